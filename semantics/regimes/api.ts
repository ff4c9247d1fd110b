/**
 * What a regime adds to mini-Rust's library. Types are written as Rust writes them (`Option<OGMutRef<'a, T>>`); the
 * Rust checker reads them, so the ordinary type and borrow rules judge their use. Every function is an operation of
 * the machine with a rule of the regime (`op:NAME`), whose type arguments are `generics`, in order.
 */
export interface ApiType {
  readonly name: string;
  readonly lifetimes: readonly string[];
  /** The one among them that is invariant, and of its own in each `scopes!()`. */
  readonly brand?: string;
  readonly generics: readonly string[];
  readonly copy: boolean;
  /** What `*x` is, if it can be written: the operation that gives a reference to it. */
  readonly deref?: { readonly to: string; readonly op: string };
}

export interface ApiFn {
  /** `from_raw_parts_safe`, `OGCopy::new`, or the path of a function in a namespace: `alloc_tracker.is_valid_cpp_alloc`. */
  readonly name: string;
  /** For methods: the receiver's type, `*mut T`, `&OGMutRef<'a, T>` (auto-ref applies). */
  readonly receiver?: string;
  readonly lifetimes: readonly string[];
  readonly generics: readonly string[];
  /** Of `generics`, those that are `?Sized`: a slice may stand there. */
  readonly unsized?: readonly string[];
  readonly params: readonly string[];
  readonly ret: string;
  readonly unsafe: boolean;
  readonly op: string;
  /**
   * The last parameter (`param`) is a closure: the operation gives what it gets first, the function's other arguments
   * come behind, and when it is over the operation `ends` runs.
   */
  readonly callable?: { readonly param: string; readonly args: readonly string[]; readonly ret: string };
  readonly ends?: string;
}

export interface Api {
  readonly types: readonly ApiType[];
  readonly fns: readonly ApiFn[];
  /** Values that are always in scope: `alloc_tracker`. They have no fields, only the functions above. */
  readonly namespaces: readonly string[];
  /** What a safe call of a foreign function takes in addition (Omniglot: both scopes), and the operation run before it. */
  readonly foreignCall: { readonly params: readonly string[]; readonly op: string } | null;
  /** `scopes!()`: the operation, and the types of the tuple it gives. */
  readonly scopes: { readonly op: string; readonly ret: string } | null;
}

export const noApi: Api = { types: [], fns: [], namespaces: [], foreignCall: null, scopes: null };
