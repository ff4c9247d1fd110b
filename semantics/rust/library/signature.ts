/**
 * Reads types and signatures as the tables of the library and of the regimes write them: `(&mut self, T)`,
 * `Option<OGMutRef<'a, T>>`. They are part of this program's text, so a mistake in one is an exception.
 */
import type { Region, Ty } from '../../../model/types.js';
import * as T from '../../../model/types.js';
import { PAYLOAD } from './facts.js';
import { ANY_LENGTH, eachRegion, mapTy, param } from '../ty.js';

export const primitives: ReadonlyMap<string, Ty> = new Map<string, Ty>([
  ['bool', T.bool],
  ['char', T.char],
  ['str', T.str],
  ['u8', T.u8],
  ['i8', T.i8],
  ['u16', T.u16],
  ['i16', T.i16],
  ['u32', T.u32],
  ['i32', T.i32],
  ['u64', T.u64],
  ['i64', T.i64],
  ['usize', T.usize],
  ['isize', T.isize],
]);

/** Stands for an elided lifetime until elision gives it a name. */
const ELIDED = "'?";

export interface Names {
  readonly generics: readonly string[];
  readonly self: Ty | null;
}

const tokens = /'\w+|->|\w+|\S/g;

class Reader {
  private readonly words: string[];
  private at = 0;
  private readonly names: Names;
  private readonly text: string;

  constructor(text: string, names: Names) {
    this.text = text;
    this.names = names;
    this.words = text.match(tokens) ?? [];
  }

  private peek(): string {
    return this.words[this.at] ?? '';
  }

  private next(): string {
    return this.words[this.at++] ?? '';
  }

  accept(word: string): boolean {
    if (this.peek() !== word) return false;
    this.at++;
    return true;
  }

  expect(word: string): void {
    if (!this.accept(word)) throw new Error(`expected \`${word}\`, not \`${this.peek()}\`, in ${this.text}`);
  }

  done(): void {
    if (this.at < this.words.length) throw new Error(`\`${this.peek()}\` is left over in ${this.text}`);
  }

  type(): Ty {
    const w = this.next();
    if (w === '&') {
      const region = this.peek().startsWith("'") ? this.next() : ELIDED;
      const mut = this.accept('mut');
      return T.refTo(this.type(), mut, region);
    }
    if (w === '*') {
      const mut = this.next() === 'mut';
      return T.rawTo(this.type(), mut);
    }
    if (w === '!') return T.never;
    if (w === '(') return this.tuple();
    if (w === '[') {
      const of = this.type();
      const len = this.accept(';') ? this.length() : null;
      this.expect(']');
      return len === null ? T.sliceOf(of) : T.arrayOf(of, len);
    }
    if (w === 'Self') return this.names.self ?? param('Self');
    if (this.names.generics.includes(w)) return param(w);
    return primitives.get(w) ?? this.named(w);
  }

  /** `_`: an array of any length, in a receiver. */
  private length(): number {
    const w = this.next();
    return w === '_' ? ANY_LENGTH : Number(w);
  }

  private tuple(): Ty {
    const elems: Ty[] = [];
    while (!this.accept(')')) {
      elems.push(this.type());
      this.accept(',');
    }
    return T.tupleOf(elems);
  }

  private named(name: string): Ty {
    const args: Ty[] = [];
    const regions: Region[] = [];
    if (this.accept('<')) {
      while (!this.accept('>')) {
        if (this.peek().startsWith("'")) regions.push(this.next());
        else args.push(this.type());
        this.accept(',');
      }
    }
    // The one type whose name is no word.
    return name === 'Payload' ? T.lib(PAYLOAD) : T.lib(name, args, regions);
  }

  /** `(&self, T) -> U`; `self` in its forms only first. */
  signature(): { readonly params: readonly Ty[]; readonly ret: Ty; readonly self: boolean } {
    this.expect('(');
    const params: Ty[] = [];
    const receiver = this.receiver();
    if (receiver !== null) params.push(receiver);
    while (!this.accept(')')) {
      params.push(this.type());
      this.accept(',');
    }
    const ret = this.accept('->') ? this.type() : T.unit;
    return { params, ret, self: receiver !== null };
  }

  private receiver(): Ty | null {
    const from = this.at;
    const isRef = this.accept('&');
    const region = isRef && this.peek().startsWith("'") ? this.next() : ELIDED;
    const mut = isRef && this.accept('mut');
    if (!this.accept('self')) {
      this.at = from;
      return null;
    }
    this.accept(',');
    const self = this.names.self ?? param('Self');
    return isRef ? T.refTo(self, mut, region) : self;
  }
}

export const readType = (text: string, names: Names): Ty => {
  const r = new Reader(text, names);
  const t = r.type();
  r.done();
  return t;
};

/** Names elided lifetimes as Rust does (Reference, lifetime elision): the receiver's, or the only one, for the result. */
export const elide = (
  params: readonly Ty[],
  ret: Ty,
  self: boolean,
): { readonly params: readonly Ty[]; readonly ret: Ty; readonly lifetimes: readonly Region[] } => {
  let count = 0;
  const given = params.map((p) =>
    mapTy(
      p,
      () => null,
      (r) => (r === ELIDED ? `'${++count}` : r),
    ),
  );
  const lifetimes: Region[] = [];
  const see = (r: Region): void => {
    if (r !== '' && r !== "'static" && !lifetimes.includes(r)) lifetimes.push(r);
  };
  given.forEach((p) => eachRegion(p, see));
  const receiver = given[0];
  const source = self && receiver?.k === 'ref' ? receiver.region : (lifetimes[0] ?? "'static");
  const result = mapTy(
    ret,
    () => null,
    (r) => (r === ELIDED ? source : r),
  );
  eachRegion(result, see);
  return { params: given, ret: result, lifetimes };
};

/**
 * What a parameter is called with, and gives: `FnOnce(&T) -> U`. Lifetimes that are elided or that the function itself
 * does not declare are bound by the closure (Reference, higher-ranked trait bounds), and named as a pointer's: `'^0`.
 */
export const readCallable = (
  args: readonly string[],
  ret: string,
  names: Names,
  lifetimes: readonly Region[],
): { readonly args: readonly Ty[]; readonly ret: Ty } => {
  let elided = 0;
  const bind = (t: Ty, missing: () => Region): Ty =>
    mapTy(
      t,
      () => null,
      (r) => {
        if (r === ELIDED) return missing();
        return r === "'static" || lifetimes.includes(r) ? r : `'^${r.slice(1)}`;
      },
    );
  const given = args.map((a) => bind(readType(a, names), () => `'^${elided++}`));
  return { args: given, ret: bind(readType(ret, names), () => "'^0") };
};

export const readSignature = (text: string, names: Names) => {
  const r = new Reader(text, names);
  const { params, ret, self } = r.signature();
  r.done();
  return { ...elide(params, ret, self), self };
};
