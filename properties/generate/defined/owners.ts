/** What one side owns and the other holds, and storage that is looked into in several ways. */
import { i32, ints, u32, u64 } from './context.js';
import { keep, type Feature } from './feature.js';
import {
  body,
  declare,
  define,
  expr,
  literal,
  ofInt,
  plain,
  print,
  printBool,
  statements,
  type Crossing,
} from './sides.js';

/** An owner of Rust's that the other side holds: made, used, and given back; its drop is seen. */
export const boxes: Feature = (m, caller) => {
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

/** A vector taken apart, handed over, and put together again. */
export const vectors: Feature = (m, caller, scope) => {
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
export const unions: Feature = (m, caller, scope) => {
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
