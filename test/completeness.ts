/** What no scenario, case or stored witness shows, each with its reason. One list, so that gaps are visible. */

/** Rules that never fire, nor fail. */
export const neverFires: Readonly<Record<string, string>> = {
  'O6-Result-Reference':
    'the admission O6-Validator refuses such programs before they run; a search asks no admissions',
};

/**
 * Premises that nothing drives to failure yet, by rule: a gap of the corpus, not of the rules. Most are the usual tests
 * of a place (live, in bounds, aligned, initialised) on an instruction that lowering makes for places which it knows to
 * be good, so that only a raw pointer of an unusual shape reaches them.
 */
const noScenarioYet: Readonly<Record<string, readonly string[]>> = {
  'C-Arith-Signed': ['initialised'],
  'C-Arith-Unsigned': ['initialised'],
  'C-Calloc': ['initialised'],
  'C-Compare': ['initialised'],
  'C-Compare-Pointers': ['initialised'],
  'C-Convert-Pointer': ['initialised'],
  'C-Copy': [
    'aligned',
    'declared-type',
    'effective-type',
    'in-bounds',
    'initialised',
    'live',
    'may-read',
    'may-write',
    'no-overlap',
    'not-null',
    'regime-permits-foreign-read',
    'regime-permits-foreign-write',
    'sequenced',
    'writable',
  ],
  'C-Divide': ['initialised'],
  'C-Move-Pointer': ['initialised'],
  'C-Step': ['initialised', 'live', 'pointer-in-range'],
  'C-Subscript': ['initialised'],
  'C-Fall-Off': ['protectors-end'],
  'C-Free': ['initialised', 'live'],
  'C-Load': ['aligned', 'initialised', 'sequenced', 'valid-value'],
  'C-Load-Char': ['initialised', 'live', 'may-read', 'not-null', 'sequenced'],
  'C-Malloc': ['initialised'],
  'C-Member-Address': ['initialised', 'not-null'],
  'C-Memcpy': [
    'in-bounds',
    'initialised',
    'live',
    'may-read',
    'may-write',
    'not-null',
    'regime-permits-foreign-read',
    'regime-permits-foreign-write',
    'writable',
  ],
  'C-Memmove': [
    'in-bounds',
    'initialised',
    'live',
    'may-read',
    'may-write',
    'not-null',
    'regime-permits-foreign-read',
    'regime-permits-foreign-write',
    'writable',
  ],
  'C-Memset': [
    'in-bounds',
    'initialised',
    'live',
    'may-write',
    'not-null',
    'regime-permits-foreign-write',
    'writable',
  ],
  'C-Negate': ['initialised', 'no-overflow'],
  'C-Putchar': ['initialised'],
  'C-Read-Variable': ['initialised'],
  'C-Realloc': [
    'allocator-matches',
    'base-of-allocation',
    'initialised',
    'live',
    'may-deallocate',
    'regime-permits-free',
  ],
  'C-Shift': ['initialised'],
  'C-Shift-Left-Signed': ['initialised', 'shift-in-range'],
  'C-Store': ['aligned', 'declared-type', 'initialised', 'live', 'not-null'],
  'C-Strlen': ['initialised', 'regime-permits-foreign-read'],
  'C-Switch': ['initialised'],
  'Call-Pointer': ['initialised', 'is-function'],
  Complement: ['initialised'],
  Deinit: ['aligned', 'in-bounds', 'live', 'may-write', 'not-null'],
  Discriminant: ['aligned', 'in-bounds', 'live', 'may-read', 'not-null', 'valid-value'],
  Distance: ['initialised'],
  Exit: ['initialised'],
  'F-Copy': [
    'handed-over',
    'mapped',
    'may-read',
    'may-write',
    'regime-permits-foreign-read',
    'regime-permits-foreign-write',
  ],
  'F-Divide': ['no-trap'],
  'F-Memcpy': [
    'handed-over',
    'mapped',
    'may-read',
    'may-write',
    'regime-permits-foreign-read',
    'regime-permits-foreign-write',
  ],
  'F-Memmove': [
    'handed-over',
    'mapped',
    'may-read',
    'may-write',
    'regime-permits-foreign-read',
    'regime-permits-foreign-write',
  ],
  'F-Memset': ['handed-over', 'mapped', 'may-write', 'regime-permits-foreign-write'],
  'F-Realloc': ['may-deallocate', 'regime-permits-free'],
  'F-Strlen': ['handed-over', 'mapped', 'may-read'],
  'F-Store': ['handed-over', 'mapped'],
  'I-Arg': ['may-read'],
  'O-Scopes': ['may-write'],
  'O1-Upgrade-Mut': ['may-write'],
  'O10-Write': ['may-write'],
  'O15-Arg': ['may-read'],
  'O2-Upgrade': ['aligned', 'may-write', 'tracked'],
  'O6-Validate': ['may-write'],
  'O9-Copy': ['may-write'],
  Offset: ['initialised'],
  'R-Copy': ['aligned', 'in-bounds', 'live', 'may-read', 'may-write', 'not-null'],
  'R-Dealloc': ['layout-matches', 'live', 'may-deallocate', 'not-released'],
  'R-Load-Typed': ['aligned', 'in-bounds', 'live', 'may-read', 'not-null'],
  'R-Retag-In': ['may-retag'],
  'R-Retag-Raw': ['in-bounds', 'live', 'may-retag'],
  'R-Store': ['aligned', 'in-bounds', 'not-null'],
  'R3-Arg-Option': ['valid-cpp-alloc'],
  'R3-Parts': ['not-aliased'],
  'R3-Parts-Mut': ['not-null'],
  Return: ['protectors-end'],
  'Return-Aggregate': ['in-bounds', 'live', 'may-write', 'protectors-end'],
  'Set-Discriminant': ['aligned', 'in-bounds', 'live', 'may-write', 'not-null'],
  Spread: ['in-bounds', 'live', 'may-write'],
  'Storage-Dead': ['may-deallocate'],
  Unwind: ['protectors-end'],
  'X-Spill': ['in-bounds', 'live', 'may-write'],
};

/** Where a regime judges what foreign code touches, foreign code has a domain, and there the rules of machine code ask. */
const askedAsMachineCode: readonly string[] = [
  'C-Load/regime-permits-foreign-read',
  'C-Load-Char/regime-permits-foreign-read',
  'C-Store/regime-permits-foreign-write',
];

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
  if (askedAsMachineCode.includes(key)) return 'no regime without a domain judges single accesses of C';
  if (drivenByScopes.includes(key)) return 'driven to failure by test/regimes/scopes.test.ts';
  if (ownPlaces.includes(key)) return "the place is the host's own";
  if (key === 'O6-Result-Reference/has-validator') return 'O6-Validator refuses it before the program runs';
  const at = key.indexOf('/');
  const known = noScenarioYet[key.slice(0, at)]?.includes(key.slice(at + 1)) ?? false;
  return known ? 'no scenario drives the premise to failure yet' : null;
};

/** The list, for the test that it holds nothing that does fail. */
export const listedPremises: readonly string[] = Object.entries(noScenarioYet)
  .flatMap(([rule, names]) => names.map((n) => `${rule}/${n}`))
  .concat(askedAsMachineCode);

/** Kinds of undefined behaviour that nothing reaches. */
export const notReached: Readonly<Record<string, string>> = {
  'data-race': 'threads are an issue of their own',
};
