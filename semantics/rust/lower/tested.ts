/** What a match looks at: while a guard runs it stays as it is (rustc: fake borrows). */
import type { Place } from '../../../model/core/mir.js';
import { partsOfSlice, type TPat } from '../tree.js';
import { behind, inside } from './builder.js';
import type { FnLower } from './context.js';
import { subPlace } from './patterns.js';

/** The places that a pattern looks at, and the references that it goes through. */
export const addTested = (f: FnLower, p: TPat, place: Place, found: Place[]): void => {
  switch (p.k) {
    case 'variant':
    case 'fields':
      if (p.k === 'variant') found.push(place);
      for (const s of p.subs) addTested(f, s.pat, subPlace(f, p, s.index, place), found);
      return;
    case 'deref':
      found.push(place);
      return addTested(f, p.sub, behind(place), found);
    case 'bind':
      if (p.sub !== null) addTested(f, p.sub, place, found);
      return;
    case 'or':
      for (const alt of p.alternatives) addTested(f, alt, place, found);
      return;
    case 'slice': {
      if (p.ty.k === 'slice') found.push(place);
      // Whichever element: for a borrow one is as good as another.
      const element = inside(place, { k: 'index', local: 0 });
      for (const x of partsOfSlice(p)) addTested(f, x, x === p.rest ? place : element, found);
      return;
    }
    case 'int':
    case 'str':
    case 'range':
      found.push(place);
      return;
    case 'wild':
      return;
  }
};
