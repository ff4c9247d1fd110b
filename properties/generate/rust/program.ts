/**
 * Whole programs of mini-Rust, accepted by construction: types, functions whose results may borrow from their
 * parameters, and a `main`. as text, in the order in which it is read, and parsed: names and places are the
 * parser's, so a printed program is the program.
 */
import { parseRust } from '../../../model/rust/parse.js';
import type { Crate } from '../../../model/rust/syntax.js';
import type { Tape } from '../tape.js';
import { firstOf, guardAdt, makeAdt, makeSignature, type Items, type Signature } from './items.js';
import { nothing } from './loans.js';
import { block } from './blocks.js';
import { statement } from './statements.js';
import { places, root, type Place } from './places.js';
import { hasRef, refTo, same, text, type Adt, type Ty } from './types.js';
import { Scope } from './values.js';

export interface Sizes {
  /** Statements at most, over all bodies. */
  readonly statements: number;
  /** With `unsafe` blocks, functions and mutable statics. */
  readonly unsafe: boolean;
  /** Begins with a type that borrows and has a destructor, and a function whose result borrows from one parameter. */
  readonly guards?: boolean;
}

const adtText = (a: Adt): string => {
  const traits = [...(a.copy ? ['Clone', 'Copy'] : []), ...(a.shown ? ['Debug', 'PartialEq', 'Eq'] : [])];
  const derives = traits.length === 0 ? '' : `#[derive(${traits.join(', ')})]\n`;
  const life = a.life ? "<'a>" : '';
  const fields = (shape: string, fs: readonly { name: string; ty: Ty }[], end: string): string => {
    const l = a.life ? "'a" : '';
    if (shape === 'unit') return end;
    if (shape === 'tuple') return `(${fs.map((f) => text(f.ty, l)).join(', ')})${end}`;
    return ` { ${fs.map((f) => `${f.name}: ${text(f.ty, l)}`).join(', ')} }`;
  };
  const v = a.variants[0]!;
  const head =
    a.kind === 'struct'
      ? `struct ${a.name}${life}${fields(v.shape, v.fields, ';')}`
      : `enum ${a.name} { ${a.variants.map((x) => `${x.name}${fields(x.shape, x.fields, '')}`).join(', ')} }`;
  const drop = a.drop
    ? `\nimpl${life} Drop for ${a.name}${life} { fn drop(&mut self) { ${a.life ? '*self.r += 1; ' : ''}println!("~${a.name}"); } }`
    : '';
  return `${derives}${head}${drop}`;
};

/** The parts of a parameter that the result may be: places of its type. */
const resultFrom = (b: Scope, sig: Signature, of: Place): Place[] => {
  const ty = sig.ret;
  if (ty.k !== 'ref') return [];
  return places(b.s).filter((p) => p.v.id === of.v.id && p.behind && same(p.ty, ty.to));
};

const result = (b: Scope, sig: Signature): string => {
  const { ret } = sig;
  if (sig.from.length === 0 || ret.k !== 'ref') return b.value(ret).text;
  const index = b.d.pick(sig.from);
  const name = index === -1 ? 'self' : sig.params[index]!.name;
  const v = b.s.vars.find((x) => x.name === name && x.keep)!;
  // What is still held (by a destructor that runs at the end) cannot be given back.
  const whole = b.s.may(v.id, ['*'], ret.mut);
  const instead = `panic!("borrowed")`;
  if (v.ty.k === 'ref' && same(v.ty, ret) && b.d.choose(2) === 0) return whole ? name : instead;
  if (ret.to.k === 'slice') return !whole ? instead : `&${ret.mut ? 'mut ' : ''}${name}[..]`;
  const able = resultFrom(b, sig, root(v)).filter(
    (p) => (!ret.mut || p.write) && b.s.may(p.v.id, p.path, ret.mut),
  );
  if (able.length === 0) return instead;
  const p = b.d.pick(able);
  return `&${ret.mut ? 'mut ' : ''}${p.text}`;
};

const signatureText = (f: Signature): string => {
  const life = f.lifetimes.length === 0 ? '' : `<${f.lifetimes.join(', ')}>`;
  const self = f.self === null ? [] : [f.self === 'value' ? 'self' : f.self === '&' ? '&self' : '&mut self'];
  const params = f.params.map((p) => `${p.name}: ${text(p.ty, p.life)}`);
  const ret = f.ret.k === 'unit' ? '' : ` -> ${text(f.ret, f.retLife)}`;
  return `${f.unsafe ? 'unsafe ' : ''}fn ${f.name}${life}(${[...self, ...params].join(', ')})${ret}`;
};

const fnText = (d: Tape, items: Items, f: Signature, sizes: Sizes): string => {
  const budget = Math.max(1, Math.floor(sizes.statements / 5));
  const b = new Scope(d, items, f, budget, sizes.unsafe, statement);
  if (f.owner !== null) {
    const own: Ty = { k: 'adt', def: f.owner };
    const ty = f.self === 'value' ? own : refTo(own, f.self === '&mut');
    b.s.declare('self', ty, {
      keep: f.from.includes(-1),
      holds: hasRef(ty) ? { loans: [], life: ["'self"] } : nothing,
    });
  }
  f.params.forEach((p, k) => {
    b.s.declare(p.name, p.ty, {
      keep: f.from.includes(k),
      holds: hasRef(p.ty) ? { loans: [], life: [p.life === '' ? `'${p.name}` : p.life] } : nothing,
    });
  });
  const lines: string[] = [];
  let diverges = false;
  for (let n = d.choose(budget + 1); n > 0 && !diverges; n--) {
    const made = statement(b);
    lines.push(...made.lines);
    ({ diverges } = made);
  }
  const tail = f.ret.k === 'unit' ? '' : result(b, f);
  return `${signatureText(f)} { ${lines.join('\n')}\n${tail} }`;
};

/** The text of a program. */
export const rustText = (d: Tape, sizes: Sizes): string => {
  const items: Items = { adts: [], fns: [], consts: [], statics: [], mutables: [] };
  const out: string[] = ['use std::cell::Cell;'];
  if (sizes.guards === true) {
    items.adts.push(guardAdt);
    items.fns.push(firstOf);
    out.push(adtText(guardAdt), `${signatureText(firstOf)} { x }`);
  }
  for (let n = d.choose(4); n > 0; n--) {
    const a = makeAdt(d, items);
    items.adts.push(a);
    out.push(adtText(a));
  }
  if (d.choose(2) === 1) {
    out.push(`const K: i32 = ${d.choose(9)};`);
    items.consts.push('K');
  }
  if (d.rarely(3)) {
    out.push(`static G: i32 = ${d.choose(9)};`);
    items.statics.push('G');
  }
  if (sizes.unsafe && d.rarely(3)) {
    out.push('static mut M: i32 = 3;');
    items.mutables.push('M');
  }
  for (let n = d.choose(4); n > 0; n--) {
    const f = makeSignature(d, items, `f${n}`, null);
    const made = sizes.unsafe && d.rarely(6) ? { ...f, unsafe: true } : f;
    out.push(fnText(d, items, made, sizes));
    items.fns.push(made);
  }
  for (const a of items.adts) {
    if (a.life || d.choose(2) === 0) continue;
    const fs: string[] = [];
    for (let n = d.choose(3); n > 0; n--) {
      const f = makeSignature(d, items, `m${n}${a.name.toLowerCase()}`, a);
      fs.push(fnText(d, items, f, sizes));
      items.fns.push(f);
    }
    out.push(`impl ${a.name} { ${fs.join('\n')} }`);
  }
  const b = new Scope(d, items, null, sizes.statements, sizes.unsafe, statement);
  const { lines } = block(b, Math.min(sizes.statements, 20));
  out.push(`fn main() { ${lines.join('\n')} }`);
  return `${out.join('\n')}\n`;
};

export class GeneratorError extends Error {}

export const rustProgram = (d: Tape, sizes: Sizes): Crate => {
  const made = rustText(d, sizes);
  const { crate, diagnostics } = parseRust(made, 'program.rs');
  if (crate === null) throw new GeneratorError(`${diagnostics[0]?.message ?? 'no program'}: ${made}`);
  return crate;
};
