/**
 * Variables of the function around in a closure's body. What is captured may be parts of them; patterns name more, of which
 * only what is captured is read (rustc: upvars as place builders).
 */
import type { LocalId, Operand, Place, Rvalue, Statement } from '../../../model/core/mir.js';
import { placeKey } from '../check/captures.js';
import type { ClosureInfo, TExpr, Var } from '../tree.js';
import type { Builder } from './builder.js';

/** Captured places by their keys, which are those of `placeKey`. */
type Captured = ReadonlyMap<string, Place>;

export class UpvarPlaces {
  private readonly b: Builder;
  private readonly captured = new Map<object, Map<string, Place>>();
  /** Locals that stand for variables of which only parts are captured, or nothing. */
  private readonly standIns = new Map<object, LocalId>();
  private readonly roots: Captured[] = [];
  private readonly first: LocalId[] = [];

  constructor(b: Builder, closure: ClosureInfo, own: (i: number) => Place) {
    this.b = b;
    closure.captures.forEach((c, i) => {
      const key = placeKey(c.place);
      if (key !== null) this.of(key.root).set(key.key, own(i));
    });
    for (const e of closure.matched) {
      const key = placeKey(e);
      if (key !== null) this.of(key.root);
    }
  }

  private of(root: object): Map<string, Place> {
    let known = this.captured.get(root);
    if (known === undefined) this.captured.set(root, (known = new Map<string, Place>()));
    return known;
  }

  /** The captured place that the expression names; null if it names none as a whole. */
  exact(e: TExpr): Place | null {
    const key = placeKey(e);
    return key === null ? null : (this.captured.get(key.root)?.get(key.key) ?? null);
  }

  /** A local in the variable's stead; null for a variable of the closure's own. */
  standIn(v: Var): LocalId | null {
    const captured = this.captured.get(v);
    if (captured === undefined) return null;
    let made = this.standIns.get(v);
    if (made === undefined) {
      made = this.b.local(v.ty, null, false);
      this.standIns.set(v, made);
      this.first.push(made);
      this.roots.push(captured);
    }
    return made;
  }

  /** The place in what the closure holds; null if no capture contains it. */
  readonly settled = (p: Place): Place | null => {
    const at = this.first.indexOf(p.local);
    if (at < 0) return p;
    const captured = this.roots[at]!;
    let key = '';
    for (let i = 0; ; i++) {
      const own = captured.get(key);
      if (own !== undefined) return { local: own.local, proj: [...own.proj, ...p.proj.slice(i)] };
      const step = p.proj[i];
      if (step?.k === 'field') key += `.${step.index}`;
      else if (step?.k === 'deref') key += '.*';
      else if (step?.k !== 'variant') return null;
    }
  };
}

export const settledOperand = (o: Operand, at: (p: Place) => Place | null): Operand => {
  if (o.k === 'const') return o;
  const place = at(o.place) ?? o.place;
  return place === o.place ? o : { ...o, place };
};

const settledValue = (rv: Rvalue, at: (p: Place) => Place | null): Rvalue => {
  if (rv.k === 'ref' || rv.k === 'addr' || rv.k === 'discr' || rv.k === 'len') {
    const place = at(rv.place) ?? rv.place;
    return place === rv.place ? rv : { ...rv, place };
  }
  if (rv.k === 'bin') {
    const a = settledOperand(rv.a, at);
    const b = settledOperand(rv.b, at);
    return a === rv.a && b === rv.b ? rv : { ...rv, a, b };
  }
  if (rv.k !== 'use') return rv;
  const op = settledOperand(rv.op, at);
  return op === rv.op ? rv : { ...rv, op };
};

/** The statement on what the closure holds; null if it only looks at what was not captured. */
export const settledStatement = (s: Statement, at: (p: Place) => Place | null): Statement | null => {
  if (s.k === 'mention') {
    const place = at(s.place);
    return place === null ? null : place === s.place ? s : { ...s, place };
  }
  if (s.k !== 'assign') return s;
  const rv = settledValue(s.rv, at);
  const place = at(s.place) ?? s.place;
  return rv === s.rv && place === s.place ? s : { ...s, rv, place };
};
