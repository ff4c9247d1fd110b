/** Statements that write: assignments, and methods that change what they are called on. */
import { operators } from './constants.js';
import { borrowHolds, mayRead, mayWrite, places } from './places.js';
import { hasRef, refTo, type Ty, text } from './types.js';
import { just } from './scope.js';
import { type Lines, type Make, declare, assignable } from './statement.js';

export const assign: Make = (b) => {
  const able = b.writable(null).filter(assignable);
  if (able.length === 0) return null;
  const { ty } = b.d.pick(able);
  const v = b.value(ty);
  const again = b.writable(ty).filter((p) => !p.path.includes('box') || b.s.isInit(p.v, p.path, true));
  if (again.length === 0) return [`let _: ${text(ty)} = ${v.text};`];
  const p = b.d.pick(again);
  b.s.access(p.v.id, p.path, true);
  return [`${p.text} = ${v.text};`];
};

/** A moved variable gets a new value. */
export const refill: Make = (b) => {
  const able = b.s.vars.filter(
    (v) =>
      v.mutable &&
      !v.hidden &&
      v.moved.length > 0 &&
      !hasRef(v.ty) &&
      v.depth === b.depth &&
      b.s.may(v.id, [], true),
  );
  if (able.length === 0) return null;
  const { id, ty, name } = b.d.pick(able);
  const v = b.value(ty);
  const x = b.s.byId(id)!;
  if (!b.s.may(id, [], true)) return [`let _: ${text(ty)} = ${v.text};`];
  b.s.access(id, [], true);
  b.s.restore(x, []);
  return [`${name} = ${v.text};`];
};

export const compound: Make = (b) => {
  const able = b.writable(null).filter((p) => p.ty.k === 'int');
  if (able.length === 0) return null;
  const { ty } = b.d.pick(able);
  if (ty.k !== 'int') return null;
  const v = b.int(ty.name, true);
  const again = b.writable(ty);
  if (again.length === 0) return [`let _ = ${b.literal(ty.name, true)};`];
  const p = b.d.pick(again);
  b.s.access(p.v.id, p.path, true);
  return [`${p.text} ${b.d.pick(operators(ty.name))}= ${v.text};`];
};

export const swap: Make = (b) => {
  const able = b.writable(null).filter((p) => assignable(p) && !hasRef(p.ty));
  if (able.length === 0) return null;
  const p = b.d.pick(able);
  const v = b.borrow(p, true);
  b.s.waiting.push(v.holds);
  const others = b.writable(p.ty).filter((q) => !hasRef(q.ty));
  let out: Lines;
  if (others.length > 0 && b.d.choose(2) === 0) {
    const w = b.borrow(b.d.pick(others), true);
    out = [`std::mem::swap(${v.text}, ${w.text});`];
  } else {
    const w = b.value(p.ty);
    const name = b.name('v');
    declare(b, name, p.ty, just(''), false, p.v.open);
    out = [`let ${name} = std::mem::replace(${v.text}, ${w.text});`];
  }
  b.s.waiting.pop();
  return out;
};

export const vector: Make = (b) => {
  const able = places(b.s).filter((p) => p.ty.k === 'Vec' && mayWrite(b.s, p) && !hasRef(p.ty));
  if (able.length === 0) return null;
  const p = b.d.pick(able);
  if (p.ty.k !== 'Vec') return null;
  const { of } = p.ty;
  switch (b.d.choose(5)) {
    case 0: {
      b.s.access(p.v.id, p.path, true);
      b.s.waiting.push(borrowHolds(p, true));
      const v = b.value(of);
      b.s.waiting.pop();
      return [`${p.base}.push(${v.text});`];
    }
    case 1: {
      b.s.access(p.v.id, p.path, true);
      const name = b.name('v');
      declare(b, name, { k: 'Option', of }, just(''), false);
      return [`let ${name} = ${p.base}.pop();`];
    }
    case 2:
      b.s.access(p.v.id, p.path, true);
      return [`${p.base}.${b.d.pick(['clear()', 'truncate(1)'])};`];
    case 3: {
      // Two-phase: the vector is read while its borrow is reserved.
      if (of.k !== 'int' || of.name !== 'usize') return null;
      b.s.access(p.v.id, p.path, true);
      return [`${p.base}.push(${p.base}.len());`];
    }
    default: {
      b.s.access(p.v.id, p.path, false);
      const i = b.name('i');
      const shown =
        of.k === 'int' || of.k === 'bool' || of.k === 'char' ? `println!("{}", ${p.base}[${i}]);` : '';
      return [`for ${i} in 0..${p.base}.len() { ${shown} }`];
    }
  }
};

export const option: Make = (b) => {
  const able = places(b.s).filter((p) => p.ty.k === 'Option' && mayWrite(b.s, p) && !hasRef(p.ty));
  if (able.length === 0) return null;
  const p = b.d.pick(able);
  if (p.ty.k !== 'Option') return null;
  b.s.access(p.v.id, p.path, true);
  const name = b.name('v');
  if (b.d.choose(2) === 0) {
    declare(b, name, p.ty, just(''), false);
    return [`let ${name} = ${p.base}.take();`];
  }
  const { of } = p.ty;
  const r: Ty = { k: 'Option', of: refTo(of, true) };
  declare(b, name, r, { text: '', holds: borrowHolds(p, true) }, false);
  return [`let ${name} = ${p.base}.as_mut();`];
};

export const cell: Make = (b) => {
  const able = places(b.s).filter((p) => p.ty.k === 'Cell' && mayRead(b.s, p));
  if (able.length === 0) return null;
  const p = b.d.pick(able);
  if (p.ty.k !== 'Cell') return null;
  b.s.access(p.v.id, p.path, false);
  b.s.waiting.push(borrowHolds(p, false));
  const v = b.value(p.ty.of);
  b.s.waiting.pop();
  return [`${p.base}.set(${v.text});`];
};
