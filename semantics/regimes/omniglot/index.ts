import type { Regime } from '../regime.js';
import { crossingRules } from './crossing.js';
import { hasAllBytes, hasAnyBits, hasValidator } from './admit.js';
import { apiFor } from './api.js';
import { omniglotGlue } from './glue.js';
import { partRules } from './parts.js';
import { apiRules } from './rules.js';
import { stackingRules } from './stacking.js';
import { ogState, startOmniglot } from './state.js';

export const omniglot: Regime = {
  name: 'omniglot',
  title: 'Omniglot: upgrade, validate, write under scopes',
  sentence: 'Foreign code is isolated; what it gives is upgraded and validated before use, under two scopes.',
  source: 'Omniglot talk; Schuermann et al. 2025; omniglot crate',
  doc: `Omniglot has Rust calling an untrusted library. The library reaches only its own domain. A pointer that it
returns is a number; *upgrading* it tests alignment and asks the tracker. *Validating* the reference tests that its
bytes are a value of the type, and gives a value that lives until somebody takes the access scope uniquely: a write or
a foreign call. References and slices that the host passes travel by copy through foreign memory.

The scopes are ordinary Rust borrows. Where the borrow checker has not judged them, they are checked at run time: a
stamp per scope, and a value made under an older stamp is refused.`,
  parameters: [
    {
      name: 'domain.tracker',
      values: ['object', 'region'],
      default: 'object',
      sentence: 'Whether the tracker answers by allocation or by mapped region.',
      source: 'omniglot crate: test runtime; Tock and MPK runtimes',
    },
    {
      name: 'brands',
      values: ['lifetime', 'run-time'],
      default: 'lifetime',
      sentence: 'Whether a mix-up of library instances is a compile error or refused at run time.',
      source: 'omniglot crate, id',
    },
    {
      name: 'upgraded',
      values: ['ends', 'stays'],
      default: 'ends',
      sentence: 'Whether upgraded references end at a foreign call.',
      source: 'omniglot crate, execute; the talk keeps them',
    },
  ],
  promises: [
    {
      property: 'boundary-soundness',
      threat: 'arbitrary',
      sentence:
        'Interactions with any foreign library keep Rust sound: memory-safe, values valid, no mutable aliasing.',
      source: 'Omniglot talk, "mechanically maintains soundness"',
      set: { foreign: 'machine' },
    },
    {
      property: 'safety-invariant',
      threat: 'arbitrary',
      sentence: 'Values that safe Rust sees are valid and unaliased, without assumptions about the library.',
      source: 'Omniglot talk, key takeaways',
      set: { foreign: 'machine' },
    },
    {
      property: 'transparency',
      threat: 'contract',
      sentence: 'Correct programs are neither refused nor changed.',
      source: 'Omniglot talk, efficiency',
    },
  ],
  outOfScope: (d) =>
    d === 'c-calls-rust' ? 'direction: Omniglot is about foreign libraries that Rust calls' : null,
  domain: true,
  admit: [hasValidator, hasAnyBits, hasAllBytes],
  rules: [...apiRules, ...partRules, ...stackingRules, ...crossingRules],
  start: startOmniglot,
  view: (m) => {
    const t = ogState(m);
    return {
      label: 'Omniglot',
      children: [
        ...t.access.map((x, k) => ({
          label: `scopes of brand ${k}`,
          value: `A at ${t.alloc[k] ?? 0}, X at ${x}`,
        })),
        {
          label: 'stacked',
          children: t.stacked.map((s) => ({
            label: `#${s.id}`,
            value: `${s.size} bytes, ${s.unique ? 'copied back' : 'read only'}`,
          })),
        },
      ],
    };
  },
  glue: omniglotGlue,
  api: apiFor,
};
