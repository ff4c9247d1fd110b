/**
 * What a rule is. A rule is a value: it is executed, counted, mutated (a premise off) and typeset from one declaration.
 *
 * `bind` reads the state into the rule's scratch record and never faults; the premises are tried in order and the
 * first to fail is the verdict; `then` is the effect and is total, also where a premise was switched off.
 */
import type { Fault } from './faults.js';
import type { Derivation } from './outcome.js';

/** A named side condition: run by `holds`, printed by `tex`; `fault` says what its failure means. */
export interface Predicate<M, A extends readonly unknown[]> {
  readonly name: string;
  /** One English sentence, true when the predicate holds. */
  readonly sentence: string;
  readonly fault: Fault;
  readonly holds: (m: M, ...args: A) => boolean;
  readonly tex: (...names: { [N in keyof A]: string }) => string;
  /** What failed, in words, with the values at hand. Only called after `holds` gave false. */
  readonly reason?: (m: M, ...args: A) => string;
  /** Why it is there although no program is known that goes wrong without it: said beside the tries of a search. */
  readonly keptFor?: string;
  /**
   * Present on judgements, which have rules of their own: the state they thread is changed by `commit` once the test
   * succeeded; `inner` names the inner rule and premise after a failure; `innerFault` what that failure means.
   */
  readonly judgement?: {
    readonly commit: (m: M) => void;
    readonly inner: (m: M) => Derivation;
    readonly innerFault: (m: M) => Fault;
  };
}

/** The same predicate where its failure means something else (a panic in Rust, UB in C). */
export const meaning = <M, A extends readonly unknown[]>(
  p: Predicate<M, A>,
  fault: Fault,
  more: Partial<Pick<Predicate<M, A>, 'name' | 'sentence' | 'keptFor'>> = {},
): Predicate<M, A> => ({ ...p, ...more, fault });

/** A predicate applied to bindings of a rule, by name. */
export interface Premise<M> {
  readonly name: string;
  readonly predicate: Predicate<M, never[]>;
  readonly on: readonly string[];
  readonly holds: (m: M, b: object) => boolean;
  readonly reason: (m: M, b: object) => string;
  /** The predicate's `judgement.commit`, or null: read at each step. */
  readonly commit: ((m: M) => void) | null;
}

type KeyOf<B, T> = { [K in keyof B]: B[K] extends T ? K : never }[keyof B];
export type Need<M, B> = <A extends readonly unknown[]>(
  p: Predicate<M, A>,
  ...on: { [N in keyof A]: KeyOf<B, A[N]> }
) => Premise<M>;

/** Which code a rule is for. `shared`: both languages; `boundary`: stubs; `machine`: foreign machine code. */
export type RuleLang = 'rust' | 'c' | 'shared' | 'boundary' | 'machine';

export interface Rule<M, I> {
  readonly name: string;
  readonly lang: RuleLang;
  readonly head: string;
  readonly sentence: string;
  /** Rust Reference, C11 clause, Miri, or paper and section. */
  readonly cite: string;
  /** Static guard: of the rules for one head, the first whose guard accepts the instruction is linked to it. */
  readonly when: (i: I) => boolean;
  readonly scratch: object;
  readonly bind: (m: M, i: I, b: object) => void;
  readonly premises: readonly Premise<M>[];
  readonly then: (m: M, b: object, i: I) => void;
  readonly tex: { readonly from: string; readonly to: string };
}

interface Declaration<M, I, B extends object> {
  readonly sentence: string;
  readonly cite: string;
  readonly when?: (i: I) => boolean;
  /** Names and initial values of the bindings; one record per rule, reused at each step. */
  readonly scratch: B;
  readonly bind: (m: M, i: I, b: B) => void;
  readonly premises?: (need: Need<M, B>) => readonly Premise<M>[];
  readonly then: (m: M, b: B, i: I) => void;
  readonly tex: { readonly from: string; readonly to: string };
}

type Args = readonly never[];
type Record_ = Record<string, never>;

/** One closure per premise, by arity: a loop over names at each step costs more than the test itself. */
const apply = <R>(
  f: (m: never, ...args: never[]) => R,
  on: readonly string[],
): ((m: never, b: object) => R) => {
  const [x = '', y = '', z = '', w = ''] = on;
  switch (on.length) {
    case 0:
      return (m) => f(m);
    case 1:
      return (m, b) => f(m, (b as Record_)[x] as never);
    case 2:
      return (m, b) => f(m, (b as Record_)[x] as never, (b as Record_)[y] as never);
    case 3:
      return (m, b) =>
        f(m, (b as Record_)[x] as never, (b as Record_)[y] as never, (b as Record_)[z] as never);
    case 4:
      return (m, b) =>
        f(
          m,
          (b as Record_)[x] as never,
          (b as Record_)[y] as never,
          (b as Record_)[z] as never,
          (b as Record_)[w] as never,
        );
    default:
      return (m, b) => f(m, ...on.map((name) => (b as Record_)[name] as never));
  }
};

const premise = <M>(predicate: Predicate<M, Args>, on: readonly string[]): Premise<M> => {
  const says = predicate.reason ?? (() => `not: ${predicate.sentence}`);
  return {
    name: predicate.name,
    predicate: predicate,
    on,
    holds: apply(predicate.holds as never, on) as (m: M, b: object) => boolean,
    reason: apply(says as never, on) as (m: M, b: object) => string,
    commit: predicate.judgement?.commit ?? null,
  };
};

/** The declarer of rules over one machine `M` with instructions `I`. */
export const rulesFor =
  <M, I>() =>
  <B extends object>(name: string, lang: RuleLang, head: string, d: Declaration<M, I, B>): Rule<M, I> => {
    const need: Need<M, B> = (p, ...on) =>
      premise(p as unknown as Predicate<M, Args>, on as readonly string[]);
    return {
      name,
      lang,
      head,
      sentence: d.sentence,
      cite: d.cite,
      when: d.when ?? (() => true),
      scratch: d.scratch,
      bind: d.bind as (m: M, i: I, b: object) => void,
      premises: d.premises?.(need) ?? [],
      then: d.then as (m: M, b: object, i: I) => void,
      tex: d.tex,
    };
  };

/** The rule as TeX: premises over conclusion. */
export const typeset = <M, I>(r: Rule<M, I>): string => {
  const roman = (s: string): string => `\\mathit{${s.replace(/[^A-Za-z0-9']/g, '')}}`;
  const above = r.premises.map((p) => p.predicate.tex(...p.on.map(roman)));
  const conclusion = `${r.tex.from} \\longrightarrow ${r.tex.to}`;
  if (above.length === 0) return `\\dfrac{}{${conclusion}}`;
  const rows: string[] = [];
  for (let k = 0; k < above.length; k += 3) rows.push(above.slice(k, k + 3).join(' \\quad '));
  const top = rows.length === 1 ? (rows[0] ?? '') : `\\begin{array}{c}${rows.join(' \\\\ ')}\\end{array}`;
  return `\\dfrac{${top}}{${conclusion}}`;
};
