/** The methods of `Option` and `Result`. */
import { andTest, asked, inspect, orDefault, orElse, orPanic, orValue } from './either-emit.js';
import {
  cloned,
  copied,
  deref_,
  filter,
  insert,
  mapOption,
  mapOr,
  okOr,
  optionRef,
  or,
  orElseOption,
  replaceOption,
  takeIf,
  takeOption,
} from './option-emit.js';
import { mapResult, resultRef, side } from './result-emit.js';
import { of, shim, type LibFn } from './table.js';

const option = of('Option', 'Option<T>', ['T']);
const result = of('Result', 'Result<T, E>', ['T', 'E']);

const fn = (args: readonly string[], ret: string) => ({ param: 'F', args, ret });

export const optionFns: readonly LibFn[] = [
  option('is_some', '(&self) -> bool', shim(asked(1))),
  option('is_none', '(&self) -> bool', shim(asked(0))),
  option(
    'unwrap',
    '(self) -> T',
    shim(orPanic(1, 0, 'unwrap', 'called `Option::unwrap()` on a `None` value')),
  ),
  option('expect', '(self, &str) -> T', shim(orPanic(1, 0, 'expect', 'expected a value'))),
  option('unwrap_or', '(self, T) -> T', shim(orValue(1))),
  option('unwrap_or_else', '(self, F) -> T', shim(orElse(1)), { generics: ['F'], callable: fn([], 'T') }),
  option('as_ref', '(&self) -> Option<&T>', shim(optionRef(false))),
  option('as_mut', '(&mut self) -> Option<&mut T>', shim(optionRef(true))),
  option('take', '(&mut self) -> Option<T>', shim(takeOption)),
  option('replace', '(&mut self, T) -> Option<T>', shim(replaceOption)),
  option('ok_or', '(self, E) -> Result<T, E>', shim(okOr), { generics: ['E'] }),
  option('map', '(self, F) -> Option<U>', shim(mapOption(true)), {
    generics: ['U', 'F'],
    callable: fn(['T'], 'U'),
  }),
  option('and_then', '(self, F) -> Option<U>', shim(mapOption(false)), {
    generics: ['U', 'F'],
    callable: fn(['T'], 'Option<U>'),
  }),
  of('Option', "Option<&'a T>", ['T'])('copied', '(self) -> Option<T>', shim(copied), {
    bounds: { T: ['Copy'] },
  }),
  of('Option', "Option<&'a T>", ['T'])('cloned', '(self) -> Option<T>', shim(cloned), {
    bounds: { T: ['Clone'] },
  }),
  of('Option', 'Option<Box<T>>', ['T'])('as_deref', '(&self) -> Option<&T>', shim(deref_(false)), {
    unsized: ['T'],
  }),
  of('Option', 'Option<Box<T>>', ['T'])('as_deref_mut', '(&mut self) -> Option<&mut T>', shim(deref_(true)), {
    unsized: ['T'],
  }),
  option('or', '(self, Option<T>) -> Option<T>', shim(or)),
  option('or_else', '(self, F) -> Option<T>', shim(orElseOption), {
    generics: ['F'],
    callable: fn([], 'Option<T>'),
  }),
  option('filter', '(self, F) -> Option<T>', shim(filter), { generics: ['F'], callable: fn(['&T'], 'bool') }),
  option('take_if', '(&mut self, F) -> Option<T>', shim(takeIf), {
    generics: ['F'],
    callable: fn(['&mut T'], 'bool'),
  }),
  option('inspect', '(self, F) -> Option<T>', shim(inspect(1, 0)), {
    generics: ['F'],
    callable: fn(['&T'], '()'),
  }),
  result('inspect', '(self, F) -> Result<T, E>', shim(inspect(0, 0)), {
    generics: ['F'],
    callable: fn(['&T'], '()'),
  }),
  result('inspect_err', '(self, F) -> Result<T, E>', shim(inspect(1, 1)), {
    generics: ['F'],
    callable: fn(['&E'], '()'),
  }),
  option('map_or', '(self, U, F) -> U', shim(mapOr), { generics: ['U', 'F'], callable: fn(['T'], 'U') }),
  option('is_some_and', '(self, F) -> bool', shim(andTest(1, 0)), {
    generics: ['F'],
    callable: fn(['T'], 'bool'),
  }),
  option('insert', '(&mut self, T) -> &mut T', shim(insert)),
  option('unwrap_or_default', '(self) -> T', shim(orDefault(1)), { bounds: { T: ['Default'] } }),
  result('unwrap_or_default', '(self) -> T', shim(orDefault(0)), { bounds: { T: ['Default'] } }),
  result('is_ok_and', '(self, F) -> bool', shim(andTest(0, 0)), {
    generics: ['F'],
    callable: fn(['T'], 'bool'),
  }),
  result('is_err_and', '(self, F) -> bool', shim(andTest(1, 1)), {
    generics: ['F'],
    callable: fn(['E'], 'bool'),
  }),
  result('expect_err', '(self, &str) -> E', shim(orPanic(1, 1, 'expect', 'expected an error')), {
    bounds: { T: ['Debug'] },
  }),
  result('is_ok', '(&self) -> bool', shim(asked(0))),
  result('is_err', '(&self) -> bool', shim(asked(1))),
  result(
    'unwrap',
    '(self) -> T',
    shim(orPanic(0, 0, 'unwrap', 'called `Result::unwrap()` on an `Err` value')),
    { bounds: { E: ['Debug'] } },
  ),
  result('expect', '(self, &str) -> T', shim(orPanic(0, 0, 'expect', 'expected a value')), {
    bounds: { E: ['Debug'] },
  }),
  result(
    'unwrap_err',
    '(self) -> E',
    shim(orPanic(1, 1, 'unwrap', 'called `Result::unwrap_err()` on an `Ok` value')),
    { bounds: { T: ['Debug'] } },
  ),
  result('unwrap_or', '(self, T) -> T', shim(orValue(0))),
  result('unwrap_or_else', '(self, F) -> T', shim(orElse(0)), { generics: ['F'], callable: fn(['E'], 'T') }),
  result('as_ref', '(&self) -> Result<&T, &E>', shim(resultRef(false))),
  result('as_mut', '(&mut self) -> Result<&mut T, &mut E>', shim(resultRef(true))),
  result('ok', '(self) -> Option<T>', shim(side(0))),
  result('err', '(self) -> Option<E>', shim(side(1))),
  result('map', '(self, F) -> Result<U, E>', shim(mapResult(0, true)), {
    generics: ['U', 'F'],
    callable: fn(['T'], 'U'),
  }),
  result('map_err', '(self, F) -> Result<T, U>', shim(mapResult(1, true)), {
    generics: ['U', 'F'],
    callable: fn(['E'], 'U'),
  }),
  result('and_then', '(self, F) -> Result<U, E>', shim(mapResult(0, false)), {
    generics: ['U', 'F'],
    callable: fn(['T'], 'Result<U, E>'),
  }),
];
