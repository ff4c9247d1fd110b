import type { Forest, TreeAllocation } from './forest.js';
import { DISABLED, FOREIGN, LOCAL, UB } from './permissions.js';

/** How an access went at one run of bytes, when not all of its tags are related to it in a known way. */
export const FINE = 0;
export const FORBIDDEN = 1;
export const PROTECTED_TAG = 2;
export const NOT_EXPOSED = 3;

const UNDETERMINED = -1;
const IMPOSSIBLE = -2;

/**
 * An access to a forest, with Miri's approximation of wildcards: a tag whose relation to the access is not
 * determined takes no step. Evaluates one run into `after` and writes nothing else; visits every tag.
 */
export class ForestAccess {
  /** By tag: the state after the access (for the tags of the allocation last evaluated). */
  after = new Uint8Array(64);
  /** The tag at which it failed. */
  at = 0;
  /** For each tag: how many exposed tags at or below it could make the access. */
  private sources = new Int32Array(64);
  private readonly forest: Forest;
  private a: TreeAllocation | undefined;
  private kind = 0;
  private lastLocal = 0;
  private ignorePermissions = false;
  private ignoreProtectors = false;
  private ignoreExposure = false;

  constructor(forest: Forest) {
    this.forest = forest;
  }

  /** Premises that are switched off. */
  ignore(permissions: boolean, protectors: boolean, exposure: boolean): void {
    this.ignorePermissions = permissions;
    this.ignoreProtectors = protectors;
    this.ignoreExposure = exposure;
  }

  /**
   * @param tag the tag of the access, or a non-positive number for a wildcard
   * @param unseen the access is the end of `tag`'s protector, which its descendants do not see
   */
  evaluate(a: TreeAllocation, block: number, kind: number, tag: number, unseen: boolean): number {
    const f = this.forest;
    this.a = a;
    this.kind = kind;
    if (this.after.length < f.nextTag) {
      this.after = new Uint8Array(f.parent.length);
      this.sources = new Int32Array(f.parent.length);
    }
    for (let u = a.lastTag; u !== 0; u = f.previous[u]!) {
      this.after[u] = f.state(block, u);
      this.sources[u] = 0;
    }
    for (let u = a.lastTag; u !== 0; u = f.previous[u]!) {
      if (this.isSource(u)) this.sources[u]! += 1;
      const parent = f.parent[u]!;
      if (parent !== 0) this.sources[parent]! += this.sources[u]!;
    }
    const ownRoot = tag > 0 ? f.rootOf(tag) : 0;
    this.lastLocal = ownRoot;
    if (tag > 0) {
      const failure = this.ownTree(tag, ownRoot, unseen);
      if (failure !== FINE) return failure;
    }
    const stop = unseen ? this.leastExposed(tag) : 0;
    return this.otherTrees(ownRoot, stop);
  }

  private isSource(tag: number): boolean {
    if (this.forest.exposed[tag] === 0) return false;
    const guarded = Number(this.forest.protector[tag] !== 0);
    return this.forest.numbers.exposes[(this.after[tag]! >> 1) * 2 + guarded]! >= this.kind;
  }

  private ownTree(tag: number, root: number, unseen: boolean): number {
    const f = this.forest;
    for (let u = tag; u !== 0; u = f.parent[u]!) {
      const failure = this.step(u, LOCAL);
      if (failure !== FINE) return failure;
    }
    for (let u = this.deepest(root); ; u = this.following(u)) {
      if (!f.isDescendant(tag, u) && !(unseen && f.isDescendant(u, tag))) {
        const failure = this.step(u, FOREIGN);
        if (failure !== FINE) return failure;
      }
      if (u === root) return FINE;
    }
  }

  /** The other trees, in the order of their roots; none from the first on whose root is beyond `stop`. */
  private otherTrees(ownRoot: number, stop: number): number {
    const f = this.forest;
    const a = this.a!;
    let root = a.root;
    while (root !== 0) {
      if (stop !== 0 && root > stop) return FINE;
      if (root !== ownRoot) {
        const failure = this.otherTree(root);
        if (failure !== FINE) return failure;
      }
      // The next root is the least greater one; roots are few.
      let next = 0;
      for (let u = a.lastTag; u > root; u = f.previous[u]!) if (f.parent[u] === 0) next = u;
      root = next;
    }
    return FINE;
  }

  /** Children before parents, the youngest first: a child that loses its permission is seen by its parent. */
  private otherTree(root: number): number {
    const isMain = root === this.a!.root;
    let possible = false;
    for (let u = this.deepest(root); ; u = this.following(u)) {
      const relation = this.relation(u, root, isMain);
      if (relation === IMPOSSIBLE && !this.ignoreExposure) {
        this.at = u;
        return NOT_EXPOSED;
      }
      if (!this.onlyForeign(u) && this.isSource(u)) possible = true;
      if (relation >= 0) {
        const was = this.isSource(u);
        const failure = this.step(u, relation);
        if (failure !== FINE) return failure;
        if (was !== this.isSource(u)) this.recount(u, was ? -1 : 1);
      }
      if (u === root) break;
    }
    if (possible || !isMain || this.ignoreExposure) return FINE;
    this.at = root;
    return NOT_EXPOSED;
  }

  /** A tag younger than the root of the accessed tree cannot be above it. */
  private onlyForeign(tag: number): boolean {
    return this.lastLocal !== 0 && tag > this.lastLocal;
  }

  private relation(tag: number, root: number, isMain: boolean): number {
    const total = this.sources[root]! + Number(!isMain);
    const local = this.sources[tag]!;
    if (total === 0) return IMPOSSIBLE;
    if (local === total) return this.onlyForeign(tag) ? IMPOSSIBLE : LOCAL;
    if (local === 0) return FOREIGN;
    return this.onlyForeign(tag) ? FOREIGN : UNDETERMINED;
  }

  private recount(tag: number, by: number): void {
    for (let u = tag; u !== 0; u = this.forest.parent[u]!) this.sources[u]! += by;
  }

  private step(tag: number, relation: number): number {
    const f = this.forest;
    const state = this.after[tag]!;
    const permission = state >> 1;
    let next = f.next(permission, relation + this.kind, tag);
    if (next === UB) {
      if (!this.ignorePermissions) {
        this.at = tag;
        return FORBIDDEN;
      }
      next = permission;
    }
    const accessed = relation === LOCAL ? 1 : state & 1;
    this.after[tag] = (next << 1) | accessed;
    if (accessed === 0 || next !== DISABLED || permission === DISABLED || f.protector[tag] === 0) return FINE;
    if (this.ignoreProtectors) return FINE;
    this.at = tag;
    return PROTECTED_TAG;
  }

  /** The least exposed tag at or below `tag`, whatever its permission; 0 if there is none. */
  private leastExposed(tag: number): number {
    const f = this.forest;
    let least = 0;
    for (let u = this.a!.lastTag; u >= tag; u = f.previous[u]!)
      if (f.exposed[u] === 1 && f.isDescendant(u, tag)) least = u;
    return least;
  }

  private deepest(tag: number): number {
    let u = tag;
    while (this.forest.firstChild[u] !== 0) u = this.forest.firstChild[u]!;
    return u;
  }

  /** The next tag in post-order, youngest child first. */
  private following(tag: number): number {
    const sibling = this.forest.nextSibling[tag]!;
    return sibling === 0 ? this.forest.parent[tag]! : this.deepest(sibling);
  }
}
