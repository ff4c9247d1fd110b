/** What crosses: each feature defines functions on both sides, and gives the statements of the caller that use them. */
import { i32, ints, u32, u64, usize, type Int, type Making, type Variable } from './context.js';
import {
  addressOf,
  body,
  bool,
  declare,
  define,
  defineLocal,
  expr,
  functionOf,
  literal,
  ofInt,
  other,
  plain,
  print,
  printBool,
  rawTo,
  riskyBody,
  statements,
  type Param,
  type Side,
} from './sides.js';
import { structFeature, structPointer } from './structs.js';

/** `scope`: variables of the caller that were made before. */
export type Feature = (m: Making, caller: Side, scope: Variable[]) => readonly string[];

const parameters = (m: Making, most: number): readonly (Param & { readonly int: Int })[] =>
  Array.from({ length: 1 + m.d.choose(most) }, (_, k) => {
    const int = m.int();
    return { name: 'abcdef'[k]!, ty: ofInt(int), int };
  });

const asVariables = (params: readonly (Param & { readonly int: Int })[]): Variable[] =>
  params.map((p) => ({ text: p.name, ty: p.int, mutable: false }));

/** The result of a call, kept for what comes after. */
const keep = (m: Making, caller: Side, scope: Variable[], ty: Int, call: string): readonly string[] => {
  const name = m.local('r');
  scope.push({ text: name, ty, mutable: true });
  return [declare(caller, name, ofInt(ty), call), print(caller, name, ty, 'result')];
};

const scalars: Feature = (m, caller, scope) => {
  const name = m.global('scalars');
  const params = parameters(m, 5);
  const ret = m.int();
  define(
    m,
    other(caller),
    { name, params, ret: ofInt(ret) },
    riskyBody(m, other(caller), asVariables(params), ret),
  );
  const args = params.map((p) => expr(m, caller, scope, p.int));
  return keep(m, caller, scope, ret, `${name}(${args.join(', ')})`);
};

/** The callee writes through a pointer, and says whether it did. */
const outParameter: Feature = (m, caller, scope) => {
  const name = m.global('out');
  const [int, key] = [m.int(), m.int()];
  const callee = other(caller);
  const params = [
    { name: 'key', ty: ofInt(key) },
    { name: 'out', ty: rawTo(ofInt(int)) },
  ];
  const vars = [{ text: 'key', ty: key, mutable: false }];
  const value = expr(m, callee, vars, int, 2);
  const test = callee === 'c' ? `(key & 1) != 0` : `key & 1 != 0`;
  const text =
    callee === 'c'
      ? `if (out == NULL || ${test}) return false; *out = ${value}; return true;`
      : `if out.is_null() || ${test} { return false; } unsafe { *out = ${value}; } true`;
  define(m, callee, { name, params, ret: bool }, text);
  const x = m.local('x');
  const nothing = caller === 'c' ? 'NULL' : 'std::ptr::null_mut()';
  return [
    declare(caller, x, ofInt(int), literal(m, caller, int)),
    printBool(caller, `${name}(${expr(m, caller, scope, key)}, ${addressOf(caller, x)})`, 'out'),
    print(caller, x, int, 'out'),
    printBool(caller, `${name}(${literal(m, caller, key)}, ${nothing})`, 'none'),
  ];
};

const slice: Feature = (m, caller, scope) => {
  const name = m.global('slice');
  const [int, ret] = [m.int(), m.int()];
  const callee = other(caller);
  const params = [
    { name: 'p', ty: rawTo(ofInt(int)) },
    { name: 'n', ty: ofInt(usize) },
  ];
  const item = callee === 'c' ? 'p[i]' : 's[i]';
  const vars: Variable[] = [
    { text: item, ty: int, mutable: true },
    { text: 'sum', ty: ret, mutable: true },
  ];
  const work = statements(m, callee, vars, 1 + m.d.choose(2));
  const text =
    callee === 'c'
      ? `${ret.c} sum = 0;\n    for (size_t i = 0; i < n; i++) { ${work} sum ^= (${ret.c})p[i]; }\n    return sum;`
      : `let s = unsafe { std::slice::from_raw_parts_mut(p, n) };\n    let mut sum: ${ret.rust} = 0;\n    for i in 0..s.len() { ${work} sum ^= s[i] as ${ret.rust}; }\n    sum`;
  define(m, callee, { name, params, ret: ofInt(ret) }, text);
  const [v, k] = [m.local('v'), m.local('k')];
  const size = 1 + m.d.choose(4);
  const items = Array.from({ length: size }, () => expr(m, caller, scope, int)).join(', ');
  if (caller === 'c')
    return [
      `${int.c} ${v}[${size}] = {${items}};`,
      ...keep(m, caller, scope, ret, `${name}(${v}, ${size})`),
      `for (int ${k} = 0; ${k} < ${size}; ${k}++) ${print('c', `${v}[${k}]`, int, 'item')}`,
    ];
  const vec = m.d.choose(2) === 1;
  m.note(vec ? 'Vec' : 'rust array');
  return [
    `let mut ${v} = ${vec ? 'vec!' : ''}[${items}];`,
    ...keep(m, caller, scope, ret, `${name}(${v}.as_mut_ptr(), ${v}.len())`),
    `for ${k} in 0..${v}.len() { ${print('rust', `${v}[${k}]`, int, 'item')} }`,
  ];
};

/** The callee calls back, several times; there may be no callback. */
const callback: Feature = (m, caller, scope) => {
  const [apply, f] = [m.global('apply'), m.global('callback')];
  const int = m.int();
  const callee = other(caller);
  const t = functionOf([ofInt(int)], ofInt(int), true);
  const params = [
    { name: 'f', ty: t },
    { name: 'x', ty: ofInt(int) },
  ];
  const times = 1 + m.d.choose(3);
  const text =
    callee === 'c'
      ? `if (!f) return ${literal(m, 'c', int)};\n    for (int i = 0; i < ${times}; i++) { x = f(x); ${print('c', 'x', int, 'back')} }\n    return x;`
      : `let Some(f) = f else { return ${literal(m, 'rust', int)} };\n    let mut x = x;\n    for _ in 0..${times} { x = f(x); ${print('rust', 'x', int, 'back')} }\n    x`;
  define(m, callee, { name: apply, params, ret: ofInt(int) }, text);
  const own: readonly Param[] = [{ name: 'a', ty: ofInt(int) }];
  const vars = [{ text: 'a', ty: int, mutable: false }];
  defineLocal(m, caller, { name: f, params: own, ret: ofInt(int) }, riskyBody(m, caller, vars, int));
  const [some, none] = caller === 'c' ? [f, 'NULL'] : [`Some(${f})`, 'None'];
  return [
    ...keep(m, caller, scope, int, `${apply}(${some}, ${expr(m, caller, scope, int)})`),
    print(caller, `${apply}(${none}, ${literal(m, caller, int)})`, int, 'none'),
  ];
};

/** A callback with a pointer to what it works on. */
const userData: Feature = (m, caller) => {
  const [each, f] = [m.global('each'), m.global('visit')];
  const [int, sum] = [m.int(), m.int()];
  const callee = other(caller);
  const pointer = plain('*mut std::ffi::c_void', 'void *');
  const fn: Param = {
    name: 'f',
    ty: {
      rust: `extern "C" fn(*mut std::ffi::c_void, ${int.rust})`,
      c: (n) => `void (*${n})(void *, ${int.c})`,
    },
  };
  const n = 1 + m.d.choose(4);
  const value = (i: string): string => expr(m, callee, [{ text: i, ty: u32, mutable: false }], int, 2);
  const text =
    callee === 'c'
      ? `for (uint32_t i = 0; i < ${n}; i++) f(data, ${value('i')});`
      : `for i in 0u32..${n} { f(data, ${value('i')}); }`;
  define(m, callee, { name: each, params: [fn, { name: 'data', ty: pointer }], ret: null }, text);
  const vars = [
    { text: 'total', ty: sum, mutable: false },
    { text: 'x', ty: int, mutable: false },
  ];
  const next = expr(m, caller, vars, sum, 2);
  const own: readonly Param[] = [
    { name: 'data', ty: pointer },
    { name: 'x', ty: ofInt(int) },
  ];
  const body =
    caller === 'c'
      ? `${sum.c} *p = data;\n    ${sum.c} total = *p;\n    *p = ${next};`
      : `let p = unsafe { &mut *(data as *mut ${sum.rust}) };\n    let total = *p;\n    *p = ${next};`;
  defineLocal(m, caller, { name: f, params: own, ret: null }, body);
  const x = m.local('total');
  const at = caller === 'c' ? `&${x}` : `&mut ${x} as *mut ${sum.rust} as *mut std::ffi::c_void`;
  return [
    declare(caller, x, ofInt(sum), literal(m, caller, sum)),
    `${each}(${f}, ${at});`,
    print(caller, x, sum, 'total'),
  ];
};

/** One function of each side calls the other, down to nothing. */
const recursion: Feature = (m, caller, scope) => {
  const [down, up] = [m.global('down'), m.global('up')];
  const int = m.int();
  const params = [
    { name: 'n', ty: ofInt(u32) },
    { name: 'x', ty: ofInt(int) },
  ];
  const vars: Variable[] = [
    { text: 'n', ty: u32, mutable: false },
    { text: 'x', ty: int, mutable: false },
  ];
  for (const [side, name, next] of [
    [caller, up, down],
    [other(caller), down, up],
  ] as const) {
    const value = expr(m, side, vars, int, 2);
    const text =
      side === 'c'
        ? `if (n == 0) return x;\n    return ${next}(n - 1, ${value});`
        : `if n == 0 { return x; }\n    unsafe { ${next}(n - 1, ${value}) }`;
    define(m, side, { name, params, ret: ofInt(int) }, text);
  }
  return keep(m, caller, scope, int, `${down}(${1 + m.d.choose(6)}, ${expr(m, caller, scope, int)})`);
};

/** State that the callee keeps between calls. */
const statics: Feature = (m, caller) => {
  const [name, cell] = [m.global('count'), m.global('state').toUpperCase()];
  const int = m.d.pick([u32, u64]);
  const callee = other(caller);
  const vars = [
    { text: 'old', ty: int, mutable: false },
    { text: 'x', ty: int, mutable: false },
  ];
  const next = expr(m, callee, vars, int, 2);
  const first = literal(m, callee, int);
  if (callee === 'c') m.c.push(`static ${int.c} ${cell} = ${first};`);
  else m.rust.push(`static mut ${cell}: ${int.rust} = ${first};`);
  const text =
    callee === 'c'
      ? `static int calls;\n    ${int.c} old = ${cell};\n    ${cell} = ${next};\n    return old + (${int.c})++calls;`
      : `unsafe { let old = ${cell}; ${cell} = ${next}; old.wrapping_add(1) }`;
  define(m, callee, { name, params: [{ name: 'x', ty: ofInt(int) }], ret: ofInt(int) }, text);
  return Array.from({ length: 3 }, () => print(caller, `${name}(${literal(m, caller, int)})`, int, 'state'));
};

/** An enum that goes round through a function of the callee. */
const enums: Feature = (m, caller) => {
  const [name, ty] = [m.global('next'), m.type('E')];
  const byte = m.d.choose(2) === 1;
  m.note(byte ? 'repr(u8) enum' : 'repr(C) enum');
  const count = 2 + m.d.choose(3);
  const values = Array.from({ length: count }, (_, k) => (k === 0 ? 0 : byte ? k * 40 : k * 300 - 700));
  const variants = values.map((v, k) => `V${k} = ${v}`).join(', ');
  m.rust.push(`#[repr(${byte ? 'u8' : 'C'})]\n#[derive(Clone, Copy)]\npub enum ${ty} { ${variants} }`);
  const constants = values.map((v, k) => `${ty}_V${k} = ${v}`).join(', ');
  m.prototypes.push(`enum ${ty} { ${constants} };`);
  const t = plain(ty, byte ? 'uint8_t' : `enum ${ty}`);
  const callee = other(caller);
  const to = values.map(() => m.d.choose(count));
  const text =
    callee === 'c'
      ? `switch (e) { ${to.map((k, i) => `case ${ty}_V${i}: return ${ty}_V${k};`).join(' ')} }\n    return ${ty}_V0;`
      : `match e { ${to.map((k, i) => `${ty}::V${i} => ${ty}::V${k}`).join(', ')} }`;
  define(m, callee, { name, params: [{ name: 'e', ty: t }], ret: t }, text);
  const e = m.local('e');
  const shown = caller === 'c' ? `(int32_t)${e}` : `${e} as i32`;
  return [
    declare(caller, e, t, caller === 'c' ? `${ty}_V${count - 1}` : `${ty}::V${count - 1}`),
    ...Array.from({ length: 3 }, () => [`${e} = ${name}(${e});`, print(caller, shown, i32, 'enum')]).flat(),
  ];
};

/** A reference that may be missing: a pointer that may be null. */
const optional: Feature = (m, caller, scope) => {
  const name = m.global('optional');
  const [int, ret] = [m.int(), m.int()];
  const mut = m.d.choose(2) === 1;
  m.note(mut ? 'Option<&mut T>' : 'Option<&T>');
  const callee = other(caller);
  const t: Crossing = {
    rust: `Option<&${mut ? 'mut ' : ''}${int.rust}>`,
    c: (n) => `${mut ? '' : 'const '}${int.c} *${n}`,
  };
  const vars = (x: string): Variable[] => [{ text: x, ty: int, mutable: false }];
  const nothing = literal(m, callee, ret);
  const changed = mut ? `*o = ${expr(m, callee, vars('(*o)'), int, 2)}; ` : '';
  const value = expr(m, callee, vars('(*o)'), ret, 2);
  const text =
    callee === 'c'
      ? `if (o == NULL) return ${nothing};\n    ${changed}return ${value};`
      : `match o { None => ${nothing}, Some(o) => { ${changed}${value} } }`;
  define(m, callee, { name, params: [{ name: 'o', ty: t }], ret: ofInt(ret) }, text);
  const x = m.local('x');
  const [some, none] = caller === 'c' ? [`&${x}`, 'NULL'] : [`Some(&${mut ? 'mut ' : ''}${x})`, 'None'];
  return [
    declare(caller, x, ofInt(int), expr(m, caller, scope, int)),
    print(caller, `${name}(${some})`, ret, 'some'),
    print(caller, `${name}(${none})`, ret, 'none'),
    print(caller, x, int, 'after'),
  ];
};

type Crossing = Param['ty'];

/** bool and char, judged on the way into Rust. */
const boolChar: Feature = (m, caller, scope) => {
  const name = m.global('letter');
  const callee = other(caller);
  const char = plain('char', 'uint32_t');
  const params = [
    { name: 'c', ty: char },
    { name: 'up', ty: bool },
  ];
  const text =
    callee === 'c'
      ? `if (up && c >= 'a' && c <= 'z') return c - 32;\n    return up ? c : c == 0x20AC ? 0x1F600u : c;`
      : `if up && c >= 'a' && c <= 'z' { return ((c as u8) - 32) as char; }\n    if up { c } else if c == '\\u{20AC}' { '\\u{1F600}' } else { c }`;
  define(m, callee, { name, params, ret: char }, text);
  const c = m.local('c');
  const value = m.d.pick([0x71, 0x7a, 0x20ac, 0x41, 0x1f4a9]);
  const first = caller === 'c' ? `0x${value.toString(16)}` : `'\\u{${value.toString(16)}}'`;
  const up = `${expr(m, caller, scope, i32)} ${m.d.pick(['>', '=='])} ${literal(m, caller, i32)}`;
  const shown = caller === 'c' ? c : `${c} as u32`;
  return [
    declare(caller, c, char, first),
    `${c} = ${name}(${c}, ${up});`,
    print(caller, shown, u32, 'letter'),
    ...(caller === 'rust' ? [`println!("{}", ${c});`] : []),
  ];
};

/** Text that ends with a zero. */
const strings: Feature = (m, caller) => {
  const name = m.global('text');
  const callee = other(caller);
  const t: Crossing = { rust: '*const i8', c: (n) => `const char *${n}` };
  const vars = [
    { text: 'h', ty: u32, mutable: false },
    { text: 'b', ty: ints[2]!, mutable: false },
  ];
  const next = expr(m, callee, vars, u32, 2);
  const text =
    callee === 'c'
      ? `uint32_t h = (uint32_t)strlen(s);\n    for (; *s != '\\0'; s++) { uint8_t b = (uint8_t)*s; h = ${next}; }\n    return h;`
      : `let bytes = unsafe { std::ffi::CStr::from_ptr(s) }.to_bytes();\n    let mut h = bytes.len() as u32;\n    for i in 0..bytes.len() { let b = bytes[i]; h = ${next}; }\n    h`;
  define(m, callee, { name, params: [{ name: 's', ty: t }], ret: ofInt(u32) }, text);
  const word = m.d.pick(['', 'a', 'hello', 'tab\\there', 'caf\\xc3\\xa9', 'longer than sixteen bytes']);
  if (caller === 'c') return [print('c', `${name}("${word}")`, u32, 'text')];
  if (m.d.choose(2) === 0)
    return [print('rust', `${name}(b"${word}\\0".as_ptr() as *const i8)`, u32, 'text')];
  m.note('CString');
  const s = m.local('s');
  return [
    `let ${s} = std::ffi::CString::new(${word.includes('\\x') ? '"plain"' : `"${word}"`}).unwrap();`,
    print('rust', `${name}(${s}.as_ptr())`, u32, 'text'),
  ];
};

/** An owner of Rust's that the other side holds: made, used, and given back; its drop is seen. */
const boxes: Feature = (m, caller) => {
  const ty = m.type('Owner');
  const int = m.int();
  m.rust.push(`pub struct ${ty} { value: ${int.rust} }
impl Drop for ${ty} {
    fn drop(&mut self) { println!("drop {}", self.value); }
}`);
  m.prototypes.push(`struct ${ty};`);
  const owner: Crossing = { rust: `Box<${ty}>`, c: (n) => `struct ${ty} *${n}` };
  const h = m.local('h');
  if (caller === 'c') {
    const [make, use, free] = [m.global('make'), m.global('use'), m.global('free')];
    const value = { name: 'value', ty: ofInt(int) };
    define(m, 'rust', { name: make, params: [value], ret: owner }, `Box::new(${ty} { value })`);
    const vars = [
      { text: 'o.value', ty: int, mutable: true },
      { text: 'x', ty: int, mutable: false },
    ];
    const used: Crossing = { rust: `&mut ${ty}`, c: owner.c };
    const params = [
      { name: 'o', ty: used },
      { name: 'x', ty: ofInt(int) },
    ];
    define(m, 'rust', { name: use, params, ret: ofInt(int) }, body(m, 'rust', vars, int));
    define(
      m,
      'rust',
      { name: free, params: [{ name: 'o', ty: { ...owner, rust: `Option<Box<${ty}>>` } }], ret: null },
      'drop(o);',
    );
    return [
      declare('c', h, owner, `${make}(${literal(m, 'c', int)})`),
      ...Array.from({ length: 2 }, () => print('c', `${use}(${h}, ${literal(m, 'c', int)})`, int, 'owner')),
      `${free}(${h});`,
      `${free}(NULL);`,
    ];
  }
  const [put, take] = [m.global('put'), m.global('take')];
  const maybe: Crossing = { ...owner, rust: `Option<Box<${ty}>>` };
  const slot = m.global('slot');
  m.c.push(`static struct ${ty} *${slot};`);
  define(
    m,
    'c',
    { name: put, params: [{ name: 'o', ty: owner }], ret: maybe },
    `struct ${ty} *old = ${slot}; ${slot} = o; return old;`,
  );
  define(
    m,
    'c',
    { name: take, params: [], ret: maybe },
    `struct ${ty} *o = ${slot}; ${slot} = NULL; return o;`,
  );
  const make = (): string => `Box::new(${ty} { value: ${literal(m, 'rust', int)} })`;
  return [
    printBool('rust', `${put}(${make()}).is_none()`, 'first'),
    `drop(${put}(${make()}));`,
    `if let Some(mut ${h}) = ${take}() { ${h}.value = ${literal(m, 'rust', int)}; ${print('rust', `${h}.value`, int, 'taken')} }`,
    printBool('rust', `${take}().is_some()`, 'again'),
  ];
};

/** A table of functions, in a struct. */
const table: Feature = (m, caller, scope) => {
  const [run, ty] = [m.global('run'), m.type('Ops')];
  const int = m.int();
  const fn = functionOf([ofInt(int), ofInt(int)], ofInt(int));
  m.rust.push(`#[repr(C)]\npub struct ${ty} { first: ${fn.rust}, second: Option<${fn.rust}>, mark: u8 }`);
  m.prototypes.push(`struct ${ty} { ${fn.c('first')}; ${fn.c('second')}; uint8_t mark; };`);
  const t: Crossing = { rust: `*const ${ty}`, c: (n) => `const struct ${ty} *${n}` };
  const callee = other(caller);
  const params = [
    { name: 't', ty: t },
    { name: 'x', ty: ofInt(int) },
  ];
  const text =
    callee === 'c'
      ? `${int.c} y = t->first(x, x);\n    if (t->second) y = t->second(y, (${int.c})t->mark);\n    return y;`
      : `let t = unsafe { &*t };\n    let mut y = (t.first)(x, x);\n    if let Some(f) = t.second { y = f(y, t.mark as ${int.rust}); }\n    y`;
  define(m, callee, { name: run, params, ret: ofInt(int) }, text);
  const names = [m.global('op'), m.global('op')];
  const own: readonly Param[] = [
    { name: 'a', ty: ofInt(int) },
    { name: 'b', ty: ofInt(int) },
  ];
  const vars = [
    { text: 'a', ty: int, mutable: false },
    { text: 'b', ty: int, mutable: false },
  ];
  for (const n of names)
    defineLocal(m, caller, { name: n, params: own, ret: ofInt(int) }, body(m, caller, vars, int));
  const ops = m.local('ops');
  const second = m.d.choose(2) === 1;
  const made =
    caller === 'c'
      ? `struct ${ty} ${ops} = {.first = ${names[0]!}, .second = ${second ? names[1]! : 'NULL'}, .mark = 7};`
      : `let ${ops} = ${ty} { first: ${names[0]!}, second: ${second ? `Some(${names[1]!})` : 'None'}, mark: 7 };`;
  return [made, ...keep(m, caller, scope, int, `${run}(&${ops}, ${expr(m, caller, scope, int)})`)];
};

/** A vector taken apart, handed over, and put together again. */
const vectors: Feature = (m, caller, scope) => {
  const int = m.int();
  const ty = m.type('Parts');
  m.rust.push(`#[repr(C)]\npub struct ${ty} { data: *mut ${int.rust}, len: usize, cap: usize }`);
  m.prototypes.push(`struct ${ty} { ${int.c} *data; size_t len, cap; };`);
  const t = plain(ty, `struct ${ty}`);
  const apart = (v: string): string =>
    `let parts = ${ty} { data: ${v}.as_mut_ptr(), len: ${v}.len(), cap: ${v}.capacity() }; std::mem::forget(${v});`;
  const p = m.local('parts');
  if (caller === 'c') {
    const [make, push, free] = [m.global('vec'), m.global('push'), m.global('free')];
    const vars = [{ text: 'i', ty: u32, mutable: false }];
    const filled = `let mut v: Vec<${int.rust}> = Vec::new(); for i in 0..n { v.push(${expr(m, 'rust', vars, int, 2)}); }`;
    const whole = (q: string): string =>
      `let mut v = unsafe { Vec::from_raw_parts(${q}.data, ${q}.len, ${q}.cap) };`;
    define(
      m,
      'rust',
      { name: make, params: [{ name: 'n', ty: ofInt(u32) }], ret: t },
      `${filled} ${apart('v')} parts`,
    );
    const params = [
      { name: 'p', ty: t },
      { name: 'x', ty: ofInt(int) },
    ];
    define(m, 'rust', { name: push, params, ret: t }, `${whole('p')} v.push(x); ${apart('v')} parts`);
    const last = `let last = v.pop(); last.unwrap_or(${literal(m, 'rust', int)})`;
    define(
      m,
      'rust',
      { name: free, params: [{ name: 'p', ty: t }], ret: ofInt(int) },
      `${whole('p')} ${last}`,
    );
    return [
      `struct ${ty} ${p} = ${make}(${m.d.choose(4)});`,
      ...Array.from(
        { length: 1 + m.d.choose(4) },
        () => `${p} = ${push}(${p}, ${expr(m, 'c', scope, int)});`,
      ),
      `for (size_t i = 0; i < ${p}.len; i++) { ${print('c', `${p}.data[i]`, int, 'element')} }`,
      print('c', `${free}(${p})`, int, 'last'),
    ];
  }
  const grow = m.global('change');
  const vars = [{ text: 'p->data[i]', ty: int, mutable: true }];
  const work = statements(m, 'c', vars, 1);
  const pointer: Crossing = { rust: `&mut ${ty}`, c: (n) => `struct ${ty} *${n}` };
  const text = `for (size_t i = 0; i < p->len; i++) { ${work} }\n    if (p->len > 1) p->len--;`;
  define(m, 'c', { name: grow, params: [{ name: 'p', ty: pointer }], ret: null }, text);
  const items = Array.from({ length: 1 + m.d.choose(4) }, () => expr(m, 'rust', scope, int)).join(', ');
  const v = m.local('v');
  return [
    `let mut ${v} = vec![${items}];`,
    `let ${v} = { ${apart(v)} parts };`,
    `let mut ${p} = ${v};`,
    `${grow}(&mut ${p});`,
    `let ${v} = Vec::from_raw_parts(${p}.data, ${p}.len, ${p}.cap);`,
    `for i in 0..${v}.len() { ${print('rust', `${v}[i]`, int, 'element')} }`,
  ];
};

/** A union that C looks into, and Rust knows as its bits. */
const unions: Feature = (m, caller, scope) => {
  const ty = m.type('U');
  const [read, write] = [m.global('read'), m.global('write')];
  const a = m.d.pick([u64, ints[3]!]);
  const half = m.d.pick([u32, i32]);
  m.prototypes.push(`union ${ty} { ${a.c} whole; ${half.c} half[2]; uint8_t bytes[8]; };`);
  if (caller === 'c') {
    const u = m.local('u');
    const scoped = [
      { text: `${u}.whole`, ty: a, mutable: true },
      { text: `${u}.half[1]`, ty: half, mutable: true },
      { text: `${u}.bytes[5]`, ty: ints[2]!, mutable: true },
    ];
    return [
      `union ${ty} ${u} = {.whole = ${expr(m, 'c', scope, a)}};`,
      statements(m, 'c', scoped, 3),
      print('c', `${u}.whole`, a, 'union'),
      print('c', `${u}.half[0]`, half, 'union'),
    ];
  }
  const t = ofInt(a);
  define(
    m,
    'c',
    { name: read, params: [{ name: 'x', ty: t }], ret: ofInt(half) },
    `union ${ty} u; u.whole = x; return u.half[${m.d.choose(2)}];`,
  );
  const params = [
    { name: 'x', ty: t },
    { name: 'b', ty: ofInt(ints[2]!) },
  ];
  define(
    m,
    'c',
    { name: write, params, ret: t },
    `union ${ty} u = {.whole = x}, *p = &u; p->bytes[${m.d.choose(8)}] ^= b; return u.whole;`,
  );
  return [
    ...keep(m, caller, scope, half, `${read}(${expr(m, caller, scope, a)})`),
    ...keep(m, caller, scope, a, `${write}(${expr(m, caller, scope, a)}, ${literal(m, caller, ints[2]!)})`),
  ];
};

/** The process ends inside of the callee, or does not. */
const ending: Feature = (m, caller, scope) => {
  const name = m.global('end');
  const callee = other(caller);
  const how = m.d.choose(3);
  const code = 1 + m.d.choose(200);
  const last =
    callee === 'c'
      ? ['exit(code);', 'abort();', 'exit(code + 256);'][how]!
      : ['std::process::exit(code)', 'std::process::abort()', `panic!("code {}", code)`][how]!;
  const test = expr(m, callee, [{ text: 'code', ty: i32, mutable: false }], i32);
  const said = callee === 'c' ? 'printf("ending %d\\n", code);' : 'println!("ending {}", code);';
  const text = callee === 'c' ? `${said} if (${test} > 0) { ${last} }` : `${said} if ${test} > 0 { ${last} }`;
  m.note(`ends by ${last.replace(/\(.*/, '')}`);
  define(m, callee, { name, params: [{ name: 'code', ty: ofInt(i32) }], ret: null }, text);
  return [`${name}(${code});`, print(caller, expr(m, caller, scope, i32), i32, 'went on')];
};

/** Work on the caller's own side, between the calls. */
const between: Feature = (m, caller, scope) => [statements(m, caller, scope, 1 + m.d.choose(3))];

export const features: readonly (readonly [string, Feature])[] = [
  ['scalars', scalars],
  ['out parameters', outParameter],
  ['structs by value', structFeature],
  ['structs by pointer', structPointer],
  ['slices', slice],
  ['callbacks', callback],
  ['callbacks with user data', userData],
  ['recursion across', recursion],
  ['statics', statics],
  ['enums', enums],
  ['optional references', optional],
  ['bool and char', boolChar],
  ['strings', strings],
  ['boxes handed over and back', boxes],
  ['tables of functions', table],
  ['statements between calls', between],
  ['vectors taken apart', vectors],
  ['unions', unions],
  ['the end of the process', ending],
];
