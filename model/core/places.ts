/** When two places are one, as they are written: the same steps from the same local. */
import type { Place, Projection } from './mir.js';

const sameStep = (a: Projection, b: Projection): boolean => {
  switch (a.k) {
    case 'field':
    case 'variant':
    case 'elem':
      return b.k === a.k && a.index === b.index;
    case 'index':
      return b.k === 'index' && a.local === b.local;
    case 'subslice':
      return b.k === 'subslice' && a.from === b.from && a.to === b.to;
    case 'deref':
      return b.k === 'deref';
  }
};

export const samePlace = (a: Place, b: Place): boolean => {
  if (a.local !== b.local || a.proj.length !== b.proj.length) return false;
  for (let i = 0; i < a.proj.length; i++) if (!sameStep(a.proj[i]!, b.proj[i]!)) return false;
  return true;
};
