/** The flattened facts of a layout: what a typed copy tests, retags and makes uninitialised. */
import { complement, normalise, repeatRanges, shiftRanges } from './ranges.js';
import type { Check, EnumLayout, Layout, PointerAt, Prim, Range } from './types.js';

export interface Facts {
  readonly data: readonly Range[];
  readonly paddingVaries: boolean;
  readonly checks: readonly Check[];
  readonly pointers: readonly PointerAt[];
  readonly freeze: boolean;
  readonly cells: readonly Range[];
}

export const noFacts: Facts = {
  data: [],
  paddingVaries: false,
  checks: [],
  pointers: [],
  freeze: true,
  cells: [],
};

const shift = <T extends { readonly off: number }>(xs: readonly T[], by: number): readonly T[] =>
  by === 0 ? xs : xs.map((x) => ({ ...x, off: x.off + by }));

/** In order of offset; integer bytes that touch become one test. */
const tidy = (checks: readonly Check[]): Check[] => {
  const out: Check[] = [];
  for (const c of [...checks].sort((a, b) => a.off - b.off)) {
    const last = out[out.length - 1];
    if (c.k === 'int' && last?.k === 'int' && last.off + last.len === c.off) {
      out[out.length - 1] = { k: 'int', off: last.off, len: last.len + c.len };
    } else out.push(c);
  }
  return out;
};

export const primFacts = (prim: Prim, size: number): Facts => {
  const checks: Check[] = [
    prim.k === 'int' ? { k: 'int', off: 0, len: prim.size } : { k: 'prim', off: 0, prim },
  ];
  const retagged = prim.k === 'ptr' && prim.pointee !== null ? prim.of : 'raw';
  const pointers: PointerAt[] =
    prim.k === 'ptr' &&
    prim.pointee !== null &&
    (retagged === 'ref' || retagged === 'mut' || retagged === 'box')
      ? [{ k: 'ptr', off: 0, of: retagged, pointee: prim.pointee, fat: false }]
      : [];
  return { ...noFacts, data: [[0, size]], checks, pointers };
};

export const fatFacts = (p: Omit<Extract<Check, { k: 'fat' }>, 'k' | 'off'>, size: number): Facts => {
  const { of, pointee } = p;
  return {
    ...noFacts,
    data: [[0, size]],
    checks: [{ k: 'fat', off: 0, ...p }],
    pointers:
      of === 'ref' || of === 'mut' || of === 'box' ? [{ k: 'ptr', off: 0, of, pointee, fat: true }] : [],
  };
};

/** Of fields at offsets: structs, tuples, and one variant of an enum. */
export const fieldFacts = (fields: readonly Layout[], offsets: readonly number[]): Facts => {
  const at = <T>(f: (l: Layout, by: number) => readonly T[]): T[] =>
    fields.flatMap((l, i) => f(l, offsets[i] ?? 0));
  return {
    data: normalise(at((l, by) => shiftRanges(l.data, by))),
    paddingVaries: fields.some((l) => l.paddingVaries),
    checks: tidy(at((l, by) => shift(l.checks, by))),
    pointers: at((l, by) => shift(l.pointers, by)).sort((a, b) => a.off - b.off),
    freeze: fields.every((l) => l.freeze),
    cells: normalise(at((l, by) => shiftRanges(l.cells, by))),
  };
};

/**
 * Unions are copied without a test and without retags; bytes that are padding in every field are lost
 * (Miri, `union_data_range`). One that is not Freeze is a cell as a whole.
 */
export const unionFacts = (fields: readonly Layout[], size: number): Facts => {
  const freeze = fields.every((l) => l.freeze);
  return {
    ...noFacts,
    data: normalise(fields.flatMap((l) => l.data)),
    freeze,
    cells: freeze || size === 0 ? [] : [[0, size]],
  };
};

export const arrayFacts = (of: Layout, count: number): Facts => {
  if (count === 0) return { ...noFacts, freeze: of.freeze };
  const stride = of.size;
  const rest = { off: 0, count, stride, layout: of };
  return {
    data: repeatRanges(of.data, count, stride),
    paddingVaries: of.paddingVaries,
    checks:
      of.plainInts && of.size > 0
        ? [{ k: 'int', off: 0, len: count * stride }]
        : of.checks.length === 0
          ? []
          : [{ k: 'repeat', ...rest }],
    pointers: of.pointers.length === 0 ? [] : [{ k: 'repeat', ...rest }],
    freeze: of.freeze,
    cells: repeatRanges(of.cells, count, stride),
  };
};

/** Of an enum with a tag at `tag`. Its variants' facts are beside it, in `Variant`. */
export const enumFacts = (self: EnumLayout, variants: readonly Facts[], tag: Range): Facts => {
  const freeze = variants.every((v) => v.freeze);
  const own = variants.map((v) => normalise([tag, ...v.data]));
  const data = normalise(own.flat());
  const total = (rs: readonly Range[]): number => rs.reduce((n, [a, b]) => n + b - a, 0);
  return {
    data,
    paddingVaries: own.some((d) => total(d) !== total(data)) || variants.some((v) => v.paddingVaries),
    checks: [{ k: 'enum', off: 0, layout: self }],
    pointers: variants.some((v) => v.pointers.length > 0) ? [{ k: 'enum', off: 0, layout: self }] : [],
    freeze,
    cells: freeze || self.size === 0 ? [] : [[0, self.size]],
  };
};

export const variantPadding = (facts: Facts, tag: Range | null, size: number): readonly Range[] =>
  complement(normalise(tag === null ? facts.data : [tag, ...facts.data]), size);

const isPlainCheck = (c: Check): boolean =>
  c.k === 'int' ||
  (c.k === 'prim' && c.prim.k === 'ptr' && c.prim.of === 'raw') ||
  (c.k === 'fat' && c.of === 'raw') ||
  (c.k === 'repeat' && !c.layout.needsCheck);

/** The quick flags. */
export const flags = (
  f: Facts,
  size: number,
): Pick<Layout, 'padding' | 'hasPointers' | 'needsCheck' | 'plainInts'> => {
  const padding = complement(f.data, size);
  return {
    padding,
    hasPointers: f.pointers.length > 0,
    needsCheck: !f.checks.every(isPlainCheck),
    plainInts:
      padding.length === 0 && f.checks.every((c) => c.k === 'int') && (size === 0 || f.checks.length > 0),
  };
};
