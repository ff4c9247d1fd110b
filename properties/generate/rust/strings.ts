/** `String` and `&str`. */
import { borrowHolds, mayRead, places } from './places.js';
import { refTo, str, string } from './types.js';
import { just } from './scope.js';
import { Scope } from './values.js';
import { type Make, declare } from './statement.js';

/** A string is changed. Its borrow is reserved while the argument is evaluated. */
const changed: Make = (b) => {
  const able = b.writable(string);
  if (able.length === 0) return null;
  const p = b.d.pick(able);
  const how = b.d.choose(4);
  b.s.access(p.v.id, p.path, true);
  if (how === 0) return [`${p.base}.push('${'abc'[b.d.choose(3)]!}');`];
  if (how === 1) return [`${p.base}.clear();`];
  b.s.waiting.push(borrowHolds(p, true));
  const v = b.value(refTo(str, false));
  b.s.waiting.pop();
  return [how === 2 ? `${p.base}.push_str(${v.text});` : `${p.text} += ${v.text};`];
};

const shown: Make = (b) => {
  const able = places(b.s).filter(
    (p) => (p.ty.k === 'String' || (p.ty.k === 'ref' && p.ty.to.k === 'str')) && mayRead(b.s, p),
  );
  if (able.length === 0) return null;
  const p = b.d.pick(able);
  b.s.access(p.v.id, p.path, false);
  const text = b.d.pick([p.text, `${p.base}.len()`, `${p.base}.is_empty()`, `${p.text} == "ab"`]);
  return [`println!("{}", ${text});`];
};

/** A view of text, or a copy. */
const bound: Make = (b) => {
  const v = b.value(refTo(str, false));
  if (!Scope.lasting(v)) return null;
  if (b.d.choose(3) === 2) {
    const name = b.name('v');
    declare(b, name, string, just(''), b.d.choose(2) === 1);
    return [`let ${b.s.vars[b.s.vars.length - 1]!.mutable ? 'mut ' : ''}${name} = (${v.text}).to_string();`];
  }
  const name = b.name('r');
  declare(b, name, refTo(str, false), v, false);
  return [`let ${name}: &str = ${v.text};`];
};

/** `s + t` uses the string on the left up. */
const added: Make = (b) => {
  const able = b.movable().filter((p) => p.ty.k === 'String');
  if (able.length === 0) return null;
  const left = b.use(b.d.pick(able));
  const right = b.value(refTo(str, false));
  const name = b.name('v');
  declare(b, name, string, just(''), false);
  return [`let ${name} = ${left.text} + ${right.text};`];
};

export const textual: Make = (b) => b.d.pick([shown, changed, bound, added])(b);
