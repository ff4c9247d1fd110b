/** The variables that a pattern declares: their storage, and their drops. */
import { partsOfSlice, type TPat } from '../tree.js';
import type { FnLower } from './context.js';

/**
 * The variables of a pattern get their storage, and are dropped with the scope of that depth: each with its storage, so that a
 * later one is gone before an earlier one (rustc: bind_matched_candidate_for_arm_body).
 */
export const declareOwned = (f: FnLower, p: TPat, depth = f.scopes.depth): void => {
  // A guard has seen it bound: it is there already.
  const isThere = p.k === 'bind' && f.guardBound?.has(p.v) === true;
  if (p.k === 'bind' && !isThere) {
    f.declare(p.v, depth);
    f.ownVar(p.v, depth);
  }
  eachDeclaring(p, f, declareOwned, depth);
};

/** Those that are bound by reference, for a guard. */
export const declareReferences = (f: FnLower, p: TPat, depth = f.scopes.depth): void => {
  if (p.k === 'bind' && p.mode !== 'move') f.declare(p.v, depth);
  eachDeclaring(p, f, declareReferences, depth);
};

/** The parts of a pattern that declare its variables: the alternatives have those of the first. */
const eachDeclaring = (
  p: TPat,
  f: FnLower,
  declare: (f: FnLower, p: TPat, depth: number) => void,
  depth: number,
): void => {
  switch (p.k) {
    case 'bind':
      if (p.sub !== null) declare(f, p.sub, depth);
      return;
    case 'variant':
    case 'fields':
      for (const s of p.subs) declare(f, s.pat, depth);
      return;
    case 'slice':
      for (const x of partsOfSlice(p)) declare(f, x, depth);
      return;
    case 'deref':
      return declare(f, p.sub, depth);
    case 'or':
      if (p.alternatives[0] !== undefined) declare(f, p.alternatives[0], depth);
      return;
    case 'wild':
    case 'int':
    case 'str':
    case 'range':
      return;
  }
};
