/** The properties that a search checks. Adding one: its file, and a line here. */
import { boundarySoundness } from './boundary-soundness.js';
import { cAlone } from './c-alone.js';
import { fastEqualsTraced } from './fast-equals-traced.js';
import { optimisation } from './optimisation.js';
import type { Property } from './property.js';
import { rustAlone } from './rust-alone.js';
import { safetyInvariant } from './safety-invariant.js';
import { transparency } from './transparency.js';

export const properties: readonly Property[] = [
  boundarySoundness,
  safetyInvariant,
  transparency,
  fastEqualsTraced,
  cAlone,
  rustAlone,
  optimisation,
];

export const propertyNamed = (name: string): Property | null =>
  properties.find((p) => p.name === name) ?? null;
