/** What many statements are made of. */
import * as c from '../../../model/c/build.js';
import type { BlockItem } from '../../../model/c/syntax.js';
import { does, type Scope } from './scope.js';
import type { IntType, Value } from './types.js';

export const sizeT = c.typeName(c.named('size_t'));

/** A variable of its own, with an initialiser that a near miss leaves out. */
export const declare = (s: Scope, t: IntType, init: Value): BlockItem => {
  const name = s.name('x');
  s.scalars.push({ e: c.name(name), t, bounds: null });
  return s.sites.choose(
    'uninit',
    'initialiser dropped',
    c.variable(name, t.type, init.e),
    c.variable(name, t.type),
  );
};

/** A line of output; where nothing may be printed, the value for nothing. */
export const print = (s: Scope, v: Value): BlockItem =>
  s.silent
    ? does(c.cast(c.typeName(c.basic('void')), v.e))
    : does(c.call('printf', c.string('%lld\n'), c.cast(c.typeName(c.basic('long long')), v.e)));
