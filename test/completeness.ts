/** What no scenario, case or stored witness shows, each with its reason. One list, so that gaps are visible. */

import { drivenByAccesses } from './regimes/access-cases.js';

/** Rules that never fire, nor fail. */
export const neverFires: Readonly<Record<string, string>> = {};

const release =
  'the access at the end of a protector was allowed when its tag was used, and whatever forbids it since would have ' +
  'been refused itself: test/aliasing/frame-end.test.ts looks for a counterexample. The premise is there for its effect';
const retagged =
  'the stub retagged the reference just before, which makes a tag that may read. The premise is there for its effect';
const ownPlace =
  'the place is a local of the caller, to which its own frame may always write. The premise is there for its effect';

/** Premises that nothing drives to failure, as `rule/premise`, each with the reason. */
const neverFail: Readonly<Record<string, string>> = {
  'Return/protectors-end': release,
  'Return-Aggregate/protectors-end': release,
  'Unwind/protectors-end': release,
  'C-Fall-Off/protectors-end': release,
  'R-Retag-Raw/in-bounds':
    'what is retagged is behind a reference or in a local: it was in bounds when the reference was made, and no ' +
    'allocation shrinks. Miri asks it all the same',
  'Offset/initialised': "Rust's registers are set: what reads uninitialised bytes into one has failed before",
  'C-Step/initialised':
    'what is stepped was read just before, out of a variable or out of memory: C-Read-Variable and C-Load ask first',
  'O2-Upgrade/aligned': 'no scenario yet: a `*const` that is misaligned is upgraded (`*mut` is in O1)',
  'O2-Upgrade/tracked': 'no scenario yet: a `*const` that is not foreign is upgraded (`*mut` is in O1)',
  'I-Arg/may-read': retagged,
  'O15-Arg/may-read': retagged,
  'O-Scopes/may-write': ownPlace,
  'O1-Upgrade-Mut/may-write': ownPlace,
  'O2-Upgrade/may-write': ownPlace,
  'O6-Validate/may-write': ownPlace,
  'O9-Copy/may-write': ownPlace,
  'O10-Write/may-write': ownPlace,
};

/**
 * Scopes at run time are the borrow checker's oracle, once it refuses these programs before they run:
 * test/regimes/scopes.test.ts drives each of them, operation by operation.
 */
const drivenByScopes: readonly string[] = [
  ...['O7-Valid', 'O8-Valid-Ptr', 'O9-Copy', 'O10-Write', 'O11-Write-Copy', 'O12-Write-Slice'].flatMap((r) =>
    ['alloc-scope', 'mapped', 'same-brand'].map((p) => `${r}/${p}`),
  ),
  'O6-Get/access-scope',
  'O6-Validate/alloc-scope',
  'O15-Stack-Slice/same-brand',
  'O15-Stack-Value/same-brand',
];

/** Tests of places that are the host's own (of a result, of what it writes from) or the domain's whole. */
const ownPlaces = Object.entries({
  'O11-Write-Copy': ['may-read', 'may-write'],
  'O12-Write-Slice': ['may-read', 'may-write'],
  'O14-Stack': ['may-write'],
  'O15-Stack-Slice': ['may-read', 'may-write'],
  'O15-Stack-Value': ['may-read', 'may-write'],
  'O3-Upgrade-Slice': ['may-write'],
  'O3-Upgrade-Slice-Mut': ['may-write'],
  'O4-Sub-Ref': ['may-write'],
  'O5-As-Immut': ['may-write'],
  'O5-As-Slice': ['may-write'],
  'O5-Get': ['may-write'],
  'O7-Valid': ['may-write'],
  'O8-Valid-Ptr': ['may-read'],
  'O9-Copy': ['may-read'],
  'O9-Validate': ['may-read', 'may-write'],
}).flatMap(([rule, names]) => names.map((n) => `${rule}/${n}`));

export const neverFails = (key: string): string | null => {
  if (drivenByAccesses.includes(key)) return 'driven to failure by test/regimes/accesses.test.ts';
  if (drivenByScopes.includes(key)) return 'driven to failure by test/regimes/scopes.test.ts';
  if (ownPlaces.includes(key)) return "the place is the host's own";
  return neverFail[key] ?? null;
};

/** The list, for the test that it holds nothing that does fail. */
export const listedPremises: readonly string[] = Object.keys(neverFail);

/** Kinds of undefined behaviour that nothing reaches. */
export const notReached: Readonly<Record<string, string>> = {
  'data-race': 'threads are an issue of their own',
};
