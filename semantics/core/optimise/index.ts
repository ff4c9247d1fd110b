/** The optimisations: adding one is its file and its line here. */
import type { CoreFn, Unit } from '../../../model/core/mir.js';
import type { Layouts } from '../../../model/layout/index.js';
import { anyValue } from './any-value.js';
import { assumeRestrict } from './assume-restrict.js';
import { Body } from './body.js';
import { constObjects } from './const-objects.js';
import { deadStores } from './dead-stores.js';
import { forwardBox } from './forward-box.js';
import { forwardOverCalls } from './forward-over-calls.js';
import { forwardOverWrites } from './forward-over-writes.js';
import { divisorNotZero, referenceNotNull, shiftBelowWidth, usedNotNull } from './known-after.js';
import { earlyStores, hoistStores, sinkStores } from './move-stores.js';
import { noOverflow } from './no-overflow.js';
import { noUnwind } from './no-unwind.js';
import type { Optimisation, UnitFacts } from './optimisation.js';
import { otherObjects } from './other-objects.js';
import { readOnce } from './read-once.js';
import { fewerArms, twoValues } from './switches.js';
import { typeBased } from './type-based.js';

export const optimisations: readonly Optimisation[] = [
  forwardOverWrites,
  forwardOverCalls,
  forwardBox,
  readOnce,
  deadStores,
  sinkStores,
  hoistStores,
  earlyStores,
  twoValues,
  fewerArms,
  referenceNotNull,
  noUnwind,
  typeBased,
  noOverflow,
  usedNotNull,
  divisorNotZero,
  shiftBelowWidth,
  otherObjects,
  constObjects,
  anyValue,
  assumeRestrict,
];

export const optimisationNamed = (name: string): Optimisation | null =>
  optimisations.find((o) => o.name === name) ?? null;

/** More rewritings of one function than any program of a person has: a `step` that never ends is a bug. */
const MOST = 200;

const rewrite = (f: CoreFn, o: Optimisation, facts: UnitFacts): CoreFn => {
  const body = new Body(f, facts);
  let steps = 0;
  while (o.step(body)) if (++steps > MOST) throw new Error(`${o.name} does not come to an end in ${f.name}`);
  return steps === 0 ? f : body.finish();
};

/** The unit after the optimisation, or the same unit where it changes nothing. Code that nobody wrote is left alone. */
export const optimise = (unit: Unit, o: Optimisation, layouts: Layouts): Unit => {
  if (unit.lang !== o.lang) return unit;
  const declared = new Map(unit.foreign.map((d) => [d.name, d.sig.abi]));
  const facts: UnitFacts = { layouts, unit, mayNotUnwind: (name) => declared.get(name) === 'C' };
  const fns = unit.fns.map((f) => (f.synthetic || f.volatile === true ? f : rewrite(f, o, facts)));
  return fns.some((f, k) => f !== unit.fns[k]) ? { ...unit, fns } : unit;
};
