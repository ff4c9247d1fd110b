import { nicheValue, type EnumLayout } from '../../model/layout/index.js';
import type { Machine } from '../machine/machine.js';

/** Writes the tag of a variant into the enum at store offset `s`; nothing where the variant needs none. */
export const writeTag = (m: Machine, s: number, layout: EnumLayout, variant: number): void => {
  const { tag } = layout.shape;
  if (tag.k === 'direct') {
    m.mem.writeInt(s + tag.offset, tag.size, tag.values[variant] ?? 0);
    return;
  }
  if (tag.k !== 'niche') return;
  const v = nicheValue(tag, variant);
  if (v !== null) m.mem.writeWide(s + tag.offset, tag.size, v.value);
};
