/** The one type of several expressions: arms, elements, values of `break` (Reference, least upper bound coercions). */
import type { Span } from '../../../model/span.js';
import type * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { TExpr } from '../tree.js';
import { errorTy } from '../ty.js';
import type { FnCx } from './body.js';
import { isGeneral } from './general.js';
import { coerce, pointerOf, tryCoerce } from './coerce.js';

/** Where a block gives its value (rustc, `find_block_span`). */
const lastOf = (e: TExpr): Span => {
  let at = e;
  while (at.k === 'block' && at.tail !== null) at = at.tail;
  return at.k === 'block' ? (at.stmts.at(-1)?.span ?? at.span) : at.span;
};

/** `&mut *r`, of a reference that is as mutable: that changes nothing. */
const borrowsAgain = (e: TExpr, done: TExpr): boolean =>
  done.k === 'borrow' &&
  done.a.k === 'deref' &&
  done.a.a === e &&
  e.ty.k === 'ref' &&
  e.ty.mut === (done.kind !== 'shared');

export class Merge {
  private readonly f: FnCx;
  /** What is expected of each part; of what the others are a branch knows nothing (rustc, `adjust_for_branches`). */
  readonly want: Ty | null;
  private readonly what: string;
  private readonly all: TExpr[] = [];
  private found: Ty | null = null;
  private failed = false;
  /** Something was coerced, other than by borrowing a reference again: then what stands before stays as it is. */
  private adjusted = false;
  /** Functions became pointers. */
  private reifies = false;

  /** `want`: what is expected, if anything is known of it: then each part is coerced to it. */
  constructor(f: FnCx, want: Ty | null, what: string) {
    this.f = f;
    this.want = want === null || f.infer.isUnknown(want) ? null : want;
    this.what = what;
  }

  /** … and of an element, which knows the first. */
  get hint(): Ty | null {
    return this.want ?? this.found;
  }

  add(e: TExpr): void {
    this.all.push(this.place(e));
  }

  private place(e: TExpr): TExpr {
    const { f, want } = this;
    if (want !== null) return coerce(f, e, want);
    const ty = f.shallow(f.tyOf(e));
    if (ty.k === 'never') return e;
    if (this.found === null) {
      this.found = ty;
      return e;
    }
    const common = this.found;
    const done = this.sameItem(ty, common) ? e : this.coerced(e, common);
    if (done !== null) {
      if (done !== e && !borrowsAgain(e, done)) this.adjusted = true;
      return done;
    }
    const other = this.items(common, ty) ?? this.pointer(common, ty) ?? this.backwards(ty);
    if (other !== null) {
      this.found = other;
      return e;
    }
    if (!this.failed) this.mismatch(common, e);
    this.failed = true;
    return e;
  }

  private sameItem(a: Ty, b: Ty): boolean {
    return this.f.shallow(a) === this.f.shallow(b);
  }

  private coerced(e: TExpr, common: Ty): TExpr | null {
    const { f } = this;
    const to = f.shallow(common);
    if (to.k === 'fn' && !this.areEqual(to, e.ty)) return null;
    return tryCoerce(f, e, to);
  }

  /** Two functions, or closures that capture nothing, meet at the pointer type of the first (rustc, `try_find_coercion_lub`). */
  private items(a: Ty, b: Ty): Ty | null {
    const { f } = this;
    const x = pointerOf(f, f.shallow(a));
    const y = pointerOf(f, b);
    if (x === null || y === null || !f.infer.fit(x, y)) return null;
    this.reifies = true;
    return x;
  }

  /** A function first and a pointer then. */
  private pointer(a: Ty, b: Ty): Ty | null {
    const { f } = this;
    const x = pointerOf(f, f.shallow(a));
    return x !== null && b.k === 'fn' && f.infer.fit(x, b) && this.areEqual(b, x) ? b : null;
  }

  /** Pointers that meet bind the same (rustc, least upper bounds of binders: a lattice without any but equal ones). */
  private areEqual(a: T.FnTy, b: Ty): boolean {
    const { f } = this;
    const from = f.shallow(b);
    const y = from.k === 'fn' ? from : pointerOf(f, from);
    if (y === null) return true;
    return (
      isGeneral(f.cx, f.infer.resolve(a), f.infer.resolve(y)) &&
      isGeneral(f.cx, f.infer.resolve(y), f.infer.resolve(a))
    );
  }

  /** What stands before is coerced to what comes, if nothing was coerced yet: `[&string, "text"]` (rustc, `try_find_coercion_lub`). */
  private backwards(to: Ty): Ty | null {
    const { f, all } = this;
    if (this.adjusted) return null;
    const made: TExpr[] = [];
    for (const e of all) {
      const done = f.shallow(e.ty).k === 'never' ? e : this.coerced(e, to);
      if (done === null) return null;
      made.push(done);
    }
    made.forEach((e, i) => (all[i] = e));
    this.adjusted = true;
    return to;
  }

  /** What function items are together the borrow checker judges. */
  private at(e: TExpr, ty: Ty): TExpr {
    const { f } = this;
    const to = f.shallow(ty);
    if (this.reifies && to.k === 'fn' && pointerOf(f, f.shallow(e.ty)) !== null)
      return f.make({ k: 'cast', kind: 'fn-ptr', a: e, ty: to, span: e.span });
    return tryCoerce(f, e, ty) ?? e;
  }

  private mismatch(common: Ty, e: TExpr): void {
    const { f } = this;
    const message =
      this.what === 'array elements'
        ? `mismatched types: expected \`${f.show(common)}\`, found \`${f.show(e.ty)}\``
        : `${this.what} have incompatible types: expected \`${f.show(common)}\`, found \`${f.show(e.ty)}\``;
    f.error('E0308', message, lastOf(e), { help: 'they must give one type' });
  }

  /** The common type, to be inferred where nothing decides. */
  common(): Ty {
    return this.failed ? errorTy : (this.want ?? this.found ?? this.f.infer.fresh());
  }

  /** The common type, and another one where nothing decides. */
  decided(none: Ty): Ty {
    return this.want ?? this.found ?? none;
  }

  /** All parts at that type. */
  parts(ty: Ty): readonly TExpr[] {
    const { f, all } = this;
    if (this.failed) return all;
    for (let i = 0; i < all.length; i++) {
      const e = all[i]!;
      if (f.shallow(e.ty) !== f.shallow(ty)) all[i] = this.at(e, ty);
    }
    return all;
  }
}
