/** `catch_unwind`, the end of the process, and what must not be reached. */
import * as T from '../../../model/types.js';
import { PAYLOAD } from './facts.js';
import { free, inline, shim, type Emit, type LibFn } from './table.js';
import { at, number, take } from './words.js';

/** Runs the closure; a panic that reaches it stops here, and becomes an `Err`. */
const catchUnwind: Emit = (b, { args, params, tys, ret }, dest) => {
  const [f] = args;
  const result = tys[1] ?? T.unit;
  if (f === undefined) return;
  const value = b.local(result);
  const caught = b.newBlock();
  const done = b.newBlock();
  b.callCatching(f, params[0] ?? T.unit, at(value), caught);
  b.aggregate(dest, ret, 0, [take(value)]);
  b.goto(done);
  b.cur = caught;
  const payload = T.lib(PAYLOAD);
  const e = b.local(payload);
  b.aggregate(at(e), payload, 0, [number(1, T.lib('NonNull', [T.u8])), number(8, T.lib('NonNull', [T.u8]))]);
  b.aggregate(dest, ret, 1, [take(e)]);
  b.goto(done);
  b.cur = done;
};

const stop =
  (op: 'abort' | 'exit'): Emit =>
  (b, { args }) =>
    b.call({ k: 'op', name: op, tys: [] }, args, null, true);

export const processFns: readonly LibFn[] = [
  free('panic::catch_unwind', '(F) -> Result<R, Payload>', shim(catchUnwind), {
    generics: ['F', 'R'],
    callable: { param: 'F', args: [], ret: 'R' },
    bounds: { F: ['UnwindSafe'] },
  }),
  free('process::abort', '() -> !', inline(stop('abort'))),
  free('process::exit', '(i32) -> !', inline(stop('exit'))),
  free(
    'hint::unreachable_unchecked',
    '() -> !',
    inline((b) => b.end({ k: 'unreachable', why: 'unreachable', span: b.span })),
    { unsafe: true },
  ),
];
