/** Boundary stubs: the code that runs where a call crosses languages. Made from the signatures (Σ) by the linker. */
import { NONE, type Code, type Head, type Instr } from '../../model/core/code.js';
import type { FnSig } from '../../model/core/mir.js';
import type { Span } from '../../model/span.js';
import type { Ty } from '../../model/types.js';
import { DEFAULT } from '../aliasing/model.js';
import { blankInstr } from '../core/instr.js';
import type { Crossing } from '../regimes/regime.js';
import type { Pool } from './pool.js';
import type { RuleTable } from './table.js';

export interface StubSpec {
  readonly direction: Crossing['direction'];
  readonly name: string;
  /** As the caller declares it, and as the callee defines it. */
  readonly caller: FnSig;
  readonly callee: Code;
  readonly abiError: string | null;
  readonly span: Span;
  readonly index: number;
  readonly promises: boolean;
}

export const makeStub = (spec: StubSpec, pool: Pool, table: RuleTable): Code => {
  const { direction, caller, callee } = spec;
  const toC = direction === 'rust-calls-c';
  const code: Code = {
    name: `${spec.name} (boundary)`,
    lang: 'boundary',
    core: null,
    sig: caller,
    index: spec.index,
    instrs: [],
    slots: 0,
    params: [],
    locals: [],
    mayUnwind: !(toC && caller.abi === 'C'),
  };
  let slot = 0;
  for (const ty of caller.params) {
    const sc = pool.scalar(ty);
    const size = pool.layouts.of(ty).size;
    const n = sc === null ? (size === 0 ? 0 : 1) : sc.fat ? 2 : 1;
    code.params.push({ slot, n, aggregate: sc === null && size > 0 });
    slot += n;
  }
  const args = Array.from({ length: slot }, (_, k) => k);
  const result = slot;
  slot += 2;
  code.slots = slot + 4 * caller.params.length + 4;

  const make = (head: Head, fields: Partial<Instr>): Instr => {
    const i = blankInstr(head, 'boundary', spec.span, code, code.instrs.length);
    return Object.assign(i, fields, { synthetic: true });
  };
  /** Emits an instruction only if the regime has a rule for it: a regime that does nothing costs nothing. */
  const optional = (head: Head, fields: Partial<Instr>): Instr | null => {
    const i = make(head, fields);
    if (!table.link(i)) return null;
    code.instrs.push(i);
    return i;
  };
  const emit = (head: Head, fields: Partial<Instr>): Instr => {
    const i = make(head, fields);
    code.instrs.push(i);
    return i;
  };
  const crossing = (index: number, rust: Ty | undefined, foreign: Ty | undefined): Crossing => ({
    direction,
    function: spec.name,
    index,
    rust: rust === undefined ? null : pool.scalarOrNull(rust),
    foreign: foreign === undefined ? null : pool.scalarOrNull(foreign),
  });
  const rustSig = toC ? caller : callee.sig;
  const cSig = toC ? callee.sig : caller;

  const spare = slot;
  caller.params.forEach((ty, k) => {
    const p = code.params[k]!;
    const sc = pool.scalar(ty);
    if (toC && spec.promises && sc !== null && sc.pointer !== null && sc.kind === 5) {
      emit('retag', { a: p.slot, dst: p.slot, sc, op: DEFAULT, args: sc.fat ? [p.slot + 1] : [] });
    }
    const x = crossing(k, rustSig.params[k], cSig.params[k]);
    optional('x-arg', {
      a: p.slot,
      dst: spare + 4 * k,
      sc: x.rust,
      sc2: x.foreign,
      typed: pool.layoutOrNull(rustSig.params[k] ?? ty),
      x,
      name: spec.name,
    });
  });
  const ret = pool.layouts.of(caller.ret);
  const retScalar = pool.scalar(caller.ret);
  const size = ret.size === 0 ? 0 : retScalar === null ? 3 : retScalar.fat ? 2 : 1;
  const enter = emit('x-enter', {
    args,
    dst: size === 0 ? NONE : result,
    size,
    x: { callee, abiError: spec.abiError },
    name: spec.name,
  });

  const x = crossing(-1, rustSig.ret, cSig.ret);
  const onResult = {
    a: size === 0 ? NONE : result,
    sc: x.rust,
    sc2: x.foreign,
    typed: pool.layoutOrNull(rustSig.ret),
    x,
    name: spec.name,
  };
  if (size > 0) optional('x-result', onResult);
  if (toC && spec.promises && size > 0) receiveResult(emit, pool, caller.ret, result);
  const leave = code.instrs.length;
  optional('x-leave', { x, name: spec.name });
  // An aggregate result was written straight to the caller's place.
  emit('return', { a: size === 0 || size === 3 ? NONE : result, size: size === 3 ? 0 : size });

  const caught = make('x-unwind', onResult);
  if (table.link(caught)) {
    enter.unwind = caught.pc;
    code.instrs.push(caught);
    emit('goto', { target: leave });
  }
  for (const i of code.instrs)
    if (i.rule === null && !table.link(i)) throw new Error(`no rule for ${i.head} at a boundary`);
  return code;
};

const receiveResult = (
  emit: (head: Head, f: Partial<Instr>) => Instr,
  pool: Pool,
  ty: Ty,
  slot: number,
): void => {
  const sc = pool.scalar(ty);
  const layout = pool.layouts.of(ty);
  if (sc !== null) {
    if (sc.pointer !== null && sc.kind === 5)
      emit('retag', { a: slot, dst: slot, sc, op: DEFAULT, args: sc.fat ? [slot + 1] : [] });
    else if (sc.checked) emit('receive', { a: slot, sc });
    return;
  }
  if (layout.needsCheck || layout.checks.length > 0) {
    emit('receive-in', { a: slot, size: layout.size, align: layout.align, typed: layout });
  }
  if (layout.hasPointers)
    emit('retag-in', { a: slot, size: layout.size, align: layout.align, typed: layout, op: DEFAULT });
};
