/** What checking a crate carries along: its settings, its items, and what was found wrong. */
import type { Diagnostic, MoreSaid } from '../../../model/diagnostic.js';
import { error } from '../../../model/diagnostic.js';
import type { Layouts } from '../../../model/layout/index.js';
import type { Span } from '../../../model/span.js';
import type * as S from '../../../model/rust/syntax.js';
import type { AdtDef, Region, Ty } from '../../../model/types.js';
import { utf8 } from '../../../model/utf8.js';
import type { ApiTable } from '../library/api.js';
import type {
  AdtInfo,
  Body,
  ClosureInfo,
  ConstInfo,
  FnInfo,
  Outlives,
  StaticInfo,
  Value,
  Var,
} from '../tree.js';
import type { LintLevels } from '../lints/levels.js';
import type { DropImpl } from './drop-impls.js';
import type { Scope } from './scope.js';

/** Anonymous memory behind a reference in a constant. */
export interface Promoted {
  readonly name: string;
  readonly ty: Ty;
  readonly value: Value;
}

/** Where a name is looked up: the items in scope, and what `Self` is. */
export interface Place {
  readonly scope: Scope;
  readonly self: AdtInfo | null;
  /** What `Self` is around an item in a body. */
  readonly selfAround?: AdtInfo | null;
  /** The lifetimes of `Self`, as the header of the `impl` gives them. */
  readonly selfRegions: readonly Region[];
  /** Bounds on lifetimes that are declared around: `impl<'a, 'b: 'a>`. */
  readonly outlives: readonly Outlives[];
  /** Lifetimes declared around: `impl<'a>`, `fn f<'a>`. */
  readonly lifetimes: readonly string[];
  /** Names of the functions around, for names that are unique in the crate. */
  readonly prefix: string;
}

/**
 * Errors that leave it known what the types of a body are: what else is wrong in it is still found (rustc 1.95, asked).
 * After all others nothing but its types is judged.
 */
const typesStayKnown: ReadonlySet<string> = new Set(['E0133', 'E0415', 'E0416', 'E0434', 'E0512']);

/** Errors that end it all: what has no value, or too large a one. */
const fatal: ReadonlySet<string> = new Set(['E0391', 'too-big']);

/** The place with other lifetimes declared around it. */
export const withLifetimes = (at: Place, lifetimes: readonly Region[]): Place =>
  lifetimes === at.lifetimes
    ? at
    : {
        scope: at.scope,
        self: at.self,
        selfAround: at.selfAround ?? null,
        selfRegions: at.selfRegions,
        outlives: at.outlives,
        lifetimes,
        prefix: at.prefix,
      };

export abstract class CrateCx {
  readonly layouts: Layouts;
  readonly api: ApiTable;
  readonly root: Scope;
  private readonly levels: LintLevels;
  readonly diagnostics: Diagnostic[] = [];
  /** How many errors were found that are no lints; and of these, after how many types are not known. */
  wrong = 0;
  untyped = 0;
  /** Nothing else can be judged. */
  ended = false;
  /** Some pattern says lifetimes by its path. */
  patternsSay = false;
  /** Lints that rustc gives to programs without any other error. */
  readonly late: (() => void)[] = [];
  readonly fns: FnInfo[] = [];
  readonly adts: AdtInfo[] = [];
  readonly dropImpls: DropImpl[] = [];
  readonly statics: StaticInfo[] = [];
  readonly consts: ConstInfo[] = [];
  readonly bodies: Body[] = [];
  /** Types whose size was asked for. */
  readonly measured = new Set<Ty>();
  /** The bounds on lifetimes that definitions write and imply, of those that were asked for. */
  readonly implied = new Map<AdtDef, readonly Outlives[]>();
  /** Those without a size: bodies that use them are not judged further. */
  readonly endless = new Set<AdtDef>();
  readonly infoOf = new Map<AdtDef, AdtInfo>();
  /** By the definition of the zero-sized type that the item of a function has. */
  readonly fnOfItem = new Map<AdtDef, FnInfo>();
  /** By the definition of the type of what a closure captures. */
  readonly closureOf = new Map<AdtDef, ClosureInfo>();
  /** Functions whose bodies are still to be checked, with where they stand. */
  readonly open: { readonly fn: FnInfo; readonly at: Place; readonly scope: Scope }[] = [];
  /** Where constants and statics stand that are not at the top of the crate. */
  readonly placeOf = new Map<ConstInfo | StaticInfo, Place>();
  /** Variables around an item in a block, which it cannot use. */
  readonly aroundOf = new Map<FnInfo | ConstInfo | StaticInfo, readonly Var[]>();
  /** Memory behind references in constants: `&5`, `&[1, 2]`. */
  readonly promoted: Promoted[] = [];
  /** Bodies that are being checked, innermost last: a constant inside cannot use their variables. */
  readonly checking: { readonly find: (name: string) => Var | null }[] = [];
  /** Read-only bytes: text and byte strings. */
  readonly data: { readonly bytes: readonly number[]; readonly align: number }[] = [];
  private readonly taken = new Set<string>();
  /** By a name that was asked for more than once: the number that is tried next. */
  private readonly next = new Map<string, number>();

  constructor(layouts: Layouts, api: ApiTable, root: Scope, levels: LintLevels) {
    this.layouts = layouts;
    this.api = api;
    this.root = root;
    this.levels = levels;
  }

  /** The value of an array's length, from whoever knows how to check expressions. */
  abstract constLength(at: Place, e: S.Expr): number;
  /** The value of a constant; null after an error. */
  abstract constValue(c: ConstInfo): Value | null;
  /** What a static begins with. */
  abstract staticValue(s: StaticInfo): Value | null;
  /** The value of an integer constant expression; null after an error. */
  abstract constInt(at: Place, e: S.Expr, ty: Ty): bigint | null;

  error(code: string, message: string, span: Span, more: MoreSaid = {}): void {
    this.diagnostics.push(error(code, message, span, more));
    this.wrong++;
    if (!typesStayKnown.has(code)) this.untyped++;
    if (fatal.has(code)) this.ended = true;
  }

  /** For errors that rustc has another code for where they stand: those from the number `from` on. */
  recode(from: number, code: string, as: string): void {
    for (let i = from; i < this.diagnostics.length; i++) {
      const d = this.diagnostics[i]!;
      if (d.code === code) this.diagnostics[i] = { ...d, code: as };
    }
  }

  /** What is found inside has its errors for itself: whatever is around is judged as if there were none. */
  apart<R>(f: () => R): R {
    const before = this.untyped;
    const result = f();
    this.untyped = before;
    return result;
  }

  /** Tries something whose errors are nobody's. */
  quietly<R>(f: () => R): R {
    const { untyped, wrong, ended } = this;
    const before = this.diagnostics.length;
    const result = f();
    this.diagnostics.length = before;
    Object.assign(this, { untyped, wrong, ended });
    return result;
  }

  /** A lint that denies by default: an error, unless an attribute around the place says otherwise. */
  lint(name: string, message: string, span: Span, more: MoreSaid & { help: string }, code = name): void {
    const level = this.levels.at(name, span);
    if (level === 'allow') return;
    const help = `${more.help} (rustc denies it as well; \`#[allow(${name})]\` lets it through)`;
    const said = error(code, message, span, { ...more, help });
    this.diagnostics.push(level === 'warn' ? { ...said, severity: 'warning' } : said);
  }

  /** Outside the subset: by name, with a way out. */
  refuse(what: string, span: Span, help: string): void {
    this.error('outside-subset', `${what} is outside mini-Rust`, span, { help });
  }

  get failed(): boolean {
    return this.diagnostics.length > 0 && this.diagnostics.some((d) => d.severity === 'error');
  }

  promote(ty: Ty, value: Value): string {
    // Nothing else is called so but what the program calls `promoted`.
    const n = this.promoted.length + 1;
    const name = this.taken.has('promoted')
      ? this.unique('promoted')
      : n === 1
        ? 'promoted'
        : `promoted#${n}`;
    this.promoted.push({ name, ty, value });
    return name;
  }

  promotedNamed(name: string): Promoted | null {
    return this.promoted.find((p) => p.name === name) ?? null;
  }

  bytesValue(bytes: readonly number[], wide: boolean): Value {
    const index = this.data.length;
    this.data.push({ bytes, align: 1 });
    return { k: 'address', to: { k: 'data', index }, addend: 0, length: wide ? bytes.length : null };
  }

  textValue(text: string): Value {
    return this.bytesValue(utf8(text), true);
  }

  isTaken(name: string): boolean {
    return this.taken.has(name);
  }

  /** A name that no other function or static of the crate has. */
  unique(name: string): string {
    let made = name;
    if (this.taken.has(name)) {
      let k = this.next.get(name) ?? 2;
      do made = `${name}#${k++}`;
      while (this.taken.has(made));
      this.next.set(name, k);
    }
    this.taken.add(made);
    return made;
  }
}

export const attr = <K extends S.Attribute['kind']>(
  attrs: readonly S.Attribute[],
  kind: K,
): Extract<S.Attribute, { kind: K }> | null =>
  attrs.length === 0
    ? null
    : ((attrs.find((a) => a.kind === kind) as Extract<S.Attribute, { kind: K }> | undefined) ?? null);
