/** What checking carries along: scopes (C11 6.2.1), messages, and what the unit has so far. */
import type { Layouts } from '../../../model/layout/index.js';
import { error, type Diagnostic, type Related } from '../../../model/diagnostic.js';
import type { Include } from '../../../model/c/syntax.js';
import type { Span } from '../../../model/span.js';
import { Widths } from '../target.js';
import type { BlockScope, CheckedFunction, FnSym, StaticValue, VarSym } from '../tree.js';
import type { CTy, EnumDef, QTy, RecordDef } from '../types.js';

/** Thrown after a message was given: the statement or declaration around it is given up. */
export class GivenUp extends Error {}

export type Symbol_ =
  | VarSym
  | FnSym
  | { readonly k: 'type'; readonly q: QTy; readonly span: Span }
  | { readonly k: 'enumerator'; readonly value: bigint; readonly ty: CTy; readonly span: Span }
  /** Its declaration was refused: no more is said about it. */
  | { readonly k: 'broken'; readonly span: Span };

type Tag = EnumDef | RecordDef;

interface Scope {
  readonly names: Map<string, Symbol_>;
  readonly tags: Map<string, Tag>;
  readonly block: BlockScope | null;
}

/** Bytes of literals. */
type Data = { readonly bytes: readonly number[]; readonly align: number }[];

/** The function whose body is being checked. */
export interface Current {
  readonly sym: FnSym;
  statics: number;
  /** Innermost last. */
  readonly switches: { readonly ty: CTy; readonly labels: { value: bigint | null; span: Span }[] }[];
  loops: number;
  /** It has a `goto`, which may pass initialisers by, or come to them again. */
  readonly jumps: boolean;
  readonly labels: Map<string, Span>;
  readonly gotos: { readonly name: string; readonly span: Span }[];
}

export class Context {
  readonly widths: Widths;
  readonly includes: readonly Include[];
  readonly diagnostics: Diagnostic[] = [];
  readonly scopes: Scope[] = [{ names: new Map(), tags: new Map(), block: null }];
  current: Current | null = null;

  /** What the unit defines. */
  readonly functions: CheckedFunction[] = [];
  readonly statics = new Map<string, StaticValue>();
  /** Objects and functions with linkage, by name (6.2.2p2). */
  readonly linked = new Map<string, VarSym | FnSym>();
  /** Objects that are declared `extern`, and not (yet) defined. */
  readonly externs = new Map<string, VarSym>();
  readonly data: Data;
  /** Library functions that are written in C, of those that the unit names. */
  readonly library = new Map<string, CheckedFunction>();
  /** Other library functions whose address is taken. */
  readonly wrapped = new Set<string>();
  /** Prototypes of library functions that the program writes itself. */
  readonly libraryPrototypes = new Set<FnSym>();
  /** Objects of internal linkage, by name. */
  readonly internal = new Map<string, boolean>();
  /** Functions that are called, or whose address is taken, by an expression that is evaluated. */
  readonly used = new Set<string>();
  private unnamed = 0;

  constructor(layouts: Layouts, includes: readonly Include[], data: Data) {
    this.data = data;
    this.widths = new Widths(layouts);
    this.includes = includes;
  }

  complain(code: string, message: string, span: Span, help: string, related: readonly Related[] = []): void {
    this.diagnostics.push(error(code, message, span, { help, related }));
  }

  /** Complains, and gives up what is being checked. */
  fail(code: string, message: string, span: Span, help: string, related: readonly Related[] = []): never {
    this.complain(code, message, span, help, related);
    throw new GivenUp();
  }

  /** Refuses by name what is C11 and not mini-C. */
  refuse(what: string, span: Span, help: string): never {
    return this.fail('outside-subset', `${what} is outside mini-C`, span, help);
  }

  /** What is wrong was said before. */
  giveUp(): never {
    throw new GivenUp();
  }

  warn(code: string, message: string, span: Span, help: string): void {
    this.diagnostics.push({ ...error(code, message, span, { help }), severity: 'warning' });
  }

  /** Runs `f`; what it gives up is null. */
  attempt<T>(f: () => T): T | null {
    try {
      return f();
    } catch (e) {
      if (e instanceof GivenUp) return null;
      throw e;
    }
  }

  /** What stands under `sizeof` is checked and never runs (6.5.3.4p2): its literals and objects are not kept. */
  unevaluated<T>(f: () => T): T {
    const data = this.data.length;
    const vars = this.block?.vars.length ?? 0;
    const used = new Set(this.used);
    const wrapped = new Set(this.wrapped);
    const made = f();
    this.data.length = data;
    if (this.block !== null) this.block.vars.length = vars;
    for (const name of this.used) if (!used.has(name)) this.used.delete(name);
    for (const name of this.wrapped) if (!wrapped.has(name)) this.wrapped.delete(name);
    return made;
  }

  get fileScope(): boolean {
    return this.scopes.length === 1;
  }

  private get scope(): Scope {
    return this.scopes[this.scopes.length - 1]!;
  }

  /** The innermost block; null at file scope. */
  get block(): BlockScope | null {
    for (let k = this.scopes.length - 1; k >= 0; k--) {
      const { block } = this.scopes[k]!;
      if (block !== null) return block;
    }
    return null;
  }

  inScope<T>(block: BlockScope | null, f: () => T): T {
    this.scopes.push({ names: new Map(), tags: new Map(), block });
    try {
      return f();
    } finally {
      this.scopes.pop();
    }
  }

  /** Runs `f` in the scope around the innermost one: a function is declared outside of its own parameters' scope. */
  outside<T>(f: () => T): T {
    const inner = this.scopes.pop();
    try {
      return f();
    } finally {
      if (inner !== undefined) this.scopes.push(inner);
    }
  }

  find(name: string): Symbol_ | null {
    for (let k = this.scopes.length - 1; k >= 0; k--) {
      const found = this.scopes[k]!.names.get(name);
      if (found !== undefined) return found;
    }
    return null;
  }

  findHere(name: string): Symbol_ | null {
    return this.scope.names.get(name) ?? null;
  }

  enter(name: string, sym: Symbol_): void {
    this.scope.names.set(name, sym);
  }

  /** A name without linkage: there is no other in its scope. */
  declareName(name: string, sym: Symbol_ & { readonly span: Span }): void {
    const here = this.findHere(name);
    if (here !== null)
      this.fail('redeclared', `\`${name}\` is declared twice in one scope`, sym.span, 'rename one of them', [
        { span: here.span, message: 'the first declaration' },
      ]);
    this.enter(name, sym);
  }

  findTag(name: string): Tag | null {
    for (let k = this.scopes.length - 1; k >= 0; k--) {
      const found = this.scopes[k]!.tags.get(name);
      if (found !== undefined) return found;
    }
    return null;
  }

  findTagHere(name: string): Tag | null {
    return this.scope.tags.get(name) ?? null;
  }

  enterTag(name: string, tag: Tag): void {
    this.scope.tags.set(name, tag);
  }

  /** Read-only data; equal literals may share one array (6.4.5p7), and here do not. */
  addData(bytes: readonly number[]): number {
    this.data.push({ bytes, align: 1 });
    return this.data.length - 1;
  }

  /** A name for a static that no other can have: identifiers have no dots. */
  freshSymbol(name: string): string {
    this.unnamed++;
    return `${this.current?.sym.name ?? ''}.${name}.${this.unnamed}`;
  }

  /** Is one of the headers included above the place? Trees without a source have no order. */
  included(headers: readonly string[], at: Span): boolean {
    return this.includes.some(
      (i) => headers.includes(i.header) && (at.line === 0 || i.span.line === 0 || i.span.end <= at.start),
    );
  }
}
