/**
 * The regions of a type, as slots in a fixed order: a reference's own, then those of what it refers to, and so on. Types
 * in the core are erased; an occurrence of one is a type and an array with a region for each of its slots.
 */
import type { AdtDef, Region, Ty } from '../../../model/types.js';
import type { CrateCx } from '../check/context.js';
import { libType } from '../check/types.js';
import type { ClosureInfo } from '../tree.js';
import { isBoundRegion } from '../ty.js';

/** How a slot of a subtype relates to the supertype's: `+` covariant, `-` contravariant, `=` invariant. */
export type Vary = '+' | '-' | '=';

export interface Slot {
  /** As the type is written: `'a`, `'static`, `'1`, or '' where it is erased. */
  readonly name: Region;
  readonly vary: Vary;
}

const NONE: readonly Slot[] = [];

const compose = (outer: Vary, inner: Vary): Vary => {
  if (outer === '=' || inner === '=') return '=';
  return outer === inner ? '+' : '-';
};

/** Slots of types, remembered for one crate. */
export class Slots {
  private readonly cx: CrateCx;
  private readonly known = new Map<Ty, readonly Slot[]>();
  private readonly variances = new Map<AdtDef, Vary[]>();

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
      case 'fn':
        return NONE;
      default: {
        const known = this.known.get(t);
        if (known !== undefined) return known;
        const out: Slot[] = [];
        this.collect(t, '+', out, (def) => this.varianceOf(def), false);
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
   * Slots of `t` in order. `pointers`: those of function pointers too, which have none as types of values but say how a
   * definition uses its lifetimes. A lifetime of which no use is known yet (null) has no slot.
   */
  private collect(
    t: Ty,
    vary: Vary,
    out: Slot[],
    varianceOf: (def: AdtDef) => readonly (Vary | null)[],
    pointers: boolean,
  ): void {
    const go = (x: Ty, v: Vary): void => this.collect(x, compose(vary, v), out, varianceOf, pointers);
    switch (t.k) {
      case 'ref':
        out.push({ name: t.region, vary });
        return go(t.to, t.mut ? '=' : '+');
      case 'raw':
        return go(t.to, t.mut ? '=' : '+');
      case 'slice':
      case 'array':
        return go(t.of, '+');
      case 'tuple':
        return t.elems.forEach((e) => go(e, '+'));
      case 'fn':
        if (!pointers) return;
        t.params.forEach((p) => go(p, '-'));
        return go(t.ret, '+');
      case 'adt': {
        const closure = this.cx.closureOf.get(t.def);
        if (closure !== undefined) {
          t.def.variants[0]?.fields.forEach((f) => go(f.ty, '+'));
          out.push(...this.signatureOf(closure));
          return;
        }
        const theirs = varianceOf(t.def);
        t.def.lifetimes.forEach((_, i) => {
          const v = theirs[i] ?? null;
          if (v !== null) out.push({ name: t.regions[i] ?? '', vary: compose(vary, v) });
        });
        return;
      }
      case 'lib': {
        const facts = libType(this.cx, t.name);
        facts?.lifetimes.forEach((v, i) => out.push({ name: t.regions[i] ?? '', vary: compose(vary, v) }));
        return t.args.forEach((a, i) => go(a, facts?.params[i] ?? '+'));
      }
      default:
        return;
    }
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

  /** Variance of a type's lifetimes, as a least fixed point over its fields (Reference, variance). */
  varianceOf(def: AdtDef): readonly Vary[] {
    const known = this.variances.get(def);
    if (known !== undefined) return known;
    // Lifetimes begin as unused, which is no constraint; what is never used cannot be written (E0392).
    const now = new Map<AdtDef, (Vary | null)[]>();
    const ask = (d: AdtDef): readonly (Vary | null)[] => {
      const done = this.variances.get(d);
      if (done !== undefined) return done;
      let mine = now.get(d);
      if (mine === undefined) now.set(d, (mine = d.lifetimes.map(() => null)));
      return mine;
    };
    ask(def);
    for (let changed = true; changed;) {
      changed = false;
      for (const [d, mine] of [...now]) {
        for (const v of d.variants) {
          for (const f of v.fields) {
            const found: Slot[] = [];
            this.collect(f.ty, '+', found, ask, true);
            for (const s of found) {
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
      }
    }
    for (const [d, mine] of now)
      this.variances.set(
        d,
        mine.map((v) => v ?? '+'),
      );
    return this.variances.get(def) ?? [];
  }
}
