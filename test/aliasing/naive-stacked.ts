import * as m from '../../semantics/aliasing/model.js';
import * as o from '../../semantics/aliasing/program.js';

/*
 * Stacked Borrows once more, as plainly as the page states it: one array a byte, no ranges, no plans, no
 * tables shared with semantics/. It is what the fast model is held against.
 */
type Perm = 'Unique' | 'SharedRW' | 'SharedRO' | 'Disabled';
interface Item {
  tag: number;
  perm: Perm;
  protectedFlag: boolean;
}
interface Stack {
  items: Item[];
  unknown: number;
}
class Ub extends Error {
  readonly kind: string;
  constructor(kind: string) {
    super(kind);
    this.kind = kind;
  }
}

export class NaiveStacked {
  readonly stacks = new Map<number, Stack[]>();
  private readonly readOnly = new Set<number>();
  private readonly exposed = new Set<number>();
  private readonly protectors = new Map<number, 'weak' | 'strong'>();
  private readonly frames: number[][] = [];
  private nextTag = 1;

  /** The op blamed (from 1) and the kind, or undefined. */
  run(p: o.AliasingProgram): { op: number; kind: string } | undefined {
    const tags: number[] = [];
    for (const [i, s] of p.steps.entries())
      try {
        this.step(s, tags);
      } catch (e) {
        if (e instanceof Ub) return { op: i + 1, kind: e.kind };
        throw e;
      }
    return undefined;
  }

  private step(s: o.Step, tags: number[]): void {
    const tag = tags[s.source]!;
    const bytes = this.stacks.get(s.alloc)?.slice(s.offset, s.offset + s.size) ?? [];
    switch (s.act) {
      case o.ALLOC: {
        const root = this.nextTag++;
        if (s.origin === m.STATIC_READ_ONLY) this.readOnly.add(s.alloc);
        const perm = s.origin === m.STACK ? 'Unique' : 'SharedRW';
        const stack = (): Stack => ({ items: [{ tag: root, perm, protectedFlag: false }], unknown: 0 });
        this.stacks.set(s.alloc, Array.from({ length: s.size }, stack));
        tags[s.result] = root;
        return;
      }
      case o.RETAG:
        tags[s.result] = this.retag(s, tag, bytes);
        return;
      case o.ACCESS:
        if (s.kind === m.WRITE && bytes.length > 0 && this.readOnly.has(s.alloc))
          throw new Ub('read-only-memory');
        for (const b of bytes) this.access(b, s.kind, tag);
        return;
      case o.DEALLOC:
        for (const b of bytes) {
          this.access(b, m.WRITE, tag);
          for (const item of b.items) this.check(item, true);
        }
        this.stacks.delete(s.alloc);
        return;
      case o.EXPOSE:
        this.exposed.add(tag);
        return;
      case o.INT2PTR:
        tags[s.result] = m.WILDCARD;
        return;
      case o.MOVE:
        tags[s.result] = tag;
        return;
      case o.ADDR:
        tags[s.result] = m.NO_TAG;
        return;
      case o.CALL:
        this.frames.push([]);
        return;
      case o.RET:
        for (const t of this.frames.pop()!) this.protectors.delete(t);
        return;
    }
  }

  private granting(b: Stack, kind: m.AccessKind, tag: number): number {
    const grants = (p: Perm): boolean =>
      kind === m.READ ? p !== 'Disabled' : p === 'Unique' || p === 'SharedRW';
    for (let i = b.items.length - 1; i >= 0; i -= 1) {
      const item = b.items[i]!;
      const mine = tag === m.WILDCARD ? this.exposed.has(item.tag) : item.tag === tag;
      if (mine && grants(item.perm)) return i;
    }
    if (b.unknown !== 0 && (tag === m.WILDCARD || tag < b.unknown)) return -1;
    if (tag === m.WILDCARD) throw new Ub('wildcard-no-exposed');
    throw new Ub(b.items.some((i) => i.tag === tag && i.perm === 'SharedRO') ? 'read-only-item' : 'no-item');
  }

  private firstIncompatible(b: Stack, g: number): number {
    let i = g + 1;
    if (b.items[g]!.perm === 'SharedRW') while (b.items[i]?.perm === 'SharedRW') i += 1;
    return i;
  }

  private check(item: Item, dealloc: boolean): void {
    const kind = item.protectedFlag ? this.protectors.get(item.tag) : undefined;
    if (kind === undefined || (dealloc && kind === 'weak')) return;
    throw new Ub(dealloc ? 'dealloc-protected' : 'protector');
  }

  private access(b: Stack, kind: m.AccessKind, tag: number): void {
    const g = this.granting(b, kind, tag);
    if (kind === m.READ) {
      for (const item of b.items.slice(g + 1)) {
        if (item.perm !== 'Unique') continue;
        this.check(item, false);
        item.perm = 'Disabled';
      }
    } else {
      const from = g < 0 ? 0 : this.firstIncompatible(b, g);
      while (b.items.length > from) this.check(b.items.pop()!, false);
    }
    if (g >= 0 && tag !== m.WILDCARD) return;
    const live = b.items.filter((i) => i.perm !== 'Disabled').map((i) => i.tag + 1);
    b.unknown = Math.max(1, b.unknown, ...live);
    b.items = [];
  }

  private retag(s: o.Step, parent: number, bytes: Stack[]): number {
    if (s.alloc === m.NO_ALLOC) return parent;
    const tag = this.nextTag++;
    if (bytes.length === 0) return tag;
    const pinned = !s.info.unpin;
    const entry = s.mode === m.FN_ENTRY || s.mode === m.FN_ENTRY_NO_WRITABLE;
    const mutable = s.of === m.MUT || s.of === m.BOX || s.of === m.RAW_MUT;
    if (mutable && this.readOnly.has(s.alloc)) throw new Ub('read-only-memory');
    for (const [i, b] of bytes.entries()) {
      const cell = s.info.cells.some(([from, to]) => i >= from && i < to);
      const item: Item = { tag, perm: 'SharedRW', protectedFlag: false };
      let access: m.AccessKind | undefined;
      if (mutable) {
        if (s.of !== m.RAW_MUT && !pinned && s.mode !== m.TWO_PHASE) {
          item.perm = 'Unique';
          item.protectedFlag = entry;
          access = m.WRITE;
        }
      } else if (!cell) {
        item.perm = 'SharedRO';
        item.protectedFlag = entry && s.of === m.REF;
        access = m.READ;
      }
      if (access !== undefined) {
        this.access(b, access, parent);
        b.items.push(item);
      } else {
        const g = this.granting(b, m.WRITE, parent);
        if (g < 0 || parent === m.WILDCARD) {
          b.items = [];
          b.unknown = this.nextTag;
        } else b.items.splice(this.firstIncompatible(b, g), 0, item);
      }
      if (!item.protectedFlag || this.protectors.has(tag)) continue;
      this.protectors.set(tag, s.of === m.BOX ? 'weak' : 'strong');
      this.frames.at(-1)?.push(tag);
    }
    return tag;
  }

  /** The stacks of an allocation, one line a byte. */
  show(alloc: number): string[] {
    return (this.stacks.get(alloc) ?? []).map(
      (b) =>
        `<${b.unknown}> ` +
        b.items
          .map((i) => `${i.tag}:${i.perm}:${(i.protectedFlag && this.protectors.get(i.tag)) || 'none'}`)
          .join(' '),
    );
  }
}
