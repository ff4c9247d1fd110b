/** Deletions that must happen on both sides at once: a parameter in the definition, the declaration and every call. */
import type { Crate, Fn, Node as RustNode } from '../../model/rust/syntax.js';
import { mapChildren as mapRust } from '../../model/rust/walk.js';
import { mapChildren as mapC } from '../../model/c/walk.js';
import type { TranslationUnit } from '../../model/c/syntax.js';
import type { Program } from '../program.js';

type CNode = Parameters<typeof mapC>[0];

const without = <T>(xs: readonly T[], k: number): T[] => xs.filter((_, i) => i !== k);

const rustWithout = (crate: Crate, name: string, k: number): Crate => {
  const change = (n: RustNode): RustNode => {
    const below = mapRust(n, change);
    if (below.kind === 'Fn' && below.name === name) return { ...below, params: without(below.params, k) };
    if (
      below.kind === 'Call' &&
      below.callee.kind === 'PathExpr' &&
      below.callee.path.segments.length === 1
    ) {
      if (below.callee.path.segments[0]?.name === name) return { ...below, args: without(below.args, k) };
    }
    return below;
  };
  return change(crate) as Crate;
};

const cWithout = (unit: TranslationUnit, name: string, k: number): TranslationUnit => {
  const change = (n: CNode): CNode => {
    const below = mapC(n, change);
    if (below.kind === 'call' && below.callee.kind === 'identifier' && below.callee.name === name) {
      return { ...below, arguments: without(below.arguments, k) };
    }
    if (below.kind === 'declarator' && below.name === name)
      return {
        ...below,
        derived: below.derived.map((d) =>
          d.kind === 'function' ? { ...d, parameters: without(d.parameters, k) } : d,
        ),
      };
    if (below.kind === 'function-definition' && below.name === name)
      return { ...below, parameters: without(below.parameters, k) };
    return below;
  };
  return change(unit) as TranslationUnit;
};

/** Every function that crosses, without each of its parameters. */
export function* paramDeletions(p: Program): Generator<Program, void, undefined> {
  const fns: Fn[] = [];
  for (const i of p.rust.items) {
    if (i.kind === 'Fn' && i.abi === 'C') fns.push(i);
    if (i.kind === 'ExternBlock') for (const f of i.items) if (f.kind === 'Fn') fns.push(f);
  }
  for (const f of fns) {
    for (let k = 0; k < f.params.length; k++) {
      yield { ...p, rust: rustWithout(p.rust, f.name, k), c: cWithout(p.c, f.name, k) };
    }
  }
}
