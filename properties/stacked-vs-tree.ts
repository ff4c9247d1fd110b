import { showOp, type Op } from '../model/aliasing/syntax.js';
import type { AliasItem, AliasState } from '../semantics/aliasing/model.js';
import { WILDCARD } from '../semantics/aliasing/model.js';
import { OpRunner } from '../semantics/aliasing/ops.js';
import {
  ACCESS,
  RETAG,
  resolveCase,
  type AliasingProgram,
  type Step,
} from '../semantics/aliasing/program.js';
import { stacked } from '../semantics/aliasing/stacked.js';
import { tree } from '../semantics/aliasing/tree.js';
import { everyOps, type OpAlphabet } from './aliasing-ops.js';
import { renamed, shrinkOps } from './aliasing-shrink.js';

/**
 * The property `stacked-vs-tree`: every program on which Stacked Borrows and Tree Borrows differ, smallest
 * first, grouped by cause. Pure functions of op sequences; the groups are those of docs/aliasing.md.
 */
export interface Verdicts {
  /** The op that is blamed, from 1, or 0 for none. */
  readonly stacked: number;
  readonly tree: number;
}

/** `op`: both reject, at different ops. */
export type Difference = 'none' | 'stacked-only' | 'tree-only' | 'op';

export const differenceOf = (v: Verdicts): Difference => {
  if (v.stacked === v.tree) return 'none';
  if (v.tree === 0) return 'stacked-only';
  return v.stacked === 0 ? 'tree-only' : 'op';
};

/** Runs op sequences under both models, reusing their buffers. */
export class Comparison {
  private readonly stacked = new OpRunner(stacked.create());
  private readonly tree = new OpRunner(tree.create());

  /** Undefined for an ill-formed sequence. */
  verdicts(ops: readonly Op[]): Verdicts | undefined {
    const { program, diagnostics } = resolveCase({ name: '', ops });
    return diagnostics.length > 0 ? undefined : this.run(program);
  }

  run(program: AliasingProgram): Verdicts {
    return { stacked: this.stacked.run(program), tree: this.tree.run(program) };
  }

  /** A 1-minimal program with the same difference; rejected by one, its last op is the one blamed. */
  minimal(ops: readonly Op[], difference: Difference): readonly Op[] {
    const same = (candidate: readonly Op[]): boolean => {
      const v = this.verdicts(candidate);
      return v !== undefined && differenceOf(v) === difference;
    };
    return renamed(shrinkOps(ops, same));
  }

  cause(ops: readonly Op[]): Cause {
    const { program } = resolveCase({ name: '', ops });
    const v = this.run(program);
    const difference = differenceOf(v);
    if (difference === 'tree-only') return treeCause(program, this.tree, v.tree);
    if (difference === 'stacked-only') return stackedCause(program, this.stacked, v.stacked);
    if (difference === 'none') return 'none';
    // Both reject, one later: what the earlier one says is the difference, as if the program ended there.
    return v.stacked < v.tree
      ? stackedCause(program, this.stacked, v.stacked)
      : treeCause(program, this.tree, v.tree);
  }
}

/** Why the models differ, in the order of the tables of docs/aliasing.md. */
export const causes = {
  none: 'The models agree.',
  'reborrow-invalidates':
    'SB: a retag of &mut or Box is already a write, which ends other tags. TB: only its first write is.',
  'read-disables': 'SB: a read ends the unique tags derived from it. TB: Reserved survives foreign reads.',
  'protected-read':
    'SB: a protected unique tag may not be read around. TB: before its first write it is only conflicted.',
  'protected-retag': 'SB: a retag of &mut or Box writes, which a protector forbids. TB: it only reads.',
  'out-of-range': 'SB: a tag has no item outside of its range. TB: it has a lazy permission there.',
  'zero-sized': 'SB: a zero-sized retag leaves no item. TB: it makes a tag with lazy permissions.',
  'raw-const-writes':
    'SB: `*const` made from a unique place is read-only. TB: raw pointers share their source’s tag.',
  'raw-is-its-source':
    'SB: a raw pointer has an item of its own, which a write through its source pops. TB: they share the tag.',
  'retag-needs-write':
    'SB: a retag needs write permission although nothing is written. TB: it needs to read at most.',
  'retag-without-access':
    'SB: a retag needs a live item although it makes no access. TB: raw pointers and cells need nothing.',
  'cell-survives-writes':
    'SB: a write pops the shared item of a cell. TB: Cell and ReservedIM ignore foreign writes.',
  'read-only-memory': 'SB: no writable tag may point at read-only memory. TB: only a write is wrong.',
  'pinned-is-its-source':
    'SB: a reference to what may not be moved has an item of its own. TB: it keeps its source’s tag.',
  'wildcard-forgets':
    'SB: after a wildcard access the stack is unknown, and may hold anything. TB: it keeps the tree.',
  'wildcard-not-exposed': 'SB: the exposed item is gone. TB: some exposed tag may still make the access.',
  'wildcard-in-doubt':
    'TB: a wildcard access does nothing to tags whose relation to it is in doubt. SB ends what is above.',
  'parent-read-freezes':
    'TB: a parent’s read freezes a tag that was written. SB: the raw item above it survives.',
  'foreign-write-in-two-phase':
    'TB: a foreign write disables a two-phase borrow. SB: it is a bare shared item.',
  'shared-group':
    'SB: items of one SharedRW group do not end each other. TB: a tag that writes ends its siblings.',
  other: 'None of the above.',
} as const;
export type Cause = keyof typeof causes;

/** The documented causes (section d of the design, and SB’s wildcard imprecision): a program outside of them is news. */
export const documented: ReadonlySet<Cause> = new Set<Cause>([
  'reborrow-invalidates',
  'read-disables',
  'protected-read',
  'protected-retag',
  'out-of-range',
  'zero-sized',
  'raw-const-writes',
  'raw-is-its-source',
  'retag-needs-write',
  'cell-survives-writes',
  'read-only-memory',
  'wildcard-forgets',
  'wildcard-not-exposed',
  'wildcard-in-doubt',
  'parent-read-freezes',
  'foreign-write-in-two-phase',
]);

const itemAt = (state: AliasState, alloc: number, offset: number, tag: number): AliasItem | undefined =>
  state.view(alloc, offset, 1).runs[0]?.items.find((i) => i.tag === tag);

/** The step that made `tag`, and those after which its item was first there and last usable (indices; −1 never). */
const history = (program: AliasingProgram, runner: OpRunner, alloc: number, offset: number, tag: number) => {
  let made: Step | undefined;
  let lastUsable = -1;
  runner.run(program, (op) => {
    const s = program.steps[op - 1]!;
    if (s.act === RETAG && runner.tagOf(s.result) === tag && made === undefined) made = s;
    const item = itemAt(runner.state, alloc, offset, tag);
    if (item !== undefined && item.permission !== 'Disabled') lastUsable = op - 1;
  });
  return { made, lastUsable };
};

const isRaw = (s: Step | undefined): boolean => s !== undefined && s.of >= 3;
const isPinned = (s: Step | undefined): boolean =>
  s !== undefined && !s.info.unpin && (s.of === 1 || s.of === 2);

const stackedCause = (program: AliasingProgram, runner: OpRunner, blamed: number): Cause => {
  runner.run(program);
  const failure = runner.state.explain(runner.code);
  const at = program.steps[blamed - 1]!;
  if (failure.kind === 'read-only-memory') return 'read-only-memory';
  if (failure.kind === 'wildcard-no-exposed') return 'wildcard-not-exposed';
  const noAccess = at.act === RETAG && failure.premise === 'share-granted';
  if (failure.kind === 'protector' || failure.kind === 'dealloc-protected') {
    if (at.act === RETAG && failure.premise === 'write-unprotected') return 'protected-retag';
    return failure.premise === 'read-unprotected' ? 'protected-read' : 'other';
  }
  const { made, lastUsable } = history(program, runner, at.alloc, failure.offset, failure.tag);
  if (failure.kind === 'read-only-item') {
    // Written through a read-only item: of a raw pointer, or for a retag that will not write either.
    if (at.act === RETAG) return 'retag-needs-write';
    return isRaw(made) ? 'raw-const-writes' : 'other';
  }
  if (lastUsable < 0 && made !== undefined) return made.size === 0 ? 'zero-sized' : 'out-of-range';
  const ended = program.steps[lastUsable + 1]!;
  if (ended.source >= 0 && ended.act !== RETAG && runner.tagOf(ended.source) === WILDCARD)
    return 'wildcard-in-doubt';
  if (isPinned(made)) return 'pinned-is-its-source';
  if (noAccess) return 'retag-without-access';
  const byWrite = ended.act === RETAG ? ended.of === 1 || ended.of === 2 : ended.kind === 1;
  if (!byWrite) return 'read-disables';
  if (ended.act === RETAG) return 'reborrow-invalidates';
  if (isRaw(made)) return 'raw-is-its-source';
  if (made !== undefined && !made.info.freeze) return 'cell-survives-writes';
  return 'other';
};

const treeCause = (program: AliasingProgram, runner: OpRunner, blamed: number): Cause => {
  runner.run(program);
  const failure = runner.state.explain(runner.code);
  if (
    program.steps
      .slice(0, blamed)
      .some((s) => (s.act === ACCESS || s.act === RETAG ? usesWildcard(program, s) : false))
  )
    return 'wildcard-forgets';
  if (failure.kind === 'frozen-write') return 'parent-read-freezes';
  const made = program.steps.find((s) => s.act === RETAG && runner.tagOf(s.result) === failure.holder);
  if (failure.kind === 'disabled') return made?.mode === 2 ? 'foreign-write-in-two-phase' : 'shared-group';
  return 'other';
};

/** Whether the pointer that a step uses came from an address, itself or what it was made from. */
const usesWildcard = (program: AliasingProgram, s: Step): boolean => {
  const maker = program.steps.find((t) => t !== s && makesPointer(t) && t.result === s.source);
  if (maker === undefined) return false;
  return maker.act === 6 || ((maker.act === RETAG || maker.act === 2) && usesWildcard(program, maker));
};
const makesPointer = (s: Step): boolean =>
  s.act === 0 || s.act === RETAG || s.act === 2 || s.act === 6 || s.act === 9;

/** How many programs of an alphabet and length each model rejects. */
export interface Counts {
  readonly alphabet: string;
  readonly length: number;
  readonly programs: number;
  readonly neither: number;
  readonly both: number;
  /** Of `both`: blamed at different ops. */
  readonly otherOp: number;
  readonly stackedOnly: number;
  readonly treeOnly: number;
}

/**
 * Counts every program of `length` ops after the allocations, each once. A program that both models reject ends
 * with the op that settles it, and so stands for all that begin with it; one that freed everything ends there.
 * `onDifference` sees each program on which the models differ, up to where it ends.
 */
export const countPrograms = (
  alphabet: OpAlphabet,
  length: number,
  onDifference?: (ops: readonly Op[], difference: Difference) => void,
): Counts => {
  const compare = new Comparison();
  const counts = { programs: 0, neither: 0, both: 0, otherOp: 0, stackedOnly: 0, treeOnly: 0 };
  everyOps(alphabet, length, (ops) => {
    const v = compare.verdicts(ops);
    if (v === undefined)
      throw new Error(`the generator wrote an ill-formed program: ${ops.map(showOp).join('; ')}`);
    const difference = differenceOf(v);
    const settled = v.stacked > 0 && v.tree > 0 ? Math.max(v.stacked, v.tree) : ops.length;
    counts.programs += 1;
    if (difference === 'op') counts.otherOp += 1;
    if (difference === 'stacked-only') counts.stackedOnly += 1;
    else if (difference === 'tree-only') counts.treeOnly += 1;
    else if (v.stacked > 0) counts.both += 1;
    else counts.neither += 1;
    if (difference !== 'none') onDifference?.(ops.slice(0, settled), difference);
    return settled < ops.length ? settled : undefined;
  });
  return { alphabet: alphabet.name, length, ...counts };
};

/** One cause with its smallest program and how many programs were put down to it. */
export interface Group {
  readonly cause: Cause;
  readonly difference: Difference;
  readonly programs: number;
  readonly smallest: readonly Op[];
}

/** Collects differences by cause, each with its smallest 1-minimal program (first by ops, then by text). */
export class Grouping {
  private readonly compare = new Comparison();
  private readonly groups = new Map<
    string,
    { cause: Cause; difference: Difference; programs: number; smallest: readonly Op[] }
  >();
  private readonly seen = new Map<string, Cause>();

  add(ops: readonly Op[], difference: Difference): Cause {
    const small = this.compare.minimal(ops, difference);
    const text = small.map(showOp).join('\n');
    const cause = this.seen.get(text) ?? this.compare.cause(small);
    this.seen.set(text, cause);
    const key = `${difference} ${cause}`;
    const group = this.groups.get(key);
    if (group === undefined) this.groups.set(key, { cause, difference, programs: 1, smallest: small });
    else {
      group.programs += 1;
      if (isSmaller(small, group.smallest)) group.smallest = small;
    }
    return cause;
  }

  /** Most frequent first. */
  list(): readonly Group[] {
    return [...this.groups.values()].sort(
      (a, b) => b.programs - a.programs || a.cause.localeCompare(b.cause),
    );
  }
}

const isSmaller = (a: readonly Op[], b: readonly Op[]): boolean => {
  if (a.length !== b.length) return a.length < b.length;
  const [x, y] = [a, b].map((ops) => ops.map(showOp).join('\n'));
  return x!.length < y!.length || (x!.length === y!.length && x! < y!);
};
