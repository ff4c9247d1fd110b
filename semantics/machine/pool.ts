/** Constants of a linked program: they lie at the bottom of the register file, code `-1 - k` for the k-th. */
import type { Scalar } from '../../model/core/code.js';
import type { Const, Lang } from '../../model/core/mir.js';
import type { Layout, Layouts } from '../../model/layout/index.js';
import { OnTypes } from '../../model/facts.js';
import type { Ty } from '../../model/types.js';
import { scalarOf } from '../core/scalar-of.js';

export type PoolEntry =
  | { readonly k: 'number'; readonly value: number }
  | { readonly k: 'big'; readonly value: bigint }
  | { readonly k: 'undefined' }
  /** Pointers: set when the program is loaded, for the address and tag are known then. */
  | { readonly k: 'fn' | 'static'; readonly name: string; readonly lang: Lang }
  | { readonly k: 'data'; readonly index: number; readonly lang: Lang };

export type NamedConstant = Extract<PoolEntry, { k: 'fn' | 'static' }>;

export class Pool {
  readonly layouts: Layouts;
  readonly entries: PoolEntry[] = [];
  /**
   * Entries that a run sets anew (addresses, and numbers that have a bigint beside them) and that were asked for since
   * somebody emptied this list.
   */
  readonly moving: number[] = [];
  private readonly known = new Map<string, number>();
  private readonly numbers = new Map<number, number>();
  private readonly scalars = new OnTypes<Scalar | { readonly none: true }>();
  readonly zero: number;
  readonly undefined_: number;

  /** The regime has a rule for uses of raw pointers in Rust (`x-use`). */
  readonly judgesUse: boolean;

  constructor(layouts: Layouts, judgesUse: boolean) {
    this.layouts = layouts;
    this.judgesUse = judgesUse;
    this.zero = this.number(0);
    this.undefined_ = this.entry('undefined', { k: 'undefined' });
  }

  private entry(key: string, e: PoolEntry): number {
    let code = this.known.get(key);
    if (code === undefined) {
      code = -1 - this.entries.length;
      this.entries.push(e);
      this.known.set(key, code);
    }
    if (e.k !== 'number' && e.k !== 'undefined') this.moving.push(-1 - code);
    return code;
  }

  number(value: number): number {
    const known = this.numbers.get(value);
    if (known !== undefined) return known;
    const code = -1 - this.entries.length;
    this.entries.push({ k: 'number', value });
    this.numbers.set(value, code);
    return code;
  }

  /** The address of nothing, for zero-sized places: its alignment, never null. */
  dangling(align: number): number {
    return this.number(align);
  }

  constant(c: Const, _ty: Ty, lang: Lang): number {
    switch (c.k) {
      case 'unit':
        return this.zero;
      case 'int': {
        const n = Number(c.value);
        return Number.isSafeInteger(n)
          ? this.number(n)
          : this.entry(`b${c.value}`, { k: 'big', value: BigInt(c.value) });
      }
      case 'fn':
      case 'static': {
        return this.entry(`${c.k} ${lang} ${c.name}`, { k: c.k, name: c.name, lang });
      }
      case 'data':
        return this.entry(`data ${lang} ${c.index}`, { k: 'data', index: c.index, lang });
    }
  }

  scalar(ty: Ty): Scalar | null {
    const known = this.scalars.get(ty);
    if (known !== undefined) return 'none' in known ? null : known;
    const made = scalarOf(this.layouts, ty);
    this.scalars.set(ty, made ?? { none: true });
    return made;
  }

  scalarOrNull(ty: Ty): Scalar | null {
    return 'k' in this.layouts.find(ty) ? null : this.scalar(ty);
  }

  layoutOrNull(ty: Ty): Layout | null {
    const l = this.layouts.find(ty);
    return 'k' in l ? null : l;
  }

  sizeOf(ty: Ty): number {
    return this.layoutOrNull(ty)?.size ?? (ty.k === 'unit' ? 1 : this.layouts.pointee(ty).stride);
  }
}
