/** The regimes. Adding one: its file, and a line here. */
import { isolated } from './isolated.js';
import { omniglot } from './omniglot/index.js';
import { r3 } from './r3/index.js';
import type { Regime } from './regime.js';
import { unrestricted } from './unrestricted.js';

export const regimes: readonly Regime[] = [unrestricted, isolated, r3, omniglot];

export const regimeNamed = (name: string): Regime | null => regimes.find((r) => r.name === name) ?? null;

/** The regime that programs are measured against: nothing between the languages. */
export const unrestrictedRegime: Regime = unrestricted;
