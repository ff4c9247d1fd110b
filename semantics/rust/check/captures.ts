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
import { isLib } from '../ty.js';
import type { CrateCx } from './context.js';
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

  private value(e: TExpr): void {
    switch (e.k) {
      case 'var':
      case 'field':
      case 'deref':
      case 'index':
      case 'slice':
      case 'overloaded-deref':
        return this.place(e, isCopy(this.cx, e.ty) ? 'shared' : 'move');
      case 'borrow':
        return this.place(e.a, e.kind === 'shared' ? 'shared' : 'mut');
      case 'raw':
        return this.place(e.a, e.mut ? 'mut' : 'shared');
      case 'assign':
      case 'assign-op':
        this.value(e.value);
        return this.place(e.place, 'mut');
      case 'let':
        return this.scrutinee(e.value, [e.pat]);
      case 'match':
        this.scrutinee(
          e.value,
          e.arms.map((a) => a.pat),
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

  /** A place that is matched on is read as its patterns need it. */
  private scrutinee(e: TExpr, pats: readonly TPat[]): void {
    if (!isPlaceLike(e)) return this.value(e);
    let mode: Mode | null = null;
    const raise = (m: Mode): void => {
      if (mode === null || strength[m] > strength[mode]) mode = m;
    };
    const see = (p: TPat): void => {
      switch (p.k) {
        case 'wild':
          return;
        case 'bind':
          raise(
            p.mode === 'ref'
              ? 'shared'
              : p.mode === 'ref-mut'
                ? 'mut'
                : isCopy(this.cx, p.ty)
                  ? 'shared'
                  : 'move',
          );
          if (p.sub !== null) see(p.sub);
          return;
        case 'int':
        case 'str':
        case 'range':
          return raise('shared');
        case 'variant':
          raise('shared');
          return p.subs.forEach((s) => see(s.pat));
        case 'fields':
          return p.subs.forEach((s) => see(s.pat));
        case 'slice':
          // How long a slice is has to be read.
          if (p.ty.k === 'slice') raise('shared');
          return partsOfSlice(p).forEach(see);
        case 'deref':
          return see(p.sub);
        case 'or':
          return p.alternatives.forEach(see);
      }
    };
    pats.forEach(see);
    if (mode !== null) this.place(e, mode);
  }
}

const isPlaceLike = (e: TExpr): boolean =>
  e.k === 'var' ||
  e.k === 'field' ||
  e.k === 'deref' ||
  e.k === 'index' ||
  e.k === 'overloaded-deref' ||
  e.k === 'slice';

/** One capture for places of which one contains the other: the larger, with the stronger mode. */
const merge = (found: readonly Found[]): readonly Found[] => {
  const kept: { root: object; key: string; f: Found }[] = [];
  for (const f of found) {
    const at = placeKey(f.place);
    if (at === null) continue;
    let mine = { root: at.root, key: at.key, f: { ...f } };
    for (let i = kept.length - 1; i >= 0; i--) {
      const k = kept[i];
      if (k === undefined || k.root !== mine.root) continue;
      const larger =
        mine.key === k.key || mine.key.startsWith(`${k.key}.`)
          ? k
          : k.key.startsWith(`${mine.key}.`)
            ? mine
            : null;
      if (larger === null) continue;
      const mode = strength[mine.f.mode] > strength[k.f.mode] ? mine.f.mode : k.f.mode;
      mine = { root: larger.root, key: larger.key, f: { place: larger.f.place, mode } };
      kept.splice(i, 1);
    }
    kept.push(mine);
  }
  return kept.map((k) => k.f);
};

/** Finds the captures; answers what kind of call the body allows. */
export const findCaptures = (cx: CrateCx, closure: ClosureInfo, owner: object): ClosureKind => {
  const finder = new Finder(cx, closure, owner);
  finder.start();
  closure.captures = merge(finder.found).map(({ place, mode }): Capture => {
    const byValue = mode === 'move';
    const ty: Ty = byValue ? place.ty : refTo(place.ty, mode === 'mut');
    return { place, mode: byValue ? (isCopy(cx, place.ty) ? 'copy' : 'move') : mode, ty, span: place.span };
  });
  return finder.strongest === 'move' ? 'once' : finder.strongest;
};
