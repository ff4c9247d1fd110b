import { coreSettings, defaultsOf, type Settings } from '../model/settings.js';
import { regimes } from '../semantics/regimes/index.js';

/** The defaults, as a search has them, with fuel for loops that are long on purpose. */
export const benchSettings: Settings = {
  ...defaultsOf([...coreSettings, ...regimes.flatMap((r) => r.parameters)]),
  addresses: 'reuse',
  fuel: '100000000',
};
/** A generated program ends soon, or never. */
export const shortSettings: Settings = { ...benchSettings, fuel: '20000' };
