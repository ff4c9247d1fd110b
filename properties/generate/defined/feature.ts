/** What a feature of generated programs is, and what several are made with. */
import type { Int, Making, Variable } from './context.js';
import { declare, ofInt, print, type Param, type Side } from './sides.js';

/** `scope`: variables of the caller that were made before. */
export type Feature = (m: Making, caller: Side, scope: Variable[]) => readonly string[];

export const parameters = (m: Making, most: number): readonly (Param & { readonly int: Int })[] =>
  Array.from({ length: 1 + m.d.choose(most) }, (_, k) => {
    const int = m.int();
    return { name: 'abcdef'[k]!, ty: ofInt(int), int };
  });

export const asVariables = (params: readonly (Param & { readonly int: Int })[]): Variable[] =>
  params.map((p) => ({ text: p.name, ty: p.int, mutable: false }));

/** The result of a call, kept for what comes after. */
export const keep = (
  m: Making,
  caller: Side,
  scope: Variable[],
  ty: Int,
  call: string,
): readonly string[] => {
  const name = m.local('r');
  scope.push({ text: name, ty, mutable: true });
  return [declare(caller, name, ofInt(ty), call), print(caller, name, ty, 'result')];
};
