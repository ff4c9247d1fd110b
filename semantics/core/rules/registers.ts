/** A call of machine code at another type than it was defined with: words in registers and on the stack (decision 44). */
import { S_FN, S_RAW, S_REF, type Instr, type Scalar } from '../../../model/core/code.js';
import type { Machine } from '../../machine/machine.js';
import { reg } from '../../machine/loc.js';
import { rule } from '../../machine/machine.js';
import type { Home, Side, WordsSite } from '../../machine/words-call.js';
import type { Passed } from '../convention.js';
import { asWildcard, expose, pointerFromInt } from '../scalars.js';

const site = (i: Instr): WordsSite => i.x as WordsSite;

/** What is in the registers and on the stack: words for arguments, and those for results. */
export class Registers {
  arguments = new Uint8Array(256);
  readonly results = new Uint8Array(16);

  /** Room for `n` bytes of arguments. */
  reserve(n: number): void {
    if (n <= this.arguments.length) return;
    const more = new Uint8Array(2 * n);
    more.set(this.arguments);
    this.arguments = more;
  }
}

const isPointer = (sc: Scalar): boolean => sc.kind === S_RAW || sc.kind === S_REF || sc.kind === S_FN;

/** The bytes of a number, lowest first; where the convention extends a short one to a word, up to there. */
const put = (m: Machine, to: Uint8Array, at: number, size: number, s: number, sc: Scalar): void => {
  const word = m.mem.pointerSize;
  // AAPCS32 6.5, B.2: the caller extends to a word; AMD64 leaves the rest as it was.
  const n = word === 4 && !sc.fat ? Math.max(size, word) : size;
  let v = BigInt.asUintN(8 * n, m.big(s));
  for (let k = 0; k < n; k++, v >>= 8n) to[at + k] = Number(v & 0xffn);
};

const take = (from: Uint8Array, at: number, size: number, signed: boolean): bigint => {
  let v = 0n;
  for (let k = size - 1; k >= 0; k--) v = (v << 8n) | BigInt(from[at + k]!);
  return signed ? BigInt.asIntN(8 * size, v) : v;
};

const storeOf = (m: Machine, s: number): number =>
  m.mem.at[m.prov[s]!]! + (m.num[s]! - m.mem.base[m.prov[s]!]!);

/** Pointers among the bytes are handed out: machine code may follow them. */
const exposeIn = (m: Machine, store: number, size: number): void => {
  const { mem } = m;
  for (let k = store; k + mem.pointerSize <= store + size; k++) {
    const prov = mem.pointerProv(k);
    if (prov > 0 && mem.live[prov] !== 0) m.alias.expose(prov, mem.tag[k]!);
  }
};

/** A value of a frame becomes words. */
const write = (m: Machine, to: Uint8Array, at: Passed, h: Home): void => {
  const s = reg(m, h.slot);
  if (h.sc === null) {
    const store = storeOf(m, s);
    exposeIn(m, store, h.size);
    to.set(m.mem.bytes.subarray(store, store + h.size), at.at);
    return;
  }
  const word = m.mem.pointerSize;
  if (isPointer(h.sc)) expose(m, s);
  put(m, to, at.at, h.sc.fat ? word : h.size, s, h.sc);
  if (h.sc.fat) put(m, to, at.at + word, word, s + 1, h.sc);
};

/** Words become a value of a frame: a pointer is a number that stands for whatever was handed out. */
const read = (m: Machine, from: Uint8Array, at: Passed, h: Home): void => {
  const s = reg(m, h.slot);
  if (h.sc === null) {
    const store = storeOf(m, s);
    for (let k = 0; k < h.size; k++) m.mem.writeInt(store + k, 1, from[at.at + k]!);
    return;
  }
  const word = m.mem.pointerSize;
  const v = take(from, at.at, h.sc.fat ? word : h.size, h.sc.signed);
  m.setBig(s, v);
  if (isPointer(h.sc)) pointerFromInt(m, s, s);
  if (h.sc.fat) m.setBig(s + 1, take(from, at.at + word, word, false));
};

const endOf = (of: Side): number =>
  of.passing.params.reduce((n, p) => Math.max(n, p === null ? 0 : p.at + p.size), 8) + 8;

/** What is there when the call begins. */
const registersOf = (m: Machine): Registers => (m.registers ??= new Registers());

const writeArguments = (m: Machine, of: Side): Registers => {
  const r = registersOf(m);
  r.reserve(endOf(of));
  of.params.forEach((h, k) => {
    const at = of.passing.params[k];
    if (at != null) write(m, r.arguments, at, h);
  });
  return r;
};

/** The caller passes the address of the place of its result, first. */
const writeAddress = (m: Machine, r: Registers, s: number): void => {
  expose(m, s);
  for (let k = 0, v = m.big(s); k < m.mem.pointerSize; k++, v >>= 8n) r.arguments[k] = Number(v & 0xffn);
};

export const toWords = rule('X-Words', 'boundary', 'x-words', {
  sentence:
    'Machine code is called at another type: arguments go where the calling convention puts them, and it takes its own from where the convention has it look. What nobody put there is what the last call left.',
  cite: 'System V psABI, AMD64 supplement 3.2.3; AAPCS32 6.5; decision 44',
  scratch: {},
  bind() {},
  then(m, _b, i) {
    const { caller, callee, hidden } = site(i);
    if (!m.options.staleRegisters) m.registers = null;
    const r = writeArguments(m, caller);
    if (caller.passing.hidden) writeAddress(m, r, reg(m, caller.result.slot));
    r.reserve(endOf(callee));
    callee.params.forEach((h, k) => {
      const at = callee.passing.params[k];
      if (at != null) read(m, r.arguments, at, h);
    });
    if (callee.passing.hidden)
      asWildcard(m, reg(m, hidden), Number(take(r.arguments, 0, m.mem.pointerSize, false)));
  },
  tex: {
    from: '\\langle f(\\bar v : \\bar\\tau);\\, \\rho \\rangle',
    to: "\\langle f(\\bar w : \\bar\\tau');\\, \\rho[\\mathsf{words}\\,\\bar\\tau \\mapsto \\bar v] \\rangle",
  },
});

/** The result as it is. */
const moveResult = (m: Machine, to: Home, from: Home): void => {
  const [d, s] = [reg(m, to.slot), reg(m, from.slot)];
  if (from.size === 0) return;
  if (from.sc !== null && to.sc !== null) {
    m.moveReg(d, s);
    if (from.sc.fat) m.moveReg(d + 1, s + 1);
    return;
  }
  const whole = { at: 0, size: from.size };
  if (from.sc === null && to.sc === null) m.mem.move(storeOf(m, d), storeOf(m, s), from.size);
  else {
    const bytes = new Uint8Array(Math.max(from.size, 8));
    write(m, bytes, whole, from);
    read(m, bytes, whole, to);
  }
};

export const fromWords = rule('X-Back', 'boundary', 'x-back', {
  sentence:
    'Machine code that was called at another type is back: the result is what lies where the convention has the caller look.',
  cite: 'System V psABI, AMD64 supplement 3.2.3; AAPCS32 6.4; decision 44',
  scratch: {},
  bind() {},
  then(m, _b, i) {
    const { caller, callee, resultFits } = site(i);
    if (resultFits) return moveResult(m, caller.result, callee.result);
    const r = registersOf(m);
    if (callee.passing.result !== null) write(m, r.results, callee.passing.result, callee.result);
    if (caller.passing.result !== null) read(m, r.results, caller.passing.result, caller.result);
  },
  tex: {
    from: "\\langle w : \\tau';\\, \\rho \\rangle",
    to: '\\langle v : \\tau;\\, \\rho \\rangle',
  },
});

/** A call of the library at its own type puts its arguments into words as well, which a later call may find there. */
export const leaveWords = (m: Machine, of: Side): void => {
  writeArguments(m, of);
};

export const registerRules = [toWords, fromWords];
