/**
 * What a closure captures, and how: places rather than variables, by the least that its body needs (Reference, closure
 * types: capture modes and precise capturing).
 */
import { refTo, type Ty } from '../../../model/types.js';
import {
  partsOfSlice,
  type Capture,
  type ClosureInfo,
  type ClosureKind,
  type TExpr,
  type TPat,
} from '../tree.js';
import { eachChild } from '../walk.js';
import { isLib, isScalar } from '../ty.js';
import type { CrateCx } from './context.js';
import { variantsOf } from './fields.js';
import { isCopy } from './traits.js';

type Mode = 'shared' | 'mut' | 'move';
const strength: Readonly<Record<Mode, number>> = { shared: 0, mut: 1, move: 2 };

/** The path of a place from a variable, as far as it can be captured; null where it starts elsewhere. */
const pathOf = (e: TExpr): readonly TExpr[] | null => {
  switch (e.k) {
    case 'var':
      return [e];
    case 'field': {
      const base = pathOf(e.a);
      return base === null ? null : [...base, e];
    }
    case 'deref': {
      if (e.a.ty.k === 'raw') return null;
      const base = pathOf(e.a);
      return base === null ? null : [...base, e];
    }
    default:
      return null;
  }
};

/** Names a place among the captures of a closure; null if it is none that can be captured. */
export const placeKey = (e: TExpr): { readonly root: object; readonly key: string } | null => {
  switch (e.k) {
    case 'var':
      return { root: e.v, key: '' };
    case 'field':
    case 'deref': {
      const base = e.k === 'deref' && e.a.ty.k === 'raw' ? null : placeKey(e.a);
      return base === null
        ? null
        : { root: base.root, key: `${base.key}.${e.k === 'field' ? e.index : '*'}` };
    }
    default:
      return null;
  }
};

interface Found {
  place: TExpr;
  mode: Mode;
}

const modeOfKind: Readonly<Record<ClosureKind, Mode>> = { shared: 'shared', mut: 'mut', once: 'move' };

class Finder {
  private readonly cx: CrateCx;
  private readonly closure: ClosureInfo;
  private readonly owner: object;
  readonly found: Found[] = [];
  readonly matched: TExpr[] = [];
  /** The most that the body does to what it captured, whether that is its own or not. */
  strongest: Mode = 'shared';

  constructor(cx: CrateCx, closure: ClosureInfo, owner: object) {
    this.cx = cx;
    this.closure = closure;
    this.owner = owner;
  }

  private note(e: TExpr, mode: Mode): void {
    const path = pathOf(e);
    const [root] = path ?? [];
    if (path === null || root?.k !== 'var' || this.inside.has(root.v.owner)) return;
    let kept = path;
    if (strength[mode] > strength[this.strongest]) this.strongest = mode;
    const byValue = mode === 'move' || this.closure.move;
    const firstDeref = path.findIndex((x) => x.k === 'deref');
    if (byValue && firstDeref >= 0) kept = path.slice(0, firstDeref);
    if (byValue) kept = kept.slice(0, this.undivided(kept));
    const place = kept.at(-1) ?? root;
    // What lies behind a reference is not moved by capturing the reference.
    this.found.push({ place, mode: this.closure.move ? 'move' : mode });
  }

  /** A value with a destructor is moved as a whole (Reference, closure types: capture precision). */
  private undivided(path: readonly TExpr[]): number {
    const last = path.at(-1);
    if (last === undefined || isCopy(this.cx, last.ty)) return path.length;
    const at = path.findIndex((x) => x.k === 'field' && x.a.ty.k === 'adt' && x.a.ty.def.drop !== null);
    return at < 0 ? path.length : at;
  }

  /** Bodies whose variables are the closure's own: its, and those of closures in it. */
  readonly inside = new Set<object>();

  start(): void {
    this.inside.add(this.owner);
    this.value(this.closure.body);
  }

  private place(e: TExpr, mode: Mode): void {
    switch (e.k) {
      case 'var':
        return this.note(e, mode);
      case 'field':
        if (pathOf(e) !== null) return this.note(e, mode);
        return this.place(e.a, mode);
      case 'deref':
        if (pathOf(e) !== null)
          return this.note(e, mode === 'move' && !isLib(e.a.ty, 'Box') ? 'shared' : mode);
        return e.a.ty.k === 'raw' ? this.value(e.a) : this.place(e.a, mode);
      case 'index':
        this.place(e.a, mode);
        return this.value(e.i);
      case 'slice':
        this.place(e.a, e.mut ? 'mut' : 'shared');
        if (e.from !== null) this.value(e.from);
        if (e.to !== null) this.value(e.to);
        return;
      case 'overloaded-deref':
        return this.place(e.a, e.mut ? 'mut' : 'shared');
      default:
        return this.value(e);
    }
  }

  /** An operand of an operator that borrows it so, or takes its value. */
  private operand(e: TExpr, how: Mode | null): void {
    if (how === null) this.value(e);
    else this.place(e, how);
  }

  private value(e: TExpr): void {
    // What an operator looks behind is its own copy of the reference.
    if (e.k === 'deref' && e.late === true) return this.value(e.a);
    switch (e.k) {
      case 'var':
      case 'field':
      case 'deref':
      case 'index':
      case 'slice':
      case 'overloaded-deref':
        return this.place(e, isCopy(this.cx, e.ty) ? 'shared' : 'move');
      case 'compare': {
        // But for built-in types, an operator borrows what is written (Reference, comparison operators).
        const [a, b] = e.written ?? [e.a, e.b];
        const how = e.written === null && isScalar(e.a.ty) ? null : 'shared';
        this.operand(a, how);
        return this.operand(b, how);
      }
      case 'borrow':
        return this.place(e.a, e.kind === 'shared' ? 'shared' : 'mut');
      case 'raw':
        return this.place(e.a, e.mut ? 'mut' : 'shared');
      case 'assign':
      case 'assign-op':
        this.value(e.value);
        return this.place(e.place, 'mut');
      case 'let':
        // Unlike in a `match`, what a condition takes apart is looked at as a whole (rustc: `walk_expr` of `Let`).
        if (isPlaceLike(e.value)) this.place(e.value, 'shared');
        return this.scrutinee(e.value, [e.pat]);
      case 'match':
        this.scrutinee(
          e.value,
          e.arms.map((a) => a.pat),
          e.arms.map((a) => a.guard !== null),
        );
        for (const a of e.arms) {
          if (a.guard !== null) this.value(a.guard);
          this.value(a.body);
        }
        return;
      case 'block':
        for (const s of e.stmts) {
          if (s.k === 'expr') this.value(s.expr);
          else {
            if (s.init !== null) this.scrutinee(s.init, [s.pat]);
            if (s.otherwise !== null) this.value(s.otherwise);
          }
        }
        if (e.tail !== null) this.value(e.tail);
        return;
      case 'call':
        if (e.target.k === 'closure') this.place(e.target.callee, modeOfKind[e.target.closure.kind]);
        else if (e.target.k === 'pointer') this.value(e.target.callee);
        for (const a of e.args) this.value(a);
        for (const s of e.scopes) this.value(s);
        return;
      case 'closure':
        for (const x of e.closure.matched) this.match(x);
        for (const c of e.closure.captures)
          this.place(
            c.place,
            c.mode === 'move' ? 'move' : c.mode === 'mut' || c.mode === 'two-phase' ? 'mut' : 'shared',
          );
        return;
      default:
        eachChild(e, (x) => this.value(x));
    }
  }

  /**
   * What is matched on is captured as its patterns need it, part by part; itself it is only looked at, which takes that it
   * holds a value where the closure is made (rustc: fake reads).
   */
  private scrutinee(e: TExpr, pats: readonly TPat[], guarded: readonly boolean[] | null = null): void {
    if (!isPlaceLike(e)) return this.value(e);
    this.wayTo(e);
    this.match(e);
    pats.forEach((p, i) => this.pattern(p, e, pathOf(e) !== null, guarded?.[i] === true));
  }

  private match(e: TExpr): void {
    const [root] = pathOf(e) ?? [];
    if (root?.k === 'var' && !this.inside.has(root.v.owner)) this.matched.push(e);
  }

  /** What is evaluated on the way to a place. */
  private wayTo(e: TExpr): void {
    switch (e.k) {
      case 'var':
        return;
      case 'field':
      case 'deref':
        return this.wayTo(e.a);
      case 'index':
        this.wayTo(e.a);
        return this.value(e.i);
      default:
        return this.place(e, 'shared');
    }
  }

  /** `exact`: `e` is the place that the pattern is for, and not one that contains it and is captured in its stead. */
  private pattern(p: TPat, e: TExpr, exact: boolean, guarded: boolean): void {
    const step = (sub: TPat, make: () => TExpr): void =>
      this.pattern(sub, exact ? make() : e, exact, guarded);
    switch (p.k) {
      case 'wild':
        return;
      case 'bind':
        if (p.sub !== null) this.pattern(p.sub, e, exact, guarded);
        // A guard looks at what its arm binds later.
        if (guarded) this.place(e, 'shared');
        return this.place(e, this.modeOf(p));
      case 'int':
      case 'str':
      case 'range':
        return this.place(e, 'shared');
      case 'variant': {
        const { span } = e;
        const one = variantsOf(this.cx, p.ty)?.length === 1;
        if (!one) this.place(e, 'shared');
        for (const { pat, index } of p.subs)
          this.pattern(
            pat,
            exact && one ? { k: 'field', a: e, index, ty: pat.ty, span } : e,
            exact && one,
            guarded,
          );
        return;
      }
      case 'fields':
        for (const { pat, index } of p.subs)
          step(pat, () => ({ k: 'field', a: e, index, ty: pat.ty, span: e.span }));
        return;
      case 'slice':
        // How long a slice is has to be read. Elements are not captured one by one.
        if (p.ty.k === 'slice' && (p.rest === null || p.before.length + p.after.length > 0))
          this.place(e, 'shared');
        for (const x of partsOfSlice(p)) this.pattern(x, e, false, guarded);
        return;
      case 'deref':
        return step(p.sub, () => ({ k: 'deref', a: e, ty: p.sub.ty, span: e.span }));
      case 'or':
        for (const x of p.alternatives) this.pattern(x, e, exact, guarded);
        return;
    }
  }

  private modeOf(p: TPat & { readonly k: 'bind' }): Mode {
    if (p.mode === 'move') return isCopy(this.cx, p.ty) ? 'shared' : 'move';
    return p.mode === 'ref' ? 'shared' : 'mut';
  }
}

const isPlaceLike = (e: TExpr): boolean =>
  e.k === 'var' ||
  e.k === 'field' ||
  e.k === 'deref' ||
  e.k === 'index' ||
  e.k === 'overloaded-deref' ||
  e.k === 'slice';

/** What is kept of the places below one variable. */
interface Kept {
  readonly key: string;
  readonly f: Found;
}

const contains = (key: string, other: string): boolean => other === key || other.startsWith(`${key}.`);

const stronger = (a: Mode, b: Mode): Mode => (strength[b] > strength[a] ? b : a);

/**
 * One capture for places of which one contains the other: the larger, with the stronger mode. By variable, in the order
 * of first uses; those of one variable in the order of its fields, which is that in which they are dropped (rustc: minimum
 * captures).
 */
const merge = (found: readonly Found[]): readonly Found[] => {
  const byRoot = new Map<object, Kept[]>();
  for (const f of found) {
    const at = placeKey(f.place);
    if (at === null) continue;
    const { root, key } = at;
    let kept = byRoot.get(root);
    if (kept === undefined) byRoot.set(root, (kept = []));
    const larger = kept.find((k) => contains(k.key, key));
    if (larger !== undefined) {
      larger.f.mode = stronger(larger.f.mode, f.mode);
      continue;
    }
    let { mode } = f;
    for (const k of kept) if (contains(key, k.key)) mode = stronger(mode, k.f.mode);
    const rest = kept.filter((k) => !contains(key, k.key));
    rest.push({ key, f: { place: f.place, mode } });
    byRoot.set(root, rest);
  }
  const made: Found[] = [];
  for (const kept of byRoot.values()) {
    if (kept.length > 1) kept.sort((a, b) => fieldOrder(a.f.place, b.f.place));
    for (const k of kept) made.push(k.f);
  }
  return made;
};

const fieldsOf = (e: TExpr): readonly number[] =>
  (pathOf(e) ?? []).flatMap((x) => (x.k === 'field' ? [x.index] : []));

const fieldOrder = (a: TExpr, b: TExpr): number => {
  const mine = fieldsOf(a);
  const its = fieldsOf(b);
  for (let i = 0; i < mine.length && i < its.length; i++) if (mine[i] !== its[i]) return mine[i]! - its[i]!;
  return 0;
};

/** Finds the captures; answers what kind of call the body allows. */
export const findCaptures = (cx: CrateCx, closure: ClosureInfo, owner: object): ClosureKind => {
  const finder = new Finder(cx, closure, owner);
  finder.start();
  closure.matched = finder.matched;
  closure.captures = merge(finder.found).map(({ place, mode }): Capture => {
    const byValue = mode === 'move';
    const ty: Ty = byValue ? place.ty : refTo(place.ty, mode === 'mut');
    return { place, mode: byValue ? (isCopy(cx, place.ty) ? 'copy' : 'move') : mode, ty, span: place.span };
  });
  return finder.strongest === 'move' ? 'once' : finder.strongest;
};
