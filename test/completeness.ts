/** What no scenario, case or stored witness shows, each with its reason. One list, so that gaps are visible. */

/** Rules that never fire. */
export const neverFires: Readonly<Record<string, string>> = {};

/** Premises that never fail: by rule and premise, or by premise for all rules. */
const byPremise: Readonly<Record<string, string>> = {};
const byKey: Readonly<Record<string, string>> = {};
export const neverFails = (key: string): string | null =>
  byKey[key] ?? byPremise[key.slice(key.indexOf('/') + 1)] ?? null;

/** Kinds of undefined behaviour that nothing reaches. */
export const notReached: Readonly<Record<string, string>> = {
  'data-race': 'threads are an issue of their own',
};
