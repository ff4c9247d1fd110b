/** Values that cross: numbers, arrays, text, and pointers that may be null. */
import { i32, ints, u32, usize, type Variable } from './context.js';
import { type Feature, parameters, asVariables, keep } from './feature.js';
import {
  addressOf,
  bool,
  declare,
  define,
  expr,
  literal,
  ofInt,
  other,
  plain,
  print,
  printBool,
  rawTo,
  riskyBody,
  statements,
  type Crossing,
} from './sides.js';

export const scalars: Feature = (m, caller, scope) => {
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
export const outParameter: Feature = (m, caller, scope) => {
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

export const slice: Feature = (m, caller, scope) => {
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

/** An enum that goes round through a function of the callee. */
export const enums: Feature = (m, caller) => {
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
export const optional: Feature = (m, caller, scope) => {
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

/** bool and char, judged on the way into Rust. */
export const boolChar: Feature = (m, caller, scope) => {
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
export const strings: Feature = (m, caller) => {
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
