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

const NO_DROPS: readonly Drop[] = [];

export class Scopes {
  private readonly b: Builder;
  /** By scope that is open, the inner ones last: what is dropped at its end; null while that is nothing, as in most. */
  private readonly drops: (Drop[] | null)[] = [];
  /** The closing brace, for what is dropped there also when a panic leaves the scope. */
  private readonly closes: (Span | null)[] = [];
  /** Whether a value was ever scheduled: without one, unwinding has nothing to do. */
  private owns = false;
  private resume: BlockId | null = null;
  /** The last answer of `diverge`, while nothing changes. */
  private known: BlockId | null | undefined = undefined;

  constructor(b: Builder) {
    this.b = b;
    b.unwind = () => this.diverge();
  }

  get depth(): number {
    return this.drops.length;
  }

  push(close: Span | null = null): void {
    this.drops.push(null);
    this.closes.push(close);
  }

  schedule(depth: number, local: LocalId, kind: Drop['kind']): void {
    const drop = { local, kind, unwind: null };
    const before = this.drops[depth - 1]!;
    if (before === null) this.drops[depth - 1] = [drop];
    else before.push(drop);
    if (kind === 'storage') return;
    this.owns = true;
    this.known = undefined;
    // What lies inside unwinds through the new drop from now on.
    for (let i = depth; i < this.drops.length; i++) for (const d of this.drops[i] ?? []) d.unwind = null;
  }

  /** Ends the innermost scope. */
  pop(): void {
    this.leave(this.drops.length - 1);
    this.drops.pop();
    this.closes.pop();
    this.known = undefined;
  }

  /** Emits what is dropped on a way out of all scopes deeper than `depth`; they stay open. */
  exitTo(depth: number): void {
    for (let i = this.drops.length - 1; i >= depth; i--) this.leave(i);
  }

  /** How much the innermost scope drops by now. */
  mark(): number {
    return this.drops[this.drops.length - 1]?.length ?? 0;
  }

  /** Emits what the scope at that depth drops that was scheduled behind the mark; it stays open. */
  leaveSince(depth: number, mark: number): void {
    this.leave(depth - 1, mark);
  }

  /** Does something where what the innermost scope drops behind the mark is not there: a way on which it never was, or is gone. */
  without(mark: number, run: () => void): void {
    const drops = this.drops[this.drops.length - 1]!;
    const later = drops?.splice(mark) ?? NO_DROPS;
    this.known = undefined;
    run();
    drops?.push(...later);
    this.known = undefined;
  }

  private leave(i: number, from = 0): void {
    const { b } = this;
    const drops = this.drops[i]!;
    if (drops === null) return;
    for (let k = drops.length - 1; k >= from; k--) {
      const d = drops[k]!;
      if (d.kind === 'storage') {
        b.push({ k: 'dead', local: d.local, span: b.span });
        continue;
      }
      // Unwinding goes on with the drops outside of this one.
      const unwind = this.chain(i, k);
      const target = b.newBlock();
      b.end({ k: 'drop', place: localPlace(d.local), target, unwind, span: b.span });
      b.cur = target;
    }
  }

  /** Where unwinding goes from here; null if nothing is to be dropped. */
  diverge(): BlockId | null {
    if (!this.owns) return null;
    if (this.known === undefined) this.known = this.chain(this.drops.length - 1, Infinity);
    return this.known;
  }

  /** Of the drops up to the scope `last`, and in that one of those before `before`: where unwinding through them begins. */
  private chain(last: number, before: number): BlockId | null {
    let target: BlockId | null = null;
    for (let i = 0; i <= last; i++) {
      const drops = this.drops[i]!;
      if (drops === null) continue;
      const end = i === last ? Math.min(before, drops.length) : drops.length;
      for (let k = 0; k < end; k++) {
        const d = drops[k]!;
        if (d.kind === 'storage') continue;
        d.unwind ??= this.cleanup(d.local, target, this.closes[i] ?? this.b.span);
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
