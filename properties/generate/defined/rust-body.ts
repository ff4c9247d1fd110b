/** Rust expressions of a type, and statements, that never overflow unless they may panic. */
import { rustLiteral, rustPrint, u32, valueOf, type Int, type Making, type Variable } from './context.js';

export interface RustScope {
  readonly vars: Variable[];
  /** Arithmetic that may overflow, indices that may be out of bounds: the panic is caught, or ends the process. */
  readonly mayPanic: boolean;
}

const readable = (s: RustScope, ty: Int): readonly Variable[] => s.vars.filter((v) => v.ty === ty);

type Make = (m: Making, s: RustScope, ty: Int, deep: number) => string;

const sub: Make = (m, s, ty, deep) => rustExpr(m, s, ty, deep - 1);

const wrapping =
  (op: string): Make =>
  (m, s, ty, deep) =>
    `(${sub(m, s, ty, deep)}).wrapping_${op}(${sub(m, s, ty, deep)})`;

const infix =
  (op: string): Make =>
  (m, s, ty, deep) =>
    `(${sub(m, s, ty, deep)} ${op} ${sub(m, s, ty, deep)})`;

const kinds: readonly (readonly [string, Make])[] = [
  ['rust wrapping_add', wrapping('add')],
  ['rust wrapping_sub', wrapping('sub')],
  ['rust wrapping_mul', wrapping('mul')],
  ['rust bitwise', (m, s, ty, deep) => infix(m.d.pick(['&', '|', '^']))(m, s, ty, deep)],
  ['rust not', (m, s, ty, deep) => `(!${sub(m, s, ty, deep)})`],
  ['rust as', (m, s, ty, deep) => `(${sub(m, s, m.int(), deep)} as ${ty.rust})`],
  [
    'rust if',
    (m, s, ty, deep) =>
      `(if ${rustBool(m, s, deep - 1)} { ${sub(m, s, ty, deep)} } else { ${sub(m, s, ty, deep)} })`,
  ],
  [
    'rust shift',
    (m, s, ty, deep) => `(${sub(m, s, ty, deep)} >> (${sub(m, s, u32, deep)} & ${ty.bits - 1}))`,
  ],
  ['rust wrapping_shl', (m, s, ty, deep) => `(${sub(m, s, ty, deep)}).wrapping_shl(${sub(m, s, u32, deep)})`],
  ['rust division', (m, s, ty, deep) => `(${sub(m, s, ty, deep)} / ${m.d.pick([3, 7, 100])})`],
  ['rust remainder', (m, s, ty, deep) => `(${sub(m, s, ty, deep)} % ${m.d.pick([3, 10, 64])})`],
  ['rust rotate', (m, s, ty, deep) => `(${sub(m, s, ty, deep)}).rotate_left(${m.d.pick([1, 5, 13])})`],
  ['rust count_ones', (m, s, ty, deep) => `((${sub(m, s, m.int(), deep)}).count_ones() as ${ty.rust})`],
  [
    'rust checked',
    (m, s, ty, deep) =>
      `(${sub(m, s, ty, deep)}).checked_${m.d.pick(['add', 'sub', 'mul'])}(${sub(m, s, ty, deep)}).unwrap_or(${rustLiteral(valueOf(m.d, ty), ty)})`,
  ],
  [
    'rust saturating',
    (m, s, ty, deep) =>
      `(${sub(m, s, ty, deep)}).saturating_${m.d.pick(['add', 'sub'])}(${sub(m, s, ty, deep)})`,
  ],
  [
    'rust min max',
    (m, s, ty, deep) => `(${sub(m, s, ty, deep)}).${m.d.pick(['min', 'max'])}(${sub(m, s, ty, deep)})`,
  ],
  [
    'rust match',
    (m, s, ty, deep) =>
      `(match ${sub(m, s, u32, deep)} % 4 { 0 => ${sub(m, s, ty, deep)}, 1 | 2 => ${sub(m, s, ty, deep)}, _ => ${leaf(m, s, ty)} })`,
  ],
];
/** Nobody knows a parameter before the program runs; what rustc can see to panic, it refuses (deny by default). */
const unknown = (m: Making, s: RustScope, ty: Int): string | null => {
  const vars = readable(s, ty).filter((v) => !v.mutable);
  return vars.length === 0 ? null : m.d.pick(vars).text;
};

const onUnknown =
  (make: (m: Making, s: RustScope, ty: Int, deep: number, x: string) => string): Make =>
  (m, s, ty, deep) => {
    const x = unknown(m, s, ty);
    return x === null ? leaf(m, s, ty) : make(m, s, ty, deep, x);
  };

const risky: readonly (readonly [string, Make])[] = [
  [
    'rust overflow',
    onUnknown((m, s, ty, deep, x) => `(${x} ${m.d.pick(['+', '-', '*'])} ${sub(m, s, ty, deep)})`),
  ],
  ['rust division by anything', onUnknown((m, s, ty, deep, x) => `(${sub(m, s, ty, deep)} / ${x})`)],
  ['rust negation', onUnknown((_m, _s, ty, _deep, x) => (ty.signed ? `(-${x})` : x))],
  [
    'rust index',
    onUnknown(
      (m, s, ty, _deep, x) =>
        `[${leaf(m, s, ty)}, ${leaf(m, s, ty)}, ${leaf(m, s, ty)}][(${x} as u8 % 5) as usize]`,
    ),
  ],
  [
    'rust unwrap',
    onUnknown(
      (m, s, ty, deep, x) =>
        `${x}.checked_${m.d.pick(['add', 'mul', 'sub'])}(${sub(m, s, ty, deep)}).unwrap()`,
    ),
  ],
];

const leaf = (m: Making, s: RustScope, ty: Int): string => {
  const vars = readable(s, ty);
  const k = m.d.choose(vars.length + 1);
  return k < vars.length ? vars[k]!.text : rustLiteral(valueOf(m.d, ty), ty);
};

export const rustExpr = (m: Making, s: RustScope, ty: Int, deep: number): string => {
  if (deep <= 0 || m.d.choose(4) === 0) return leaf(m, s, ty);
  const all = s.mayPanic ? [...kinds, ...risky] : kinds;
  const [what, make] = m.d.pick(all);
  m.note(what);
  return make(m, s, ty, deep);
};

export const rustBool = (m: Making, s: RustScope, deep: number): string => {
  const ty = m.int();
  const test = `${rustExpr(m, s, ty, deep)} ${m.d.pick(['<', '==', '>=', '!=', '>', '<='])} ${rustExpr(m, s, ty, 0)}`;
  switch (deep <= 0 ? 0 : m.d.choose(4)) {
    case 1:
      return `(${test} && ${rustBool(m, s, deep - 1)})`;
    case 2:
      return `(${test} || ${rustBool(m, s, deep - 1)})`;
    case 3:
      return `!(${test})`;
    default:
      return `(${test})`;
  }
};

type Statement = (m: Making, s: RustScope, deep: number) => readonly string[];

const written = (m: Making, s: RustScope): Variable | null => {
  const vars = s.vars.filter((v) => v.mutable);
  return vars.length === 0 ? null : m.d.pick(vars);
};

const declare: Statement = (m, s) => {
  const ty = m.int();
  const name = m.local('v');
  const value = rustExpr(m, s, ty, 2);
  s.vars.push({ text: name, ty, mutable: true });
  return [`let mut ${name}: ${ty.rust} = ${value};`];
};

const change: Statement = (m, s) => {
  const v = written(m, s);
  if (v === null) return declare(m, s, 0);
  if (m.d.choose(3) > 0) return [`${v.text} = ${rustExpr(m, s, v.ty, 2)};`];
  m.note('rust compound assignment');
  return [`${v.text} ${m.d.pick(['^=', '|=', '&='])} ${rustExpr(m, s, v.ty, 2)};`];
};

/** What is declared inside of a block ends with it. */
const inside = (m: Making, s: RustScope, deep: number): string => {
  const before = s.vars.length;
  const lines = rustStatements(m, s, 1 + m.d.choose(2), deep - 1);
  s.vars.length = before;
  return lines.join(' ');
};

const statements: readonly (readonly [string, Statement])[] = [
  ['rust let', declare],
  ['rust assignment', change],
  ['rust print', (m, s) => [rustPrint(rustExpr(m, s, m.int(), 1), 'r')]],
  [
    'rust if statement',
    (m, s, deep) => [`if ${rustBool(m, s, 1)} { ${inside(m, s, deep)} } else { ${inside(m, s, deep)} }`],
  ],
  [
    'rust for',
    (m, s, deep) => {
      const i = m.local('i');
      s.vars.push({ text: i, ty: u32, mutable: false });
      const body = inside(m, s, deep);
      s.vars.splice(
        s.vars.findIndex((v) => v.text === i),
        1,
      );
      return [`for ${i} in 0u32..${1 + m.d.choose(4)} { ${body} }`];
    },
  ],
  [
    'rust while',
    (m, s, deep) => {
      const n = m.local('n');
      return [
        `let mut ${n} = 0;`,
        `while ${n} < ${2 + m.d.choose(3)} { ${n} += 1; if ${rustBool(m, s, 0)} { ${m.d.pick(['continue', 'break'])}; } ${inside(m, s, deep)} }`,
      ];
    },
  ],
];

export const rustStatements = (m: Making, s: RustScope, count: number, deep: number): readonly string[] => {
  const out: string[] = [];
  for (let k = 0; k < count; k++) {
    const [what, make] = m.d.pick(deep <= 0 ? statements.slice(0, 3) : statements);
    m.note(what);
    out.push(...make(m, s, deep));
  }
  return out;
};

/** A body that ends with a value. */
export const rustBody = (m: Making, s: RustScope, result: Int): string =>
  [...rustStatements(m, s, m.d.choose(3), 2), rustExpr(m, s, result, 2)].join('\n    ');
