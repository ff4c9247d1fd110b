import * as fc from 'fast-check';

/** One seed for the whole run, printed by fast-check on failure; `FERRULE_TEST_SEED` overrides it. */
fc.configureGlobal({ seed: Number(process.env['FERRULE_TEST_SEED'] ?? 42) });
