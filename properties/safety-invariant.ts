/** Stronger and earlier than UB: what safe Rust receives is what its types say, whether the run touches it or not. */
import type { Instr, Scalar } from '../model/core/code.js';
import type { EnumLayout, Layout, Pointee } from '../model/layout/index.js';
import type { Ty } from '../model/types.js';
import { bytesAreValid, scalarIsValid, variantIn } from '../semantics/core/typed.js';
import { Loc } from '../semantics/machine/loc.js';
import type { Machine, Observer } from '../semantics/machine/machine.js';
import { holds, vacuous, type Property } from './property.js';

interface Violation {
  readonly kind: string;
  readonly reason: string;
}

/** A range that a reference reaches, and whether it is unique there. */
interface Reached {
  readonly alloc: number;
  readonly from: number;
  readonly to: number;
  readonly unique: boolean;
}

const MAX_DEPTH = 8;

/** Walks every value reachable at its type from the arguments that enter safe Rust. */
class EntryWatch implements Observer {
  violation: Violation | null = null;
  entries = 0;
  private readonly l = new Loc();

  /** After a boundary stub handed over to a Rust function, its parameters are in its first registers. */
  after(m: Machine, i: Instr): void {
    if (this.violation !== null || m.outcome !== null) return;
    if (i.head === 'x-enter' && m.top.code?.lang === 'rust') {
      this.entries++;
      this.enter(m);
    }
    if (i.lang === 'boundary' && i.head === 'return' && m.depth > 0 && m.top.code?.lang === 'rust')
      this.entries++;
  }

  private enter(m: Machine): void {
    const code = m.top.code!;
    const reached: Reached[] = [];
    code.params.forEach((p, k) => {
      const ty = code.sig.params[k]!;
      if (p.n === 0) return;
      const sc = m.linked.pool.scalarOrNull(ty);
      if (sc === null)
        this.bytes(
          m,
          this.at(m, m.fp + p.slot, m.linked.layouts.of(ty).size),
          m.linked.layouts.of(ty),
          reached,
          0,
        );
      else this.register(m, m.fp + p.slot, sc, reached);
    });
  }

  private at(m: Machine, s: number, size: number): Loc {
    const l = new Loc();
    l.at(m, s, 0, size, 1);
    return l;
  }

  private fail(kind: string, reason: string): void {
    this.violation ??= { kind, reason };
  }

  private register(m: Machine, s: number, sc: Scalar, reached: Reached[]): void {
    if (sc.pointer !== null && sc.kind === 5) {
      const info = sc.pointer.info as Pointee;
      this.l.at(m, s, 0, info.stride === 0 ? info.size : info.stride * m.num[s + 1]!, info.align);
      this.reference(m, this.l, info, sc.pointer.of !== 0, reached, 0);
      return;
    }
    if (!scalarIsValid(m, s, sc)) this.fail('invalid-value', `${m.num[s]!} is no value of its type`);
  }

  private reference(
    m: Machine,
    l: Loc,
    info: Pointee,
    unique: boolean,
    reached: Reached[],
    depth: number,
  ): void {
    if (l.addr === 0) return this.fail('null', 'a reference is null');
    if (l.addr % l.align !== 0) return this.fail('misaligned', 'a reference is misaligned');
    if (l.size === 0) return;
    if (l.alloc === 0 || m.mem.live[l.alloc] === 0)
      return this.fail('dangling', 'a reference points to nothing that lives');
    if (l.off < 0 || l.off + l.size > m.mem.size[l.alloc]!)
      return this.fail('out-of-bounds', 'a reference leaves its allocation');
    const clash = reached.find(
      (r) => r.alloc === l.alloc && l.off < r.to && r.from < l.off + l.size && (unique || r.unique),
    );
    if (clash !== undefined)
      return this.fail('aliasing', 'two references reach the same bytes, one of them unique');
    reached.push({ alloc: l.alloc, from: l.off, to: l.off + l.size, unique });
    if (depth >= MAX_DEPTH) return;
    const element: Ty = info.ty.k === 'slice' ? info.ty.of : info.ty;
    const layout = m.linked.layouts.find(element);
    if ('code' in layout) return;
    const copy = new Loc();
    Object.assign(copy, l);
    for (let k = 0; k < l.size; k += Math.max(layout.size, 1)) {
      copy.off = l.off + k;
      copy.store = l.store + k;
      copy.size = layout.size;
      this.bytes(m, copy, layout, reached, depth + 1);
    }
  }

  private bytes(m: Machine, l: Loc, layout: Layout, reached: Reached[], depth: number): void {
    if (!bytesAreValid(m, l, { typed: layout } as Instr)) {
      const f = m.takeInner().fault;
      return this.fail(f.k === 'ub' ? f.code : 'invalid-value', m.takeInner().derivation.reason);
    }
    this.pointers(m, l, layout, reached, depth);
  }

  private pointers(m: Machine, l: Loc, layout: Layout, reached: Reached[], depth: number): void {
    const own =
      layout.shape.k === 'enum'
        ? (layout.shape.variants[variantIn(m, l.store, layout as EnumLayout)]?.pointers ?? [])
        : layout.pointers;
    for (const p of own) {
      if (p.k !== 'ptr') continue;
      const s = l.store + p.off;
      const to = m.linked.layouts.pointee(p.pointee);
      const at = new Loc();
      at.addr = m.mem.readInt(s, m.mem.pointerSize, false);
      at.prov = m.mem.pointerProv(s);
      at.alloc = at.prov > 0 ? at.prov : 0;
      at.off = at.alloc === 0 ? 0 : at.addr - m.mem.base[at.alloc]!;
      at.store = m.mem.at[at.alloc]! + at.off;
      at.size =
        to.stride === 0
          ? to.size
          : to.stride * m.mem.readInt(s + m.mem.pointerSize, m.mem.pointerSize, false);
      at.align = to.align;
      this.reference(m, at, to, p.of !== 'ref', reached, depth);
    }
  }
}

export const safetyInvariant: Property = {
  name: 'safety-invariant',
  sentence:
    'At each entry into safe Rust every reachable value is live, in bounds, initialised, valid and unaliased as its type says.',
  source: 'R3 paper, section 3; RustBelt, safety of types',
  only: null,
  check(s) {
    if (s.ran.outcome.k === 'n/a') return { k: 'n/a', reason: s.ran.outcome.reason };
    const watch = new EntryWatch();
    const ran = s.again({ observer: watch });
    const v = watch.violation;
    if (v !== null) {
      return {
        k: 'broken',
        kind: v.kind,
        rule: 'X-Enter',
        premise: 'safe-value',
        outcome: ran.outcome,
        explanation: v.reason,
      };
    }
    return watch.entries === 0 ? vacuous('no entry into safe Rust') : holds;
  },
};
