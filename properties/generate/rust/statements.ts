/** The statements that fit the loan state now, smallest first. */
import { scalar } from './items.js';
import { dropUses, hasRef, i32, same, text, type Ty } from './types.js';
import { just, type Made } from './scope.js';
import { Scope } from './values.js';
import { letValue, deferred, dropOrMove, destructure, slice, guard, letElse } from './bindings.js';
import { callKept, keep, passOn } from './closures.js';
import { derived } from './derived.js';
import { assignParts } from './destructuring-assignments.js';
import { labelled } from './labels.js';
import { matching } from './matching.js';
import { slicePattern } from './slice-patterns.js';
import { textual } from './strings.js';
import { scoped } from './blocks.js';
import { forRange, whileLoop, whilePop, jump } from './loops.js';
import { ifLet, matchEnum, matchInt, ifElse } from './matches.js';
import { borrow, again, outlasting, retarget, raw } from './references.js';
import { type Make, declare } from './statement.js';
import { assign, refill, compound, swap, vector, option, cell } from './writes.js';

export const print: Make = (b) => {
  const n = b.d.choose(4);
  if (n === 2) return [`println!("{}", ${b.bool().text});`];
  const v = b.int(b.d.pick(['i32', 'i32', 'u8', 'usize', 'i64', 'u32'] as const), false);
  return [`println!("{}", ${v.text});`];
};

export const call: Make = (b) => {
  const fs = b.items.fns.filter((f) => !f.unsafe || b.unsafe);
  if (fs.length === 0) return null;
  const f = b.d.pick(fs);
  const v = b.callOf(f);
  if (v === null) return null;
  const whole = f.unsafe ? `unsafe { ${v.text} }` : v.text;
  const keep = !same(f.ret, { k: 'unit' }) && Scope.lasting(v) && !dropUses(f.ret) && b.d.choose(3) > 0;
  if (!keep) return [`${whole};`];
  const name = b.name(f.ret.k === 'ref' ? 'r' : 'v');
  const mutable = b.d.rarely(3);
  declare(b, name, f.ret, v, mutable);
  return [`let ${mutable ? 'mut ' : ''}${name} = ${whole};`];
};

export const earlyReturn: Make = (b) => {
  const sig = b.signature;
  if (sig === null) return b.depth === 0 && b.d.rarely(3) ? [`if ${b.bool().text} { return; }`] : null;
  if (hasRef(sig.ret)) return null;
  const c = b.bool();
  const before = b.s.snapshot();
  const v = b.value(sig.ret);
  b.s.reset(before);
  return [`if ${c.text} { return ${v.text}; }`];
};

export const question: Make = (b) => {
  const ret = b.signature?.ret;
  if (ret === undefined || (ret.k !== 'Option' && ret.k !== 'Result')) return null;
  const ty: Ty =
    ret.k === 'Result' ? { k: 'Result', ok: scalar(b.d), err: ret.err } : { k: 'Option', of: scalar(b.d) };
  const here = b.readable(ty);
  const name = b.name('v');
  const v =
    here.length > 0 ? b.read(b.d.pick(here)).text : ty.k === 'Option' ? `${b.construct(ty).text}` : null;
  if (v === null) return null;
  const inner = ty.k === 'Option' ? ty.of : ty.k === 'Result' ? ty.ok : i32;
  declare(b, name, inner, just(''), false);
  return [`let ${name}: ${text(inner)} = ${v}?;`];
};

export const assertion: Make = (b) => {
  const a = b.int('i32', false);
  return [`assert!(${a.text} == ${a.text.includes('(') ? '0 || true' : a.text});`];
};

export const staticMut: Make = (b) => {
  if (!b.unsafe || b.items.mutables.length === 0) return null;
  const g = b.d.pick(b.items.mutables);
  const v = b.int('i32', true);
  return [`unsafe { ${g} = ${v.text}; println!("{}", ${g}); }`];
};

/** Weighted by repetition; the first is the smallest. */
export const makes: readonly Make[] = [
  print,
  letValue,
  letValue,
  letValue,
  borrow,
  borrow,
  assign,
  assign,
  compound,
  again,
  call,
  call,
  call,
  dropOrMove,
  destructure,
  refill,
  deferred,
  ifElse,
  ifElse,
  ifLet,
  ifLet,
  matchEnum,
  matchEnum,
  matchInt,
  scoped,
  forRange,
  whileLoop,
  whilePop,
  jump,
  earlyReturn,
  question,
  vector,
  vector,
  option,
  cell,
  swap,
  slice,
  guard,
  guard,
  letElse,
  assertion,
  retarget,
  retarget,
  outlasting,
  outlasting,
  staticMut,
  raw,
  keep,
  keep,
  callKept,
  callKept,
  callKept,
  passOn,
  slicePattern,
  slicePattern,
  textual,
  textual,
  derived,
  assignParts,
  matching,
  labelled,
];

export const statement = (b: Scope): Made => {
  if (b.budget <= 0) return { lines: [], diverges: false };
  b.budget--;
  const before = b.s.snapshot();
  const waiting = b.s.waiting.length;
  for (let tries = 0; tries < 3; tries++) {
    const lines = b.d.pick(makes)(b);
    b.s.waiting.length = waiting;
    if (lines !== null) {
      const diverges = lines.includes('#diverges');
      return { lines: lines.filter((l) => l !== '#diverges'), diverges };
    }
    b.s.reset(before);
  }
  return { lines: print(b) ?? [], diverges: false };
};
