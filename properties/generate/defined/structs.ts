/** Structs that cross: by value in registers or memory, and by pointer. */
import { cLiteral, i32, rustLiteral, valueOf, type Int, type Making, type Variable } from './context.js';
import type { Feature } from './feature.js';
import {
  addressOf,
  declare,
  define,
  defineLocal,
  other,
  plain,
  print,
  statements,
  type Crossing,
  type Side,
} from './sides.js';

type Field =
  | { readonly k: 'int'; readonly name: string; readonly ty: Int }
  | { readonly k: 'bool'; readonly name: string }
  | { readonly k: 'array'; readonly name: string; readonly ty: Int; readonly size: number }
  | { readonly k: 'struct'; readonly name: string; readonly of: Struct };

interface Struct {
  readonly name: string;
  readonly fields: readonly Field[];
}

const makeStruct = (m: Making, deep: number): Struct => {
  const name = m.type('S');
  const fields = Array.from({ length: 1 + m.d.choose(4) }, (_, k): Field => {
    const at = `f${k}`;
    switch (m.d.choose(deep > 0 ? 7 : 5)) {
      case 3:
        return { k: 'array', name: at, ty: m.int(), size: 1 + m.d.choose(3) };
      case 4:
        m.note('bool in a struct');
        return { k: 'bool', name: at };
      case 5:
      case 6:
        m.note('nested struct');
        return { k: 'struct', name: at, of: makeStruct(m, deep - 1) };
      default:
        return { k: 'int', name: at, ty: m.int() };
    }
  });
  const s = { name, fields };
  const rust = fields.map((f) => `${f.name}: ${rustField(f)}`).join(', ');
  m.rust.push(`#[repr(C)]\n#[derive(Clone, Copy)]\npub struct ${name} { ${rust} }`);
  m.prototypes.push(`struct ${name} { ${fields.map((f) => `${cField(f)};`).join(' ')} };`);
  return s;
};

const rustField = (f: Field): string =>
  f.k === 'bool'
    ? 'bool'
    : f.k === 'int'
      ? f.ty.rust
      : f.k === 'array'
        ? `[${f.ty.rust}; ${f.size}]`
        : f.of.name;
const cField = (f: Field): string =>
  f.k === 'bool'
    ? `bool ${f.name}`
    : f.k === 'int'
      ? `${f.ty.c} ${f.name}`
      : f.k === 'array'
        ? `${f.ty.c} ${f.name}[${f.size}]`
        : `struct ${f.of.name} ${f.name}`;

/** Every scalar of it, as it is reached from `base`; a bool is read as a number, and not written. */
const leaves = (s: Struct, base: string, side: Side): readonly Variable[] =>
  s.fields.flatMap((f): readonly Variable[] => {
    const at = `${base}${f.name}`;
    if (f.k === 'int') return [{ text: at, ty: f.ty, mutable: true }];
    if (f.k === 'bool')
      return [{ text: side === 'c' ? `(int)${at}` : `(${at} as i32)`, ty: i32, mutable: false }];
    if (f.k === 'struct') return leaves(f.of, `${at}.`, side);
    return Array.from({ length: f.size }, (_, k) => ({ text: `${at}[${k}]`, ty: f.ty, mutable: true }));
  });

const valueIn = (m: Making, side: Side, s: Struct): string => {
  const items = s.fields.map((f) => {
    const one = (): string => {
      if (f.k === 'struct') return valueIn(m, side, f.of);
      if (f.k === 'bool') return m.d.choose(2) === 1 ? 'true' : 'false';
      const v = valueOf(m.d, f.ty);
      return side === 'c' ? cLiteral(v, f.ty) : rustLiteral(v, f.ty);
    };
    if (f.k !== 'array') return side === 'c' ? one() : `${f.name}: ${one()}`;
    const all = Array.from({ length: f.size }, one).join(', ');
    return side === 'c' ? `{${all}}` : `${f.name}: [${all}]`;
  });
  return side === 'c' ? `{${items.join(', ')}}` : `${s.name} { ${items.join(', ')} }`;
};

const typeOf = (s: Struct): Crossing => plain(s.name, `struct ${s.name}`);

const shown = (side: Side, s: Struct, name: string, tag: string): readonly string[] =>
  leaves(s, `${name}.`, side).map((l) => print(side, l.text, l.ty, tag));

export const structFeature: Feature = (m, caller) => {
  const name = m.global('by_value');
  const s = makeStruct(m, 1);
  const t = typeOf(s);
  const callee = other(caller);
  const work = statements(m, callee, [...leaves(s, 's.', callee)], 1 + m.d.choose(3));
  const text = callee === 'c' ? `${work}\n    return s;` : `let mut s = s;\n    ${work}\n    s`;
  define(m, callee, { name, params: [{ name: 's', ty: t }], ret: t }, text);
  const [a, b] = [m.local('s'), m.local('s')];
  return [
    declare(caller, a, t, valueIn(m, caller, s)),
    declare(caller, b, t, `${name}(${a})`),
    ...shown(caller, s, b, 'value'),
    ...shown(caller, s, a, 'same'),
  ];
};

export const structPointer: Feature = (m, caller) => {
  const name = m.global('by_pointer');
  const s = makeStruct(m, 1);
  const callee = other(caller);
  const t: Crossing = { rust: `&mut ${s.name}`, c: (n) => `struct ${s.name} *${n}` };
  const vars = [...leaves(s, callee === 'c' ? 's->' : 's.', callee)];
  const work = statements(m, callee, vars, 1 + m.d.choose(3));
  define(m, callee, { name, params: [{ name: 's', ty: t }], ret: null }, work);
  const a = m.local('s');
  return [
    declare(caller, a, typeOf(s), valueIn(m, caller, s)),
    `${name}(${addressOf(caller, a)});`,
    ...shown(caller, s, a, 'pointed'),
  ];
};

/** A struct goes to the callee, from there to a callback, and all the way back. */
export const structCallback: Feature = (m, caller) => {
  const [apply, f] = [m.global('through'), m.global('changed')];
  const s = makeStruct(m, 1);
  const t = typeOf(s);
  const callee = other(caller);
  const fn: Crossing = {
    rust: `extern "C" fn(${s.name}) -> ${s.name}`,
    c: (n) => `struct ${s.name} (*${n})(struct ${s.name})`,
  };
  const params = [
    { name: 'f', ty: fn },
    { name: 's', ty: t },
  ];
  const work = (side: Side): string => statements(m, side, [...leaves(s, 's.', side)], 1 + m.d.choose(2));
  const text =
    callee === 'c'
      ? `s = f(s);\n    ${work('c')}\n    return f(s);`
      : `let mut s = f(s);\n    ${work('rust')}\n    f(s)`;
  define(m, callee, { name: apply, params, ret: t }, text);
  const own = work(caller);
  const body = caller === 'c' ? `${own}\n    return s;` : `let mut s = s;\n    ${own}\n    s`;
  defineLocal(m, caller, { name: f, params: [{ name: 's', ty: t }], ret: t }, body);
  const [a, b] = [m.local('s'), m.local('s')];
  return [
    declare(caller, a, t, valueIn(m, caller, s)),
    declare(caller, b, t, `${apply}(${f}, ${a})`),
    ...shown(caller, s, b, 'through'),
  ];
};
