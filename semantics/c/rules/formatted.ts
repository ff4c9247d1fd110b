/** Formatted output to streams and strings (C11 7.21.6), and what library functions that are written in C ask for. */
import { NONE } from '../../../model/core/code.js';
import { STDERR, STDOUT } from '../../../model/core/formats.js';
import { ub } from '../../../model/faults.js';
import { inBounds, live, mayRead, mayWrite, neverNull, notReadOnly, type P } from '../../core/premises.js';
import { printable, rendered, resolved } from '../../core/print.js';
import type { PrintSite } from '../../core/rules/control.js';
import { storeEffective } from '../../core/effective.js';
import { flat } from '../../core/scalars.js';
import { Loc, reg } from '../../machine/loc.js';
import { rule, type Machine } from '../../machine/machine.js';
import { validArgument } from './library.js';
import { permitsRead, permitsWrite } from './memory.js';

const site = (): PrintSite => null as unknown as PrintSite;

export const isStream: P<[number]> = {
  name: 'stream',
  sentence: 'The pointer is that of an open stream for output.',
  fault: ub('invalid-value'),
  holds: (m, s) => m.num[s] === STDOUT || m.num[s] === STDERR,
  tex: (s) => `${s} \\in \\mathsf{streams}`,
  reason: () => 'what is printed to is no open stream for output',
};

export const toStream = (m: Machine, s: number, bytes: readonly number[]): void => {
  if (m.num[s] === STDOUT) m.print(bytes);
};

export const printStream = rule('C-Print-Stream', 'c', 'print-stream', {
  sentence:
    'Text and values are written to a stream. The standard error stream is no part of the output; the result is the number of bytes.',
  cite: 'C11 7.21.6.1',
  scratch: { site: site(), to: 0 },
  bind(m, i, b) {
    b.site = i.x as PrintSite;
    b.to = reg(m, b.site.args[0]!.slot);
  },
  premises: (need) => [need(printable, 'site'), need(isStream, 'to')],
  then(m, b, i) {
    const bytes = rendered(m, b.site);
    toStream(m, b.to, bytes);
    if (i.dst !== NONE) m.setInt(reg(m, i.dst), bytes.length);
  },
  tex: {
    from: '\\langle \\mathsf{print}\\,s\\,\\bar v;\\, O \\rangle',
    to: '\\langle O \\cdot \\bar v \\rangle',
  },
});

/** The bytes that go into the string, with its 0, and how many there would be if it had room (7.21.6.5p2-3). */
export const intoString = (
  m: Machine,
  of: PrintSite,
): { readonly bytes: readonly number[]; readonly all: number } => {
  const bytes = rendered(m, of);
  if (of.to === 'string') return { bytes: [...bytes, 0], all: bytes.length };
  const room = m.num[reg(m, of.args[1]!.slot)]!;
  // Room beyond 2^53 bytes is no number here.
  return {
    bytes: room === 0 ? [] : [...(room <= bytes.length ? bytes.slice(0, room - 1) : bytes), 0],
    all: bytes.length,
  };
};

export const putBytes = (m: Machine, to: Loc, bytes: readonly number[]): void => {
  for (let k = 0; k < bytes.length; k++) {
    const s = m.loose ? flat(m, to.addr + k) : to.store + k;
    if (s >= 0) m.mem.writeInt(s, 1, bytes[k]!);
  }
};

const source = new Loc();

/** A string among the values is no part of where the output goes (7.21.6.5p2, 7.21.6.6p2). */
const apart: P<[Loc, PrintSite]> = {
  name: 'no-overlap',
  sentence: 'No string that is printed lies where the output goes.',
  fault: ub('overlap'),
  holds: (m, to, of) =>
    to.size === 0 ||
    of.parts.every((p) => {
      if (p.k === 'text' || p.as !== 'c-str') return true;
      source.at(m, reg(m, of.args[p.arg]!.slot), 0, 1, 1);
      const most = resolved(m, of, p.format).precision ?? Infinity;
      for (let k = 0; k < most; k++) {
        const at = source.addr + k;
        if (at >= to.addr && at < to.addr + to.size) return false;
        const f = flat(m, at);
        if (f < 0 || m.mem.bytes[f] === 0) return true;
      }
      return true;
    }),
  tex: (p, v) => `${p} \\cap ${v} = \\emptyset`,
  reason: () => 'a string that is printed lies where the output goes',
};

/** Where nothing is written the pointer may be null (7.21.6.5p2). */
const nullIfNothing: P<[Loc]> = {
  ...neverNull,
  sentence: 'The pointer is not null, unless there is room for nothing.',
  holds: (_m, l) => l.addr !== 0 || l.size === 0,
  reason: () => 'the output goes to a null pointer',
};

export const printString = rule('C-Print-String', 'c', 'print-string', {
  sentence:
    'Text and values are written into memory, as far as there is room, with a 0 behind them. The result is the number of bytes that there would be without a limit.',
  cite: 'C11 7.21.6.5, 7.21.6.6',
  scratch: { site: site(), p: new Loc() },
  bind(m, i, b) {
    b.site = i.x as PrintSite;
    b.p.at(m, reg(m, b.site.args[0]!.slot), 0, intoString(m, b.site).bytes.length, 1);
  },
  premises: (need) => [
    need(printable, 'site'),
    need(permitsWrite, 'p'),
    need(nullIfNothing, 'p'),
    need(live, 'p'),
    need(inBounds, 'p'),
    need(notReadOnly, 'p'),
    need(apart, 'p', 'site'),
    need(mayWrite, 'p'),
  ],
  then(m, b, i) {
    const { bytes, all } = intoString(m, b.site);
    putBytes(m, b.p, bytes);
    if (!m.loose) storeEffective(m, b.p, 0, false);
    if (i.dst !== NONE) m.setInt(reg(m, i.dst), all);
  },
  tex: {
    from: '\\langle d \\gets \\mathsf{print}\\,p\\,\\bar v;\\, \\mu, \\beta \\rangle',
    to: "\\langle \\rho[d \\mapsto |\\bar v|];\\, \\mu[p \\mapsto \\bar v];\\, \\beta' \\rangle",
  },
});

export const array = rule('C-Array-Argument', 'c', 'op:__reads', {
  sentence: 'A library function is passed an array of as many readable bytes as it may read.',
  cite: 'C11 7.1.4p1, 7.24.1p2',
  scratch: { p: new Loc() },
  bind(m, i, b) {
    b.p.at(m, reg(m, i.args[0]!), 0, m.num[reg(m, i.args[1]!)]!, 1);
  },
  premises: (need) => [
    need(permitsRead, 'p'),
    need(validArgument, 'p'),
    need(live, 'p'),
    need(inBounds, 'p'),
    need(mayRead, 'p'),
  ],
  then() {},
  tex: { from: '\\langle \\mathsf{array}\\,p\\,n;\\, \\mu \\rangle', to: '\\langle \\mu \\rangle' },
});

export const formattedRules = [printStream, printString, array];
