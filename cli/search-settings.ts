import { coreSettings, defaultsOf, type Settings } from '../model/settings.js';
import { regimes } from '../semantics/regimes/index.js';

/** The settings of a search: the defaults, but freed addresses are handed out again, and runs are short. */
export const searchSettings = (): Settings => ({
  ...defaultsOf([...coreSettings, ...regimes.flatMap((r) => r.parameters)]),
  addresses: 'reuse',
  fuel: '20000',
});
