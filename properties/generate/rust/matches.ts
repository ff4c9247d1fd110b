/** Statements that choose: `if`, `if let` and `match`, by value and by reference. */
import { nothing } from './loans.js';
import { borrowHolds, mayMove, mayRead, mayWrite, places, type Place } from './places.js';
import { dropUses, hasRef, i32, isCopy, refTo, type Ty } from './types.js';
import type { Scope } from './values.js';
import { branches, inBlock } from './blocks.js';
import { type Make, declare } from './statement.js';

/** How a value is looked into: by value, or by reference with default binding modes or `ref`. */
export interface Look {
  readonly scrutinee: string;
  readonly bind: (b: Scope, ty: Ty, name: string, path: readonly string[]) => string;
}

export const below = (p: Place, ty: Ty, path: readonly string[]): Place => ({
  ...p,
  ty,
  path: [...p.path, ...path],
});

/** Bindings that refer to the place: `&p` borrows the whole of it at once, `ref` what it binds. */
export const byRef = (b: Scope, p: Place, mut: boolean, written: boolean): Look => {
  const whole = borrowHolds(p, mut);
  b.s.access(p.v.id, p.path, mut);
  return {
    scrutinee: written ? p.text : `&${mut ? 'mut ' : ''}${p.text}`,
    bind: (x, ty, name, path) => {
      const holds = written ? borrowHolds(below(p, ty, path), mut) : whole;
      declare(x, name, refTo(ty, mut), { text: '', holds }, false);
      return `${written ? `ref ${mut ? 'mut ' : ''}` : ''}${name}`;
    },
  };
};

export const byValue = (b: Scope, p: Place): Look => {
  b.s.access(p.v.id, p.path, false);
  return {
    scrutinee: p.text,
    bind: (x, ty, name, path) => {
      const q = below(p, ty, path);
      x.s.access(q.v.id, q.path, !isCopy(ty));
      if (!isCopy(ty)) x.s.move(q.v, p.path);
      declare(x, name, ty, { text: '', holds: hasRef(ty) ? q.v.holds : nothing }, false);
      return name;
    },
  };
};

/** Whether it can be matched by value: copied, or moved out of. */
export const mayTake = (b: Scope, p: Place): boolean =>
  isCopy(p.ty) ? mayRead(b.s, p) : mayMove(b.s, p, b.depth);

/** Opens a place for a match; what that does to the loans is done. */
export const look = (b: Scope, p: Place): Look | null => {
  switch (b.d.choose(5)) {
    case 1:
      return mayRead(b.s, p) ? byRef(b, p, false, false) : null;
    case 2:
      return mayWrite(b.s, p) && !hasRef(p.ty) ? byRef(b, p, true, false) : null;
    case 3:
      return mayRead(b.s, p) ? byRef(b, p, false, true) : null;
    case 4:
      return mayWrite(b.s, p) && !hasRef(p.ty) ? byRef(b, p, true, true) : null;
    default:
      return mayTake(b, p) ? byValue(b, p) : null;
  }
};

export const optional = (b: Scope): Place[] =>
  places(b.s).filter((p) => (p.ty.k === 'Option' || p.ty.k === 'Result') && !dropUses(p.ty));

export const ifLet: Make = (b) => {
  const able = optional(b);
  if (able.length === 0) return null;
  const p = b.d.pick(able);
  const inner = p.ty.k === 'Option' ? p.ty.of : p.ty.k === 'Result' ? p.ty.ok : i32;
  const [path] = [p.ty.k === 'Option' ? 'Some' : 'Ok'];
  const l = look(b, p);
  if (l === null) return null;
  let head = '';
  const bodies = branches(b, [
    (x) => {
      const bound = l.bind(x, inner, x.name('o'), [`.${path}`]);
      head = `if let ${path}(${bound}) = ${l.scrutinee}`;
      return inBlock(x, 3);
    },
    (x) => (b.d.choose(2) === 0 ? { text: '', diverges: false } : { ...inBlock(x, 2), diverges: false }),
  ]);
  return [`${head} ${bodies[0]!}${bodies[1] === '' ? '' : ` else ${bodies[1]!}`}`];
};

export const matchEnum: Make = (b) => {
  const able = places(b.s).filter(
    (p) => ((p.ty.k === 'adt' && p.ty.def.kind === 'enum') || p.ty.k === 'Option') && !dropUses(p.ty),
  );
  if (able.length === 0) return null;
  const p = b.d.pick(able);
  const variants =
    p.ty.k === 'adt'
      ? p.ty.def.variants.map((v) => ({
          path: `${p.ty.k === 'adt' ? p.ty.def.name : ''}::${v.name}`,
          name: v.name,
          shape: v.shape,
          fields: v.fields,
        }))
      : [
          { path: 'None', name: 'None', shape: 'unit' as const, fields: [] },
          {
            path: 'Some',
            name: 'Some',
            shape: 'tuple' as const,
            fields: [{ name: '0', ty: p.ty.k === 'Option' ? p.ty.of : i32 }],
          },
        ];
  const l = look(b, p);
  if (l === null) return null;
  const wild = b.d.rarely(4);
  const listed = wild ? variants.slice(0, -1) : variants;
  const arms = branches(b, [
    ...listed.map((v) => (x: Scope) => {
      const names = v.fields.map((f) =>
        x.d.choose(3) === 0 ? '_' : l.bind(x, f.ty, x.name('m'), [`.${v.name}`, `.${f.name}`]),
      );
      const head =
        v.shape === 'unit'
          ? v.path
          : v.shape === 'tuple'
            ? `${v.path}(${names.join(', ')})`
            : `${v.path} { ${v.fields.map((f, k) => `${f.name}: ${names[k]!}`).join(', ')} }`;
      const made = inBlock(x, 2);
      return { text: `${head} => ${made.text}`, diverges: made.diverges };
    }),
    ...(wild
      ? [
          (x: Scope) => {
            const made = inBlock(x, 1);
            return { text: `_ => ${made.text}`, diverges: false };
          },
        ]
      : []),
  ]);
  return [`match ${l.scrutinee} { ${arms.join('\n')} }`];
};

export const matchInt: Make = (b) => {
  const v = b.int('i32', false);
  const guard = b.d.choose(2) === 1 ? ` if ${b.bool().text}` : '';
  const arms = branches(b, [
    (x) => inBlock(x, 2),
    (x) => inBlock(x, 2),
    (x) => ({ ...inBlock(x, 2), diverges: false }),
  ]);
  // A guard that is asked while a place is matched holds it: of a value it does not.
  const scrutinee = guard === '' ? v.text : `{ ${v.text} }`;
  return [`match ${scrutinee} { 0 => ${arms[0]!} 1..=3 | 7${guard} => ${arms[1]!} _ => ${arms[2]!} }`];
};

export const ifElse: Make = (b) => {
  const c = b.bool();
  if (b.d.choose(2) === 0) {
    const [then] = branches(b, [(x) => inBlock(x, 3), () => ({ text: '', diverges: false })]);
    return [`if ${c.text} ${then!}`];
  }
  const [then, otherwise] = branches(b, [
    (x) => inBlock(x, 3),
    (x) => {
      const made = inBlock(x, 3);
      return { ...made, diverges: false };
    },
  ]);
  return [`if ${c.text} ${then!} else ${otherwise!}`];
};
