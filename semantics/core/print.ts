/** Formatting of what `println!` and `printf` print. */
import type { PrintPart } from '../../model/core/mir.js';
import { ub } from '../../model/faults.js';
import { reg } from '../machine/loc.js';
import type { Machine } from '../machine/machine.js';
import type { P } from './premises.js';
import type { PrintSite } from './rules/control.js';
import { flat } from './scalars.js';

const ascii = (s: string): number[] => [...s].map((c) => c.charCodeAt(0));

export const utf8 = (c: number): number[] => {
  if (c < 0x80) return [c];
  if (c < 0x800) return [0xc0 | (c >> 6), 0x80 | (c & 63)];
  if (c < 0x10000) return [0xe0 | (c >> 12), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63)];
  return [0xf0 | (c >> 18), 0x80 | ((c >> 12) & 63), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63)];
};

const MAX_TEXT = 1 << 16;

const text = (m: Machine, addr: number, len: number): number[] => {
  const out: number[] = [];
  for (let k = 0; k < Math.min(len, MAX_TEXT); k++) {
    const f = flat(m, addr + k);
    if (f < 0 || (len === Infinity && m.mem.bytes[f] === 0)) break;
    out.push(m.mem.bytes[f]!);
  }
  return out;
};

export const printPart = (m: Machine, p: PrintPart, site: PrintSite): void => {
  if (p.k === 'text') {
    m.output.push(...p.bytes);
    return;
  }
  const s = reg(m, site.args[p.arg]!.slot);
  const v = m.num[s]!;
  switch (p.as) {
    case 'int':
    case 'unsigned':
      m.output.push(...ascii(v === v ? String(v) : m.big(s).toString()));
      return;
    case 'char':
      m.output.push(...utf8(v));
      return;
    case 'byte':
      m.output.push(v & 0xff);
      return;
    case 'bool':
      m.output.push(...ascii(v === 0 ? 'false' : 'true'));
      return;
    case 'ptr':
      m.output.push(...ascii(`0x${v.toString(16)}`));
      return;
    case 'str':
      m.output.push(...text(m, v, m.num[s + 1]!));
      return;
    case 'c-str':
      m.output.push(...text(m, v, Infinity));
      return;
  }
};

/** Every value is determinate; a string is readable up to its end. The aliasing model judges the reads. */
export const printable: P<[PrintSite]> = {
  name: 'printable',
  sentence: 'What is printed is initialised, and strings are readable up to their end.',
  fault: { k: 'inner' },
  holds: (m, site) => {
    for (const p of site.parts) {
      if (p.k === 'text') continue;
      const s = reg(m, site.args[p.arg]!.slot);
      if (m.st[s] === 0) return bad(m, 'uninit', 'initialised', 'an indeterminate value is printed');
      if (p.as === 'str' && !readable(m, s, m.num[s + 1]!)) return false;
      if (p.as === 'c-str' && !readable(m, s, -1)) return false;
    }
    return true;
  },
  tex: (v) => `${v} \\neq \\mathsf{uninit}`,
  judgement: {
    commit: () => undefined,
    inner: (m) => m.takeInner().derivation,
    innerFault: (m) => m.takeInner().fault,
  },
};

const bad = (
  m: Machine,
  code: 'uninit' | 'null' | 'dangling' | 'out-of-bounds' | 'aliasing',
  premise: string,
  reason: string,
): false => {
  m.innerFailure = { derivation: { rule: 'Printable', premise, reason, inner: null }, fault: ub(code) };
  return false;
};

/** The bytes of a string at the pointer in register `s`: `len` of them, or (-1) up to and with a 0. */
export const readable = (m: Machine, s: number, len: number): boolean => {
  if (m.loose) return true;
  const { mem } = m;
  const addr = m.num[s]!;
  if (addr === 0) return len === 0 || bad(m, 'null', 'not-null', 'a string is null');
  if (len === 0) return true;
  const prov = m.prov[s]!;
  const alloc = prov > 0 ? prov : prov === 0 ? 0 : mem.find(addr);
  if (alloc === 0 || mem.live[alloc] === 0)
    return bad(m, 'dangling', 'live', 'a string lies in no live allocation');
  const off = addr - mem.base[alloc]!;
  const size = mem.size[alloc]!;
  let n = 0;
  for (; len < 0 || n < len; n++) {
    if (off + n < 0 || off + n >= size)
      return bad(m, 'out-of-bounds', 'in-bounds', 'a string runs past its allocation');
    const at = mem.at[alloc]! + off + n;
    if (mem.state[at] === 0) return bad(m, 'uninit', 'initialised', 'a string has an uninitialised byte');
    if (len < 0 && mem.bytes[at] === 0) {
      n++;
      break;
    }
  }
  if (n === 0) return true;
  m.aliasCode = m.alias.testAccess(0, alloc, off, n, m.tag[s]!);
  if (m.aliasCode === 0) {
    m.alias.commit();
    return true;
  }
  const e = m.alias.explain(m.aliasCode);
  m.innerFailure = {
    derivation: { rule: e.rule, premise: e.kind, reason: e.sentence, inner: null },
    fault: ub('aliasing'),
  };
  return false;
};
