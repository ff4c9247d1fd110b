/** What no scenario, case or stored witness shows, each with its reason. One list, so that gaps are visible. */

import { drivenByAccesses } from './regimes/access-cases.js';

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
  'I-Arg/may-read': retagged,
  'O15-Arg/may-read': retagged,
};

/** Of Omniglot's operations, which make their results in a local of their caller and touch the domain as a whole. */
const ofOmniglot: readonly (readonly [reason: string, premises: readonly string[]])[] = [
  [
    ownPlace,
    [
      'O-Scopes/may-write',
      ...['O1-Upgrade-Mut', 'O2-Upgrade', 'O3-Upgrade-Slice', 'O3-Upgrade-Slice-Mut', 'O4-Sub-Ref'],
      ...[
        'O5-As-Immut',
        'O5-As-Slice',
        'O5-Get',
        'O6-Validate',
        'O7-Valid',
        'O9-Copy',
        'O9-New',
        'O9-Validate',
      ],
      ...['O14-Stack', 'O15-Stack-Slice', 'O15-Stack-Value'],
    ].map((r) => (r.includes('/') ? r : `${r}/may-write`)),
  ],
  [
    'what is written from is behind a reference that was retagged for this call, or in a local. There for its effect',
    ['O9-New', 'O9-Validate', 'O11-Write-Copy', 'O12-Write-Slice', 'O15-Stack-Slice', 'O15-Stack-Value'].map(
      (r) => `${r}/may-read`,
    ),
  ],
  [
    'the pointer is the root of the domain, which may always read. The premise is there for its effect',
    ['O8-Valid-Ptr/may-read', 'O9-Copy/may-read'],
  ],
  [
    'the pointer is the root of the domain, and who holds a value that a write would end borrows the access scope, ' +
      'which the write takes. The premise is there for its effect',
    ['O10-Write/may-write', 'O11-Write-Copy/may-write', 'O12-Write-Slice/may-write'],
  ],
  [
    'the tracker said so when the pointer was upgraded (`tracked`), and the domain never shrinks: it is what is undefined ' +
      'without asking it',
    [
      ...['O6-Validate', 'O7-Valid', 'O8-Valid-Ptr', 'O9-Copy'],
      ...['O10-Write', 'O11-Write-Copy', 'O12-Write-Slice'],
    ].map((r) => `${r}/in-bounds`),
  ],
];
const omniglotReasons = new Map(ofOmniglot.flatMap(([reason, keys]) => keys.map((k) => [k, reason])));

export const neverFails = (key: string): string | null => {
  if (drivenByAccesses.includes(key)) return 'driven to failure by test/regimes/accesses.test.ts';
  return omniglotReasons.get(key) ?? neverFail[key] ?? null;
};

/** The list, for the test that it holds nothing that does fail. */
export const listedPremises: readonly string[] = [...Object.keys(neverFail), ...omniglotReasons.keys()];

/** Kinds of undefined behaviour that nothing reaches. */
export const notReached: Readonly<Record<string, string>> = {
  'data-race': 'threads are an issue of their own',
};
