/** Boundary stubs: the code that runs where a call crosses languages. Made from the signatures (Σ) by the linker. */
import {
  NONE,
  S_FN,
  S_INT,
  S_RAW,
  S_REF,
  type Code,
  type Head,
  type Instr,
  type Scalar,
} from '../../model/core/code.js';
import type { FnSig } from '../../model/core/mir.js';
import type { Span } from '../../model/span.js';
import type { Ty } from '../../model/types.js';
import { DEFAULT } from '../aliasing/model.js';
import { blankInstr } from '../core/instr.js';
import type { Crossing } from '../regimes/regime.js';
import type { Pool } from './pool.js';
import type { RuleTable } from './table.js';
import { sideOf, type Side, type WordsCall } from './words-call.js';

export interface StubSpec {
  readonly direction: Crossing['direction'];
  readonly name: string;
  /** As the caller declares it, and as the callee defines it. */
  readonly caller: FnSig;
  readonly callee: Code;
  readonly span: Span;
  /** The callee is reached by way of registers, at another type than it has. */
  readonly through: { readonly call: WordsCall; readonly resultFits: boolean } | null;
  /** The callee has memory, and so registers, of its own. */
  readonly intoDomain: boolean;
}

/** A stub serves every callee of its signature: `enter.x` is set to the one of the program that runs. */
export interface Stub {
  readonly code: Code;
  readonly enter: Instr;
  readonly abiError: string | null;
  readonly through: WordsCall | null;
  readonly words: Side | null;
}

export const makeStub = (
  spec: StubSpec,
  abiError: string | null,
  promises: boolean,
  pool: Pool,
  table: RuleTable,
): Stub => {
  const { direction, caller, through } = spec;
  const callee = through?.call.code ?? spec.callee;
  const toC = direction === 'rust-calls-c';
  const code: Code = {
    name: `${spec.name} (boundary)`,
    lang: 'boundary',
    core: null,
    sig: caller,
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
  slot += 3;
  code.slots = slot + 4 * caller.params.length + 4;

  const make = (head: Head, fields: Partial<Instr>): Instr => {
    const i = Object.assign(blankInstr(head, 'boundary', spec.span, code, code.instrs.length), fields);
    i.synthetic = true;
    return i;
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
    rustTy: rust ?? null,
    foreignTy: foreign ?? null,
  });
  const rustSig = toC ? caller : callee.sig;
  const cSig = toC ? callee.sig : caller;

  /** The scalar of a type, or null for aggregates and for sides that declare fewer parameters. */
  const scalarOf = (ty: Ty | null): Scalar | null => (ty === null ? null : pool.scalarOrNull(ty));
  const boundaryFields = (a: number, x: Crossing): Partial<Instr> => ({
    a,
    sc: scalarOf(x.rustTy),
    sc2: scalarOf(x.foreignTy),
    typed: x.rustTy === null ? null : pool.layoutOrNull(x.rustTy),
    x,
    name: spec.name,
  });

  const spare = slot;
  caller.params.forEach((ty, k) => {
    const p = code.params[k]!;
    const sc = pool.scalar(ty);
    if (toC && promises && sc !== null && sc.pointer !== null && sc.kind === S_REF) {
      emit('retag', { a: p.slot, dst: p.slot, sc, op: DEFAULT, args: sc.fat ? [p.slot + 1] : [] });
    }
    optional('x-arg', {
      ...boundaryFields(p.slot, crossing(k, rustSig.params[k], cSig.params[k])),
      dst: spare + 4 * k,
    });
  });
  if (abiError === null) {
    caller.params.forEach((ty, k) =>
      adapt(ty, callee.sig.params[k]!, code.params[k]!.slot, spare + 4 * k + 3),
    );
  }

  /**
   * One side has a scalar where the other has an aggregate of the same bits: `Option<&T>` and a pointer, an enum and
   * its integer. The bits go through memory.
   */
  function adapt(from: Ty, to: Ty, at: number, home: number): void {
    const a = pool.scalar(from);
    const b = pool.scalar(to);
    const layout = pool.layouts.of(from);
    if ((a === null) === (b === null) || layout.size === 0) return;
    if (a !== null) {
      emit('live', { dst: home, size: layout.size, align: layout.align });
      emit('store', { a: home, b: at, sc: a, size: a.size, align: a.align });
      args[at] = home;
      return;
    }
    if (b === null) return;
    emit('load', { a: at, dst: home, sc: bits(b), size: b.size, align: b.align, typed: pool.layouts.of(to) });
    args[at] = home;
  }

  const ret = pool.layouts.of(caller.ret);
  const retScalar = pool.scalar(caller.ret);
  const there = abiError === null ? pool.scalar(callee.sig.ret) : retScalar;
  const size = ret.size === 0 ? 0 : there === null ? 3 : there.fat ? 2 : 1;
  const mixed = size > 0 && (there === null) !== (retScalar === null);
  // A result that is a scalar on one side only: a register of the stub holds where its bits lie.
  const home = result + 2;
  if (mixed && there === null) emit('live', { dst: home, size: ret.size, align: ret.align });
  const enter = emit('x-enter', {
    args,
    dst: size === 0 ? NONE : mixed && there === null ? home : result,
    size,
    op: mixed ? 1 : 0,
    name: spec.name,
  });
  if (mixed && there === null && retScalar !== null) {
    emit('load', { a: home, dst: result, sc: bits(retScalar), size: ret.size, align: ret.align, typed: ret });
  }

  const spills = mixed && there !== null && retScalar === null;
  if (spills) {
    // The caller's place was named before the call: the frame has its address.
    emit('x-spill', { a: home, b: result, sc: there, size: there.size, align: 1 });
  }
  const onResult = boundaryFields(
    size === 0 ? NONE : spills ? home : result,
    crossing(-1, rustSig.ret, cSig.ret),
  );
  if (through?.resultFits === false && caller.ret.k !== 'unit')
    optional('x-believe', { x: crossing(-1, rustSig.ret, spec.callee.sig.ret), name: spec.name });
  if (size > 0) optional('x-result', onResult);
  if (toC && promises && size > 0) receiveResult(emit, pool, caller.ret, spills ? home : result);
  const leave = code.instrs.length;
  optional('x-leave', { x: onResult.x, name: spec.name });
  // An aggregate result was written straight to the caller's place.
  const inPlace = retScalar === null;
  emit('return', { a: size === 0 || inPlace ? NONE : result, size: inPlace ? 0 : retScalar.fat ? 2 : 1 });

  const caught = make('x-unwind', onResult);
  if (table.link(caught)) {
    enter.unwind = caught.pc;
    code.instrs.push(caught);
    emit('goto', { target: leave });
  }
  for (const i of code.instrs)
    if (i.rule === null && !table.link(i)) throw new Error(`no rule for ${i.head} at a boundary`);
  const words = spec.intoDomain && through === null ? sideOf(caller, pool, 0) : null;
  return { code, enter, abiError, through: through?.call ?? null, words };
};

/** The scalar as bits: no validity, for what crosses is judged where it becomes a value. */
const bits = (sc: Scalar): Scalar => ({
  ...sc,
  checked: false,
  kind: sc.kind === S_RAW || sc.kind === S_REF || sc.kind === S_FN ? S_RAW : S_INT,
});

const receiveResult = (
  emit: (head: Head, f: Partial<Instr>) => Instr,
  pool: Pool,
  ty: Ty,
  slot: number,
): void => {
  const sc = pool.scalar(ty);
  const layout = pool.layouts.of(ty);
  if (sc !== null) {
    if (sc.pointer !== null && sc.kind === S_REF)
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
