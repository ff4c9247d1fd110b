/** Calls, returns, panics and unwinding. */
import { NONE, type Code, type Instr } from '../../../model/core/code.js';
import type { PrintPart, PrintTo } from '../../../model/core/formats.js';
import type { FnSig } from '../../../model/core/mir.js';
import { aborts, panics, ub } from '../../../model/faults.js';
import { FUNCTION } from '../../../model/memory.js';
import { Loc, reg } from '../../machine/loc.js';
import { rule, type Machine } from '../../machine/machine.js';
import { defined, mayPop, notNull, type P } from '../premises.js';
import { copyEffective } from '../effective.js';
import { moveBytes } from '../scalars.js';
import { printPart, printable } from '../print.js';

/** What a `call` instruction knows: the callee, and whether unwinding stops here. */
export interface CallSite {
  readonly callee: Code;
  readonly catches: boolean;
}

/** What a `call-ptr` knows: the caller's view of the signature, and the call of each callee once resolved. */
export interface PointerCallSite {
  readonly sig: FnSig;
  readonly catches: boolean;
}

/** Arguments go to the new frame's first registers; an aggregate result is written where registers `dst` points. */
export const enter = (m: Machine, i: Instr, callee: Code, catches: boolean): void => {
  const { args } = i;
  const to = m.sp;
  for (let k = 0; k < args.length; k++) m.moveReg(to + k, reg(m, args[k]!));
  const dst = i.dst === NONE ? NONE : reg(m, i.dst);
  const f = m.push(callee, i, dst);
  f.catches = catches;
  if (i.size !== 3) return;
  f.retAddr = m.num[dst]!;
  f.retProv = m.prov[dst]!;
  f.retTag = m.tag[dst]!;
};

export const call = rule('Call', 'shared', 'call', {
  sentence: 'A function of the same language is called: a new frame, its arguments in its registers.',
  cite: 'rustc MIR, Call; C11 6.5.2.2',
  scratch: {},
  bind() {},
  then(m, _b, i) {
    const x = i.x as CallSite;
    enter(m, i, x.callee, x.catches);
  },
  tex: {
    from: '\\langle f(\\bar v);\\, K \\rangle',
    to: '\\langle K \\cdot F_f(\\bar v);\\, \\mathsf{push}\\,\\beta \\rangle',
  },
});

const isFunction: P<[Loc]> = {
  name: 'is-function',
  sentence: 'The pointer is the address of a function.',
  fault: ub('dangling'),
  holds: (m, l) => m.functionAt(l.addr, l.alloc) !== null,
  tex: (p) => `${p} \\in \\mathsf{functions}`,
  reason: (m, l) =>
    m.mem.kind[l.alloc] === FUNCTION ? 'not the start of a function' : 'the address is no function',
};

const sameAbi: P<[Loc, Instr]> = {
  name: 'same-abi',
  sentence: 'Caller and callee agree on the signature.',
  fault: ub('abi'),
  holds: (m, l, i) => m.linked.abiError(i, m.functionAt(l.addr, l.alloc)) === null,
  tex: (f) => `\\tau_{call} \\sim \\tau_{${f}}`,
  reason: (m, l, i) => m.linked.abiError(i, m.functionAt(l.addr, l.alloc)) ?? '',
};

export const callPointer = rule('Call-Pointer', 'shared', 'call-ptr', {
  sentence: 'A function is called through a pointer; if it is of the other language, through a boundary.',
  cite: 'Rust Reference, call expressions; C11 6.5.2.2p9',
  scratch: { x: 0, p: new Loc(), i: null as unknown as Instr },
  bind(m, i, b) {
    b.x = reg(m, i.a);
    b.p.at(m, b.x, 0, 1, 1);
    b.i = i;
  },
  premises: (need) => [
    need(defined, 'x'),
    need(notNull, 'p'),
    need(isFunction, 'p'),
    need(sameAbi, 'p', 'i'),
  ],
  then(m, b, i) {
    const callee = m.functionAt(b.p.addr, b.p.alloc);
    if (callee === null) return m.outOfModel('a call of what is no function');
    enter(m, i, m.linked.calleeFor(i, callee), (i.x as PointerCallSite).catches);
  },
  tex: {
    from: '\\langle ({*p})(\\bar v);\\, K \\rangle',
    to: '\\langle K \\cdot F_f(\\bar v);\\, \\mathsf{push}\\,\\beta \\rangle',
  },
});

/** Leaves the frame with the result in register `from` (absolute), of `n` registers. */
const leave = (m: Machine, from: number, n: number): void => {
  const f = m.top;
  if (f.dst !== NONE && from !== NONE) {
    m.moveReg(f.dst, from);
    if (n === 2) m.moveReg(f.dst + 1, from + 1);
  }
  const exit = m.depth === 1 && from !== NONE && f.code!.lang === 'c' ? m.num[from]! & 0xff : 0;
  m.pop();
  if (m.depth === 0) m.finish(exit, m.linked.main.lang);
};

export const returns = rule('Return', 'shared', 'return', {
  sentence: 'The frame ends: its protectors end, then its locals; the result goes to the caller.',
  cite: 'rustc MIR, Return; Miri, protectors; C11 6.8.6.4',
  when: (i) => i.typed === null,
  scratch: { from: 0 },
  bind(m, i, b) {
    b.from = i.a === NONE ? NONE : reg(m, i.a);
  },
  premises: (need) => [need(mayPop)],
  then(m, b, i) {
    leave(m, b.from, i.size);
  },
  tex: {
    from: '\\langle \\mathsf{return}\\,v;\\, K \\cdot F \\rangle',
    to: '\\langle v;\\, K;\\, \\mathsf{pop}\\,\\beta \\rangle',
  },
});

export const returnsAggregate = rule('Return-Aggregate', 'shared', 'return', {
  sentence:
    'The frame ends; the bytes of its result are written to the local of the caller that it named before the call.',
  cite: 'rustc MIR, Return; MiniRust, return place',
  scratch: { p: new Loc(), q: new Loc() },
  bind(m, i, b) {
    const f = m.top;
    b.q.at(m, reg(m, i.a), 0, i.size, 1);
    const { p } = b;
    p.addr = f.retAddr;
    p.prov = f.retProv;
    p.tag = f.retTag;
    p.size = f.dst === NONE ? 0 : i.size;
    p.alloc = p.prov > 0 ? p.prov : p.prov === 0 ? 0 : m.mem.find(p.addr);
    p.off = p.alloc === 0 ? 0 : p.addr - m.mem.base[p.alloc]!;
    p.store = m.mem.at[p.alloc]! + p.off;
  },
  premises: (need) => [need(mayPop)],
  then(m, b) {
    m.ownWrite(b.p);
    if (b.p.size > 0) {
      moveBytes(m, b.p, b.q, b.p.size);
      copyEffective(m, b.p, b.q, b.p.size);
    }
    m.pop();
    if (m.depth === 0) m.finish(0, m.linked.main.lang);
  },
  tex: {
    from: '\\langle \\mathsf{return}\\,{*q};\\, K \\cdot F \\rangle',
    to: '\\langle \\mu[p \\mapsto \\mu(q)];\\, K \\rangle',
  },
});

/** What a `check` or `panic` says when it panics. */
export interface PanicSite {
  readonly kind: string;
  readonly message: string;
}

const condition: P<[number, number, PanicSite]> = {
  name: 'condition',
  sentence: 'The condition holds.',
  fault: panics('check'),
  holds: (m, x, expected) => m.num[x] === expected,
  tex: (x) => `${x}`,
  reason: (_m, _x, _e, site) => site.message,
};

export const check = rule('R-Check', 'rust', 'check', {
  sentence:
    'A condition that Rust checks at run time (an index, an assertion, an unwrap) holds, or it panics.',
  cite: 'rustc MIR, Assert; Rust Reference, array and slice indexing; std, assert!, Option::unwrap',
  scratch: { x: 0, expected: 1, site: null as unknown as PanicSite },
  bind(m, i, b) {
    b.x = reg(m, i.a);
    b.expected = i.op;
    b.site = i.x as PanicSite;
  },
  premises: (need) => [need(condition, 'x', 'expected', 'site')],
  then(m, b, i) {
    // A refusal that was told by `None` is over once something is unwrapped.
    if (b.site.kind === 'unwrap' || b.site.kind === 'expect') m.refusal = null;
    if (i.target !== NONE) m.pc = i.target;
  },
  tex: { from: '\\langle \\mathsf{check}\\,x \\rangle', to: '\\langle \\rho \\rangle' },
});

export const panic = rule('R-Panic', 'rust', 'panic', {
  sentence: 'Rust panics: unwinding begins.',
  cite: 'Rust Reference, panic',
  scratch: {},
  bind() {},
  then(m, _b, i) {
    m.startPanic(i, (i.x as PanicSite).message);
  },
  tex: { from: '\\langle \\mathsf{panic} \\rangle', to: '\\langle \\mathsf{unwinding} \\rangle' },
});

export const resume = rule('R-Resume', 'shared', 'resume', {
  sentence: 'The cleanup of a frame is over: unwinding goes on.',
  cite: 'rustc MIR, UnwindResume',
  scratch: {},
  bind() {},
  then(m) {
    m.unwindFrom(NONE);
  },
  tex: { from: '\\langle \\mathsf{resume} \\rangle', to: '\\langle \\mathsf{unwinding} \\rangle' },
});

/** Is the way out of the innermost frame one that unwinding may take? A caller that catches makes it so. */
const edgeIsOpen = (m: Machine): boolean => {
  const f = m.top;
  if (f.code!.mayUnwind || f.catches) return true;
  const caller = m.depth > 1 ? m.frames[m.depth - 2]!.code! : null;
  return caller !== null && caller.lang === 'boundary' && f.call !== null && f.call.unwind !== NONE;
};

/** Was a Rust function that may unwind called at a type `extern "C" fn` that says it does not? Then nothing catches it there. */
const calledAsClosed = (m: Machine): boolean => {
  const { call, code } = m.top;
  if (call?.head !== 'call-ptr' || call.lang !== 'rust' || code!.lang !== 'rust' || !code!.mayUnwind)
    return false;
  return (call.x as PointerCallSite).sig.abi === 'C';
};

const edgeAborts: P<[]> = {
  name: 'edge-may-unwind',
  sentence: 'The frame is not an extern "C" function that aborts when a panic reaches its edge.',
  fault: aborts('panic in a function that cannot unwind'),
  holds: (m) =>
    !m.options.unwindAborts || m.panicIsForeign || m.top.code!.lang === 'boundary' || edgeIsOpen(m),
  tex: () => '\\neg\\mathsf{aborts}(F)',
  reason: () => 'a panic reached the edge of an extern "C" function',
};

const mayUnwind: P<[]> = {
  name: 'may-unwind',
  sentence: 'Unwinding does not leave through an extern "C" edge.',
  fault: ub('unwind'),
  holds: (m) => edgeIsOpen(m) && !calledAsClosed(m),
  tex: () => '\\mathsf{unwinds}(F)',
  reason: (m) => `unwinding left \`${m.top.code!.name}\` through an extern "C" edge`,
};

export const unwind = rule('Unwind', 'shared', 'unwind', {
  sentence: 'Unwinding leaves a frame: into a handler, a cleanup, or the next frame.',
  cite: 'Rust Reference, panic: unwinding across FFI; R3 paper 2.2',
  scratch: {},
  bind() {},
  premises: (need) => [need(edgeAborts), need(mayUnwind), need(mayPop)],
  then(m) {
    const f = m.pop();
    if (m.depth === 0) return m.panicked();
    if (!f.catches) return m.unwindFrom(f.call?.unwind ?? NONE);
    m.panic = null;
    m.caughtPanics++;
    m.pc = f.call?.unwind ?? m.pc;
  },
  tex: {
    from: '\\langle \\mathsf{unwinding};\\, K \\cdot F \\rangle',
    to: '\\langle \\mathsf{unwinding};\\, K \\rangle',
  },
});

const neverReached: P<[]> = {
  name: 'unreachable',
  sentence: 'The point is not reached.',
  fault: ub('unreachable'),
  holds: () => false,
  tex: () => '\\bot',
  reason: () => 'code that was declared unreachable is reached',
};

const valueUnused: P<[]> = {
  name: 'returns-value',
  sentence: 'The caller does not use the value of a function that returns none.',
  fault: ub('no-return-value'),
  holds: (m) => m.top.dst === NONE,
  tex: () => '\\mathsf{unused}',
  reason: (m) => `\`${m.top.code!.name}\` ended without a value, and the caller uses it`,
};

export const fallsOff = rule('C-Fall-Off', 'c', 'unreachable', {
  sentence: 'A function with a result ends without returning one: allowed as long as nobody uses it.',
  cite: 'C11 6.9.1p12',
  when: (i) => i.op === 1,
  scratch: {},
  bind() {},
  premises: (need) => [need(mayPop), need(valueUnused)],
  then(m) {
    leave(m, NONE, 0);
  },
  tex: { from: '\\langle \\};\\, K \\cdot F \\rangle', to: '\\langle K \\rangle' },
});

export const unreachable = rule('R-Unreachable', 'shared', 'unreachable', {
  sentence: 'Code that was declared unreachable is not reached.',
  cite: 'std, unreachable_unchecked; rustc MIR, Unreachable',
  when: (i) => i.op === 0,
  scratch: {},
  bind() {},
  premises: (need) => [need(neverReached)],
  then(m) {
    m.outOfModel('control passed a point that was declared unreachable');
  },
  tex: { from: '\\langle \\mathsf{unreachable} \\rangle', to: '\\langle \\bot \\rangle' },
});

export interface PrintSite {
  readonly to: PrintTo;
  readonly parts: readonly PrintPart[];
  readonly args: readonly { readonly slot: number; readonly fat: boolean }[];
}

export const print = rule('Print', 'shared', 'print', {
  sentence:
    'Text and values are appended to the output, Rust’s as soon as its line is whole; nothing indeterminate is printed. The result in C is the number of bytes.',
  cite: 'std, println! and io::LineWriter; C11 7.21.6.1',
  scratch: { site: null as unknown as PrintSite },
  bind(_m, i, b) {
    b.site = i.x as PrintSite;
  },
  premises: (need) => [need(printable, 'site')],
  then(m, b, i) {
    const before = m.output.length;
    for (const p of b.site.parts) {
      const from = m.output.length;
      printPart(m, p, b.site);
      if (i.lang === 'rust') m.holdPartialLine(from);
    }
    if (i.dst !== NONE) m.setInt(reg(m, i.dst), m.output.length - before);
  },
  tex: {
    from: '\\langle \\mathsf{print}\\,\\bar v;\\, O \\rangle',
    to: '\\langle O \\cdot \\bar v \\rangle',
  },
});

export const controlRules = [
  call,
  callPointer,
  returns,
  returnsAggregate,
  check,
  panic,
  resume,
  unwind,
  fallsOff,
  unreachable,
  print,
];
