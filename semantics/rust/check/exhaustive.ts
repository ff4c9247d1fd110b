/**
 * Whether patterns cover all values of a type, and what they miss (Maranget, "Warnings for pattern matching", 2007).
 * Integers are cut into ranges at the ends of the patterns, so that each range is a constructor.
 */
import type { Ty } from '../../../model/types.js';
import type { TExpr, TPat } from '../tree.js';
import type { CrateCx } from './context.js';
import { rangeOf } from './evaluate.js';
import { fieldTy, variantsOf } from './fields.js';
import { plainlyCovers } from './covers.js';

/** A pattern as a constructor with patterns for its fields; null is `_`. */
type Row = readonly (TPat | null)[];

type Ctor =
  | {
      readonly k: 'variant';
      readonly index: number;
      readonly tys: readonly Ty[];
      readonly show: (args: readonly string[]) => string;
    }
  /** A slice of so many elements; `more`: or of any greater number, of which those are the first and the last ones. */
  | { readonly k: 'slice'; readonly tys: readonly Ty[]; readonly more: boolean }
  | { readonly k: 'range'; readonly low: bigint; readonly high: bigint }
  /** Of a type with no end of values: text. */
  | { readonly k: 'text'; readonly text: string }
  | { readonly k: 'other' };

const strip = (p: TPat | null): TPat | null => {
  if (p === null || p.k === 'wild') return null;
  return p.k === 'bind' ? strip(p.sub) : p;
};

const alternatives = (p: TPat | null): readonly (TPat | null)[] => {
  const s = strip(p);
  return s?.k === 'or' ? s.alternatives.flatMap(alternatives) : [s];
};

const isIntLike = (ty: Ty): boolean => ty.k === 'int' || ty.k === 'char' || ty.k === 'bool';

/** Numbers as wide as an address go on beyond their ends: only open ranges cover them (Reference, range patterns). */
const allOf = (cx: CrateCx, ty: Ty): readonly [bigint, bigint] => {
  const [min, max] = rangeOf(cx, ty);
  if (ty.k !== 'int' || ty.bits !== 'ptr') return [min, max];
  return [ty.signed ? min - 1n : min, max + 1n];
};

const rangesOf = (p: TPat, ty: Ty, cx: CrateCx): readonly [bigint, bigint] | null => {
  if (p.k === 'int') return [p.value, p.value];
  if (p.k !== 'range') return null;
  const [min, max] = allOf(cx, ty);
  const high = p.high === null ? max : p.inclusive ? p.high : p.high - 1n;
  return [p.low ?? min, high];
};

/** The ranges into which the patterns cut a type of integers. */
const cut = (cx: CrateCx, ty: Ty, heads: readonly TPat[]): readonly Ctor[] => {
  const spans: (readonly [bigint, bigint])[] =
    ty.k === 'char'
      ? [
          [0n, 0xd7ffn],
          [0xe000n, 0x10ffffn],
        ]
      : [allOf(cx, ty)];
  const ends = new Set<bigint>();
  for (const p of heads) {
    const r = rangesOf(p, ty, cx);
    if (r !== null) {
      ends.add(r[0]);
      ends.add(r[1] + 1n);
    }
  }
  const sorted = [...ends].sort((a, b) => (a < b ? -1 : 1));
  return spans.flatMap(([low, high]) => {
    const starts = [low, ...sorted.filter((x) => x > low && x <= high)];
    return starts.map((s, i): Ctor => ({ k: 'range', low: s, high: (starts[i + 1] ?? high + 1n) - 1n }));
  });
};

const showInt = (ty: Ty, n: bigint): string =>
  ty.k === 'bool' ? (n === 0n ? 'false' : 'true') : ty.k === 'char' ? `'\\u{${n.toString(16)}}'` : `${n}`;

const showRange = (cx: CrateCx, ty: Ty, low: bigint, high: bigint): string => {
  const [min, max] = rangeOf(cx, ty);
  if (low > max) return `${ty.k === 'int' && ty.signed ? 'i' : 'u'}size::MAX..`;
  if (high < min) return '..isize::MIN';
  if (low === high) return showInt(ty, low);
  const name = ty.k === 'int' ? `${ty.signed ? 'i' : 'u'}${ty.bits === 'ptr' ? 'size' : ty.bits}` : '';
  if (ty.k === 'int' && low === min && high === max) return `${name}::MIN..=${name}::MAX`;
  if (ty.k === 'int' && high === max) return `${low}_${name}..=${name}::MAX`;
  if (ty.k === 'int' && low === min) return `${name}::MIN..=${high}_${name}`;
  return `${showInt(ty, low)}..=${showInt(ty, high)}`;
};

/** How many elements the longest pattern without a rest has (-1: there is none), and the longest ends of others together. */
const longest = (heads: readonly TPat[]): { readonly fixed: number; readonly ends: number } => {
  let fixed = -1;
  let first = 0;
  let last = 0;
  for (const p of heads) {
    if (p.k !== 'slice') continue;
    if (p.rest === null) fixed = Math.max(fixed, p.before.length);
    else {
      first = Math.max(first, p.before.length);
      last = Math.max(last, p.after.length);
    }
  }
  return { fixed, ends: first + last };
};

/** Of an array the elements that some pattern looks at: what lies between the ends may be millions. */
const elements = (of: Ty, length: number, heads: readonly TPat[]): Ctor => {
  const { fixed, ends } = longest(heads);
  const n = fixed >= 0 ? length : Math.min(length, ends);
  return { k: 'slice', tys: new Array<Ty>(n).fill(of), more: n < length };
};

/**
 * The lengths that the patterns tell apart: those that one of them has or more by one, and above them any that is enough
 * for the longest ends (rustc: constructor splitting of slices).
 */
const lengths = (of: Ty, heads: readonly TPat[]): readonly Ctor[] => {
  const { fixed, ends } = longest(heads);
  const most = Math.max(fixed + 1, ends);
  const made: Ctor[] = [];
  for (let n = 0; n <= most; n++) made.push({ k: 'slice', tys: new Array<Ty>(n).fill(of), more: n === most });
  return made;
};

/** All constructors of a type; `other` where they cannot be listed. */
const constructors = (cx: CrateCx, ty: Ty, heads: readonly TPat[], valid: boolean): readonly Ctor[] => {
  if (isIntLike(ty)) return cut(cx, ty, heads);
  if (ty.k === 'ref') return [{ k: 'variant', index: 0, tys: [ty.to], show: ([a]) => `&${a ?? '_'}` }];
  if (ty.k === 'unit') return [{ k: 'variant', index: 0, tys: [], show: () => '()' }];
  if (ty.k === 'tuple')
    return [
      { k: 'variant', index: 0, tys: ty.elems, show: (a) => `(${a.join(', ')}${a.length === 1 ? ',' : ''})` },
    ];
  if (ty.k === 'array') return [elements(ty.of, ty.len, heads)];
  if (ty.k === 'slice') return lengths(ty.of, heads);
  const variants = variantsOf(cx, ty);
  if (variants !== null) {
    const isEnum = ty.k === 'lib' || (ty.k === 'adt' && ty.def.kind === 'enum');
    const prefix = ty.k === 'adt' && isEnum ? `${ty.def.name}::` : '';
    return variants.flatMap((v, index): Ctor[] => {
      const tys = v.fields.map((x, i) => (ty.k === 'adt' ? fieldTy(ty, index, i) : x.ty));
      // A variant that holds a value of a type without values has none itself (rustc, min_exhaustive_patterns).
      if (isEnum && valid && tys.some((t) => hasNone(cx, t))) return [];
      const show = (a: readonly string[]): string => {
        if (v.shape === 'unit') return `${prefix}${v.name}`;
        if (v.shape === 'tuple') return `${prefix}${v.name}(${a.join(', ')})`;
        return `${prefix}${v.name} { ${v.fields.map((x, i) => `${x.name}: ${a[i] ?? '_'}`).join(', ')} }`;
      };
      return [{ k: 'variant', index, tys, show }];
    });
  }
  if (ty.k === 'never') return [];
  const texts = heads.flatMap((p): Ctor[] => (p.k === 'str' ? [{ k: 'text', text: p.text }] : []));
  return [...texts, { k: 'other' }];
};

/** An enum without variants, and `!`. */
const isEmpty = (cx: CrateCx, ty: Ty): boolean => {
  if (ty.k === 'never') return true;
  return ty.k === 'adt' && ty.def.kind === 'enum' && ty.def.variants.length === 0 && cx.infoOf.has(ty.def);
};

/** Whether the type has no values (rustc, inhabitedness). What is behind a pointer does not matter. */
const hasNone = (cx: CrateCx, ty: Ty, around: readonly Ty[] = []): boolean => {
  const go = (t: Ty): boolean => hasNone(cx, t, [...around, ty]);
  switch (ty.k) {
    case 'never':
      return true;
    case 'tuple':
      return ty.elems.some(go);
    case 'array':
      return ty.len > 0 && go(ty.of);
    case 'adt':
    case 'lib': {
      if (around.includes(ty)) return false;
      const variants = variantsOf(cx, ty);
      if (variants === null || (variants.length === 0 && !isEmpty(cx, ty))) return false;
      return variants.every((v, index) =>
        v.fields.some((x, i) => go(ty.k === 'adt' ? fieldTy(ty, index, i) : x.ty)),
      );
    }
    default:
      return false;
  }
};

/**
 * Whether the place is known to hold a value of its type: what a pointer leads to may not, so that there variants without
 * values have to be matched as well (rustc, `is_known_valid_scrutinee`).
 */
export const isKnownValid = (e: TExpr): boolean => {
  switch (e.k) {
    case 'deref':
    case 'overloaded-deref':
    case 'slice':
      return false;
    case 'field':
    case 'index':
    case 'cast':
    case 'never':
      return isKnownValid(e.a);
    default:
      return true;
  }
};

/** The row behind a constructor, or null if its first pattern is another one. */
const specialise = (cx: CrateCx, c: Ctor, ty: Ty, row: Row): Row | null => {
  const [head, ...rest] = row;
  const p = head ?? null;
  switch (c.k) {
    case 'variant': {
      if (p === null) return [...c.tys.map(() => null), ...rest];
      if (p.k === 'deref') return [p.sub, ...rest];
      if (p.k === 'str') return null;
      if (p.k !== 'variant' && p.k !== 'fields') return null;
      if (p.k === 'variant' && p.variant !== c.index) return null;
      const fields: (TPat | null)[] = c.tys.map(() => null);
      for (const s of p.subs) fields[s.index] = s.pat;
      return [...fields, ...rest];
    }
    case 'slice': {
      if (p === null) return [...c.tys.map(() => null), ...rest];
      if (p.k !== 'slice') return null;
      const n = c.tys.length;
      const known = p.before.length + p.after.length;
      if (p.rest === null ? c.more || known !== n : known > n) return null;
      const left = new Array<null>(n - known).fill(null);
      return [...p.before, ...left, ...p.after, ...rest];
    }
    case 'range': {
      if (p === null) return rest;
      const r = rangesOf(p, ty, cx);
      return r !== null && r[0] <= c.low && c.high <= r[1] ? rest : null;
    }
    case 'text':
      return p === null || (p.k === 'str' && p.text === c.text) ? rest : null;
    case 'other':
      return p === null ? rest : null;
  }
};

/** More pattern tests than this, and the answer is given up: nobody writes such a match. */
const budget = 20_000;

class Search {
  private readonly cx: CrateCx;
  private left = budget;

  constructor(cx: CrateCx) {
    this.cx = cx;
  }

  /** Values of the types that no row matches, one for each type; null if there are none. */
  missing(rows: readonly Row[], tys: readonly Ty[], valid: readonly boolean[]): readonly string[] | null {
    const [ty, ...rest] = tys;
    const [isValid = false, ...restValid] = valid;
    if (ty === undefined) return rows.length === 0 ? [] : null;
    if (this.left-- <= 0) return null;
    const open = rows.flatMap((r) => alternatives(r[0] ?? null).map((a): Row => [a, ...r.slice(1)]));
    const heads = open.flatMap((r) => (r[0] === null || r[0] === undefined ? [] : [r[0]]));
    if (isValid && hasNone(this.cx, ty)) return null;
    if (heads.length === 0) {
      const found = this.missing(
        open.map((r) => r.slice(1)),
        rest,
        restValid,
      );
      return found === null ? null : ['_', ...found];
    }
    for (const c of this.textAware(ty, heads, isValid)) {
      const inner = c.k === 'variant' || c.k === 'slice' ? c.tys : [];
      const narrowed = open.flatMap((r) => {
        const s = specialise(this.cx, c, ty, r);
        return s === null ? [] : [s];
      });
      const inside = inner.map(() => isValid && ty.k !== 'ref');
      const found = this.missing(narrowed, [...inner, ...rest], [...inside, ...restValid]);
      if (found === null) continue;
      const args = found.slice(0, inner.length);
      return [this.show(c, ty, args), ...found.slice(inner.length)];
    }
    return null;
  }

  /** `&str` patterns are text, not references to something. */
  private textAware(ty: Ty, heads: readonly TPat[], valid: boolean): readonly Ctor[] {
    if (ty.k === 'ref' && ty.to.k === 'str' && heads.some((p) => p.k === 'str'))
      return [
        ...heads.flatMap((p): Ctor[] => (p.k === 'str' ? [{ k: 'text', text: p.text }] : [])),
        { k: 'other' },
      ];
    return constructors(this.cx, ty, heads, valid);
  }

  private show(c: Ctor, ty: Ty, args: readonly string[]): string {
    if (c.k === 'variant') return c.show(args);
    if (c.k === 'slice') return `[${[...args, ...(c.more ? ['..'] : [])].join(', ')}]`;
    return c.k === 'range' ? showRange(this.cx, ty, c.low, c.high) : '_';
  }
}

/** A value that none of the patterns matches, as a pattern; null if there is none. `valid`: of the place that is matched. */
export const uncovered = (cx: CrateCx, ty: Ty, pats: readonly TPat[], valid: boolean): string | null => {
  if (plainlyCovers(cx, ty, pats) || isEmpty(cx, ty)) return null;
  return (
    new Search(cx).missing(
      pats.map((p): Row => [p]),
      [ty],
      [valid],
    )?.[0] ?? null
  );
};
