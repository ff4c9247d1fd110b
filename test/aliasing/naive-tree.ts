import * as m from '../../semantics/aliasing/model.js';
import * as o from '../../semantics/aliasing/program.js';

/*
 * Tree Borrows once more, as plainly as the page states it: every access visits every byte and every tag, and
 * the transition table is typed in a second time. It is what the fast model is held against.
 */
type Perm = 'Cell' | 'ReservedIM' | 'Reserved' | 'Conflicted' | 'Unique' | 'Frozen' | 'Disabled';
type Access = 'read' | 'write';
interface At {
  perm: Perm;
  accessed: boolean;
}
interface Node {
  tag: number;
  parent: Node | undefined;
  children: Node[];
  lazy: Perm;
  exposed: boolean;
  protector: 'weak' | 'strong' | undefined;
  bytes: (At | undefined)[];
}
class Ub extends Error {
  readonly kind: string;
  constructor(kind: string) {
    super(kind);
    this.kind = kind;
  }
}

const local = (p: Perm, k: Access, guarded: boolean): Perm | undefined => {
  if (p === 'Disabled') return undefined;
  if (k === 'read') return p;
  if (p === 'Cell') return 'Cell';
  if (p === 'Frozen' || (p === 'Conflicted' && guarded)) return undefined;
  return 'Unique';
};
const foreign = (p: Perm, k: Access, guarded: boolean): Perm => {
  if (p === 'Cell' || p === 'ReservedIM') return p;
  if (k === 'write') return 'Disabled';
  if (p === 'Reserved' && guarded) return 'Conflicted';
  if (p === 'Unique') return guarded ? 'Disabled' : 'Frozen';
  return p;
};
const associated = (p: Perm): Access | undefined =>
  p === 'Cell' || p === 'Disabled' ? undefined : p === 'Unique' ? 'write' : 'read';

interface Alloc {
  size: number;
  readOnly: boolean;
  roots: Node[];
  nodes: Node[];
}

export class NaiveTree {
  readonly allocs = new Map<number, Alloc>();
  private readonly frames: { alloc: number; node: Node }[][] = [];
  private readonly implicitWrites: boolean;
  private nextTag = 1;

  constructor(implicitWrites: boolean) {
    this.implicitWrites = implicitWrites;
  }

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
    const a = this.allocs.get(s.alloc)!;
    switch (s.act) {
      case o.ALLOC: {
        const made: Alloc = { size: s.size, readOnly: s.origin === m.STATIC_READ_ONLY, roots: [], nodes: [] };
        const root = this.node(made, undefined, 'Disabled');
        root.bytes = Array.from({ length: s.size }, () => ({ perm: 'Unique', accessed: true }));
        this.allocs.set(s.alloc, made);
        tags[s.result] = root.tag;
        return;
      }
      case o.RETAG:
        tags[s.result] = this.retag(s, tag);
        return;
      case o.ACCESS:
        if (s.kind === m.WRITE && s.size > 0 && a.readOnly) throw new Ub('read-only-memory');
        for (let b = s.offset; b < s.offset + s.size; b += 1)
          this.access(a, s.kind === m.READ ? 'read' : 'write', tag, b, false);
        return;
      case o.DEALLOC:
        for (let b = 0; b < a.size; b += 1) {
          this.access(a, 'write', tag, b, false);
          for (const n of a.nodes) {
            const st = this.at(n, b);
            if (n.protector === 'strong' && st.accessed && st.perm !== 'Cell')
              throw new Ub('dealloc-protected');
          }
        }
        this.allocs.delete(s.alloc);
        return;
      case o.EXPOSE:
        for (const n of a?.nodes ?? []) if (n.tag === tag) n.exposed = true;
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
      case o.RET: {
        const frame = this.frames.pop()!;
        for (const { alloc, node } of frame) {
          const live = this.allocs.get(alloc);
          if (live === undefined) continue;
          for (let b = 0; b < live.size; b += 1) {
            const st = this.at(node, b);
            const k = associated(st.perm);
            if (st.accessed && k !== undefined) this.access(live, k, node.tag, b, true);
          }
        }
        for (const { node } of frame) node.protector = undefined;
      }
    }
  }

  private node(a: Alloc, parent: Node | undefined, lazy: Perm): Node {
    const node: Node = {
      tag: this.nextTag++,
      parent,
      children: [],
      lazy,
      exposed: false,
      protector: undefined,
      bytes: [],
    };
    if (parent === undefined) a.roots.push(node);
    else parent.children.push(node);
    a.nodes.push(node);
    return node;
  }

  private at(n: Node, byte: number): At {
    return (n.bytes[byte] ??= { perm: n.lazy, accessed: false });
  }

  private take(n: Node, byte: number, k: Access, isLocal: boolean): void {
    const st = this.at(n, byte);
    const guarded = n.protector !== undefined;
    const next = isLocal ? local(st.perm, k, guarded) : foreign(st.perm, k, guarded);
    if (next === undefined)
      throw new Ub(
        st.perm === 'Disabled'
          ? 'disabled'
          : st.perm === 'Frozen'
            ? 'frozen-write'
            : 'reserved-conflicted-write',
      );
    if (isLocal) st.accessed = true;
    if (guarded && st.accessed && next === 'Disabled' && st.perm !== 'Disabled') throw new Ub('protector');
    st.perm = next;
  }

  private isAbove(n: Node, below: Node): boolean {
    for (let u: Node | undefined = below; u !== undefined; u = u.parent) if (u === n) return true;
    return false;
  }

  private access(a: Alloc, k: Access, tag: number, byte: number, release: boolean): void {
    const source = a.nodes.find((n) => n.tag === tag);
    let ownRoot: Node | undefined;
    if (source !== undefined) {
      for (let u: Node | undefined = source; u !== undefined; u = u.parent) {
        this.take(u, byte, k, true);
        ownRoot = u;
      }
      for (const n of a.nodes) {
        if (!this.isAbove(ownRoot!, n) || this.isAbove(n, source)) continue;
        if (release && this.isAbove(source, n)) continue;
        this.take(n, byte, k, false);
      }
    }
    const exposedBelow = a.nodes.filter((n) => release && n.exposed && this.isAbove(source!, n));
    for (const root of a.roots) {
      if (exposedBelow.length > 0 && root.tag > exposedBelow[0]!.tag) break;
      if (root !== ownRoot) this.wildcard(a, k, byte, root, ownRoot);
    }
  }

  private serves(n: Node, byte: number, k: Access): boolean {
    if (!n.exposed) return false;
    const { perm } = this.at(n, byte);
    if (perm === 'Disabled') return false;
    return k === 'read' || !(perm === 'Frozen' || (perm === 'Conflicted' && n.protector !== undefined));
  }

  private count(n: Node, byte: number, k: Access): number {
    return Number(this.serves(n, byte, k)) + n.children.reduce((sum, c) => sum + this.count(c, byte, k), 0);
  }

  private wildcard(a: Alloc, k: Access, byte: number, root: Node, ownRoot: Node | undefined): void {
    const isMain = root === a.roots[0];
    let served = false;
    const visit = (n: Node): void => {
      for (const c of n.children.toReversed()) visit(c);
      const total = this.count(root, byte, k) + Number(!isMain);
      const below = this.count(n, byte, k);
      const onlyForeign = ownRoot !== undefined && n.tag > ownRoot.tag;
      if (total === 0 || (onlyForeign && below === total)) throw new Ub('wildcard-no-exposed');
      if (!onlyForeign && this.serves(n, byte, k)) served = true;
      if (below === total) this.take(n, byte, k, true);
      else if (below === 0 || onlyForeign) this.take(n, byte, k, false);
    };
    visit(root);
    if (isMain && !served) throw new Ub('wildcard-no-exposed');
  }

  private retag(s: o.Step, parent: number): number {
    const pinned = s.of !== m.REF && !s.info.unpin;
    if (s.alloc === m.NO_ALLOC || s.of === m.RAW_CONST || s.of === m.RAW_MUT || pinned) return parent;
    const a = this.allocs.get(s.alloc)!;
    const entry = s.mode === m.FN_ENTRY || s.mode === m.FN_ENTRY_NO_WRITABLE;
    const implicit = this.implicitWrites && s.mode === m.FN_ENTRY && s.of !== m.REF;
    const perm = (cell: boolean): Perm => {
      if (s.of === m.REF) return cell ? 'Cell' : 'Frozen';
      return cell && !entry ? 'ReservedIM' : 'Reserved';
    };
    const inside = (i: number): Perm =>
      implicit ? 'Unique' : perm(s.info.cells.some(([from, to]) => i >= from && i < to));
    for (let i = 0; i < s.size; i += 1) {
      const k = associated(inside(i));
      if (k !== undefined) this.access(a, k, parent, s.offset + i, false);
    }
    const node = this.node(
      a,
      a.nodes.find((n) => n.tag === parent),
      perm(!s.info.freeze),
    );
    for (let i = 0; i < s.size; i += 1)
      node.bytes[s.offset + i] = { perm: inside(i), accessed: associated(inside(i)) !== undefined };
    if (entry) {
      node.protector = s.of === m.BOX ? 'weak' : 'strong';
      this.frames.at(-1)?.push({ alloc: s.alloc, node });
    }
    return node.tag;
  }

  /** The labelled tags of an allocation, one line a byte. A conflict matters to protected tags only. */
  show(alloc: number): string[] {
    const a = this.allocs.get(alloc);
    if (a === undefined) return [];
    return Array.from({ length: a.size }, (_, b) =>
      a.nodes
        .map((n) => {
          const st = this.at(n, b);
          const perm = st.perm === 'Conflicted' ? (n.protector ? 'ReservedConflicted' : 'Reserved') : st.perm;
          return `${n.tag}:${perm}:${st.accessed}:${n.protector ?? 'none'}`;
        })
        .join(' '),
    );
  }
}
