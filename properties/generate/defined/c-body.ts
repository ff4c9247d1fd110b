/** C expressions and statements without undefined or unspecified behaviour, on any values of their variables. */
import {
  cLiteral,
  cPrint,
  ints,
  u32,
  u64,
  valueOf,
  type Int,
  type Making,
  type Variable,
} from './context.js';

export type CScope = Variable[];

type Make = (m: Making, s: CScope, deep: number) => string;

const sub: Make = (m, s, deep) => cExpr(m, s, deep - 1);
/** Arithmetic on unsigned types cannot overflow (C11 6.2.5p9). */
const unsigned = (m: Making): string => m.d.pick([u32, u64]).c;

/** Values that promotion makes an `int` with room to spare (6.3.1.1p2). */
const small = (m: Making, s: CScope, bits: number): string => {
  const vars = s.filter((v) => v.ty.bits <= bits);
  const k = m.d.choose(vars.length + 1);
  return k < vars.length ? vars[k]!.text : String(m.d.choose(100));
};

const kinds: readonly (readonly [string, Make])[] = [
  [
    'c unsigned arithmetic',
    (m, s, deep) => {
      const t = unsigned(m);
      return `((${t})${sub(m, s, deep)} ${m.d.pick(['+', '-', '*'])} (${t})${sub(m, s, deep)})`;
    },
  ],
  ['c promoted arithmetic', (m, s) => `(${small(m, s, 8)} ${m.d.pick(['+', '-', '*'])} ${small(m, s, 8)})`],
  ['c promoted sum', (m, s) => `(${small(m, s, 16)} ${m.d.pick(['+', '-'])} ${small(m, s, 16)})`],
  ['c bitwise', (m, s, deep) => `(${sub(m, s, deep)} ${m.d.pick(['&', '|', '^'])} ${sub(m, s, deep)})`],
  ['c complement', (m, s, deep) => `(~${sub(m, s, deep)})`],
  ['c cast', (m, s, deep) => `((${m.int().c})${sub(m, s, deep)})`],
  [
    'c comparison',
    (m, s, deep) => `(${sub(m, s, deep)} ${m.d.pick(['<', '==', '>=', '!=', '>', '<='])} ${sub(m, s, deep)})`,
  ],
  ['c logical', (m, s, deep) => `(${sub(m, s, deep)} ${m.d.pick(['&&', '||'])} ${sub(m, s, deep)})`],
  ['c not', (m, s, deep) => `(!${sub(m, s, deep)})`],
  ['c conditional', (m, s, deep) => `(${sub(m, s, deep)} ? ${sub(m, s, deep)} : ${sub(m, s, deep)})`],
  ['c shift', (m, s, deep) => `((${unsigned(m)})${sub(m, s, deep)} << (${sub(m, s, deep)} & 31))`],
  ['c shift of any sign', (m, s, deep) => `(${sub(m, s, deep)} >> (${sub(m, s, deep)} & 7))`],
  [
    'c division',
    (m, s, deep) =>
      `((${unsigned(m)})${sub(m, s, deep)} ${m.d.pick(['/', '%'])} ((${unsigned(m)})${sub(m, s, deep)} | 1))`,
  ],
  [
    'c signed division',
    (m, s, deep) => `((int32_t)${sub(m, s, deep)} ${m.d.pick(['/', '%'])} ${m.d.pick([3, 7, 1000])})`,
  ],
  ['c sizeof', (m) => `(int)sizeof(${m.int().c})`],
  ['c comma', (m, s, deep) => `(${sub(m, s, deep)}, ${sub(m, s, deep)})`],
  ['c bool', (m, s, deep) => `((bool)${sub(m, s, deep)})`],
];

const leaf = (m: Making, s: CScope): string => {
  const k = m.d.choose(s.length + 1);
  if (k < s.length) return s[k]!.text;
  const ty = m.int();
  return cLiteral(valueOf(m.d, ty), ty);
};

export const cExpr = (m: Making, s: CScope, deep: number): string => {
  if (deep <= 0 || m.d.choose(4) === 0) return leaf(m, s);
  const [what, make] = m.d.pick(kinds);
  m.note(what);
  return make(m, s, deep);
};

type Statement = (m: Making, s: CScope, deep: number) => readonly string[];

const declare: Statement = (m, s) => {
  const ty = m.int();
  const name = m.local('v');
  const value = cExpr(m, s, 2);
  s.push({ text: name, ty, mutable: true });
  return [`${ty.c} ${name} = ${value};`];
};

const change: Statement = (m, s) => {
  const vars = s.filter((v) => v.mutable);
  if (vars.length === 0) return declare(m, s, 0);
  const v = m.d.pick(vars);
  switch (m.d.choose(4)) {
    case 1:
      m.note('c compound assignment');
      return [`${v.text} ${m.d.pick(['^=', '|=', '&='])} ${cExpr(m, s, 2)};`];
    case 2:
      // Of a signed type as wide as `int` or wider, one more may be too many.
      if (v.ty.signed && v.ty.bits >= 32) return [`${v.text} >>= 1;`];
      m.note('c increment');
      return [m.d.pick([`${v.text}++;`, `--${v.text};`, `${v.text} += 3;`])];
    default:
      return [`${v.text} = ${cExpr(m, s, 2)};`];
  }
};

const inside = (m: Making, s: CScope, deep: number): string => {
  const before = s.length;
  const lines = cStatements(m, s, 1 + m.d.choose(2), deep - 1);
  s.length = before;
  return lines.join(' ');
};

const statements: readonly (readonly [string, Statement])[] = [
  ['c declaration', declare],
  ['c assignment', change],
  [
    'c print',
    (m, s) => {
      const ty = m.int();
      return [cPrint(`(${ty.c})${cExpr(m, s, 1)}`, ty, 'c')];
    },
  ],
  [
    'c if',
    (m, s, deep) => [`if (${cExpr(m, s, 1)}) { ${inside(m, s, deep)} } else { ${inside(m, s, deep)} }`],
  ],
  [
    'c for',
    (m, s, deep) => {
      const i = m.local('i');
      s.push({ text: i, ty: ints[0]!, mutable: false });
      const body = inside(m, s, deep);
      s.splice(
        s.findIndex((v) => v.text === i),
        1,
      );
      return [`for (int ${i} = 0; ${i} < ${1 + m.d.choose(4)}; ${i}++) { ${body} }`];
    },
  ],
  [
    'c while',
    (m, s, deep) => {
      const n = m.local('n');
      return [
        `int ${n} = ${2 + m.d.choose(3)};`,
        `while (${n} --> 0) { if (${cExpr(m, s, 1)}) ${m.d.pick(['continue', 'break'])}; ${inside(m, s, deep)} }`,
      ];
    },
  ],
  [
    'c switch',
    (m, s, deep) => [
      `switch ((uint32_t)${cExpr(m, s, 1)} % 4) { case 0: ${assigned(m, s)} ${m.d.pick(['break;', '/* on */'])} case 1: case 2: { ${inside(m, s, deep)} break; } default: ${assigned(m, s)} }`,
    ],
  ],
];

const assigned = (m: Making, s: CScope): string => {
  const vars = s.filter((v) => v.mutable);
  return vars.length === 0 ? ';' : `${m.d.pick(vars).text} = ${cExpr(m, s, 1)};`;
};

export const cStatements = (m: Making, s: CScope, count: number, deep: number): readonly string[] => {
  const out: string[] = [];
  for (let k = 0; k < count; k++) {
    const [what, make] = m.d.pick(deep <= 0 ? statements.slice(0, 3) : statements);
    m.note(what);
    out.push(...make(m, s, deep));
  }
  return out;
};

/** A body that returns a value of the type. */
export const cBody = (m: Making, s: CScope, result: Int): string =>
  [...cStatements(m, s, m.d.choose(3), 2), `return (${result.c})${cExpr(m, s, 2)};`].join('\n    ');
