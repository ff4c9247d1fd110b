/** What both languages' libraries do with bytes: the effects of their rules. What each asks for before is its own. */
import { copyEffective, storeEffective } from './effective.js';
import { flat, moveBytes } from './scalars.js';
import type { Loc } from '../machine/loc.js';
import type { Machine } from '../machine/machine.js';

/** As they are: uninitialised ones, provenance and effective types with them. */
export const copyBytes = (m: Machine, to: Loc, from: Loc): void => {
  moveBytes(m, to, from, to.size);
  copyEffective(m, to, from, to.size);
};

/** The bytes have no effective type afterwards. */
export const fillBytes = (m: Machine, to: Loc, byte: number): void => {
  for (let k = 0; k < to.size; k++) {
    const s = m.loose ? flat(m, to.addr + k) : to.store + k;
    if (s >= 0) m.mem.writeInt(s, 1, byte & 0xff);
  }
  if (!m.loose) storeEffective(m, to, 0, false);
};

/** How many bytes lie before the first 0, or before what is not mapped. */
export const lengthOfString = (m: Machine, addr: number): number => {
  let n = 0;
  for (let f = flat(m, addr); f >= 0 && m.mem.bytes[f] !== 0; f = flat(m, addr + n)) n++;
  return n;
};
