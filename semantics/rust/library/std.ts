/** The names of std that a program may use, by their paths, and those of the prelude. */
import * as T from '../../../model/types.js';
import { names, type Names, type Scope, type TypeEntity, type ValueEntity } from '../check/scope.js';
import type { ApiTable } from './api.js';
import { libTypes } from './facts.js';
import { libFns } from './index.js';
import { primitives } from './signature.js';

const std: Names = names();

/** The module at a path below std, made if need be. */
const moduleAt = (path: readonly string[]): Names => {
  let here = std;
  for (const name of path) {
    const known = here.types.get(name);
    if (known?.k === 'module') {
      here = known.names;
      continue;
    }
    const made: TypeEntity = { k: 'module', name, names: names() };
    here.types.set(name, made);
    here = made.names;
  }
  return here;
};

const putType = (path: string, e: TypeEntity): void => {
  const parts = path.split('::');
  moduleAt(parts.slice(0, -1)).types.set(parts.at(-1) ?? '', e);
};
const putValue = (path: string, e: ValueEntity): void => {
  const parts = path.split('::');
  moduleAt(parts.slice(0, -1)).values.set(parts.at(-1) ?? '', e);
};
const lib = (path: string, name = path.split('::').at(-1) ?? ''): void => putType(path, { k: 'lib', name });
const fn = (path: string, name = path): void => {
  const found = libFns.get(name);
  if (found !== undefined) putValue(path, { k: 'lib-fn', fn: found });
};

lib('option::Option');
lib('result::Result');
lib('boxed::Box');
lib('sync::Arc');
lib('vec::Vec');
lib('string::String');
lib('cell::Cell');
lib('cell::UnsafeCell');
lib('mem::MaybeUninit');
lib('panic::AssertUnwindSafe');
for (const t of libTypes) if (t.name.startsWith('NonZero')) lib(`num::${t.name}`);
for (const m of ['ffi', 'os::raw']) {
  lib(`${m}::c_void`);
  const c: Readonly<Record<string, T.Ty>> = {
    c_char: T.i8,
    c_schar: T.i8,
    c_uchar: T.u8,
    c_short: T.i16,
    c_ushort: T.u16,
    c_int: T.i32,
    c_uint: T.u32,
    c_longlong: T.i64,
    c_ulonglong: T.u64,
  };
  for (const [name, ty] of Object.entries(c)) putType(`${m}::${name}`, { k: 'type', ty });
}
lib('ffi::CString');
lib('ffi::CStr');
for (const name of libFns.keys()) if (/^(ptr|mem|slice|panic|process|hint)::/.test(name)) fn(name);
fn('str::from_utf8');
for (const [name, ty] of primitives) {
  if (ty.k === 'int') {
    // `std::u32::MAX`, of old; the type's own constants are found by its name.
    const at = moduleAt([name]);
    at.types.set(name, { k: 'type', ty });
  }
}
// The macros have names as well, which a `use` may mention.
for (const name of [
  'ptr::addr_of',
  'ptr::addr_of_mut',
  'matches',
  'println',
  'print',
  'assert',
  'assert_eq',
  'assert_ne',
  'panic',
  'vec',
  'unreachable',
  'unimplemented',
  'todo',
])
  putValue(name, { k: 'namespace', name });
putValue('panic::AssertUnwindSafe', { k: 'lib-ctor', lib: 'AssertUnwindSafe', variant: 0 });

const prelude = (): Names => {
  const made = names();
  for (const name of ['Option', 'Result', 'Box', 'Vec', 'String']) made.types.set(name, { k: 'lib', name });
  for (const [name, ty] of primitives) made.types.set(name, { k: 'type', ty });
  for (const name of ['std', 'core', 'alloc']) made.types.set(name, { k: 'module', name, names: std });
  const ctors = [
    ['None', 'Option', 0],
    ['Some', 'Option', 1],
    ['Ok', 'Result', 0],
    ['Err', 'Result', 1],
  ] as const;
  for (const [name, of, variant] of ctors) made.values.set(name, { k: 'lib-ctor', lib: of, variant });
  const drop = libFns.get('mem::drop');
  if (drop !== undefined) made.values.set('drop', { k: 'lib-fn', fn: drop });
  return made;
};

const known = new WeakMap<ApiTable, Scope>();

/** The scope around a crate: the prelude, and what the regime adds to it. */
export const stdScope = (api: ApiTable): Scope => {
  const found = known.get(api);
  if (found !== undefined) return found;
  const made: Scope = { ...prelude(), parent: null, imports: null };
  for (const t of api.types.keys()) made.types.set(t, { k: 'lib', name: t });
  for (const [name, f] of api.fns) if (!name.includes('.')) made.values.set(name, { k: 'lib-fn', fn: f });
  for (const name of api.api.namespaces) made.values.set(name, { k: 'namespace', name });
  known.set(api, made);
  return made;
};
