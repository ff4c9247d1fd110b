/** The types of generated programs of mini-Rust. All references inside of one type share one lifetime. */

export type IntName = 'i32' | 'u8' | 'usize' | 'i64' | 'u32';

export interface FieldOf {
  readonly name: string;
  readonly ty: Ty;
}

export interface VariantOf {
  readonly name: string;
  readonly shape: 'unit' | 'tuple' | 'named';
  readonly fields: readonly FieldOf[];
}

/** A user's struct (one variant, of its own name) or enum. */
export interface Adt {
  readonly name: string;
  readonly kind: 'struct' | 'enum';
  readonly variants: readonly VariantOf[];
  /** It has a lifetime parameter. */
  readonly life: boolean;
  readonly copy: boolean;
  readonly drop: boolean;
  /** It derives `Debug`, `PartialEq` and `Eq`. */
  readonly shown: boolean;
}

export type Ty =
  | { readonly k: 'int'; readonly name: IntName }
  | { readonly k: 'bool' }
  | { readonly k: 'char' }
  | { readonly k: 'unit' }
  | { readonly k: 'tuple'; readonly of: readonly Ty[] }
  | { readonly k: 'array'; readonly of: Ty; readonly n: number }
  | { readonly k: 'slice'; readonly of: Ty }
  | { readonly k: 'adt'; readonly def: Adt }
  | { readonly k: 'Box' | 'Vec' | 'Option' | 'Cell'; readonly of: Ty }
  | { readonly k: 'Result'; readonly ok: Ty; readonly err: Ty }
  | { readonly k: 'String' }
  | { readonly k: 'str' }
  /** Of a variable; its parameter, if it has one. */
  | {
      readonly k: 'closure';
      readonly kind: 'fn' | 'mut' | 'once';
      readonly param: Ty | null;
      readonly ret: Ty;
    }
  | { readonly k: 'ref'; readonly mut: boolean; readonly to: Ty };

export const int = (name: IntName): Ty => ({ k: 'int', name });
export const i32 = int('i32');
export const bool: Ty = { k: 'bool' };
export const unit: Ty = { k: 'unit' };
export const refTo = (to: Ty, mut: boolean): Ty => ({ k: 'ref', mut, to });
export const string: Ty = { k: 'String' };
export const str: Ty = { k: 'str' };
export const closure = (
  kind: 'fn' | 'mut' | 'once',
  param: Ty | null,
  ret: Ty,
): Extract<Ty, { k: 'closure' }> => ({ k: 'closure', kind, param, ret });
export const optionOf = (of: Ty): Ty => ({ k: 'Option', of });

/** As Rust writes it; `life` is the lifetime of its references, with its quote, or empty where it is elided. */
export const text = (t: Ty, life = ''): string => {
  switch (t.k) {
    case 'int':
      return t.name;
    case 'bool':
    case 'char':
      return t.k;
    case 'unit':
      return '()';
    case 'String':
    case 'str':
      return t.k;
    case 'closure':
      return `${t.kind}(${t.param === null ? '' : text(t.param)}) -> ${text(t.ret)}`;
    case 'tuple':
      return `(${t.of.map((x) => text(x, life)).join(', ')})`;
    case 'array':
      return `[${text(t.of, life)}; ${t.n}]`;
    case 'slice':
      return `[${text(t.of, life)}]`;
    case 'adt':
      return t.def.life ? `${t.def.name}<${life === '' ? "'_" : life}>` : t.def.name;
    case 'Result':
      return `Result<${text(t.ok, life)}, ${text(t.err, life)}>`;
    case 'ref':
      return `&${life === '' ? '' : `${life} `}${t.mut ? 'mut ' : ''}${text(t.to, life)}`;
    default:
      return `${t.k}<${text(t.of, life)}>`;
  }
};

export const parts = (t: Ty): readonly Ty[] => {
  switch (t.k) {
    case 'tuple':
      return t.of;
    case 'array':
    case 'slice':
    case 'Box':
    case 'Vec':
    case 'Option':
    case 'Cell':
      return [t.of];
    case 'Result':
      return [t.ok, t.err];
    case 'adt':
      return t.def.variants.flatMap((v) => v.fields.map((f) => f.ty));
    default:
      return [];
  }
};

const keys = new WeakMap<Ty, string>();

/** Equal exactly for equal types. */
export const keyOf = (t: Ty): string => {
  let key = keys.get(t);
  if (key === undefined) keys.set(t, (key = text(t)));
  return key;
};

export const same = (a: Ty, b: Ty): boolean => a === b || keyOf(a) === keyOf(b);

export const isCopy = (t: Ty): boolean => {
  switch (t.k) {
    case 'int':
    case 'bool':
    case 'char':
    case 'unit':
      return true;
    case 'ref':
      return !t.mut;
    case 'adt':
      return t.def.copy;
    case 'tuple':
    case 'array':
    case 'Option':
    case 'Result':
      return parts(t).every(isCopy);
    default:
      return false;
  }
};

export const hasRef = (t: Ty): boolean =>
  t.k === 'ref' ||
  t.k === 'closure' ||
  (t.k === 'adt' && t.def.life) ||
  parts(t).some((p) => p.k !== 'adt' && hasRef(p)) ||
  parts(t).some((p) => p.k === 'adt' && p.def.life);

/** Dropping it uses the references inside (Drop check: an `impl Drop` of a type with a lifetime). */
export const dropUses = (t: Ty): boolean => {
  if (t.k === 'ref') return false;
  if (t.k === 'adt' && t.def.drop && t.def.life) return true;
  return parts(t).some(dropUses);
};

/** Whether some part of it runs a user's `drop`. */
export const dropsSomething = (t: Ty): boolean => {
  if (t.k === 'ref') return false;
  if (t.k === 'adt' && t.def.drop) return true;
  return parts(t).some(dropsSomething);
};

/** It has `{:?}` and `==`. */
export const showable = (t: Ty): boolean => {
  switch (t.k) {
    case 'adt':
      return t.def.shown;
    case 'ref':
      return showable(t.to);
    case 'Cell':
    case 'closure':
      return false;
    default:
      return parts(t).every(showable);
  }
};

/** Whether inference needs to be told: a bare `None`, `Vec::new()` or literal says too little. */
export const wantsAnnotation = (t: Ty): boolean =>
  t.k === 'Option' ||
  t.k === 'Result' ||
  t.k === 'Vec' ||
  t.k === 'int' ||
  parts(t).some((p) => t.k !== 'adt' && wantsAnnotation(p));
