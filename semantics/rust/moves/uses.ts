/**
 * How a body uses its locals. The dataflow goes over all of its statements first, and notes this on the way: several later
 * judgements ask for it.
 */
import type { LocalId, Place, Rvalue } from '../../../model/core/mir.js';
import { ints } from '../../../model/room.js';
import { mayPanic } from '../lower/builder.js';

/** How often a local is assigned, up to that: 0, 1, or more often. */
export const OFTEN = 2;
const STORES = 3;
const BORROWED = 4;
const DROPPED = 8;

export class Uses {
  /** Whether something is computed or indexed that may panic. */
  mayPanic = false;
  private readonly of: Int32Array;

  constructor(locals: number) {
    this.of = ints(locals);
  }

  /** How often the local is assigned, as a whole or in part. */
  stores(l: LocalId): number {
    return this.of[l]! & STORES;
  }

  /** Whether something takes the address of the local or of a part of it. */
  isBorrowed(l: LocalId): boolean {
    return (this.of[l]! & BORROWED) !== 0;
  }

  isBorrowedOrDropped(l: LocalId): boolean {
    return (this.of[l]! & (BORROWED | DROPPED)) !== 0;
  }

  store(p: Place): void {
    if (!isBehind(p) && (this.of[p.local]! & STORES) < OFTEN) this.of[p.local]!++;
  }

  borrow(p: Place): void {
    if (!isBehind(p)) this.of[p.local]! |= BORROWED;
  }

  drop(p: Place): void {
    if (!isBehind(p)) this.of[p.local]! |= DROPPED;
  }

  value(rv: Rvalue): void {
    if (rv.k === 'ref' || rv.k === 'addr') this.borrow(rv.place);
    else if (!this.mayPanic && (rv.k === 'bin' || rv.k === 'un')) this.mayPanic = mayPanic(rv);
  }
}

/** Behind a pointer that a local holds. */
export const isBehind = (p: Place): boolean => p.proj.length > 0 && p.proj[0]!.k === 'deref';
