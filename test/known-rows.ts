/**
 * Where Ferrule does not say what a row of known verdicts says, each with what it says instead and why. Keys are
 * `ROW REGIME` for demonstrations and `ROW` for the others. `test/known-rows.test.ts` runs every row: one that stands here
 * has to end as it says here, and one that ends as its source says has no place here.
 */
export interface Difference {
  readonly ends: string;
  readonly because: string;
}

const differs = (because: string, ends: string, keys: readonly string[]): Record<string, Difference> =>
  Object.fromEntries(keys.map((k) => [k, { ends, because }]));

/** Rows for which there is no scenario. */
const linking = 'the claim is about equality of programs in the linking calculi, an issue of their own';
export const unwritten: Readonly<Record<string, string>> = {
  'LT-01': linking,
  'LT-02': linking,
  'LT-05': linking,
  'LT-06': linking,
  'LT-07': linking,
  'LT-10': linking,
  'R3-20': 'setjmp and longjmp come to mini-C with the regimes that need them',
};

export const differences: Readonly<Record<string, Difference>> = {
  ...differs(
    'Omniglot is about libraries that Rust calls: where C calls Rust, a cell of it is out of scope (design, "Direction ' +
      'matters"). The row says what safe host code could not have written',
    'n/a direction',
    [
      ...['R3-01', 'R3-02', 'R3-06', 'R3-07', 'R3-18', 'R3-22', 'R3-23', 'R3-27', 'R3-28', 'BR-03'],
      ...['T1-03', 'T1-05', 'T1-07', 'T1-08'],
    ].map((id) => `${id} omniglot`),
  ),
  ...differs(
    "R³ is about exports that C calls; the row says that it does not cover the library's exceptions",
    'n/a direction',
    ['R3-19 r3'],
  ),
  ...differs(
    "R³'s checker of facts is an issue of its own: until then its rules are read when the program runs, and here the glue " +
      'happens to be called with arguments that pass, or refuses them itself',
    'done',
    ['R3-03 r3', 'R3-05 r3'],
  ),
  ...differs(
    "R³'s checker of facts is an issue of its own: the same premise is asked at run time",
    'rejected dynamic',
    ['R3-04 r3'],
  ),
  ...differs(
    'a cast of `*const` to `*mut` is refused by the checker of facts, an issue of its own; no rule of the run asks',
    'ub aliasing',
    ['R3-28 r3'],
  ),
  ...differs(
    'that a pointer is initialised before it is assigned through is asked by the checker of facts (an extension, says the ' +
      'row), an issue of its own',
    'ub uninit',
    ['T1-05 r3'],
  ),
  ...differs(
    'R³ refuses Rust at compile time; Flux, which the row is about, is a refinement checker, an issue of its own',
    'ub out-of-bounds',
    ['BR-05 r3'],
  ),
  ...differs('the program has no boundary, so every regime runs it alike', 'ub out-of-bounds', [
    'BR-05 isolated',
    'BR-05 omniglot',
  ]),
  ...differs(
    'the glue is made from the signature, so no annotation is missing: the guard of rule 10 stands, and the panic is caught',
    'done',
    ['T1-08 r3'],
  ),
  ...differs(
    'R³ names callbacks as not solved; the guard of rule 10 stands at every function of Rust that C calls, and shows what ' +
      'the rules do with one',
    'done',
    ['OG-21 r3', 'T1-04 r3'],
  ),
  ...differs(
    'R³ names callbacks as not solved; its rules, which know nothing of who called whom, see the overlap all the same',
    'rejected dynamic',
    ['BR-03 r3'],
  ),
  ...differs(
    'a reference into memory that is not there: `dangling`, as in the memory case `dangling_ref_created`; `invalid-value` is ' +
      'kept for bits that are no value at any address',
    'ub dangling',
    ['OG-17 unrestricted', 'OG-17 isolated'],
  ),
  ...differs(
    'copy_nonoverlapping of a range onto itself has a kind of its own, `overlap` (std; the same for memcpy)',
    'ub overlap',
    ['OG-26 unrestricted', 'OG-26 isolated'],
  ),
  ...differs(
    'every thin pointer is convertible to every other (calculus, convertibility), so the call is in order; the fault is ' +
      'that C reads a size_t of which half was never written',
    'ub uninit',
    ['R3-23 unrestricted', 'R3-23 r3'],
  ),
  ...differs('as above, and in a sandbox C is machine code, to which no byte is uninitialised', 'done', [
    'R3-23 isolated',
  ]),
  ...differs(
    "the row has C write host memory under isolation, which the collection's own OG-23 and ML-19 have as a fault",
    'rejected dynamic',
    ['ML-07 isolated', 'ML-09 isolated'],
  ),
  ...differs(
    'the view of sixteen bytes as words is a `sub_ref`, which gives `None` when it does not fit: refused, but when it runs',
    'rejected dynamic',
    ['ML-17 omniglot'],
  ),
  ...differs(
    'the row is of Rust alone; the scenario lets C make the store, so that a sandbox has something to say',
    'rejected dynamic',
    ['BR-06 isolated', 'BR-06 omniglot'],
  ),
  ...differs('callbacks under Omniglot (O16, O17) are not built', 'ub unwind', ['OG-21 omniglot']),
  ...differs(
    'the row is of the calculi, whose other regimes do not apply; its reading in mini-Rust runs under them',
    'ub double-free',
    ['LT-08 isolated', 'LT-08 r3'],
  ),

  ...differs('uninitialised bytes have a kind of their own, at every type (decision 7)', 'ub uninit', [
    'uninit_bool_read',
    'discriminant_of_uninit_tag',
    'payload_of_other_variant_partly_uninit',
    'typed_copy_drops_padding',
  ]),
  ...differs('the allocation is alive, and it is its bound that is left (decision 8)', 'ub out-of-bounds', [
    'slice_ref_longer_than_memory',
  ]),
  ...differs(
    'the artifact has it under Tree Borrows for what the wrong width led to; Ferrule stops at the call, which is undefined ' +
      'already',
    'ub abi',
    ['sgp4-rs:1'],
  ),
};
