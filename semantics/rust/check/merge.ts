/** The one type of several expressions: arms, elements, values of `break` (Reference, least upper bound coercions). */
import type { Ty } from '../../../model/types.js';
import type { TExpr } from '../tree.js';
import type { FnCx } from './body.js';
import { coerce, mustBeSized, pointerOf, tryCoerce } from './coerce.js';

export class Merge {
  private readonly f: FnCx;
  private readonly want: Ty | null;
  private readonly what: string;
  private readonly all: TExpr[] = [];
  private found: Ty | null = null;
  private failed = false;

  /** `want`: what is expected, if anything is known of it: then each part is coerced to it. */
  constructor(f: FnCx, want: Ty | null, what: string) {
    this.f = f;
    this.want = want === null || f.infer.isUnknown(want) ? null : want;
    this.what = what;
  }

  get hint(): Ty | null {
    return this.want ?? this.found;
  }

  add(e: TExpr): void {
    this.all.push(this.place(e));
  }

  private place(e: TExpr): TExpr {
    const { f, want } = this;
    if (want !== null) return coerce(f, e, want);
    mustBeSized(f, e);
    const ty = f.shallow(f.tyOf(e));
    if (ty.k === 'never') return e;
    if (this.found === null) {
      this.found = ty;
      return e;
    }
    const common = this.found;
    const done = this.sameItem(ty, common) ? e : tryCoerce(f, e, common);
    if (done !== null) return done;
    const pointer = this.pointers(common, ty) ?? (this.weakens(ty, common) ? ty : null);
    if (pointer !== null) {
      this.found = pointer;
      return e;
    }
    if (!this.failed) this.mismatch(common, e);
    this.failed = true;
    return e;
  }

  private sameItem(a: Ty, b: Ty): boolean {
    return this.f.shallow(a) === this.f.shallow(b);
  }

  /** Two functions of one signature, or closures that capture nothing, meet at its pointer type. */
  private pointers(a: Ty, b: Ty): Ty | null {
    const { f } = this;
    const x = pointerOf(f, f.shallow(a));
    const y = pointerOf(f, b);
    return x !== null && y !== null && f.infer.fit(x, y) ? x : null;
  }

  /** `&mut T` first and `&T` then meet at `&T`. */
  private weakens(to: Ty, from: Ty): boolean {
    const a = this.f.shallow(from);
    return a.k === 'ref' && to.k === 'ref' && a.mut && !to.mut && this.f.infer.fit(a.to, to.to);
  }

  private mismatch(common: Ty, e: TExpr): void {
    const { f } = this;
    const message =
      this.what === 'array elements'
        ? `mismatched types: expected \`${f.show(common)}\`, found \`${f.show(e.ty)}\``
        : `${this.what} have incompatible types: expected \`${f.show(common)}\`, found \`${f.show(e.ty)}\``;
    f.error('E0308', message, e.span, { help: 'they must give one type' });
  }

  /** The common type, to be inferred where nothing decides. */
  common(): Ty {
    return this.want ?? this.found ?? this.f.infer.fresh();
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
      if (f.shallow(e.ty) !== f.shallow(ty)) all[i] = tryCoerce(f, e, ty) ?? e;
    }
    return all;
  }
}
