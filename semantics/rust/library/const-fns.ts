/** Functions that are `const` in std 1.95 and whose values in constants mini-Rust does not know. */
const pointers = [
  'is_null add sub offset wrapping_add wrapping_sub wrapping_offset offset_from read as_ref',
  'read_unaligned byte_add byte_sub wrapping_byte_add wrapping_byte_sub',
].join(' ');
const mutPointers =
  'write as_mut replace swap write_bytes copy_from copy_from_nonoverlapping write_unaligned';

const of: Readonly<Record<string, string>> = {
  '*const': `${pointers} copy_to copy_to_nonoverlapping`,
  '*mut': `${pointers} ${mutPointers}`,
  ptr: 'read write copy copy_nonoverlapping write_bytes swap replace read_unaligned write_unaligned without_provenance without_provenance_mut with_exposed_provenance with_exposed_provenance_mut',
  char: 'from_u32',
  mem: 'transmute transmute_copy swap replace forget',
  Option: 'is_some is_none unwrap expect as_ref as_mut take replace copied',
  Result: 'is_ok is_err as_ref as_mut',
  Vec: 'len is_empty capacity as_ptr as_mut_ptr as_slice as_mut_slice',
  slice:
    'as_ptr as_mut_ptr first first_mut last last_mut split_at split_at_mut from_raw_parts from_raw_parts_mut swap copy_from_slice reverse',
  str: 'from_utf8 as_bytes as_ptr',
  String: 'as_str as_bytes len is_empty into_bytes',
  Cell: 'get as_ptr get_mut into_inner replace',
  UnsafeCell: 'get get_mut into_inner',
  MaybeUninit: 'as_ptr as_mut_ptr write assume_init assume_init_ref assume_init_mut',
  CStr: 'from_ptr as_ptr to_bytes to_str to_bytes_with_nul',
  hint: 'unreachable_unchecked',
};

const names: ReadonlySet<string> = new Set(
  Object.entries(of).flatMap(([type, fns]) => fns.split(' ').map((fn) => `${type}::${fn}`)),
);

const ofIntegers = /^(int|[iu](8|16|32|64)|NonZero\w+)::/;

export const isConstFn = (name: string): boolean => names.has(name) || ofIntegers.test(name);
