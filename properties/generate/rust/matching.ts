/** `matches!`: it looks and binds nothing that lasts. */
import { mayRead, places, type Place } from './places.js';
import { bool, isCopy, type Ty } from './types.js';
import { just } from './scope.js';
import type { Scope } from './values.js';
import { type Make, declare } from './statement.js';

const patternOf = (b: Scope, ty: Ty): string | null => {
  switch (ty.k) {
    case 'int':
      return b.d.pick(['0', '1..=3 | 7', '5..']);
    case 'bool':
      return 'true';
    case 'char':
      return "'a'..='b'";
    case 'Option': {
      const inner = b.d.choose(2) === 0 ? '_' : patternOf(b, ty.of);
      if (b.d.choose(3) === 0) return 'None';
      return `Some(${inner ?? '_'})`;
    }
    case 'Result':
      return b.d.pick(['Ok(_)', 'Err(_)']);
    case 'tuple':
      return `(${ty.of.map((t) => patternOf(b, t) ?? '_').join(', ')})`;
    case 'array':
      return `[${ty.of.k === 'int' ? '1..=3' : (patternOf(b, ty.of) ?? '_')}, ..]`;
    case 'adt': {
      const v = b.d.pick(ty.def.variants);
      const path = ty.def.kind === 'enum' ? `${ty.def.name}::${v.name}` : ty.def.name;
      return v.shape === 'unit' ? path : v.shape === 'tuple' ? `${path}(..)` : `${path} { .. }`;
    }
    default:
      return null;
  }
};

export const matching: Make = (b) => {
  const fits = (p: Place): boolean =>
    p.ty.k === 'Option' || p.ty.k === 'int' || p.ty.k === 'adt' || isCopy(p.ty);
  const able = places(b.s).filter((p) => fits(p) && p.ty.k !== 'ref' && !p.v.open && mayRead(b.s, p));
  if (able.length === 0) return null;
  const p = b.d.pick(able);
  const guarded = p.ty.k === 'Option' && p.ty.of.k === 'int' && b.d.choose(4) === 3;
  const pattern = guarded ? 'Some(q) if q > 1' : patternOf(b, p.ty);
  if (pattern === null) return null;
  b.s.access(p.v.id, p.path, false);
  const name = b.name('v');
  declare(b, name, bool, just(''), false);
  return [`let ${name} = matches!(${p.text}, ${pattern});`];
};
