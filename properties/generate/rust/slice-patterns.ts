/** Patterns of arrays and slices: each element by itself, the first, the last, and the rest. */
import { mayRead, mayWrite, places, type Place } from './places.js';
import { hasRef, refTo, same, type Ty } from './types.js';
import { branches, inBlock } from './blocks.js';
import { mayTake } from './matches.js';
import { Scope } from './values.js';
import { type Make, declare } from './statement.js';

const isArray = (p: Place): boolean => p.ty.k === 'array';

/** `let [a, _] = x;`: by value, by `&` or `&mut`. */
const taken: Make = (b) => {
  const how = b.d.choose(3);
  const able = places(b.s).filter(
    (p) =>
      isArray(p) &&
      (how === 0 ? mayTake(b, p) : how === 1 ? mayRead(b.s, p) : mayWrite(b.s, p) && !hasRef(p.ty)),
  );
  if (able.length === 0) return null;
  const p = b.d.pick(able);
  if (p.ty.k !== 'array') return null;
  const { of } = p.ty;
  const v = how === 0 ? b.use(p) : b.borrow(p, how === 2);
  const ty = how === 0 ? of : refTo(of, how === 2);
  const element = (): string => {
    if (b.d.rarely(3)) return '_';
    const name = b.name('p');
    const mutable = how === 0 && b.d.rarely(4);
    declare(b, name, ty, v, mutable, p.v.open);
    return `${mutable ? 'mut ' : ''}${name}`;
  };
  const pats = b.d.choose(3) === 2 ? [element(), '..'] : Array.from({ length: p.ty.n }, element);
  return [`let [${pats.join(', ')}] = ${v.text};`];
};

/** The elements that there are slices of here. */
const elementsHere = (b: Scope): Ty[] => {
  const out: Ty[] = [];
  for (const { ty } of places(b.s)) {
    const of =
      ty.k === 'Vec' || ty.k === 'array' ? ty.of : ty.k === 'ref' && ty.to.k === 'slice' ? ty.to.of : null;
    if (of !== null && !hasRef(of) && !out.some((t) => same(t, of))) out.push(of);
  }
  return out;
};

const heads: readonly (readonly string[])[] = [
  ['x'],
  ['x', '..'],
  ['x', '..', 'x'],
  ['x', 'rest'],
  ['..', 'x'],
  [],
];

/** `match` of a slice: by its length, its ends and its rest. */
const matched: Make = (b) => {
  const elements = elementsHere(b);
  if (elements.length === 0) return null;
  const of = b.d.pick(elements);
  const mut = b.d.choose(2) === 1;
  const v = b.value(refTo({ k: 'slice', of }, mut));
  if (!Scope.lasting(v)) return null;
  const scrutinee = `&${mut ? 'mut ' : ''}(${v.text})[..]`;
  const head = (x: Scope, parts: readonly string[]): string => {
    const pats = parts.map((part) => {
      if (part === '..') return part;
      const name = x.name('p');
      declare(x, name, part === 'x' ? refTo(of, mut) : refTo({ k: 'slice', of }, mut), v, false);
      return part === 'x' ? name : `${name} @ ..`;
    });
    return `[${pats.join(', ')}]`;
  };
  const first = b.d.pick(heads);
  let pattern = '';
  const arm = (x: Scope) => {
    pattern = head(x, first);
    return inBlock(x, 3);
  };
  const rest = (x: Scope) => ({ ...inBlock(x, 2), diverges: false });
  const [then, otherwise] = branches(b, [arm, rest]);
  if (b.d.choose(2) === 0) return [`if let ${pattern} = ${scrutinee} ${then!} else ${otherwise!}`];
  return [`match ${scrutinee} { ${pattern} => ${then!} _ => ${otherwise!} }`];
};

export const slicePattern: Make = (b) => (b.d.choose(2) === 0 ? taken(b) : matched(b));
