/** The flattened facts of a layout: what a typed copy tests, retags and makes uninitialised. */
import { complement, normalise, repeatRanges } from './ranges.js';
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

/** Appends the ranges, moved by so many bytes. */
const addRanges = (rs: readonly Range[], by: number, to: Range[]): void => {
  for (const r of rs) to.push(by === 0 ? r : [r[0] + by, r[1] + by]);
};

/** Appends what stands at offsets, likewise. */
const addMoved = <T extends { readonly off: number }>(xs: readonly T[], by: number, to: T[]): void => {
  for (const x of xs) to.push(by === 0 ? x : { ...x, off: x.off + by });
};

/** In order of offset. */
const ordered = <T extends { readonly off: number }>(xs: T[]): T[] => {
  for (let i = 1; i < xs.length; i++)
    if (xs[i - 1]!.off > xs[i]!.off) return xs.sort((a, b) => a.off - b.off);
  return xs;
};

/** In order of offset; integer bytes that touch become one test. */
const tidy = (checks: Check[]): Check[] => {
  const out: Check[] = [];
  for (const c of ordered(checks)) {
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
  const data: Range[] = [];
  const checks: Check[] = [];
  const pointers: PointerAt[] = [];
  const cells: Range[] = [];
  let paddingVaries = false;
  let freeze = true;
  for (let i = 0; i < fields.length; i++) {
    const l = fields[i]!;
    const by = offsets[i] ?? 0;
    addRanges(l.data, by, data);
    addMoved(l.checks, by, checks);
    addMoved(l.pointers, by, pointers);
    addRanges(l.cells, by, cells);
    if (l.paddingVaries) paddingVaries = true;
    if (!l.freeze) freeze = false;
  }
  return {
    data: normalise(data),
    paddingVaries,
    checks: tidy(checks),
    pointers: ordered(pointers),
    freeze,
    cells: normalise(cells),
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

/** The bytes of one variant, with those of the tag. */
const withTag = (facts: Facts, tag: Range | null): readonly Range[] => {
  if (tag === null) return normalise(facts.data);
  const all = [tag];
  addRanges(facts.data, 0, all);
  return normalise(all);
};

const total = (rs: readonly Range[]): number => {
  let n = 0;
  for (const r of rs) n += r[1] - r[0];
  return n;
};

/** Of an enum with a tag at `tag`. Its variants' facts are beside it, in `Variant`. */
export const enumFacts = (self: EnumLayout, variants: readonly Facts[], tag: Range): Facts => {
  let freeze = true;
  let hasPointers = false;
  let paddingVaries = false;
  const all: Range[] = [];
  for (const v of variants) {
    addRanges(withTag(v, tag), 0, all);
    if (!v.freeze) freeze = false;
    if (v.pointers.length > 0) hasPointers = true;
    if (v.paddingVaries) paddingVaries = true;
  }
  const data = normalise(all);
  const bytes = total(data);
  for (const v of variants) if (total(withTag(v, tag)) !== bytes) paddingVaries = true;
  return {
    data,
    paddingVaries,
    checks: [{ k: 'enum', off: 0, layout: self }],
    pointers: hasPointers ? [{ k: 'enum', off: 0, layout: self }] : [],
    freeze,
    cells: freeze || self.size === 0 ? [] : [[0, self.size]],
  };
};

export const variantPadding = (facts: Facts, tag: Range | null, size: number): readonly Range[] =>
  complement(withTag(facts, tag), size);

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
  let needsCheck = false;
  let onlyInts = true;
  for (const c of f.checks) {
    if (!isPlainCheck(c)) needsCheck = true;
    if (c.k !== 'int') onlyInts = false;
  }
  return {
    padding,
    hasPointers: f.pointers.length > 0,
    needsCheck,
    plainInts: padding.length === 0 && onlyInts && (size === 0 || f.checks.length > 0),
  };
};
