/** Types of variables as they are written, with their lifetimes, to which the borrow checker holds them. */
import type { Span } from '../../../model/span.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import { partsOfSlice, type TPat, type Var } from '../tree.js';
import { eachRegion } from '../ty.js';
import type { FnCx } from './body.js';
import { writtenField } from './fields.js';

/** A type that names lifetimes says something that the borrow checker must hold the variable to. */
export const keepWritten = (v: Var, written: Ty, span: Span): void => {
  let names = false;
  eachRegion(written, (r) => (names ||= r !== ''));
  if (names) v.written = { ty: written, span };
};

/** The type that a pattern stands for, as written, for each variable in it: a part of that. */
export const writeParts = (f: FnCx, p: TPat, written: Ty, span: Span): void => {
  const part = (x: TPat | null, ty: Ty | undefined): void => {
    if (x !== null && ty !== undefined) writeParts(f, x, ty, span);
  };
  switch (p.k) {
    case 'bind':
      keepWritten(p.v, p.mode === 'move' ? written : T.refTo(written, p.mode === 'ref-mut'), span);
      return part(p.sub, written);
    case 'deref':
      return part(p.sub, written.k === 'ref' || written.k === 'raw' ? written.to : undefined);
    case 'variant':
    case 'fields':
      for (const s of p.subs)
        part(s.pat, writtenField(f.cx, written, p.k === 'variant' ? p.variant : 0, s.index));
      return;
    case 'slice': {
      if (written.k !== 'array' && written.k !== 'slice') return;
      const { of } = written;
      for (const x of partsOfSlice(p)) if (x !== p.rest) part(x, of);
      return;
    }
    case 'or':
      for (const x of p.alternatives) part(x, written);
      return;
    default:
      return;
  }
};
