/** UTF-8 as text: `CStr::to_str`, `str::from_utf8` (Unicode 15, table 3-7: well-formed byte sequences). */
import type { Operand, Place } from '../../../model/core/mir.js';
import * as T from '../../../model/types.js';
import type { Builder } from '../lower/builder.js';
import { at, countTo, deref, none, number, offset, read, spill, take, truth, word } from './words.js';

/** First bytes from .. to begin a character with so many more, the next of which lies in low .. high. */
const leads: readonly (readonly [from: number, to: number, more: number, low: number, high: number])[] = [
  [0x00, 0x7f, 0, 0x80, 0xbf],
  [0xc2, 0xdf, 1, 0x80, 0xbf],
  [0xe0, 0xe0, 2, 0xa0, 0xbf],
  [0xe1, 0xec, 2, 0x80, 0xbf],
  [0xed, 0xed, 2, 0x80, 0x9f],
  [0xee, 0xef, 2, 0x80, 0xbf],
  [0xf0, 0xf0, 3, 0x90, 0xbf],
  [0xf1, 0xf3, 3, 0x80, 0xbf],
  [0xf4, 0xf4, 3, 0x80, 0x8f],
];

const byteRaw = T.rawTo(T.u8, false);
const utf8Error = T.lib('Utf8Error');

/** Gives `Ok` of the text, or `Err` with how far it is text, into `dest` of type `Result<&str, Utf8Error>`. */
export const asText = (b: Builder, src: Operand, n: Operand, result: T.Ty, dest: Place): void => {
  const variable = (ty: T.Ty, first: Operand) => b.let(ty, { k: 'use', op: first, retag: false });
  const bad = variable(T.bool, truth(false));
  const start = variable(T.usize, word(0));
  const more = variable(T.u8, number(0, T.u8));
  const low = variable(T.u8, number(0x80, T.u8));
  const high = variable(T.u8, number(0xbf, T.u8));
  const within = (byte: Operand, from: Operand, to: Operand): Operand =>
    b.bin('&', b.bin('>=', byte, from, T.u8), b.bin('<=', byte, to, T.u8), T.bool);
  const wrong = (): void => b.use(at(bad), truth(true));
  const next = (lowest: number, highest: number): void => {
    b.use(at(low), number(lowest, T.u8));
    b.use(at(high), number(highest, T.u8));
  };
  const lead = (byte: Operand, k: number): void => {
    const row = leads[k];
    if (row === undefined) return wrong();
    const [from, to, count, lowest, highest] = row;
    const take = (): void => {
      b.use(at(more), number(count, T.u8));
      next(lowest, highest);
    };
    b.branch(within(byte, number(from, T.u8), number(to, T.u8)), take, () => lead(byte, k + 1));
  };
  countTo(b, n, (i) => {
    b.branch(b.bin('==', read(bad), truth(false), T.bool), () => {
      const p = spill(b, offset(b, src, read(i), T.u8), byteRaw);
      const byte = read(b.let(T.u8, { k: 'use', op: read(at(p, deref)), retag: false }));
      const first = (): void => {
        b.use(at(start), read(i));
        lead(byte, 0);
      };
      const rest = (): void =>
        b.branch(
          within(byte, read(low), read(high)),
          () => {
            b.assign(at(more), { k: 'bin', op: '-', a: read(more), b: number(1, T.u8), ty: T.u8 });
            next(0x80, 0xbf);
          },
          wrong,
        );
      b.branch(b.bin('==', read(more), number(0, T.u8), T.u8), first, rest);
    });
  });
  // The end came in the middle of a character.
  b.branch(b.bin('!=', read(more), number(0, T.u8), T.u8), wrong);
  b.branch(
    read(bad),
    () => {
      const length = b.local(T.lib('Option', [T.u8]));
      none(b, at(length), T.lib('Option', [T.u8]));
      const e = b.local(utf8Error);
      b.aggregate(at(e), utf8Error, 0, [read(start), take(length)]);
      b.aggregate(dest, result, 1, [take(e)]);
    },
    () => {
      const bytes = T.rawTo(T.sliceOf(T.u8), false);
      const raw = b.let(bytes, { k: 'fat', ptr: src, len: n });
      const text = spill(b, b.cast('ptr', read(raw), bytes, T.rawTo(T.str, false)), T.rawTo(T.str, false));
      const s = b.local(T.refTo(T.str));
      b.assign(at(s), { k: 'ref', kind: 'shared', place: at(text, deref) });
      b.aggregate(dest, result, 0, [take(s)]);
    },
  );
};
