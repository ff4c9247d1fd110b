/**
 * Scopes and what is dropped where they end: in reverse order of declaration, on every way out, also when unwinding
 * (Reference, destructors: drop scopes; as rustc builds its MIR).
 */
import type { BlockId, LocalId } from '../../../model/core/mir.js';
import { localPlace } from '../../../model/core/mir.js';
import type { Span } from '../../../model/span.js';
import type { Builder } from './builder.js';

interface Drop {
  readonly local: LocalId;
  readonly kind: 'value' | 'storage';
  /** The cleanup block that begins with this drop, once it is needed. */
  unwind: BlockId | null;
}

interface Scope {
  readonly drops: Drop[];
  /** The closing brace, for what is dropped there also when a panic leaves the scope. */
  readonly close: Span | null;
}

export class Scopes {
  private readonly b: Builder;
  private readonly all: Scope[] = [];
  private resume: BlockId | null = null;
  /** The last answer of `diverge`, while nothing changes. */
  private known: BlockId | null | undefined = undefined;

  constructor(b: Builder) {
    this.b = b;
    b.unwind = () => this.diverge();
  }

  get depth(): number {
    return this.all.length;
  }

  push(close: Span | null = null): void {
    this.all.push({ drops: [], close });
  }

  schedule(depth: number, local: LocalId, kind: Drop['kind']): void {
    this.all[depth - 1]?.drops.push({ local, kind, unwind: null });
    if (kind === 'storage') return;
    this.known = undefined;
    // What lies inside unwinds through the new drop from now on.
    for (let i = depth; i < this.all.length; i++) for (const d of this.all[i]?.drops ?? []) d.unwind = null;
  }

  /** Ends the innermost scope. */
  pop(): void {
    this.leave(this.all.length - 1);
    this.all.pop();
    this.known = undefined;
  }

  /** Emits what is dropped on a way out of all scopes deeper than `depth`; they stay open. */
  exitTo(depth: number): void {
    for (let i = this.all.length - 1; i >= depth; i--) this.leave(i);
  }

  private leave(i: number): void {
    const { b } = this;
    const drops = this.all[i]?.drops ?? [];
    for (let k = drops.length - 1; k >= 0; k--) {
      const d = drops[k];
      if (d === undefined) continue;
      if (d.kind === 'storage') {
        b.push({ k: 'dead', local: d.local, span: b.span });
        continue;
      }
      const unwind = this.below(i, k);
      const target = b.newBlock();
      b.end({ k: 'drop', place: localPlace(d.local), target, unwind, span: b.span });
      b.cur = target;
    }
  }

  /** Where unwinding goes from drop `k` of scope `i`: to the drops outside of it. */
  private below(i: number, k: number): BlockId | null {
    return this.chain(i, k);
  }

  /** Where unwinding goes from here; null if nothing is to be dropped. */
  diverge(): BlockId | null {
    if (this.known === undefined) this.known = this.chain(this.all.length - 1, Infinity);
    return this.known;
  }

  private chain(last: number, before: number): BlockId | null {
    let target: BlockId | null = null;
    for (let i = 0; i <= last; i++) {
      const drops = this.all[i]?.drops ?? [];
      const end = i === last ? Math.min(before, drops.length) : drops.length;
      for (let k = 0; k < end; k++) {
        const d = drops[k];
        if (d === undefined || d.kind === 'storage') continue;
        d.unwind ??= this.cleanup(d.local, target, this.all[i]?.close ?? this.b.span);
        target = d.unwind;
      }
    }
    return target;
  }

  private cleanup(local: LocalId, next: BlockId | null, span: Span): BlockId {
    const { b } = this;
    const target = next ?? this.resumeBlock();
    const made = b.newBlock(true);
    const block = b.blocks[made];
    if (block !== undefined) block.term = { k: 'drop', place: localPlace(local), target, unwind: null, span };
    return made;
  }

  resumeBlock(): BlockId {
    const { b } = this;
    if (this.resume !== null) return this.resume;
    const made = b.newBlock(true);
    const block = b.blocks[made];
    if (block !== undefined) block.term = { k: 'resume', span: b.span };
    this.resume = made;
    return made;
  }
}
