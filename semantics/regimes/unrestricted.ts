import { noApi } from './api.js';
import { plainGlue } from './plain-glue.js';
import type { Regime } from './regime.js';

export const unrestricted: Regime = {
  name: 'unrestricted',
  title: 'Unrestricted extern "C"',
  sentence: 'Bits cross the boundary and are believed.',
  source: 'Rust Reference, external blocks; R3 paper 1; Omniglot talk',
  doc: `Today's \`extern "C"\`. Nothing stands between the languages: arguments and results are bits, and each side
believes what its own types say of them. Whatever the types of the Rust side promise and the C side does not keep
is undefined behaviour, at the latest where a Rust rule relies on it.`,
  parameters: [],
  promises: [],
  outOfScope: () => null,
  domain: false,
  admit: [],
  rules: [],
  start: () => null,
  view: () => ({ label: 'no state' }),
  glue: plainGlue,
  api: () => noApi,
};
