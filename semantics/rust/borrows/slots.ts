/**
 * The regions of a type, as slots in a fixed order: a reference's own, then those of what it refers to, and so on. Types
 * in the core are erased; an occurrence of one is a type and an array with a region for each of its slots.
 */
import type { AdtDef, AdtTy, FnTy, LibTy, Region, Ty } from '../../../model/types.js';
import type { CrateCx } from '../check/context.js';
import { libType } from '../check/types.js';
import type { ClosureInfo } from '../tree.js';
import type { LibType } from '../library/types.js';
import { isBoundRegion, outOf } from '../ty.js';

/** How a slot of a subtype relates to the supertype's: `+` covariant, `-` contravariant, `=` invariant. */
export type Vary = '+' | '-' | '=';

export interface Slot {
  /** As the type is written: `'a`, `'static`, `'1`, or '' where it is erased. */
  readonly name: Region;
  readonly vary: Vary;
}

const NONE: readonly Slot[] = [];
const UNUSED: Pick<LibType, 'lifetimes' | 'params'> = { lifetimes: [], params: [] };

/** By definition, of each lifetime how it is used; null where no use is known yet. */
type Variances = Map<AdtDef, (Vary | null)[]>;

export const compose = (outer: Vary, inner: Vary): Vary => {
  if (outer === '=' || inner === '=') return '=';
  return outer === inner ? '+' : '-';
};

/** Slots of types, remembered for one crate. */
export class Slots {
  private readonly cx: CrateCx;
  private readonly known = new Map<Ty, readonly Slot[]>();
  private readonly variances = new Map<AdtDef, Vary[]>();
  /** Of how many function pointers the slots are that are collected now. */
  private inside = 0;

  constructor(cx: CrateCx) {
    this.cx = cx;
  }

  of(t: Ty): readonly Slot[] {
    switch (t.k) {
      case 'unit':
      case 'never':
      case 'bool':
      case 'char':
      case 'str':
      case 'int':
        return NONE;
      default: {
        const known = this.known.get(t);
        if (known !== undefined) return known;
        const around = this.inside;
        this.inside = 0;
        const out: Slot[] = [];
        this.collect(t, '+', out, null);
        this.inside = around;
        const made = out.length === 0 ? NONE : out;
        this.known.set(t, made);
        return made;
      }
    }
  }

  count(t: Ty): number {
    return this.of(t).length;
  }

  /** Fields of the type of what a closure captures: its slots are theirs. */
  isEnvironment(def: AdtDef): boolean {
    return this.cx.closureOf.has(def);
  }

  /**
   * Slots of `t` in order; what function pointers bind has none. `learning`: variances that are being found out, where a
   * lifetime of which no use is known yet has no slot.
   */
  private collect(t: Ty, vary: Vary, out: Slot[], learning: Variances | null): void {
    switch (t.k) {
      case 'ref':
        this.push(t.region, vary, out);
        return this.collect(t.to, t.mut ? '=' : vary, out, learning);
      case 'raw':
        return this.collect(t.to, t.mut ? '=' : vary, out, learning);
      case 'slice':
      case 'array':
        return this.collect(t.of, vary, out, learning);
      case 'tuple':
        for (const e of t.elems) this.collect(e, vary, out, learning);
        return;
      case 'fn':
        return this.collectFn(t, vary, out, learning);
      case 'adt':
        return this.collectAdt(t, vary, out, learning);
      case 'lib':
        return this.collectLib(t, vary, out, learning);
      default:
        return;
    }
  }

  private collectFn(t: FnTy, vary: Vary, out: Slot[], learning: Variances | null): void {
    this.inside++;
    for (const p of t.params) this.collect(p, compose(vary, '-'), out, learning);
    this.collect(t.ret, vary, out, learning);
    this.inside--;
  }

  private push(name: Region, vary: Vary, out: Slot[]): void {
    const free = this.inside === 0 ? name : outOf(name, this.inside);
    if (free !== null) out.push({ name: free, vary });
  }

  private collectAdt(t: AdtTy, vary: Vary, out: Slot[], learning: Variances | null): void {
    const { def, regions } = t;
    const closure = this.cx.closureOf.get(def);
    if (closure !== undefined) return this.collectClosure(closure, def, regions[0], vary, out, learning);
    if (def.lifetimes.length === 0) return;
    const theirs = learning === null ? this.varianceOf(def) : this.learned(def, learning);
    for (let i = 0; i < def.lifetimes.length; i++) {
      const v = theirs[i] ?? null;
      if (v !== null) this.push(regions[i] ?? '', compose(vary, v), out);
    }
  }

  /** A closure's are those of what it captured and of its signature; `name` is what a call of the library calls them. */
  private collectClosure(
    closure: ClosureInfo,
    def: AdtDef,
    name: Region | undefined,
    vary: Vary,
    out: Slot[],
    learning: Variances | null,
  ): void {
    const first = out.length;
    for (const f of def.variants[0]?.fields ?? []) this.collect(f.ty, vary, out, learning);
    for (const s of this.signatureOf(closure)) out.push(s);
    if (name === undefined) return;
    for (let i = first; i < out.length; i++) out[i] = { name: `${name}.${i - first}`, vary: out[i]!.vary };
  }

  private collectLib(t: LibTy, vary: Vary, out: Slot[], learning: Variances | null): void {
    const { lifetimes, params } = this.ofLibrary(t.name);
    for (let i = 0; i < lifetimes.length; i++)
      this.push(t.regions[i] ?? '', compose(vary, lifetimes[i]!), out);
    for (let i = 0; i < t.args.length; i++)
      this.collect(t.args[i]!, compose(vary, params[i] ?? '+'), out, learning);
  }

  /** How a type of the library uses its lifetimes and parameters. */
  ofLibrary(name: string): Pick<LibType, 'lifetimes' | 'params'> {
    return libType(this.cx, name) ?? UNUSED;
  }

  /**
   * The signature of a closure that is kept is a part of its type: slots for the lifetimes in it that were chosen when it
   * was made. Those that each call chooses have none.
   */
  private signatureOf(c: ClosureInfo): readonly Slot[] {
    if (!c.kept) return NONE;
    const made: Slot[] = [];
    for (const t of [...c.given, c.givenRet ?? c.ret])
      for (const s of this.of(t)) if (!isBoundRegion(s.name)) made.push({ name: '', vary: '=' });
    return made;
  }

  /** What is known of a type's lifetimes while variances are found out. */
  private learned(def: AdtDef, learning: Variances): readonly (Vary | null)[] {
    const done = this.variances.get(def);
    if (done !== undefined) return done;
    let mine = learning.get(def);
    if (mine === undefined) learning.set(def, (mine = def.lifetimes.map(() => null)));
    return mine;
  }

  /** The types that say how a definition uses its lifetimes: of its fields, or of a function. */
  private usesOf(def: AdtDef): readonly Ty[] {
    const item = this.cx.fnOfItem.get(def);
    return item === undefined ? def.variants.flatMap((v) => v.fields.map((f) => f.ty)) : [item.pointer];
  }

  /** Variance of a type's lifetimes, as a least fixed point over its fields (Reference, variance). */
  varianceOf(def: AdtDef): readonly Vary[] {
    const known = this.variances.get(def);
    if (known !== undefined) return known;
    const around = this.inside;
    this.inside = 0;
    // Lifetimes begin as unused, which is no constraint; what is never used cannot be written (E0392).
    const now: Variances = new Map();
    this.learned(def, now);
    for (let changed = true; changed;) {
      const found = now.size;
      changed = false;
      for (const [d, mine] of [...now]) {
        for (const t of this.usesOf(d)) {
          const uses: Slot[] = [];
          this.collect(t, '+', uses, now);
          for (const s of uses) {
            const i = d.lifetimes.indexOf(s.name);
            if (i < 0) continue;
            const before = mine[i] ?? null;
            const after = before === null || before === s.vary ? s.vary : '=';
            if (after !== before) {
              mine[i] = after;
              changed = true;
            }
          }
        }
      }
      // Of a type that came up just now nothing was looked at yet.
      if (now.size > found) changed = true;
    }
    this.inside = around;
    for (const [d, mine] of now)
      this.variances.set(
        d,
        mine.map((v) => v ?? '+'),
      );
    return this.variances.get(def) ?? [];
  }
}
