/** The foreign library of a generated program: what each of its functions does, good first. */
import * as c from '../../model/c/build.js';
import type { BlockItem, Expression, ExternalDeclaration, TypeName } from '../../model/c/syntax.js';
import { ct } from './kinds.js';
import type { Tape } from './tape.js';

const intPtr = c.pointerTo(ct.i32);
export const does = (e: Expression): BlockItem => c.expressionStatement(e);
export const star = (name: string): Expression => c.deref(c.name(name));

/** State of the library: a cell, a byte that is a flag, a pointer that it kept, bytes, two cells, a pair, a constant. */
const state: readonly (readonly [string, ExternalDeclaration])[] = [
  ['cell', c.variable('cell', ct.i32, c.integer(4), 'static')],
  ['flag', c.variable('flag', ct.u8, c.integer(1), 'static')],
  ['kept', c.variable('kept', intPtr, null, 'static')],
  ['bytes', c.declaration(c.named('uint8_t'), [c.declarator('bytes', [c.array(8)], null)], 'static')],
  ['cells', c.declaration(c.named('int32_t'), [c.declarator('cells', [c.array(2)], null)], 'static')],
  ['both', c.variable('both', ct.pair, null, 'static')],
  ['fixed', c.variable('fixed', c.constant(ct.i32), c.integer(4), 'static')],
];

/** The identifiers in functions, in one walk. */
export const namesIn = (functions: readonly ExternalDeclaration[]): ReadonlySet<string> => {
  const out = new Set<string>();
  const see = (x: unknown): void => {
    if (typeof x !== 'object' || x === null) return;
    if (Array.isArray(x)) {
      for (const y of x) see(y);
      return;
    }
    const { kind, name } = x as { kind?: unknown; name?: unknown };
    if (kind === 'identifier' && typeof name === 'string') out.add(name);
    for (const key in x) if (key !== 'span') see((x as Record<string, unknown>)[key]);
  };
  see(functions);
  return out;
};

/** Only the state that some function names. */
export const libraryState = (named: ReadonlySet<string>): ExternalDeclaration[] =>
  state.flatMap(([name, declaration]) => (named.has(name) ? [declaration] : []));

/** Does one of them throw, as a library in C++ may? */
export const throws = (named: ReadonlySet<string>): boolean => named.has('ferrule_throw');

/** What a function does with an `int32_t *` that it was given. */
export const withPointer = (d: Tape, name: string): BlockItem[] => {
  switch (d.choose(7)) {
    case 0:
      return [];
    case 1:
      return [does(c.assign(star(name), c.integer(d.choose(3))))];
    case 2:
      return [does(c.assign(c.name('cell'), star(name)))];
    case 3:
      return [does(c.assign(c.name('kept'), c.name(name)))];
    case 4:
      return [does(c.assign(c.name('cell'), c.index(c.name(name), c.integer(1))))];
    case 5:
      return [does(c.assign(c.index(c.name(name), c.integer(1)), c.integer(7)))];
    default:
      return [does(c.call('free', c.name(name)))];
  }
};

/** What a function does with a `bool *` that it was given. */
export const withFlag = (d: Tape, name: string): BlockItem[] => {
  const byte = c.deref(c.cast(c.pointerTo(ct.u8), c.name(name)));
  switch (d.choose(4)) {
    case 0:
      return [];
    case 1:
      return [does(c.assign(star(name), c.integer(d.choose(2))))];
    case 2:
      return [does(c.assign(byte, c.integer(2)))];
    default:
      return [does(c.assign(c.name('flag'), byte))];
  }
};

/** What a function does by itself: the cell, the flag, what it kept; a constant of its own; it throws. */
export const byItself = (d: Tape): BlockItem[] => {
  switch (d.choose(8)) {
    case 0:
      return [does(c.assign(c.name('cell'), c.integer(d.choose(3))))];
    case 1:
      return [c.ifThen(c.name('kept'), c.expressionStatement(c.assign(star('kept'), c.integer(9))))];
    case 2:
      return [c.ifThen(c.name('kept'), c.expressionStatement(c.assign(c.name('cell'), star('kept'))))];
    case 3:
      return [does(c.call('free', c.name('kept'))), does(c.assign(c.name('kept'), c.name('NULL')))];
    case 4:
      return [does(c.assign(c.index(c.name('bytes'), c.integer(1)), c.integer(d.choose(3))))];
    case 5:
      return [does(c.assign(c.deref(c.cast(intPtr, c.addressOf(c.name('fixed')))), c.integer(5)))];
    case 6:
      return [does(c.call('ferrule_throw'))];
    default:
      return [does(c.assign(c.name('flag'), c.integer(d.choose(4))))];
  }
};

export interface Given {
  readonly before: readonly BlockItem[];
  readonly value: Expression;
}

/** Pointers that a library gives back. */
export const aPointer = (d: Tape): Given => {
  switch (d.choose(7)) {
    case 0:
      return { before: [], value: c.addressOf(c.name('cell')) };
    case 1: {
      const fresh = c.variable('fresh', intPtr, c.call('malloc', c.sizeofType(ct.i32)));
      return {
        before: [
          fresh,
          does(c.assign(star('fresh'), c.integer(d.choose(3)))),
          does(c.assign(c.name('kept'), c.name('fresh'))),
        ],
        value: c.name('fresh'),
      };
    }
    case 2:
      return { before: [], value: c.name('kept') };
    case 3:
      return { before: [], value: nowhere(d, ct.i32) };
    case 4:
      return { before: [], value: c.cast(intPtr, c.binary('+', c.name('bytes'), c.integer(1))) };
    case 5:
      return { before: [c.variable('local', ct.i32, c.integer(1))], value: c.addressOf(c.name('local')) };
    default:
      return { before: [], value: c.binary('+', c.addressOf(c.name('cell')), c.integer(1)) };
  }
};

/** Nowhere: null, or an address that is nobody's. */
const nowhere = (d: Tape, type: TypeName): Expression =>
  d.choose(2) === 0 ? c.name('NULL') : c.cast(c.pointerTo(type), c.integer(16));

/** A pointer to something of the library's own, nowhere, one byte further, and for what is small enough one past its end. */
const pointerTo = (d: Tape, type: TypeName, there: Expression, before: readonly BlockItem[] = []): Given => {
  const further = c.binary('+', c.cast(c.pointerTo(ct.char), there), c.integer(1));
  switch (d.choose(5)) {
    case 2:
      return { before: [], value: nowhere(d, type) };
    case 3:
      return { before: [], value: c.cast(c.pointerTo(type), further) };
    case 4:
      return { before: [], value: c.binary('+', there, c.integer(1)) };
    default:
      return { before, value: there };
  }
};

/** A byte of the library's is set, perhaps to one that no `bool` has. */
const setsByte = (d: Tape, byte: Expression): BlockItem[] => {
  const n = d.choose(5);
  return n === 0 ? [] : [does(c.assign(byte, c.integer(n - 1)))];
};

export const aFlag = (d: Tape): Given =>
  pointerTo(
    d,
    ct.bool,
    c.cast(c.pointerTo(ct.bool), c.addressOf(c.name('flag'))),
    setsByte(d, c.name('flag')),
  );

export const aPair = (d: Tape): Given => {
  const flag = c.deref(c.cast(c.pointerTo(ct.u8), c.addressOf(c.member(c.name('both'), 'b'))));
  return pointerTo(d, ct.pair, c.addressOf(c.name('both')), setsByte(d, flag));
};

/** Two cells, as a pointer to the first. */
export const aCell = (d: Tape): Given => pointerTo(d, ct.i32, c.name('cells'));

/** A pointer to a pointer, which leads to a cell, or to what was kept. */
export const aLink = (d: Tape): Given =>
  pointerTo(
    d,
    intPtr,
    c.addressOf(c.name('kept')),
    d.choose(2) === 0 ? [does(c.assign(c.name('kept'), c.addressOf(c.name('cell'))))] : [],
  );

/** Elements that a library lends, over its bytes: all of them, none, from the second byte on. */
export const aBuffer = (d: Tape, type: TypeName = ct.u8): Given => {
  const as = (e: Expression): Expression => (type === ct.u8 ? e : c.cast(c.pointerTo(type), e));
  const set = (): BlockItem[] =>
    type === ct.bool ? setsByte(d, c.index(c.name('bytes'), c.integer(1))) : [];
  switch (d.choose(4)) {
    case 2:
      return { before: [], value: nowhere(d, type) };
    case 3:
      return { before: [], value: as(c.binary('+', c.name('bytes'), c.integer(1))) };
    default:
      return { before: set(), value: as(c.name('bytes')) };
  }
};

/** A text: with its end, empty, one without an end, nowhere. */
export const aText = (d: Tape): Given => {
  const text = c.pointerTo(c.constant(ct.char));
  switch (d.choose(4)) {
    case 0:
      return { before: [], value: c.string('ab') };
    case 1:
      return { before: [], value: c.cast(text, c.name('bytes')) };
    case 2:
      return { before: [], value: c.cast(text, c.addressOf(c.name('flag'))) };
    default:
      return { before: [], value: nowhere(d, c.constant(ct.char)) };
  }
};

/** A value of a type, of which C gives the integer or the struct that it is made of; valid ones first. */
export const aValue = (d: Tape, type: TypeName, values: readonly number[]): Given => {
  const value = c.integer(d.pick(values));
  if (type !== ct.pair) return { before: [], value };
  const made = c.compoundLiteral(ct.pair, c.list(c.item(c.integer(1)), c.item(c.integer(1))));
  const flag = c.cast(c.pointerTo(ct.u8), c.addressOf(c.member(c.name('y'), 'b')));
  return {
    before: [
      c.variable('y', ct.pair, null),
      does(c.assign(c.name('y'), made)),
      does(c.assign(c.deref(flag), value)),
    ],
    value: c.name('y'),
  };
};

/** What it does with bytes and their length: the first, the last, one too many; writes or reads. */
export const withBytes = (d: Tape): BlockItem[] => {
  const at = d.pick([c.integer(0), c.binary('-', c.name('n'), c.integer(1)), c.name('n')]);
  const access = c.index(c.name('p'), at);
  return [d.choose(2) === 0 ? does(c.assign(access, c.integer(3))) : does(c.assign(c.name('cell'), access))];
};
