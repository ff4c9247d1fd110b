import { NoLayout } from '../../../model/layout/index.js';
import type { CrateCx } from './context.js';

/** A type whose own definition is wrong has no layout: what asks for one is not judged further (null). */
export const ifLaidOut = <R>(cx: CrateCx, judge: () => R): R | null => {
  try {
    return judge();
  } catch (e) {
    if (!(e instanceof NoLayout) || cx.wrong === 0) throw e;
    return null;
  }
};
