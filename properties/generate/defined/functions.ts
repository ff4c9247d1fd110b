/** Functions that cross, and state and endings that calls leave behind. */
import { i32, u32, u64, type Variable } from './context.js';
import { type Feature, keep } from './feature.js';
import {
  body,
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
  riskyBody,
  statements,
  type Param,
  type Crossing,
} from './sides.js';

/** The callee calls back, several times; there may be no callback. */
export const callback: Feature = (m, caller, scope) => {
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
export const userData: Feature = (m, caller) => {
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
export const recursion: Feature = (m, caller, scope) => {
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
export const statics: Feature = (m, caller) => {
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

/** A table of functions, in a struct. */
export const table: Feature = (m, caller, scope) => {
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

/** Work on the caller's own side, between the calls. */
export const between: Feature = (m, caller, scope) => [statements(m, caller, scope, 1 + m.d.choose(3))];

/** The process ends inside of the callee, or does not. */
export const ending: Feature = (m, caller, scope) => {
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
