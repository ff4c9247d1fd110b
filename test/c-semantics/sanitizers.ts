/** What sanitizers and valgrind say, in the words of the catalogue of faults. */
import type { UbCode } from '../../model/faults.js';

interface Saying {
  readonly pattern: RegExp;
  readonly kinds: readonly UbCode[];
}

const says = (pattern: RegExp, ...kinds: UbCode[]): Saying => ({ pattern, kinds });

/** The kinds that a message may be about; the first that fits. */
const sayings: readonly Saying[] = [
  says(/signed integer overflow|negation of .* cannot be represented/, 'overflow'),
  says(/division by zero|division of .* cannot be represented|: FPE /, 'division'),
  says(/shift exponent|left shift of/, 'shift'),
  says(/index .* out of bounds|with insufficient space/, 'out-of-bounds'),
  says(/misaligned address/, 'misaligned'),
  says(/not a valid value for type '_Bool'/, 'invalid-value'),
  says(/null pointer/, 'null'),
  says(/pointer index expression|offset to/, 'pointer-arithmetic'),
  says(/attempting double-free/, 'double-free'),
  says(
    /attempting free on address which was not malloc|alloc-dealloc-mismatch/,
    'invalid-free',
    'wrong-allocator',
    'double-free',
  ),
  says(/-buffer-(?:overflow|underflow)|unknown-crash|negative-size-param/, 'out-of-bounds'),
  says(/use-after/, 'dangling', 'double-free'),
  says(/param-overlap/, 'overlap'),
  says(/SEGV on unknown address 0x0000000000/, 'null'),
  says(/SEGV/, 'const-write', 'out-of-bounds', 'null', 'dangling', 'uninit'),
  says(/[Uu]ninitialised/, 'uninit'),
  says(/Invalid (?:read|write|free)/, 'out-of-bounds', 'dangling', 'double-free', 'invalid-free'),
];

/** A message's first line that says something, and the kinds it may mean. Null: nothing was said. */
export const heard = (said: string): { readonly line: string; readonly kinds: readonly UbCode[] } | null => {
  const line = /.*runtime error: .*|.*ERROR: AddressSanitizer.*|==\d+== (?:Use|Cond|Inv|Sysc).*/.exec(
    said,
  )?.[0];
  if (line === undefined) return null;
  return { line, kinds: sayings.find((s) => s.pattern.test(line))?.kinds ?? [] };
};

/**
 * What no sanitizer of GCC looks for. After such a fault a program goes on with what it has, and a sanitizer may then
 * see anything.
 */
export const unseen: ReadonlySet<UbCode> = new Set<UbCode>([
  'uninit',
  'effective-type',
  'unsequenced',
  'pointer-arithmetic',
  'pointer-compare',
  'abi',
  'no-return-value',
  'const-write',
  'overlap',
]);

/** What the undefined-behaviour sanitizer tests at the operation itself: it misses none of these. */
export const alwaysSeen: ReadonlySet<UbCode> = new Set<UbCode>([
  'overflow',
  'division',
  'shift',
  'null',
  'misaligned',
  'invalid-value',
  'double-free',
]);
