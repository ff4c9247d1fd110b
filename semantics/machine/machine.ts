/**
 * The machine: configuration ⟨K, M, B, T, O⟩ and the one loop that applies rules. It is mutable and reset between
 * runs; nothing allocates per step on the common path. Which rules there are is the table's business, not this file's.
 */
import { NONE, type Code, type Instr } from '../../model/core/code.js';
import type { Fault } from '../../model/faults.js';
import { C_STACK, FUNCTION, MALLOC, Memory, RUST_HEAP, RUST_STACK } from '../../model/memory.js';
import { Exhausted, MAX_OUTPUT, tooMuchOutput, type Derivation, type Outcome } from '../../model/outcome.js';
import type { Premise, Rule } from '../../model/rule.js';
import { rulesFor } from '../../model/rule.js';
import { noSpan, type Span } from '../../model/span.js';
import type { AliasState } from '../aliasing/model.js';
import { FOREIGN, STACK, WRITE } from '../aliasing/model.js';
import { Frame } from './frame.js';
import type { Loc } from './loc.js';
import type { EnumLayout, Layout } from '../../model/layout/index.js';
import type { Ty } from '../../model/types.js';
import type { Registers } from '../core/rules/registers.js';
import { writeTag } from '../core/tags.js';
import type { Linked } from './linked.js';
import type { Pool } from './pool.js';
import type { MachineOptions } from './options.js';

export type MRule = Rule<Machine, Instr>;
export type MPremise = Premise<Machine>;

/** Declares a rule of this machine. */
export const rule = rulesFor<Machine, Instr>();

const REGISTERS = 1 << 12;
const NEWLINE = 10;
/** Bytes of std's buffer for a line. */
const LINE_BUFFER = 1024;
/** Activations: about as many small ones as the 8 MiB that a process has by default. */
const MAX_DEPTH = 50_000;

const outOfFuel = (steps: number): Outcome => ({
  k: 'fuel',
  why: `not finished after ${steps} steps; --set fuel=N allows more`,
});

/** Watches a run: traces, the safety invariant. Never on the search's common path. */
export interface Observer {
  /** Before the rule of `i` is tried. */
  before?(m: Machine, i: Instr): void;
  /** After a rule fired (`failed` null) or was the verdict. */
  after?(m: Machine, i: Instr, failed: MPremise | null): void;
}

export class Machine {
  linked: Linked;
  readonly options: MachineOptions;
  readonly mem: Memory;
  /** B */
  readonly alias: AliasState;
  /** T */
  regime: unknown = null;
  /** O: bytes printed. */
  output: number[] = [];
  /** What Rust printed since its last line break: it reaches O with the next one (std, LineWriter). */
  private held: number[] = [];

  /** K: registers and frames. Registers hold a number, or NaN and a bigint beside it; pointers also provenance and tag. */
  num = new Float64Array(REGISTERS);
  prov = new Int32Array(REGISTERS);
  tag = new Int32Array(REGISTERS);
  /** 0 uninitialised, 1 initialised, 2 + k a byte that is the k-th of a pointer. */
  st = new Uint8Array(REGISTERS);
  readonly wide = new Map<number, bigint>();
  readonly frames: Frame[] = [];
  depth = 0;
  fp = 0;
  sp = 0;
  pc = 0;
  instrs: readonly Instr[] = [];
  frameIds = 0;
  /** Registers (absolute) that hold the address of a live memory local, by frame. */
  mems = new Int32Array(256);
  memTop = 0;

  /** Which constants lie at the bottom of the register file already, and how many. */
  constantsOf: Pool | null = null;
  constantsLoaded = 0;

  /** The panic that is unwinding, or null. */
  panic: { message: string; span: Span; lang: 'rust' | 'c'; refused: Derivation | null } | null = null;
  caughtPanics = 0;
  allocations = 0;
  steps = 0;
  outcome: Outcome | null = null;
  /** Root tags, by allocation. */
  readonly rootTags: number[] = [];
  /** The types of C's declared objects, by allocation. */
  readonly declared: Layout[] = [];
  /** The tag made by each retag, to say which promise was broken: tag -> instruction. */
  readonly retags: (Instr | null)[] = [];

  /** Coverage, by rule and by premise; survive reset. */
  readonly fired: Uint32Array;
  readonly failed: Uint32Array;
  /** Premises that failed in this run, in order. */
  readonly failures: number[] = [];
  /** Mutants: premise k is not tested; the delta of judgement k is not applied. */
  readonly off: Uint8Array;
  readonly deltaOff: Uint8Array;
  /** Some premise is off: effects may meet states that premises would have stopped. */
  loose = false;
  observer: Observer | null = null;
  /** Code of the last aliasing test. */
  aliasCode = 0;
  /** The place that an event (free, foreign access …) is about, while a regime judges it. */
  event: Loc | null = null;
  /** The last judgement that failed inside a premise: inner rule, for derivations. */
  /** A value that is about to be copied holds bytes of pointers where its type has none: its copy will not. */
  strayProvenance = false;
  innerFailure: { derivation: Derivation; fault: Fault } | null = null;
  /** What calls into a domain left in registers and on the stack, once a program calls at another type (decision 44). */
  registers: Registers | null = null;
  /** C's unsequenced footprints, while a full expression that needs them is evaluated. */
  footprints: Footprints | null = null;

  constructor(linked: Linked, alias: AliasState, options: MachineOptions) {
    this.linked = linked;
    this.alias = alias;
    this.options = options;
    this.mem = new Memory(linked.pointerSize);
    this.fired = new Uint32Array(linked.table.rules.length);
    this.failed = new Uint32Array(linked.table.premiseCount);
    this.off = new Uint8Array(linked.table.premiseCount);
    this.deltaOff = new Uint8Array(linked.table.premiseCount);
  }

  /** Another program that was linked under the same rules: a search makes one machine and runs many. */
  use(linked: Linked): void {
    if (linked.table !== this.linked.table || linked.pointerSize !== this.linked.pointerSize)
      throw new Error('a machine runs only what was linked with its own table of rules');
    this.linked = linked;
  }

  /** The start configuration of the linked program. */
  reset(): void {
    const { linked, options } = this;
    this.mem.reset(options.addresses, options.seed, linked.domain);
    this.alias.reset();
    this.declared.length = 0;
    this.output = [];
    this.held = [];
    this.wide.clear();
    this.depth = 0;
    this.memTop = 0;
    this.frameIds = 0;
    this.panic = null;
    this.refusal = null;
    this.caughtPanics = 0;
    this.allocations = 0;
    this.steps = 0;
    this.outcome = null;
    this.retags.length = 0;
    this.failures.length = 0;
    this.innerFailure = null;
    this.strayProvenance = false;
    this.footprints = null;
    this.registers = null;
    linked.load(this);
    this.fp = linked.constants.length;
    this.sp = this.fp;
    this.regime = linked.regime.start(this);
    this.push(linked.main, null, NONE);
  }

  /** Runs to an outcome. */
  run(): Outcome {
    const fuel = this.options.fuel;
    const outcome = this.observer === null ? this.runFast(fuel) : this.runObserved(fuel);
    // Of a run that went wrong, a reader wants to see all that was printed.
    this.flush(outcome.k === 'abort' ? 'c' : 'rust');
    return outcome;
  }

  private runFast(fuel: number): Outcome {
    while (this.outcome === null) {
      if (this.steps >= fuel) return (this.outcome = outOfFuel(fuel));
      this.step();
    }
    return this.outcome;
  }

  private runObserved(fuel: number): Outcome {
    while (this.outcome === null) {
      if (this.steps >= fuel) return (this.outcome = outOfFuel(fuel));
      const i = this.instrs[this.pc]!;
      this.observer?.before?.(this, i);
      const failed = this.step();
      this.observer?.after?.(this, i, failed);
    }
    return this.outcome;
  }

  /** One step: one rule. Gives the premise that failed, or null. */
  step(): MPremise | null {
    const i = this.instrs[this.pc]!;
    this.steps++;
    return this.apply(i.rule as MRule, i, i.premise0, i.ruleId);
  }

  private apply(r: MRule, i: Instr, premise0: number, ruleId: number): MPremise | null {
    const b = r.scratch;
    r.bind(this, i, b);
    const ps = r.premises;
    for (let k = 0; k < ps.length; k++) {
      const p = ps[k]!;
      if (p.holds(this, b)) {
        if (p.commit !== null && this.deltaOff[premise0 + k] === 0) p.commit(this);
        continue;
      }
      if (this.off[premise0 + k] !== 0) continue;
      this.failed[premise0 + k]!++;
      this.failures.push(premise0 + k);
      this.fail(r, p, b, i);
      return p;
    }
    this.fired[ruleId]!++;
    this.pc++;
    r.then(this, b, i);
    return null;
  }

  /**
   * A rule as a judgement inside a premise (a regime's check of an event). Tests only; `then` is the delta.
   * After a failure `innerFailure` says which inner premise it was.
   */
  judge(r: MRule, i: Instr, premise0: number): boolean {
    const b = r.scratch;
    r.bind(this, i, b);
    for (let k = 0; k < r.premises.length; k++) {
      const p = r.premises[k]!;
      if (p.holds(this, b) || this.off[premise0 + k] !== 0) continue;
      this.failed[premise0 + k]!++;
      this.failures.push(premise0 + k);
      this.innerFailure = {
        derivation: { rule: r.name, premise: p.name, reason: p.reason(this, b), inner: null },
        fault: p.predicate.fault,
      };
      return false;
    }
    return true;
  }

  private fail(r: MRule, p: MPremise, b: object, i: Instr): void {
    const j = p.predicate.judgement;
    const inner = j === undefined ? null : j.inner(this);
    const reason = inner === null ? p.reason(this, b) : inner.reason;
    const derivation: Derivation = { rule: r.name, premise: p.name, reason, inner };
    const fault = j === undefined ? p.predicate.fault : j.innerFault(this);
    this.fault(fault, derivation, i);
  }

  /** Turns what a failed premise means into the end of the run, or the start of unwinding. */
  fault(f: Fault, derivation: Derivation, i: Instr): void {
    const language = i.lang === 'boundary' ? this.languageBelow() : i.lang;
    const span = this.placeOf(i);
    let leaf = derivation;
    while (leaf.inner !== null) leaf = leaf.inner;
    const at = {
      rule: derivation.rule,
      premise: leaf.premise,
      reason: leaf.reason,
      language,
      span,
      derivation,
    };
    switch (f.k) {
      case 'ub':
        this.outcome = { k: 'ub', ub: f.code, cause: null, ...at };
        return;
      case 'refuse':
        this.outcome = { k: 'rejected', when: 'dynamic', ...at };
        return;
      case 'abort':
        this.outcome = { k: 'abort', why: f.why, span, language };
        return;
      case 'panic':
        this.startPanic(i, leaf.reason);
        return;
      case 'none':
        this.pc++;
        this.refusal = derivation;
        this.answerNone(i);
        return;
      case 'inner':
        this.outcome = {
          k: 'error',
          message: `${derivation.rule}: judgement ${derivation.premise} without a fault`,
        };
        return;
    }
  }

  /** Where a person looks: stubs and library code have no line of their own, so the call that led into them. */
  private placeOf(i: Instr): Span {
    if (i.lang !== 'boundary' && i.fn.lang !== 'boundary' && i.span.line !== 0) return i.span;
    for (let d = this.depth - 1; d >= 0; d--) {
      const call = this.frames[d]!.call;
      if (call !== null && call.lang !== 'boundary' && call.span.line !== 0) return call.span;
    }
    return i.span;
  }

  /** What code that nobody wrote does (boundary stubs, library functions, drop glue) is done by the call that reached it. */
  private blamed(i: Instr): Span {
    let { span } = i;
    for (let d = this.depth - 1; d >= 0; d--) {
      const { code, call } = this.frames[d]!;
      if (code!.lang !== 'boundary' && code!.core?.synthetic !== true) break;
      if (call !== null) ({ span } = call);
    }
    return span;
  }

  /** The language of the nearest frame that is not a stub. */
  private languageBelow(): 'rust' | 'c' {
    for (let d = this.depth - 1; d >= 0; d--) {
      const lang = this.frames[d]!.code!.lang;
      if (lang !== 'boundary') return lang;
    }
    return 'c';
  }

  /** The regime's last refusal that the program was told of by a `None`, until an `unwrap` succeeds. */
  refusal: Derivation | null = null;

  /** `None` of the instruction's result type, into the place that the caller named. */
  private answerNone(i: Instr): void {
    if (i.size !== 3 || i.dst === NONE) return;
    const s = i.dst >= 0 ? this.fp + i.dst : -1 - i.dst;
    const layout = this.linked.layouts.of((i.x as { ret: Ty }).ret);
    const at = this.mem.at[this.prov[s]!]! + (this.num[s]! - this.mem.base[this.prov[s]!]!);
    this.mem.uninit(at, layout.size);
    writeTag(this, at, layout as EnumLayout, 0);
  }

  startPanic(i: Instr, message: string): void {
    const lang = i.lang === 'boundary' ? 'rust' : i.lang;
    const site = i.x as { kind?: string } | null;
    const refused = site?.kind === 'unwrap' || site?.kind === 'expect' ? this.refusal : null;
    this.panic = { message, span: this.placeOf(i), lang, refused };
    this.unwindFrom(i.unwind);
  }

  /** Goes to the cleanup at `pc`, or leaves the frame. */
  unwindFrom(pc: number): void {
    if (pc !== NONE) {
      this.pc = pc;
      return;
    }
    this.instrs = this.linked.unwindCode;
    this.pc = 0;
  }

  /** No bytes are touched: nothing for the aliasing model to judge. */
  noAccess(): boolean {
    this.aliasCode = 0;
    return true;
  }

  /** The regime's rule for an event, as a judgement; true where it has none. */
  judgeEvent(event: string, l: Loc): boolean {
    const i = this.linked.events.get(event);
    if (i === undefined) return true;
    this.event = l;
    return this.judge(i.rule as MRule, i, i.premise0);
  }

  commitEvent(event: string): void {
    const i = this.linked.events.get(event);
    if (i === undefined) return;
    const r = i.rule as MRule;
    this.fired[i.ruleId]!++;
    r.then(this, r.scratch, i);
  }

  /** The inner failure that a judgement left. */
  takeInner(): { derivation: Derivation; fault: Fault } {
    return (
      this.innerFailure ?? {
        derivation: { rule: '?', premise: '?', reason: 'no inner failure was recorded', inner: null },
        fault: { k: 'inner' },
      }
    );
  }

  /** The function at an address, or null. */
  functionAt(addr: number, alloc: number): Code | null {
    if (alloc <= 0 || this.mem.kind[alloc] !== FUNCTION || this.mem.base[alloc] !== addr) return null;
    return this.linked.functionOf(alloc);
  }

  /** Where the promise was made that the last aliasing failure broke: the retag of the protected tag, or of the tag used. */
  promiseSpan(): Span | null {
    if (this.aliasCode === 0) return null;
    const e = this.alias.explain(this.aliasCode);
    return (this.retags[e.holder] ?? this.retags[e.tag] ?? null)?.span ?? null;
  }

  /** The unwinding was not begun by Rust. */
  get panicIsForeign(): boolean {
    return this.panic !== null && this.panic.lang === 'c';
  }

  /** Appends bytes to O. */
  print(bytes: readonly number[]): void {
    if (this.output.length + bytes.length > MAX_OUTPUT) throw new Exhausted(tooMuchOutput);
    for (const b of bytes) this.output.push(b);
  }

  /** One piece of Rust's output, printed since O had `before` bytes: whole lines go out, the rest waits (docs/adr/0022). */
  holdPartialLine(before: number): void {
    const piece = this.output.splice(before);
    const lines = piece.lastIndexOf(NEWLINE) + 1;
    if (lines > 0) {
      this.buffer(piece.slice(0, lines));
      this.flush('rust');
    }
    this.buffer(piece.slice(lines));
  }

  /** What does not fit in the buffer goes past it, in order (std, BufWriter). */
  private buffer(piece: readonly number[]): void {
    if (piece.length > LINE_BUFFER - this.held.length) this.flush('rust');
    if (piece.length >= LINE_BUFFER) this.print(piece);
    else this.held.push(...piece);
  }

  /** What still waits goes out, where Rust's runtime sees the end: not of a process that C ends, nor by an abort. */
  flush(by: Code['lang']): void {
    if (by === 'rust') this.print(this.held);
    this.held = [];
  }

  /** The first function returned, or `by` ended the process. */
  finish(exit: number, by: Code['lang']): void {
    this.flush(by);
    const { mem } = this;
    let leak = false;
    for (let id = 1; id < mem.count; id++) {
      if (mem.live[id] !== 0 && (mem.kind[id] === RUST_HEAP || mem.kind[id] === MALLOC)) leak = true;
    }
    this.outcome = { k: 'done', exit, leak, caughtPanics: this.caughtPanics };
  }

  /** A function ends whose result nobody set: 0 stands for what was in the register. */
  leaveWithNothing(): void {
    const f = this.top;
    if (f.dst !== NONE) this.setInt(f.dst, 0);
    if (this.alias.testPopFrame() === 0) this.alias.commit();
    this.pop();
    if (this.depth === 0) this.finish(0, this.linked.main.lang);
  }

  /** Unwinding left the first function. */
  panicked(): void {
    const p = this.panic;
    if (p?.refused != null) {
      // The program unwrapped a refusal of the regime: what ended it is the refusal.
      const { rule: r, premise, reason } = p.refused;
      const at = { rule: r, premise, reason, language: p.lang, span: p.span, derivation: p.refused };
      this.outcome = { k: 'rejected', when: 'dynamic', ...at };
      return;
    }
    this.outcome = {
      k: 'panic',
      message: p?.message ?? '',
      span: p?.span ?? noSpan,
      language: p?.lang ?? 'rust',
    };
  }

  /** A mutant went where the model says nothing: the run ends as if the process had. */
  outOfModel(why: string): void {
    this.outcome = { k: 'abort', why: `outside the model: ${why}`, span: noSpan, language: 'rust' };
  }

  get top(): Frame {
    return this.frames[this.depth - 1]!;
  }

  /** A new activation of `code`; arguments are in place from `sp` on. The result goes to register `dst` (absolute). */
  push(code: Code, call: Instr | null, dst: number): Frame {
    let f = this.frames[this.depth];
    if (f === undefined) this.frames.push((f = new Frame()));
    this.depth++;
    f.code = code;
    f.fp = this.sp;
    f.call = call;
    f.returnPc = this.pc;
    f.dst = dst;
    f.mems = this.memTop;
    f.catches = false;
    f.id = ++this.frameIds;
    this.fp = this.sp;
    this.sp += code.slots;
    if (this.sp + 64 > this.num.length) this.growRegisters();
    this.st.fill(0, this.fp + code.params.reduce((n, p) => n + p.n, 0), this.sp);
    this.instrs = code.instrs;
    this.pc = 0;
    this.alias.pushFrame();
    if (this.depth > MAX_DEPTH) {
      this.outcome = {
        k: 'abort',
        why: 'stack overflow',
        span: call?.span ?? code.instrs[0]!.span,
        language: this.languageBelow(),
      };
    }
    return f;
  }

  /** The innermost activation ends: its memory locals die, its caller is current again. Its protectors ended before. */
  pop(): Frame {
    const f = this.top;
    while (this.memTop > f.mems) this.endLocal(this.mems[--this.memTop]!);
    this.depth--;
    this.sp = f.fp;
    if (this.depth === 0) return f;
    const caller = this.top;
    this.fp = caller.fp;
    this.instrs = caller.code!.instrs;
    this.pc = f.returnPc;
    return f;
  }

  /** A Rust store clears the effective type of the bytes (calculus, section 1). */
  clearEffective(store: number, size: number): void {
    if (this.options.effectiveTypes && this.linked.usesC) this.mem.eff.fill(0, store, store + size);
  }

  /** The local whose address is in register `s` (absolute) is no longer the frame's to end. */
  forgetLocal(s: number): void {
    const { mems } = this;
    for (let k = this.memTop - 1; k >= this.top.mems; k--) {
      if (mems[k] !== s) continue;
      mems.copyWithin(k, k + 1, this.memTop);
      this.memTop--;
      return;
    }
  }

  /**
   * A frame writes to its own local. Nothing can forbid it: the tag is the allocation's root, and a protector belongs to
   * a frame further in (which has ended, for this one runs) or to one further out (which began before the local did).
   */
  ownWrite(l: Loc): void {
    if (l.size === 0 || l.alloc <= 0) return;
    if (this.alias.testAccess(WRITE, l.alloc, l.off, l.size, l.tag) === 0) this.alias.commit();
    else if (!this.loose) this.outOfModel('a frame was not allowed to write to a local of its own');
  }

  /** Storage of a memory local whose address is in register `s` (absolute) ends: as `ownWrite`, nothing can forbid it. */
  endLocal(s: number): void {
    const id = this.prov[s]!;
    if (id <= 0 || this.mem.live[id] === 0) return;
    if (this.alias.testDealloc(id, this.mem.size[id]!, this.tag[s]!) === 0) this.alias.commit();
    else this.alias.forget(id);
    this.mem.end(id);
    this.st[s] = 0;
  }

  /** A heap allocation ends (the aliasing model was asked). */
  release(l: Loc): void {
    if (l.addr === 0 || l.alloc <= 0 || this.mem.live[l.alloc] === 0) return;
    this.alias.forget(l.alloc);
    this.mem.end(l.alloc);
  }

  /** Storage of a memory local begins; its address goes to register `s` (absolute). */
  beginLocal(s: number, size: number, align: number, lang: 'rust' | 'c' | 'boundary'): void {
    const foreign = lang === 'c';
    const id = this.mem.allocate(size, align, foreign ? C_STACK : RUST_STACK, foreign);
    const tag = this.alias.allocate(id, size, foreign ? FOREIGN : STACK);
    this.rootTags[id] = tag;
    this.setPointer(s, this.mem.base[id]!, id, tag);
    if (this.memTop === this.mems.length) {
      const more = new Int32Array(this.mems.length * 2);
      more.set(this.mems);
      this.mems = more;
    }
    this.mems[this.memTop++] = s;
  }

  setPointer(s: number, addr: number, prov: number, tag: number): void {
    this.num[s] = addr;
    this.prov[s] = prov;
    this.tag[s] = tag;
    this.st[s] = 1;
  }

  setInt(s: number, v: number): void {
    this.num[s] = v;
    this.prov[s] = 0;
    this.tag[s] = 0;
    this.st[s] = 1;
  }

  /** An integer that may leave 2^53. */
  setBig(s: number, v: bigint): void {
    const n = Number(v);
    if (Number.isSafeInteger(n)) return this.setInt(s, n);
    this.setInt(s, NaN);
    this.wide.set(s, v);
  }

  big(s: number): bigint {
    const n = this.num[s]!;
    return n === n ? BigInt(n) : (this.wide.get(s) ?? 0n);
  }

  moveReg(to: number, from: number): void {
    const n = this.num[from]!;
    this.num[to] = n;
    this.prov[to] = this.prov[from]!;
    this.tag[to] = this.tag[from]!;
    this.st[to] = this.st[from]!;
    if (n !== n) this.wide.set(to, this.wide.get(from) ?? 0n);
  }

  private growRegisters(): void {
    const n = this.num.length * 2;
    const num = new Float64Array(n),
      prov = new Int32Array(n),
      tag = new Int32Array(n),
      st = new Uint8Array(n);
    num.set(this.num);
    prov.set(this.prov);
    tag.set(this.tag);
    st.set(this.st);
    this.num = num;
    this.prov = prov;
    this.tag = tag;
    this.st = st;
  }
}

/** Accesses of unsequenced operands, by open bracket: quadruples of from, to, kind, settled (see `sequencing.ts`). */
export interface Footprints {
  readonly groups: { earlier: number[]; current: number[]; storing: boolean }[];
  /** Only accesses of this activation count; calls are indeterminately sequenced. */
  readonly frame: number;
  readonly depth: number;
  readonly outer: Footprints | null;
}
