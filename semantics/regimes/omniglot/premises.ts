/** The tests that Omniglot's operations are made of. */
import { answersNone, panics, refuses } from '../../../model/faults.js';
import type { Loc } from '../../machine/loc.js';
import type { RegimePredicate } from '../regime.js';
import { brandOf, lasts, ogState, ownsLibrary, trackedForeign } from './state.js';
import { valuesAt, type Elements } from './values.js';

const hex = (n: number): string => `0x${n.toString(16)}`;

/** Where a block gets fresh memory: nothing is held of it, and uses inside ask again. */
const insideAsksAgain =
  'the memory is fresh, so nothing is held of it, and what the block does with it or the library asks again';

export const aligned: RegimePredicate<[Loc]> = {
  name: 'aligned',
  sentence: 'The pointer is aligned for its pointee.',
  fault: answersNone,
  holds: (_m, p) => p.addr % p.align === 0,
  tex: (p) => `\\mathsf{align}\\,\\tau \\mid ${p}`,
  reason: (_m, p) => `${hex(p.addr)} is not a multiple of ${p.align}`,
};

export const tracked = (writable: boolean): RegimePredicate<[Loc, number]> => ({
  name: 'tracked',
  sentence: `The tracker of the instance knows the bytes as foreign and ${writable ? 'writable' : 'readable'}.`,
  fault: answersNone,
  holds: (m, p, brand) =>
    p.addr !== 0 && trackedForeign(m, p.addr, p.size, writable) && ownsLibrary(ogState(m), brand),
  tex: (p, brand) => `[${p}, ${p}+|\\tau|) \\subseteq \\mathsf{foreign}_{${brand}}`,
  reason: (_m, p) =>
    p.addr === 0 ? 'the pointer is null' : `${p.size} bytes at ${hex(p.addr)} are not foreign memory`,
});

export const itsLibrary: RegimePredicate<[number]> = {
  name: 'its-library',
  sentence: 'The library belongs to the instance whose scopes are given: no other one used it before.',
  fault: refuses,
  holds: (m, brand) => ownsLibrary(ogState(m), brand),
  tex: (brand) => `\\mathsf{owner}\\,T \\in \\{\\bot, ${brand}\\}`,
  reason: () => 'the library belongs to another instance',
};

export const itsLibraryToStack: RegimePredicate<[number]> = { ...itsLibrary, keptFor: insideAsksAgain };

export const sameBrand: RegimePredicate<[number, number]> = {
  name: 'same-brand',
  sentence: 'The reference and the scope belong to one library instance.',
  fault: refuses,
  holds: (m, word, scope) => brandOf(ogState(m), word) === scope,
  tex: (r, x) => `\\mathsf{brand}\\,${r} = \\mathsf{brand}\\,${x}`,
  reason: () => 'a reference of one library instance is used with the scope of another',
};

/** The same where the host has a copy of its own at once. */
export const sameBrandToCopy: RegimePredicate<[number, number]> = {
  ...sameBrand,
  keptFor: "what is read is the host's own copy at once, which no write under the right scope changes",
};

export const sameBrandOfScopes: RegimePredicate<[number, number]> = {
  ...sameBrand,
  sentence: 'Both scopes belong to one library instance.',
  holds: (_m, a, x) => a === x,
  reason: () => 'the allocation scope of one library instance is used with the access scope of another',
};

export const sameBrandToStack: RegimePredicate<[number, number]> = {
  ...sameBrandOfScopes,
  keptFor: insideAsksAgain,
};

/** With `upgraded = ends` a foreign call ends upgraded references (it takes `&mut A`); stacked ones last as long as they stand. */
export const allocScope: RegimePredicate<[number]> = {
  name: 'alloc-scope',
  sentence: 'No foreign call took the allocation scope since the pointer was upgraded.',
  fault: refuses,
  holds: (m, word) => {
    const t = ogState(m);
    return !t.ends || t.alloc[brandOf(t, word)] === word || lasts(m, word);
  },
  keptFor:
    'to the host the domain is one allocation that never shrinks: behind a reference that is too old lie stale bytes, ' +
    'which are validated like any others (decision 27)',
  tex: (r) => `\\mathsf{stamp}\\,${r} = \\mathsf{stamp}\\,A`,
  reason: () => 'the upgraded reference did not outlive the foreign call',
};

export const accessScope: RegimePredicate<[number]> = {
  name: 'access-scope',
  sentence: 'Nobody took the access scope uniquely (a write, a foreign call) since the value was validated.',
  fault: refuses,
  holds: (m, word) => ogState(m).access[brandOf(ogState(m), word)] === word,
  tex: (v) => `\\mathsf{stamp}\\,${v} = \\mathsf{stamp}\\,X`,
  reason: () => 'a write or a foreign call came between validation and this use',
};

/** Slices are made in the caller's `usize`, whose multiplication overflows as any other does (debug assertions on). */
export const lengthInUsize: RegimePredicate<[number, Loc]> = {
  name: 'length-in-usize',
  sentence: 'The length in bytes is a usize; else the multiplication panics.',
  fault: panics('overflow'),
  holds: (m, _n, p) => p.size < 2 ** (8 * m.mem.pointerSize),
  tex: (n) => `${n} \\cdot |\\tau| < \\mathsf{usize}`,
  reason: () => 'attempt to multiply with overflow',
};

export const valid: RegimePredicate<[Loc, Elements]> = {
  name: 'valid',
  sentence: 'The bytes are a value of the type (integers always are).',
  fault: answersNone,
  holds: (m, p, e) => p.alloc > 0 && valuesAt(m, p, e),
  tex: (p) => `\\mu(${p}) : \\tau`,
  reason: (m) => m.innerFailure?.derivation.reason ?? 'the bytes are no value of the type',
};

export const elementExists: RegimePredicate<[number, number]> = {
  name: 'element-exists',
  sentence: 'The slice has an element of this number.',
  fault: answersNone,
  holds: (_m, k, n) => k < n,
  tex: (k, n) => `${k} < ${n}`,
  reason: (_m, k, n) => `element ${k} of ${n}`,
};

export interface Part {
  readonly offset: number;
  readonly size: number;
  readonly align: number;
  readonly ofSize: number;
  readonly ofAlign: number;
}
export const partFits: RegimePredicate<[Part]> = {
  name: 'fits',
  sentence: 'The part lies inside the pointee and is aligned wherever the pointee is.',
  fault: answersNone,
  holds: (_m, x) => x.offset + x.size <= x.ofSize && x.align <= x.ofAlign && x.offset % x.align === 0,
  tex: (x) => `${x} \\subseteq \\tau`,
  reason: (_m, x) =>
    x.offset + x.size > x.ofSize
      ? `${x.size} bytes at ${x.offset} of a type of ${x.ofSize}`
      : `offset ${x.offset} need not be a multiple of ${x.align}`,
};

export const enoughElements: RegimePredicate<[number, number]> = {
  name: 'enough-elements',
  sentence: 'There are as many values as the slice has elements, or more; else the host panics.',
  fault: panics('explicit'),
  holds: (_m, a, b) => a <= b,
  tex: (a, b) => `\\mathsf{len}\\,${a} \\le \\mathsf{len}\\,${b}`,
  reason: (_m, a, b) => `${b} values for ${a} elements`,
};
