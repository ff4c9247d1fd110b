/** What a search found, before it is shrunk: one program for each way in which a property breaks. */
import type { Settings } from '../../model/settings.js';
import type { Threat } from '../../semantics/regimes/regime.js';
import type { Generator } from '../generate/index.js';

/** A broken program, before shrinking. */
export interface Found {
  readonly property: string;
  readonly regime: string;
  readonly threat: Threat;
  readonly settings: Settings;
  readonly kind: string;
  readonly rule: string;
  readonly premise: string;
  readonly direction: Generator['direction'];
  readonly index: number;
  readonly choices: readonly number[];
}

/** Two failures are the same finding if they break one property under one regime in the same way. */
export const foundKey = (
  f: Pick<Found, 'property' | 'regime' | 'kind' | 'rule' | 'premise' | 'settings'>,
): string => `${f.property}|${f.regime}|${f.settings['aliasing']}|${f.kind}|${f.premise}`;

const weaker: Readonly<Record<Threat, number>> = { contract: 0, 'good-faith': 1, buggy: 2, arbitrary: 3 };

/** Per key the weakest threat, then the shortest tape. */
export const keepBest = (found: Map<string, Found>, f: Found): void => {
  const key = foundKey(f);
  const known = found.get(key);
  if (known === undefined || better(f, known)) found.set(key, f);
};

const better = (a: Found, b: Found): boolean =>
  weaker[a.threat] !== weaker[b.threat]
    ? weaker[a.threat] < weaker[b.threat]
    : a.choices.length < b.choices.length;
