/** Random types, as Ferrule's and as Rust source, grown bottom-up so that later ones hold earlier ones. */
import type { AdtDef, FieldDef, Ty } from '../../model/types.js';
import * as T from '../../model/types.js';

export interface Sample {
  readonly ty: Ty;
  /** The type as Rust writes it; user types by their name. */
  readonly rust: string;
}

export interface Generated {
  readonly samples: readonly Sample[];
  /** Definitions of all user types, in order. */
  readonly decls: readonly string[];
  /** Any of the types as Rust writes it. */
  readonly name: (t: Ty) => string;
}

/** mulberry32: a small generator with a seed. */
export const random = (seed: number): ((n: number) => number) => {
  let a = seed >>> 0;
  return (n) => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
};

export interface GenOptions {
  /** Without std: no library types but `Option` and `Result`, which the program defines itself. */
  readonly core: boolean;
  /** `!` as a field (an empty enum in Rust, `!` being unstable there). */
  readonly never: boolean;
}

const reprs = ['Rust', 'Rust', 'Rust', 'C', T.u8, T.i8, T.u16, T.i32, T.u64] as const;

export const generate = (seed: number, count: number, options: GenOptions): Generated => {
  const rand = random(seed);
  const decls: string[] = [];
  const user = new Map<AdtDef, string>();
  const pick = <X>(xs: readonly X[]): X => {
    const x = xs[rand(xs.length)];
    if (x === undefined) throw new Error('pick from nothing');
    return x;
  };

  const empty = T.adtDef('Empty', 'rust', 'enum');
  decls.push('pub enum Empty {}');
  user.set(empty, 'Empty');
  const leaves: Ty[] = [
    ...T.intTypes,
    T.bool,
    T.bool,
    T.char,
    T.unit,
    T.refTo(T.u32),
    T.refTo(T.u8, true),
    T.rawTo(T.i16),
    T.arrayOf(T.u8, 3),
    T.arrayOf(T.u8, 4),
    T.arrayOf(T.u32, 0),
    T.arrayOf(T.bool, 2),
    T.fnOf([T.i32], T.i32, 'C'),
    T.refTo(T.sliceOf(T.u8)),
    T.refTo(T.str),
  ];
  if (options.never) leaves.push(T.adt(empty));
  if (!options.core)
    leaves.push(
      T.lib('NonZeroU32'),
      T.lib('NonZeroU8'),
      T.lib('CString'),
      T.lib('Vec', [T.u8]),
      T.lib('Arc', [T.u32]),
    );
  const pool: Ty[] = [...leaves];
  const any = (): Ty => (rand(3) === 0 ? pick(pool) : pick(leaves));
  const fields = (n: number): FieldDef[] =>
    Array.from({ length: n }, (_, i) => ({ name: `f${i}`, ty: any() }));
  const body = (fs: readonly FieldDef[], pub: string): string =>
    fs.map((f) => `${pub}${f.name}: ${rust(f.ty)}`).join(', ');
  const head = (repr: AdtDef['repr']): string =>
    repr === 'Rust' ? '' : `#[repr(${typeof repr === 'string' ? repr : T.showTy(repr)})] `;

  const struct = (): Ty => {
    const name = `S${decls.length}`;
    const def = T.adtDef(name, 'rust', 'struct', {
      repr: rand(4) === 0 ? 'C' : 'Rust',
      variants: [{ name, fields: fields(rand(6)), discriminant: 0 }],
    });
    decls.push(`${head(def.repr)}pub struct ${name} { ${body(def.variants[0]?.fields ?? [], 'pub ')} }`);
    user.set(def, name);
    return T.adt(def);
  };

  const enumeration = (): Ty => {
    const name = `E${decls.length}`;
    const repr = pick(reprs);
    const plain = rand(4) === 0;
    const n = 1 + rand(plain ? 6 : 4);
    let next = 0;
    const signed = repr === 'Rust' || repr === 'C' || repr.signed;
    const variants = Array.from({ length: n }, (_, i) => {
      const explicit = plain && rand(3) === 0;
      if (explicit)
        next = Math.max(next, rand(2) === 0 && signed && i === 0 ? -1 - rand(90) : next + rand(40));
      const v = {
        name: `V${i}`,
        fields: plain || rand(4) === 0 ? [] : fields(1 + rand(3)),
        discriminant: next,
        explicit,
      };
      if (explicit && i === 0 && signed && rand(2) === 0) v.discriminant = next = -1 - rand(90);
      next = v.discriminant + 1;
      return v;
    });
    const def = T.adtDef(name, 'rust', 'enum', { repr, variants });
    const text = variants.map(
      (v) =>
        v.name +
        (v.fields.length > 0 ? ` { ${body(v.fields, '')} }` : '') +
        (v.explicit ? ` = ${v.discriminant}` : ''),
    );
    decls.push(`${head(repr)}pub enum ${name} { ${text.join(', ')} }`);
    user.set(def, name);
    return T.adt(def);
  };

  const makers: (() => Ty)[] = [
    struct,
    struct,
    enumeration,
    enumeration,
    enumeration,
    () => T.tupleOf(Array.from({ length: 1 + rand(4) }, any)),
    () => T.arrayOf(any(), rand(4)),
    () => T.lib('Option', [any()]),
    () => T.lib('Option', [pick(pool)]),
    () => T.lib('Result', [any(), any()]),
  ];
  if (!options.core)
    makers.push(
      () => T.lib('Cell', [any()]),
      () => T.lib('MaybeUninit', [any()]),
      () => T.lib('Box', [any()]),
      () => T.lib('Vec', [any()]),
    );
  const rust = (t: Ty): string => {
    if (t.k === 'adt') return user.get(t.def) ?? t.def.name;
    if (t.k === 'ref') return `&'static ${t.mut ? 'mut ' : ''}${rust(t.to)}`;
    if (t.k === 'raw') return `*${t.mut ? 'mut' : 'const'} ${rust(t.to)}`;
    if (t.k === 'slice') return `[${rust(t.of)}]`;
    if (t.k === 'array') return `[${rust(t.of)}; ${t.len}]`;
    if (t.k === 'tuple') return `(${t.elems.map(rust).join(', ')}${t.elems.length === 1 ? ',' : ''})`;
    if (t.k === 'lib' && t.args.length > 0) return `${t.name}<${t.args.map(rust).join(', ')}>`;
    return T.showTy(t);
  };
  const samples: Sample[] = [];
  for (let i = 0; i < count; i++) {
    const ty = pick(makers)();
    pool.push(ty);
    samples.push({ ty, rust: rust(ty) });
  }
  return { samples, decls, name: rust };
};
