/**
 * The borrow checker: non-lexical lifetimes on the control-flow graph (RFC 2094), as rustc's. For each body regions are
 * inferred, loans get the points at which they are in force, every access is held against them, and what the body asks of
 * the lifetimes of its signature is held against what that declares.
 */
import type { AdtDef } from '../../../model/types.js';
import type { CrateCx } from '../check/context.js';
import type { AnalysisFn } from '../lower/body.js';
import type { Flow } from '../moves/flow.js';
import { BodyCheck } from './check.js';
import { noneOff, type RulesOff } from './rules.js';
import { Slots } from './slots.js';
import type { Requirements } from './closures.js';

export const checkBorrows = (
  cx: CrateCx,
  bodies: readonly AnalysisFn[],
  flows: readonly Flow[],
  off: RulesOff = noneOff,
): void => {
  const slots = new Slots(cx);
  const done = new Map<AnalysisFn, Requirements | null>();
  const byEnv = new Map<AdtDef, number>();
  bodies.forEach((x, i) => {
    if (x.closure !== null) byEnv.set(x.closure.env.def, i);
  });
  const check = (i: number): Requirements | null => {
    const x = bodies[i];
    const flow = flows[i];
    if (x === undefined || flow === undefined) return null;
    const known = done.get(x);
    if (known !== undefined) return known;
    done.set(x, null);
    const made = new BodyCheck(cx, slots, x, flow, off, (env) => {
      const k = byEnv.get(env);
      return k === undefined ? null : check(k);
    }).run();
    done.set(x, made);
    return made;
  };
  bodies.forEach((_, i) => check(i));
};
