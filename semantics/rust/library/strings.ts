/** `String`: a vector of bytes that are text. */
import type { Operand, Place } from '../../../model/core/mir.js';
import * as T from '../../../model/types.js';
import type { Builder } from '../lower/builder.js';
import { free, of, shim, type Emit, type Instance, type LibFn } from './table.js';
import { lenOf, lenPlace, ptrOf, pushTo } from './vec.js';
import { at, deref, field, inside, number, offset, read, spill, take, word } from './words.js';

const bytesVec = T.lib('Vec', [T.u8]);
const string = T.lib('String');
const byteRaw = T.rawTo(T.u8, false);
const strRaw = T.rawTo(T.str, false);
const bytesRaw = T.rawTo(T.sliceOf(T.u8), false);

const arg = (x: Instance, i: number): Operand => {
  const a = x.args[i];
  if (a === undefined) throw new Error('an operand is missing');
  return a;
};

/** The vector in a string. */
const vecIn = (s: Place): Place => inside(s, field(0, bytesVec));
const vecBehind = (b: Builder, x: Instance): Place =>
  vecIn(at(spill(b, arg(x, 0), x.params[0] ?? T.unit), deref));

/** The bytes of text behind a reference. */
const bytesOf = (b: Builder, x: Instance, i: number): { readonly src: Operand; readonly n: Operand } => {
  const s = at(spill(b, arg(x, i), x.params[i] ?? T.unit), deref);
  const wide = read(b.let(strRaw, { k: 'addr', mut: false, place: s }));
  return { src: b.cast('ptr', wide, strRaw, byteRaw), n: b.len(s) };
};

/** Text of so many bytes from there on. */
const textAt = (b: Builder, src: Operand, n: Operand, dest: Place): void => {
  const raw = b.let(bytesRaw, { k: 'fat', ptr: src, len: n });
  const text = spill(b, b.cast('ptr', read(raw), bytesRaw, strRaw), strRaw);
  b.assign(dest, { k: 'ref', kind: 'shared', place: at(text, deref) });
};

/** A copy of the text, with no more room than it needs. */
const from: Emit = (b, x, dest) => {
  const { src, n } = bytesOf(b, x, 0);
  const v = b.local(bytesVec);
  b.callFn(b.program.library('Vec::with_capacity', [T.u8]), [n], at(v));
  b.branch(b.bin('!=', n, word(0), T.usize), () => {
    b.op('memcpy', [], [ptrOf(b, at(v), T.u8), src, n], null);
    b.use(lenPlace(at(v)), n);
  });
  b.aggregate(dest, string, 0, [take(v)]);
};

/** `String::from` of text, of a string or a reference to one, and of a character (std, `impl From<_> for String`). */
const fromAny: Emit = (b, x, dest) => {
  const of = x.params[0] ?? T.unit;
  if (of === string) return b.use(dest, arg(x, 0));
  if (of.k === 'char') {
    const s = b.local(string);
    b.callFn(b.program.library('String::new', []), [], at(s));
    b.callFn(
      b.program.library('String::push', []),
      [b.ref(at(s), string, true), arg(x, 0)],
      at(b.local(T.unit)),
    );
    return b.use(dest, take(s));
  }
  const text = T.refTo(T.str);
  if (of.k !== 'ref' || of.to !== string) return from(b, x, dest);
  const s = b.local(text);
  b.callFn(b.program.library('String::as_str', []), [arg(x, 0)], at(s));
  from(b, { ...x, args: [read(s)], params: [text] }, dest);
};

const made =
  (how: 'Vec::new' | 'Vec::with_capacity'): Emit =>
  (b, x, dest) => {
    const v = b.local(bytesVec);
    b.callFn(b.program.library(how, [T.u8]), x.args, at(v));
    b.aggregate(dest, string, 0, [take(v)]);
  };

const asStr: Emit = (b, x, dest) => {
  const v = vecBehind(b, x);
  textAt(b, b.cast('ptr', ptrOf(b, v, T.u8), T.rawTo(T.u8), byteRaw), lenOf(b, v), dest);
};

const asBytes: Emit = (b, x, dest) => {
  const v = vecBehind(b, x);
  b.callFn(b.program.library('Vec::deref', [T.u8]), [b.ref(v, bytesVec, false)], dest);
};

const pushText = (b: Builder, v: Place, x: Instance): void => {
  const { src, n } = bytesOf(b, x, 1);
  const raw = b.let(bytesRaw, { k: 'fat', ptr: src, len: n });
  const bytes = b.ref(at(raw, deref), T.sliceOf(T.u8), false);
  const extend = b.program.library('Vec::extend_from_slice', [T.u8]);
  b.callFn(extend, [b.ref(v, bytesVec, true), bytes], at(b.local(T.unit)));
};

/** `s + t`: the string on the left is used up, and grows. */
const add: Emit = (b, x, dest) => {
  const s = b.let(string, { k: 'use', op: arg(x, 0), retag: false });
  pushText(b, vecIn(at(s)), x);
  b.use(dest, take(s));
};

/** The bytes of a character (Unicode 15, table 3-6). */
const push: Emit = (b, x) => {
  const v = vecBehind(b, x);
  const code = b.cast('int', arg(x, 1), T.char, T.u32);
  const byte = (op: Operand): void => pushTo(b, v, T.u8, b.cast('int', op, T.u32, T.u8));
  const u32 = (n: number): Operand => number(n, T.u32);
  const lead = (mark: number, down: number): void =>
    byte(b.bin('|', u32(mark), b.bin('>>', code, u32(down), T.u32), T.u32));
  const next = (down: number): void => {
    const six = b.bin('&', b.bin('>>', code, u32(down), T.u32), u32(0x3f), T.u32);
    byte(b.bin('|', u32(0x80), six, T.u32));
  };
  const below = (n: number, then: () => void, otherwise: () => void): void =>
    b.branch(b.bin('<', code, u32(n), T.u32), then, otherwise);
  below(
    0x80,
    () => byte(code),
    () =>
      below(
        0x800,
        () => {
          lead(0xc0, 6);
          next(0);
        },
        () =>
          below(
            0x10000,
            () => {
              lead(0xe0, 12);
              next(6);
              next(0);
            },
            () => {
              lead(0xf0, 18);
              next(12);
              next(6);
              next(0);
            },
          ),
      ),
  );
};

/** `&s[from..to]` of text: both ends stand between characters. */
const range: Emit = (b, x, dest) => {
  const { src, n } = bytesOf(b, x, 0);
  const [first, last] = [arg(x, 1), arg(x, 2)];
  b.check(b.bin('<=', first, last, T.usize), true, 'slice', 'begin > end when slicing text');
  b.check(b.bin('<=', last, n, T.usize), true, 'slice', 'byte index is out of bounds of the text');
  for (const end of [first, last])
    b.branch(b.bin('<', end, n, T.usize), () => {
      const p = spill(b, offset(b, src, end, T.u8), byteRaw);
      const byte = read(b.let(T.u8, { k: 'use', op: read(at(p, deref)), retag: false }));
      const inside = b.bin('==', b.bin('&', byte, number(0xc0, T.u8), T.u8), number(0x80, T.u8), T.u8);
      b.check(inside, false, 'slice', 'byte index is not a char boundary');
    });
  textAt(b, offset(b, src, first, T.u8), b.bin('-', last, first, T.usize), dest);
};

const owned = of('String', 'String');
const str = of('str', 'str');

export const stringFns: readonly LibFn[] = [
  owned('new', '() -> String', shim(made('Vec::new')), {
    constant: (_, __, layouts, ret) => {
      const empty = [BigInt(layouts.of(T.u8).align), 0n, 0n].map((value) => ({ k: 'int', value }) as const);
      const v = { k: 'fields', ty: bytesVec, variant: 0, fields: empty } as const;
      return { k: 'fields', ty: ret, variant: 0, fields: [v] };
    },
  }),
  owned('with_capacity', '(usize) -> String', shim(made('Vec::with_capacity'))),
  owned('from', '(T) -> String', shim(fromAny), { generics: ['T'], bounds: { T: ['Text'] } }),
  owned('deref', '(&self) -> &str', shim(asStr)),
  owned('as_str', '(&self) -> &str', shim(asStr)),
  owned('as_bytes', '(&self) -> &[u8]', shim(asBytes)),
  owned(
    'len',
    '(&self) -> usize',
    shim((b, x, dest) => b.use(dest, lenOf(b, vecBehind(b, x)))),
  ),
  owned(
    'is_empty',
    '(&self) -> bool',
    shim((b, x, dest) => b.use(dest, b.bin('==', lenOf(b, vecBehind(b, x)), word(0), T.usize))),
  ),
  owned(
    'push_str',
    '(&mut self, &str)',
    shim((b, x) => pushText(b, vecBehind(b, x), x)),
  ),
  owned('push', '(&mut self, char)', shim(push)),
  owned(
    'clear',
    '(&mut self)',
    shim((b, x) => b.use(lenPlace(vecBehind(b, x)), word(0))),
  ),
  owned(
    'into_bytes',
    '(self) -> Vec<u8>',
    shim((b, x, dest) => b.use(dest, take(vecIn(at(spill(b, arg(x, 0), string)))))),
  ),
  str('to_string', '(&self) -> String', shim(from)),
  str('to_owned', '(&self) -> String', shim(from)),
  free('String add', '(String, &str) -> String', shim(add)),
  free('str range', '(&str, usize, usize) -> &str', shim(range)),
];
