/** The prelude as mini-Rust's checkers read it: types, and functions with the borrows of the design's table. `prelude.rs` is its twin for rustc. */
import type { Settings } from '../../../model/settings.js';
import type { Api, ApiFn } from '../api.js';

const fn = (
  name: string,
  receiver: string,
  params: readonly string[],
  ret: string,
  op: string,
  more: Partial<ApiFn> = {},
): ApiFn => ({
  name,
  receiver,
  lifetimes: ["'a", "'x"],
  generics: ['T'],
  params,
  ret,
  unsafe: false,
  op,
  ...more,
});

/** Both kinds of references have it. */
const both = (
  name: string,
  of: string,
  params: readonly string[],
  ret: (ref: string) => string,
  op: string,
  more: Partial<ApiFn> = {},
): ApiFn[] => ['OGMutRef', 'OGRef'].map((ref) => fn(name, `&${ref}<'a, ${of}>`, params, ret(ref), op, more));

/** `T: ?Sized`: it stays behind the reference. */
const anySize = { unsized: ['T'] } as const;

/** The closure's own reborrows. */
const A = "&'s mut AllocScope";
const X = "&'s mut AccessScope";
const within = (args: readonly string[], ret = 'R') => ({
  generics: ['T', 'F', 'R'],
  callable: { param: 'F', args, ret },
  ends: 'og-unstack',
});

/** `upgraded = ends | stays`: whether an upgraded reference borrows the allocation scope. */
const prelude = (borrows: string): Api => ({
  namespaces: [],
  types: [
    { name: 'AllocScope', lifetimes: [], generics: [], copy: false },
    { name: 'AccessScope', lifetimes: [], generics: [], copy: false },
    { name: 'OGRef', lifetimes: ["'a"], generics: ['T'], copy: true },
    { name: 'OGMutRef', lifetimes: ["'a"], generics: ['T'], copy: true },
    { name: 'OGVal', lifetimes: ["'a", "'x"], generics: ['T'], copy: true, deref: { to: 'T', op: 'og-get' } },
    { name: 'OGCopy', lifetimes: [], generics: ['T'], copy: true },
  ],
  fns: [
    fn('upgrade', '*mut T', [`${borrows} AllocScope`], "Option<OGMutRef<'a, T>>", 'og-upgrade-mut'),
    fn('upgrade', '*const T', [`${borrows} AllocScope`], "Option<OGRef<'a, T>>", 'og-upgrade'),
    fn(
      'upgrade_slice',
      '*mut T',
      ['usize', `${borrows} AllocScope`],
      "Option<OGMutRef<'a, [T]>>",
      'og-upgrade-slice-mut',
    ),
    fn(
      'upgrade_slice',
      '*const T',
      ['usize', `${borrows} AllocScope`],
      "Option<OGRef<'a, [T]>>",
      'og-upgrade-slice',
    ),
    ...both('sub_ref', 'T', ['usize'], (r) => `Option<${r}<'a, U>>`, 'og-sub-ref', { generics: ['T', 'U'] }),
    fn('as_ptr', "&OGMutRef<'a, T>", [], '*mut T', 'og-as-ptr'),
    fn('as_ptr', "&OGRef<'a, T>", [], '*const T', 'og-as-ptr'),
    fn('as_immut', "&OGMutRef<'a, T>", [], "OGRef<'a, T>", 'og-as-immut'),
    ...both('as_slice', '[T; _]', [], (r) => `${r}<'a, [T]>`, 'og-as-slice'),
    ...both('len', '[T]', [], () => 'usize', 'og-len'),
    ...both('get', '[T]', ['usize'], (r) => `Option<${r}<'a, T>>`, 'og-element'),
    ...both('validate', 'T', ["&'x AccessScope"], () => "Option<OGVal<'a, 'x, T>>", 'og-validate', anySize),
    ...both('valid', 'T', ["&'x AccessScope"], () => "OGVal<'a, 'x, T>", 'og-valid', anySize),
    ...both('valid_ptr', '*mut T', ['&AccessScope'], () => '*mut T', 'og-valid-ptr'),
    ...both('copy', 'T', ['&AccessScope'], () => 'OGCopy<T>', 'og-copy'),
    {
      name: 'OGCopy::new',
      lifetimes: [],
      generics: ['T'],
      params: ['T'],
      ret: 'OGCopy<T>',
      unsafe: false,
      op: 'og-copy-new',
    },
    fn('validate', '&OGCopy<T>', [], 'Option<T>', 'og-copy-validate'),
    fn('write', "&OGMutRef<'a, T>", ['T', "&'x mut AccessScope"], "OGVal<'a, 'x, T>", 'og-write'),
    fn('write_copy', "&OGMutRef<'a, T>", ['&OGCopy<T>', '&mut AccessScope'], '()', 'og-write-copy'),
    fn('write_slice', "&OGMutRef<'a, [T]>", ['&[T]', '&mut AccessScope'], '()', 'og-write-slice'),
    fn('stacked', '&mut AllocScope', ['F'], 'R', 'og-stack', within(["OGMutRef<'s, T>", A])),
    fn(
      'stacked_value',
      '&mut AllocScope',
      ['T', '&mut AccessScope', 'F'],
      'R',
      'og-stack-value',
      within(["OGMutRef<'s, T>", A, X]),
    ),
    fn(
      'stacked_slice',
      '&mut AllocScope',
      ['&[T]', '&mut AccessScope', 'F'],
      'R',
      'og-stack-slice',
      within(["OGMutRef<'s, [T]>", A, X]),
    ),
  ],
  foreignCall: { params: ['&mut AllocScope', '&mut AccessScope'], op: 'og-call' },
  scopes: { op: 'og-scopes', ret: '(AllocScope, AccessScope)' },
});

const branded = new Set(['AllocScope', 'AccessScope', 'OGRef', 'OGMutRef']);

/** Signatures with a brand: an invariant lifetime of the scopes and of what is upgraded under them. */
const withBrand = (text: string): string =>
  text.replace(/\b(OGMutRef|OGRef)</g, "$1<'id, ").replace(/\b(AllocScope|AccessScope)\b/g, "$1<'id>");

const brand = (api: Api): Api => ({
  ...api,
  types: api.types.map((t) =>
    branded.has(t.name) ? { ...t, lifetimes: ["'id", ...t.lifetimes], brand: "'id" } : t,
  ),
  fns: api.fns.map((f) => ({
    ...f,
    ...(f.receiver === undefined ? {} : { receiver: withBrand(f.receiver) }),
    params: f.params.map(withBrand),
    ret: withBrand(f.ret),
    ...(f.callable === undefined
      ? {}
      : { callable: { ...f.callable, args: f.callable.args.map(withBrand) } }),
  })),
  foreignCall:
    api.foreignCall === null ? null : { ...api.foreignCall, params: api.foreignCall.params.map(withBrand) },
  scopes: api.scopes === null ? null : { ...api.scopes, ret: withBrand(api.scopes.ret) },
});

const runTime = { ends: prelude("&'a"), stays: prelude('&') };
const lifetime = { ends: brand(runTime.ends), stays: brand(runTime.stays) };

/** The prelude as the settings `brands` and `upgraded` have it. */
export const apiFor = (settings: Settings): Api =>
  (settings['brands'] === 'run-time' ? runTime : lifetime)[
    settings['upgraded'] === 'stays' ? 'stays' : 'ends'
  ];
