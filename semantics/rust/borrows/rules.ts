/** The rules of the borrow checker as a table: each can be switched off, and the search then asks what it was for. */

export interface BorrowRule {
  readonly name: string;
  readonly sentence: string;
  readonly cite: string;
}

const rule = (name: string, sentence: string, cite: string): BorrowRule => ({ name, sentence, cite });

const table = {
  liveness: rule(
    'liveness',
    'A region holds every point at which a variable whose type names it may be used later.',
    'RFC 2094, Liveness',
  ),
  dropLiveness: rule(
    'drop-liveness',
    'Dropping a value uses the regions that its destructor may look at.',
    'RFC 2094, Drop-live; RFC 1327',
  ),
  subtyping: rule(
    'subtyping',
    'A value may be stored only where its regions outlive those of the place.',
    'RFC 2094, Subtyping; Rust Reference, subtyping and variance',
  ),
  reborrow: rule(
    'reborrow',
    'A reborrow is outlived by the references that it goes through, up to the first shared one.',
    'RFC 2094, Reborrow constraints',
  ),
  signature: rule(
    'signature',
    'A call relates the regions of its arguments and its result as the signature of the callee says.',
    'Rust Reference, lifetime elision; RFC 2094',
  ),
  universal: rule(
    'universal-region',
    'A body may rely on no relation between lifetimes that its signature does not declare or imply.',
    'Rust Reference, lifetime bounds; RFC 2094, Named lifetimes',
  ),
  sharedConflict: rule(
    'shared-xor-mutable',
    'While a shared borrow is live, its place is not borrowed mutably (E0502).',
    'RFC 2094, Access legality',
  ),
  mutConflict: rule(
    'mutable-is-unique',
    'While a mutable borrow is live, its place is neither read nor borrowed (E0499, E0502, E0503).',
    'RFC 2094, Access legality',
  ),
  assignConflict: rule(
    'no-write-while-borrowed',
    'While a place is borrowed it is not assigned (E0506).',
    'RFC 2094, Access legality',
  ),
  moveConflict: rule(
    'no-move-while-borrowed',
    'While a place is borrowed it is not moved out of (E0505).',
    'RFC 2094, Access legality',
  ),
  storageConflict: rule(
    'no-dangling-borrow',
    'While a place is borrowed its storage does not end, and it is not dropped (E0597, E0716, E0515, E0713).',
    'RFC 2094, StorageDead and Drop',
  ),
  twoPhase: rule(
    'activation',
    'A two-phase borrow is mutable from its activation on, and not only while it is reserved.',
    'rustc dev guide, two-phase borrows',
  ),
} as const;

export type BorrowRuleName = (typeof table)[keyof typeof table]['name'];

export const borrowRules = table;
export const borrowRuleList: readonly BorrowRule[] = Object.values(table);

/** Rules that are switched off; empty for the checker as it is. */
export type RulesOff = ReadonlySet<string>;
export const noneOff: RulesOff = new Set();

/** What the borrow checker says, by code; `lifetime-too-short` is the one for which rustc has none. */
export const borrowCodes: ReadonlySet<string> = new Set([
  'E0373',
  'E0499',
  'E0502',
  'E0503',
  'E0505',
  'E0506',
  'E0510',
  'E0515',
  'E0521',
  'E0597',
  'E0621',
  'E0713',
  'E0716',
  'lifetime-too-short',
]);
