import type { RefTy, Ty } from '../../model/types.js';

/** `Option<&T>` and `Option<&mut T>` of sized T: one pointer, null for None. */
export const optionOfReference = (ty: Ty | null): RefTy | null => {
  if (ty === null || ty.k !== 'lib' || ty.name !== 'Option') return null;
  const inner = ty.args[0];
  return inner !== undefined && inner.k === 'ref' && inner.to.k !== 'slice' && inner.to.k !== 'str'
    ? inner
    : null;
};
