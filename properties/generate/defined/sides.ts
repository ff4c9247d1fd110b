/** The two languages as sides of a boundary: what a feature is written with, whichever of them calls. */
import { cBody, cExpr, cStatements } from './c-body.js';
import {
  cLiteral,
  cPrint,
  rustLiteral,
  rustPrint,
  valueOf,
  type Int,
  type Making,
  type Variable,
} from './context.js';
import { rustBody, rustExpr, rustStatements } from './rust-body.js';

export type Side = 'rust' | 'c';
export const other = (s: Side): Side => (s === 'rust' ? 'c' : 'rust');

/** A type that crosses: as Rust writes it, and as C declares a name of it. */
export interface Crossing {
  readonly rust: string;
  readonly c: (name: string) => string;
}

export const plain = (rust: string, c: string): Crossing => ({ rust, c: (n) => `${c} ${n}`.trim() });
export const ofInt = (t: Int): Crossing => plain(t.rust, t.c);
export const bool = plain('bool', 'bool');
export const rawTo = (t: Crossing, mut = true): Crossing => ({
  rust: `*${mut ? 'mut' : 'const'} ${t.rust}`,
  c: (n) => t.c(`${mut ? '' : 'const '}*${n}`),
});
export const functionOf = (params: readonly Crossing[], ret: Crossing, optional = false): Crossing => {
  const rust = `extern "C" fn(${params.map((p) => p.rust).join(', ')}) -> ${ret.rust}`;
  return {
    rust: optional ? `Option<${rust}>` : rust,
    c: (n) => ret.c(`(*${n})(${params.map((p) => p.c('')).join(', ')})`),
  };
};

export interface Param {
  readonly name: string;
  readonly ty: Crossing;
}

export interface Signature {
  readonly name: string;
  readonly params: readonly Param[];
  readonly ret: Crossing | null;
}

const rustParams = (s: Signature): string => s.params.map((p) => `${p.name}: ${p.ty.rust}`).join(', ');
const rustResult = (s: Signature): string => (s.ret === null ? '' : ` -> ${s.ret.rust}`);

const cDeclaration = (s: Signature): string => {
  const params = s.params.length === 0 ? 'void' : s.params.map((p) => p.ty.c(p.name)).join(', ');
  const head = `${s.name}(${params})`;
  return s.ret === null ? `void ${head}` : s.ret.c(head);
};

/** Defines a function on one side and declares it on the other. */
export const define = (m: Making, side: Side, s: Signature, body: string): void => {
  if (side === 'rust') {
    m.rust.push(
      `#[no_mangle]\npub extern "C" fn ${s.name}(${rustParams(s)})${rustResult(s)} {\n    ${body}\n}`,
    );
    m.prototypes.push(`${cDeclaration(s)};`);
  } else {
    m.externs.push(`    fn ${s.name}(${rustParams(s)})${rustResult(s)};`);
    m.c.push(`${cDeclaration(s)} {\n    ${body}\n}`);
  }
};

/** A function that its own side alone knows by name: to be given as a callback. */
export const defineLocal = (m: Making, side: Side, s: Signature, body: string): void => {
  if (side === 'rust')
    m.rust.push(`extern "C" fn ${s.name}(${rustParams(s)})${rustResult(s)} {\n    ${body}\n}`);
  else m.c.push(`static ${cDeclaration(s)} {\n    ${body}\n}`);
};

/** A panic that is caught becomes a value. */
const guarded = (m: Making, scope: Variable[], result: Int): string => {
  m.note('catch_unwind');
  const body = rustBody(m, { vars: scope, mayPanic: true }, result);
  const otherwise = rustLiteral(valueOf(m.d, result), result);
  return `match std::panic::catch_unwind(|| -> ${result.rust} {\n    ${body}\n    }) { Ok(v) => v, Err(_) => ${otherwise} }`;
};

/** The end of a body: statements, and the value that is returned. */
export const body = (m: Making, side: Side, scope: readonly Variable[], result: Int): string => {
  if (side === 'c') return cBody(m, [...scope], result);
  return rustBody(m, { vars: [...scope], mayPanic: false }, result);
};

/**
 * As `body`; Rust may panic, and catches it, or seldom does not: then the process aborts at the edge of C. Only for
 * parameters by value: what a closure captures must be so.
 */
export const riskyBody = (m: Making, side: Side, scope: readonly Variable[], result: Int): string => {
  if (side === 'c') return body(m, side, scope, result);
  const k = m.d.choose(9);
  if (k >= 6) return guarded(m, [...scope], result);
  if (k < 5) return body(m, side, scope, result);
  m.note('a panic that nobody catches');
  return rustBody(m, { vars: [...scope], mayPanic: true }, result);
};

export const statements = (m: Making, side: Side, scope: Variable[], count: number): string =>
  (side === 'c'
    ? cStatements(m, scope, count, 1)
    : rustStatements(m, { vars: scope, mayPanic: false }, count, 1)
  ).join('\n    ');

export const expr = (m: Making, side: Side, scope: Variable[], ty: Int, deep = 1): string =>
  side === 'c'
    ? `(${ty.c})${cExpr(m, scope, deep)}`
    : rustExpr(m, { vars: scope, mayPanic: false }, ty, deep);

export const literal = (m: Making, side: Side, ty: Int): string => {
  const v = valueOf(m.d, ty);
  return side === 'c' ? cLiteral(v, ty) : rustLiteral(v, ty);
};

export const print = (side: Side, text: string, ty: Int, tag: string): string =>
  side === 'c' ? cPrint(text, ty, tag) : rustPrint(text, tag);

export const printBool = (side: Side, text: string, tag: string): string =>
  side === 'c' ? `printf("${tag} %s\\n", ${text} ? "true" : "false");` : rustPrint(text, tag);

export const declare = (side: Side, name: string, ty: Crossing, value: string): string =>
  side === 'c' ? `${ty.c(name)} = ${value};` : `let mut ${name}: ${ty.rust} = ${value};`;

/** How a pointer to a variable is written for a parameter of the other side. */
export const addressOf = (side: Side, name: string): string => (side === 'c' ? `&${name}` : `&mut ${name}`);
