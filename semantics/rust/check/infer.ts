/** Inference variables of one body, and unification. Regions are erased here: the borrow checker relates them. */
import type { FnTy, Ty } from '../../../model/types.js';
import { erase, i32, unit } from '../../../model/types.js';
import {
  ANY_LENGTH,
  errorTy,
  hasVar,
  isError,
  isVar,
  mapParts,
  someTy,
  tyVar,
  varIndex,
  type TypeMap,
} from '../ty.js';

type Kind = 'any' | 'int' | 'diverging';

const sameLength = (a: number, b: number): boolean => a === b || a === ANY_LENGTH || b === ANY_LENGTH;

export class Infer implements TypeMap {
  readonly region = null;
  private readonly bound: (Ty | null)[] = [];
  private readonly kinds: Kind[] = [];
  private readonly trail: number[] = [];
  /** Of how many function pointers parts are unified now. */
  private inside = 0;
  /** There was such a variable that may diverge. */
  private mayNot = false;

  fresh(kind: Kind = 'any'): Ty {
    this.bound.push(null);
    this.kinds.push(kind);
    return tyVar(this.bound.length - 1);
  }

  /** The type at the top: a variable only if nothing is known of it. */
  shallow(t: Ty): Ty {
    let at = t;
    while (isVar(at)) {
      const next = this.bound[varIndex(at)];
      if (next === null || next === undefined) return at;
      at = next;
    }
    return at;
  }

  /** The type with all that is known of its variables. */
  resolve(t: Ty): Ty {
    if (!hasVar(t)) return t;
    if (!isVar(t)) return mapParts(t, this);
    const known = this.shallow(t);
    return isVar(known) ? known : this.resolve(known);
  }

  map(t: Ty): Ty {
    return this.resolve(t);
  }

  isIntVar(t: Ty): boolean {
    const s = this.shallow(t);
    return isVar(s) && this.kinds[varIndex(s)] === 'int';
  }

  /** Nothing is known of it, not even that it is an integer. */
  isUnknown(t: Ty): boolean {
    const s = this.shallow(t);
    return isVar(s) && this.kinds[varIndex(s)] !== 'int';
  }

  /** If nothing else decides the variable, it is `()`: the type of something that never gives a value. */
  mayDiverge(t: Ty): void {
    const s = this.shallow(t);
    if (!isVar(s) || this.kinds[varIndex(s)] !== 'any') return;
    this.kinds[varIndex(s)] = 'diverging';
    this.mayNot = true;
  }

  /** Whether there is a variable that only a branch without a value decides. */
  get diverges(): boolean {
    return this.mayNot && this.kinds.includes('diverging');
  }

  /** Nothing but that it may never be reached decides it. */
  isDiverging(t: Ty): boolean {
    if (!this.mayNot) return false;
    const s = this.shallow(t);
    if (!isVar(s) || this.kinds[varIndex(s)] === 'int') return false;
    return this.kinds.some((k, n) => k === 'diverging' && this.shallow(tyVar(n)) === s);
  }

  private bind(v: Ty, t: Ty): boolean {
    if (!isVar(v)) return false;
    const n = varIndex(v);
    if (this.kinds[n] === 'int' && t.k !== 'int' && !isVar(t)) return false;
    if (hasVar(t) && someTy(this.resolve(t), (x) => x === v)) return false;
    // What a function pointer around binds is nothing outside of it.
    this.bound[n] = this.inside > 0 ? erase(t) : t;
    this.trail.push(n);
    return true;
  }

  unify(x: Ty, y: Ty): boolean {
    const a = this.shallow(x);
    const b = this.shallow(y);
    if (a === b) return true;
    if (isError(a) || isError(b)) return this.broken(isError(a) ? b : a);
    if (isVar(a) && isVar(b)) return this.isIntVar(a) ? this.bind(b, a) : this.bind(a, b);
    if (isVar(a)) return this.bind(a, b);
    if (isVar(b)) return this.bind(b, a);
    if (a.k !== b.k) return false;
    switch (a.k) {
      case 'ref':
      case 'raw':
        return (b.k === 'ref' || b.k === 'raw') && a.mut === b.mut && this.unify(a.to, b.to);
      case 'slice':
        return b.k === 'slice' && this.unify(a.of, b.of);
      case 'array':
        return b.k === 'array' && sameLength(a.len, b.len) && this.unify(a.of, b.of);
      case 'tuple':
        return b.k === 'tuple' && this.all(a.elems, b.elems);
      case 'fn':
        return (
          b.k === 'fn' &&
          a.abi === b.abi &&
          a.unsafe === b.unsafe &&
          a.variadic === b.variadic &&
          this.within(a, b)
        );
      case 'lib':
        return b.k === 'lib' && a.name === b.name && this.all(a.args, b.args);
      case 'adt':
        return b.k === 'adt' && a.def === b.def;
      case 'unit':
      case 'never':
      case 'bool':
      case 'char':
      case 'str':
      case 'int':
        return erase(a) === erase(b);
    }
  }

  /** What stands for something wrong is nothing to be asked for. */
  private broken(t: Ty): boolean {
    return !this.isUnknown(t) || this.bind(t, errorTy);
  }

  private within(a: FnTy, b: FnTy): boolean {
    this.inside++;
    const is = this.all(a.params, b.params) && this.unify(a.ret, b.ret);
    this.inside--;
    return is;
  }

  private all(xs: readonly Ty[], ys: readonly Ty[]): boolean {
    if (xs.length !== ys.length) return false;
    for (let i = 0; i < xs.length; i++) if (!this.unify(xs[i]!, ys[i]!)) return false;
    return true;
  }

  /** Unifies the types, if they fit; otherwise nothing is left of it. */
  fit(a: Ty, b: Ty): boolean {
    const mark = this.trail.length;
    if (this.unify(a, b)) return true;
    this.rollback(mark);
    return false;
  }

  /** Whether the types fit, without a trace. */
  wouldFit(a: Ty, b: Ty): boolean {
    const mark = this.trail.length;
    const fits = this.unify(a, b);
    this.rollback(mark);
    return fits;
  }

  /** To where `rollback` goes. */
  mark(): number {
    return this.trail.length;
  }

  /** Undoes what was unified since the mark. */
  rollback(mark: number): void {
    while (this.trail.length > mark) this.bound[this.trail.pop() ?? 0] = null;
  }

  /** Whether nothing more is known than what falls back. */
  fellBack = false;

  /** Integers that nothing decides are `i32`; what never gives a value is `()`. */
  fallBack(): void {
    this.fellBack = true;
    const { bound, kinds } = this;
    let diverges = false;
    for (let n = 0; n < bound.length; n++) {
      if (bound[n] === null && kinds[n] === 'int') bound[n] = i32;
      if (kinds[n] === 'diverging') diverges = true;
    }
    if (!diverges) return;
    // What stands for the same type as a variable that may diverge may diverge as well.
    for (let n = 0; n < bound.length; n++) {
      if (kinds[n] !== 'diverging') continue;
      const root = this.shallow(tyVar(n));
      if (isVar(root)) bound[varIndex(root)] = unit;
    }
  }
}
