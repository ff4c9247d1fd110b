/** Constants as patterns: what the value is made of, as a pattern (Reference, path patterns; RFC 1445). */
import type { Span } from '../../../model/span.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { ConstInfo, SubPat, TPat, Value } from '../tree.js';
import { show } from '../ty.js';
import type { FnCx } from './body.js';
import { isEnumLike, variantsOf } from './fields.js';
import { hasCell } from './qualifs.js';
import { comparable } from './traits.js';

/** A longer array as a pattern would be a tree of as many nodes, and of as many tests. */
const MOST_ELEMENTS = 4096;

const guard = 'compare in a guard: `x if …`';

export const constPattern = (f: FnCx, def: ConstInfo, ty: Ty, span: Span): TPat => {
  const wild = f.pat({ k: 'wild', ty, span });
  if (!f.infer.unify(ty, def.ty)) {
    f.mismatch(ty, def.ty, span);
    return wild;
  }
  if (!comparable(f.cx, def.ty)) return refused(f, nonStructural(def.ty), ty, span);
  const value = f.cx.constValue(def);
  if (value !== null) return ofValue(f, value, def.ty, span);
  // What a constant matches that has no value nobody knows.
  f.cx.untyped++;
  return wild;
};

const nonStructural = (ty: Ty): string => `constant of non-structural type \`${show(ty)}\` in a pattern`;

const refused = (f: FnCx, message: string, ty: Ty, span: Span): TPat => {
  f.error('constant-pattern', message, span, { help: guard });
  return f.pat({ k: 'wild', ty, span });
};

const outside = (f: FnCx, what: string, ty: Ty, span: Span): TPat => {
  f.cx.refuse(`${what} as a pattern`, span, guard);
  return f.pat({ k: 'wild', ty, span });
};

const ofValue = (f: FnCx, value: Value, ty: Ty, span: Span): TPat => {
  switch (ty.k) {
    case 'int':
    case 'bool':
    case 'char':
      return value.k === 'int'
        ? f.pat({ k: 'int', value: value.value, ty, span })
        : outside(f, 'an address', ty, span);
    case 'unit':
      return f.pat({ k: 'fields', subs: [], ty, span });
    case 'array':
      return ofElements(f, value, ty, ty.len, span);
    case 'tuple':
      return f.pat({ k: 'fields', subs: ofFields(f, value, ty.elems, span), ty, span });
    case 'adt':
    case 'lib':
      return ofVariant(f, value, ty, span);
    case 'ref':
      return ofReference(f, value, ty, span);
    case 'raw':
      if (value.k === 'int' || value.k === 'wide') return outside(f, 'a pointer', ty, span);
      return refused(f, pointers, ty, span);
    case 'fn':
      return refused(f, pointers, ty, span);
    default:
      return outside(f, `a constant of type \`${show(ty)}\``, ty, span);
  }
};

const pointers =
  'function pointers and raw pointers not derived from integers in patterns behave unpredictably';

const ofFields = (f: FnCx, value: Value, tys: readonly Ty[], span: Span): readonly SubPat[] => {
  if (value.k !== 'fields') return [];
  const subs: SubPat[] = [];
  for (let index = 0; index < tys.length; index++)
    subs.push({ index, pat: ofValue(f, value.fields[index]!, tys[index]!, span) });
  return subs;
};

const ofVariant = (f: FnCx, value: Value, ty: Ty, span: Span): TPat => {
  const variants = variantsOf(f.cx, ty);
  if (variants === null || value.k !== 'fields')
    return ty.k === 'lib' && ty.name.startsWith('NonZero')
      ? outside(f, `a constant of type \`${show(ty)}\``, ty, span)
      : refused(f, nonStructural(ty), ty, span);
  const { variant } = value;
  const tys = variants[variant]!.fields.map((x) => x.ty);
  const subs = ofFields(f, value, tys, span);
  return isEnumLike(f.cx, ty)
    ? f.pat({ k: 'variant', variant, subs, ty, span })
    : f.pat({ k: 'fields', subs, ty, span });
};

/** An array, or a slice of that length. */
const ofElements = (f: FnCx, value: Value, ty: Ty & { k: 'array' | 'slice' }, length: number, span: Span) => {
  if (length > MOST_ELEMENTS) return outside(f, `a constant of ${length} elements`, ty, span);
  const before: TPat[] = [];
  for (let i = 0; i < length; i++) {
    const one = value.k === 'elements' ? value.elements[i]! : value.k === 'repeat' ? value.of : null;
    if (one === null) return outside(f, 'this value', ty, span);
    before.push(ofValue(f, one, ty.of, span));
  }
  return f.pat({ k: 'slice', before, rest: null, after: [], ty, span });
};

/** What a reference refers to is compared, not where it lies. */
const ofReference = (f: FnCx, value: Value, ty: Ty & { k: 'ref' }, span: Span): TPat => {
  const { to } = ty;
  const length = value.k === 'address' || value.k === 'wide' ? (value.length ?? 0) : 0;
  if (to.k === 'str') {
    const bytes = value.k === 'address' && value.to.k === 'data' ? f.cx.data[value.to.index]!.bytes : [];
    const text = new TextDecoder().decode(Uint8Array.from(bytes.slice(0, length)));
    return f.pat({ k: 'str', text, ty, span });
  }
  const held = heldBy(f, value, span);
  if (held === null) return f.pat({ k: 'wild', ty, span });
  const sub = to.k === 'slice' ? ofElements(f, held, to, length, span) : ofValue(f, held, to, span);
  return f.pat({ k: 'deref', sub, ty, span });
};

const NOTHING: Value = { k: 'elements', ty: T.unit, elements: [] };

/** What lies there; null after an error. */
const heldBy = (f: FnCx, value: Value, span: Span): Value | null => {
  // The address of nothing is a number.
  if (value.k === 'int' || value.k === 'wide') return NOTHING;
  if (value.k !== 'address' || value.addend !== 0) return partOf(f, span);
  const { to } = value;
  if (to.k === 'data') {
    const elements = f.cx.data[to.index]!.bytes.map((b): Value => ({ k: 'int', value: BigInt(b) }));
    return { k: 'elements', ty: T.u8, elements };
  }
  if (to.k !== 'static') return partOf(f, span);
  const promoted = f.cx.promotedNamed(to.name);
  if (promoted !== null) return promoted.value;
  const def = f.cx.statics.find((s) => s.name === to.name);
  if (def === undefined) return partOf(f, span);
  if (def.foreign || def.mutable || hasCell.ofType(f.cx, def.ty)) {
    f.error(
      'constant-pattern',
      'constants that reference mutable or external memory cannot be used as patterns',
      span,
      { help: `read \`${def.ast.name}\` where it is compared` },
    );
    return null;
  }
  return f.cx.staticValue(def);
};

const partOf = (f: FnCx, span: Span): null => {
  f.cx.refuse('a reference to a part of a value as a pattern', span, guard);
  return null;
};
