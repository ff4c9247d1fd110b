/**
 * Near misses: a program changed in one place, each kind of change by its name. What comes out parses; whether it is
 * accepted is for the checkers to say.
 */
import { borrowsMutations } from './borrows.js';
import { closuresMutations } from './closures.js';
import { patternsMutations } from './patterns.js';
import { signaturesMutations } from './signatures.js';
import { statementsMutations } from './statements.js';
import type { Mutation } from './tools.js';
import { typesMutations } from './types.js';

export type { Mutation } from './tools.js';

/** Those after which the types are mostly right, and what is wrong is wrong with a borrow. */
export const aboutBorrows: readonly Mutation[] = [
  ...statementsMutations.filter((m) => m.about === 'borrows'),
  ...statementsMutations.filter((m) => m.name === 'borrow-crossed').flatMap((m) => [m, m, m]),
  ...signaturesMutations,
  ...signaturesMutations.filter((m) => m.name === 'other-parameter-returned').flatMap((m) => [m, m]),
];

export const mutations: readonly Mutation[] = [
  ...statementsMutations,
  ...borrowsMutations,
  ...signaturesMutations,
  ...typesMutations,
  ...closuresMutations,
  ...patternsMutations,
];
