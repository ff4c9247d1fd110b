/** What a match looks at: while a guard runs it stays as it is (rustc: fake borrows). */
import type { Place } from '../../../model/core/mir.js';
import { partsOfSlice, type TPat } from '../tree.js';
import { behind, inside } from './builder.js';
import type { FnLower } from './context.js';
import { subPlace } from './patterns.js';

/**
 * The places that a pattern looks at, and the references behind which these or what it binds lie (rustc, the collector of
 * fake borrows of a match).
 */
export const addTested = (f: FnLower, p: TPat, place: Place, found: Place[]): void => {
  switch (p.k) {
    case 'variant':
    case 'fields':
      if (p.k === 'variant') looksAt(place, found);
      for (const s of p.subs) addTested(f, s.pat, subPlace(f, p, s.index, place), found);
      return;
    case 'deref':
      return addTested(f, p.sub, behind(place), found);
    case 'bind':
      addReferences(place, found);
      if (p.sub !== null) addTested(f, p.sub, place, found);
      return;
    case 'or':
      for (const alt of p.alternatives) addTested(f, alt, place, found);
      return;
    case 'slice': {
      if (p.ty.k === 'slice') looksAt(place, found);
      // Whichever element: for a borrow one is as good as another.
      const element = inside(place, { k: 'index', local: 0 });
      for (const x of partsOfSlice(p)) addTested(f, x, x === p.rest ? place : element, found);
      return;
    }
    case 'int':
    case 'str':
    case 'range':
      return looksAt(place, found);
    case 'wild':
      return;
  }
};

const looksAt = (place: Place, found: Place[]): void => {
  found.push(place);
  addReferences(place, found);
};

const addReferences = ({ local, proj }: Place, found: Place[]): void => {
  for (let i = 0; i < proj.length; i++)
    if (proj[i]!.k === 'deref') found.push({ local, proj: proj.slice(0, i) });
};
