/** What is in scope at a point of a generated C program, all of it initialised and alive. */
import * as c from '../../../model/c/build.js';
import type { BlockItem, Expression, ExternalDeclaration } from '../../../model/c/syntax.js';
import type { Tape } from '../tape.js';
import type { Sites } from './sites.js';
import type { IntType } from './types.js';

/** An integer object. Bounds where more is known of it than its type says; such ones are not assigned. */
export interface Scalar {
  readonly e: Expression;
  readonly t: IntType;
  readonly bounds: readonly [bigint, bigint] | null;
}

/** An array, or a pointer to the first of `length` elements. */
export interface Elements {
  readonly e: Expression;
  readonly t: IntType;
  readonly length: number;
}

/** A pointer to some element of `into`. */
export interface Pointer {
  readonly name: string;
  readonly into: Elements;
}

export interface Struct {
  readonly tag: string;
  readonly fields: readonly { readonly name: string; readonly t: IntType; readonly length: number | null }[];
}

/** A struct object: an lvalue of its type. */
export interface Record_ {
  readonly e: Expression;
  readonly of: Struct;
}

/** A function of integers, without side effects. */
export interface Pure {
  readonly name: string;
  readonly result: IntType;
  readonly params: readonly IntType[];
}

export class Scope {
  readonly d: Tape;
  readonly sites: Sites;
  scalars: Scalar[] = [];
  arrays: Elements[] = [];
  pointers: Pointer[] = [];
  records: Record_[] = [];
  pures: Pure[] = [];
  structs: Struct[] = [];
  /** Names of tables of functions `int (int, int)`. */
  tables: { readonly name: string; readonly length: number }[] = [];
  /** Items of the file, in order. */
  readonly items: ExternalDeclaration[] = [];
  /** Inside a loop: `break` and `continue` have a meaning. */
  loops = 0;
  /** In a function that is called in expressions: what it prints would depend on their order. */
  silent = false;
  /** How deep statements nest. */
  depth = 0;
  private fresh = 0;

  /** So many statements of any kind: given, because some kinds hold others. */
  readonly statements: (n: number) => BlockItem[];

  constructor(d: Tape, sites: Sites, statements: (n: number) => BlockItem[]) {
    this.d = d;
    this.sites = sites;
    this.statements = statements;
  }

  name(prefix: string): string {
    return `${prefix}${this.fresh++}`;
  }

  /** What `f` declares is gone after it. */
  inside<T>(f: () => T): T {
    const { scalars, arrays, pointers, records } = this;
    this.scalars = [...scalars];
    this.arrays = [...arrays];
    this.pointers = [...pointers];
    this.records = [...records];
    this.depth++;
    const made = f();
    this.depth--;
    Object.assign(this, { scalars, arrays, pointers, records });
    return made;
  }

  /** A function's own scope: nothing of its callers, only what is at file scope and stays as it is. */
  function_<T>(f: () => T): T {
    const { loops, depth, silent } = this;
    return this.inside(() => {
      this.scalars = [];
      this.arrays = [];
      this.pointers = [];
      this.records = [];
      this.loops = 0;
      this.depth = 1;
      this.silent = true;
      const made = f();
      this.silent = silent;
      this.loops = loops;
      this.depth = depth + 1;
      return made;
    });
  }

  /** A block ends: what points into it is forgotten. */
  forget(gone: Elements): void {
    this.arrays = this.arrays.filter((a) => a !== gone);
    this.pointers = this.pointers.filter((p) => p.into !== gone);
  }
}

export const does = (e: Expression): BlockItem => c.expressionStatement(e);
