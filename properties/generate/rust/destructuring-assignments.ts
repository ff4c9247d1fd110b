/** `(a, b) = …`, `[a, _] = …`, `S { x: a } = …`: the value first, then each place, from left to right (Reference). */
import { type Place } from './places.js';
import { hasRef, same, wantsAnnotation, type Ty } from './types.js';
import type { Scope } from './values.js';
import { type Make, assignable } from './statement.js';

const able = (b: Scope, ty: Ty | null): Place[] =>
  b.writable(ty).filter((p) => assignable(p) && (!p.path.includes('box') || b.s.isInit(p.v, p.path, true)));

/** A place that may still be assigned to when those before it are; or none. */
const target = (b: Scope, ty: Ty): string => {
  const here = able(b, ty);
  if (here.length === 0 || b.d.rarely(4)) return '_';
  const p = b.d.pick(here);
  b.s.access(p.v.id, p.path, true);
  return p.text;
};

export const assignParts: Make = (b) => {
  const here = able(b, null);
  if (here.length === 0) return null;
  const structs = b.items.adts.filter(
    (a) => a.kind === 'struct' && !a.drop && !a.life && a.variants[0]!.fields.length > 0,
  );
  if (structs.length > 0 && b.d.choose(4) === 3) {
    const def = b.d.pick(structs);
    const { shape, fields } = def.variants[0]!;
    if (fields.some((f) => hasRef(f.ty))) return null;
    const v = b.construct({ k: 'adt', def });
    const parts = fields.map((f) => target(b, f.ty));
    if (shape === 'tuple') return [`${def.name}(${parts.join(', ')}) = ${v.text};`];
    return [`${def.name} { ${fields.map((f, k) => `${f.name}: ${parts[k]!}`).join(', ')} } = ${v.text};`];
  }
  const first = b.d.pick(here).ty;
  const second = b.d.pick(here).ty;
  const { texts } = b.all([first, second].map((ty) => () => b.value(ty, false)));
  const parts = [target(b, first), target(b, second)];
  // Nothing else would say what type it has.
  if ([first, second].some((t, k) => parts[k] === '_' && t.k !== 'int' && wantsAnnotation(t))) return null;
  const [open, close] = same(first, second) && b.d.choose(2) === 1 ? ['[', ']'] : ['(', ')'];
  return [`${open}${parts.join(', ')}${close} = ${open}${texts.join(', ')}${close};`];
};
