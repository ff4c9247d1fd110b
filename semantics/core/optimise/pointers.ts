/** Parameters whose type promises something about who else reaches what they point to. */
import type { LocalId, Place } from '../../../model/core/mir.js';
import { isLayoutError } from '../../../model/layout/index.js';
import { isBox, type Body, type Point } from './body.js';
import { endsLocal, type Effect } from './forward.js';
import { borrows, hasDeref, isBehind, reads, writes, type Node } from './operands.js';

export type PointerKind = 'shared' | 'exclusive' | 'box';

/** What the type of a local promises; null where it promises nothing (raw pointers, `&Cell`, numbers). */
export const promiseOf = (b: Body, local: LocalId): PointerKind | null => {
  const { ty } = b.locals[local]!;
  if (isBox(ty)) return 'box';
  if (ty.k !== 'ref') return null;
  const to = b.facts.layouts.findPointee(ty.to);
  if ('k' in to || isLayoutError(to)) return null;
  if (ty.mut) return 'exclusive';
  return to.freeze ? 'shared' : null;
};

/** The place is a field (or all) of what the pointer points to: known without looking at anything else. */
export const isFieldBehind = (p: Place): boolean =>
  p.proj[0]?.k === 'deref' && p.proj.slice(1).every((x) => x.k === 'field');

/** A parameter that keeps its value all through the function. A box is dropped through a reference to it. */
export const isFixedParameter = (b: Body, local: LocalId): boolean =>
  b.isParameter(local) && b.assignments(local) === 1 && (!b.isTaken(local) || isBox(b.locals[local]!.ty));

/** The same, or a reference that this function made: it is not protected, and its tag is its own all the same. */
export const isFixedPointer = (b: Body, local: LocalId): boolean => {
  if (isFixedParameter(b, local)) return true;
  const d = b.definition(local);
  return d?.k === 'ref' && d.kind !== 'two-phase';
};

/** The pointer itself, or a reference to what is behind it, becomes known to other code. */
export const escapes = (n: Node, local: LocalId): boolean =>
  borrows(n).some((p) => p.local === local) || reads(n).some((p) => p.local === local && !isBehind(p, local));

/** Has something derived from the pointer been made before `at`? */
export const escapedBefore = (b: Body, local: LocalId, at: Point): boolean => {
  let found = false;
  b.eachNode((n, p) => {
    if (!found && escapes(n, local) && b.reaches(p, at)) found = true;
  });
  return found;
};

/** What a node does to a value remembered from behind a pointer, where `over` says what the promise may cross. */
export const effectBehind = (
  b: Body,
  p: Place,
  n: Node,
  over: { readonly writes: boolean; readonly calls: boolean },
): Effect => {
  if (endsLocal(n, p.local)) return 'ends';
  if (promiseOf(b, p.local) !== 'shared' && escapes(n, p.local)) return 'ends';
  const behind = writes(n).filter(hasDeref);
  if (behind.some((w) => w.local === p.local)) return 'ends';
  if (n.k === 'call') return over.calls ? 'crosses' : 'ends';
  if (behind.length > 0) return over.writes ? 'crosses' : 'ends';
  return 'none';
};

/** The value behind a pointer of one of these kinds may be remembered. */
export const keepsBehind = (b: Body, p: Place, at: Point, kinds: readonly PointerKind[]): boolean => {
  if (!isFieldBehind(p) || !isFixedPointer(b, p.local)) return false;
  const kind = promiseOf(b, p.local);
  if (kind === null || !kinds.includes(kind)) return false;
  return kind === 'shared' || !escapedBefore(b, p.local, at);
};
