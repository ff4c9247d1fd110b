/**
 * A call of the library at another type than it was defined with (decision 44): to machine code a call is words in registers
 * and on the stack. The caller's arguments become words where the convention puts them, and the function takes its parameters
 * from where the convention has it look.
 */
import { NONE, type Code, type Head, type Instr, type Scalar } from '../../model/core/code.js';
import type { FnSig } from '../../model/core/mir.js';
import type { Span } from '../../model/span.js';
import type { Ty } from '../../model/types.js';
import { passing, type Passing } from '../core/convention.js';
import { blankInstr } from '../core/instr.js';
import type { Pool } from './pool.js';
import type { RuleTable } from './table.js';

/** A value and where a frame has it: a scalar in a register (a wide one in two), an aggregate at the address in one. */
export interface Home {
  readonly slot: number;
  readonly size: number;
  /** Null: an aggregate. */
  readonly sc: Scalar | null;
}

/** One side of the call, as its signature has it. */
export interface Side {
  readonly passing: Passing;
  readonly params: readonly Home[];
  readonly result: Home;
}

/** What the two instructions around the call know. */
export interface WordsSite {
  readonly caller: Side;
  readonly callee: Side;
  /** Register for the address that the callee takes for that of its result's place. */
  readonly hidden: number;
  /** The result is of the declared type: it goes back as it is. */
  readonly resultFits: boolean;
}

export interface WordsCall {
  readonly code: Code;
  readonly enter: Instr;
}

export interface WordsSpec {
  readonly name: string;
  readonly caller: FnSig;
  readonly callee: FnSig;
  readonly resultFits: boolean;
  readonly span: Span;
}

const registersOf = (h: Home): number => (h.size === 0 ? 0 : h.sc?.fat === true ? 2 : 1);
const slotsOf = (h: Home): number[] => Array.from({ length: registersOf(h) }, (_, k) => h.slot + k);
const inMemory = (h: Home): boolean => h.size > 0 && h.sc === null;

/** A frame's values of a signature, one behind the other from register `slot` on; the result last. */
export const sideOf = (sig: FnSig, pool: Pool, slot: number): Side => {
  let next = slot;
  const home = (ty: Ty): Home => {
    const h = { slot: next, size: pool.layouts.of(ty).size, sc: pool.scalar(ty) };
    next += registersOf(h);
    return h;
  };
  return {
    passing: passing(sig, pool.layouts, (ty) => pool.scalar(ty) !== null),
    params: sig.params.map(home),
    result: home(sig.ret),
  };
};

const endOf = (s: Side): number => s.result.slot + registersOf(s.result);

export const makeWordsCall = (spec: WordsSpec, pool: Pool, table: RuleTable): WordsCall => {
  const { layouts } = pool;
  const caller = sideOf(spec.caller, pool, 0);
  const callee = sideOf(spec.callee, pool, endOf(caller));
  const hidden = endOf(callee);

  const code: Code = {
    name: `${spec.name} (registers)`,
    lang: 'boundary',
    core: null,
    sig: spec.caller,
    instrs: [],
    slots: hidden + 1,
    params: caller.params.map((h) => ({ slot: h.slot, n: registersOf(h), aggregate: inMemory(h) })),
    locals: [],
    mayUnwind: true,
  };
  const emit = (head: Head, fields: Partial<Instr>, lang: Instr['lang'] = 'boundary'): Instr => {
    const i = Object.assign(blankInstr(head, lang, spec.span, code, code.instrs.length), fields);
    i.synthetic = true;
    code.instrs.push(i);
    if (!table.link(i)) throw new Error(`no rule for ${head} in a call by registers`);
    return i;
  };
  /** Memory of the library's: what it is passed by value, and what it gives. */
  const room = (h: Home, ty: Ty): void => {
    if (inMemory(h)) emit('live', { dst: h.slot, size: h.size, align: layouts.of(ty).align }, 'c');
  };

  callee.params.forEach((h, k) => room(h, spec.callee.params[k]!));
  room(callee.result, spec.callee.ret);
  room(caller.result, spec.caller.ret);
  const x: WordsSite = { caller, callee, hidden, resultFits: spec.resultFits };
  emit('x-words', { x, name: spec.name });
  const from = callee.result;
  const enter = emit('x-enter', {
    args: callee.params.flatMap(slotsOf),
    dst: from.size === 0 ? NONE : from.slot,
    size: inMemory(from) ? 3 : registersOf(from),
    op: inMemory(from) ? 1 : 0,
    name: spec.name,
  });
  // Machine code stores through whatever address it found: its own rule judges that.
  if (callee.passing.hidden && !spec.resultFits)
    emit('copy', { a: hidden, b: from.slot, size: from.size, align: 1 }, 'c');
  emit('x-back', { x, name: spec.name });
  const to = caller.result;
  if (inMemory(to))
    emit('return', {
      a: to.slot,
      size: to.size,
      align: layouts.of(spec.caller.ret).align,
      typed: layouts.of(spec.caller.ret),
    });
  else emit('return', { a: to.size === 0 ? NONE : to.slot, size: registersOf(to) });
  return { code, enter };
};
