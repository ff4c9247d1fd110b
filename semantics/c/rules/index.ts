import { cArithRules } from './arith.js';
import { formattedRules } from './formatted.js';
import { libraryRules } from './library.js';
import { machineLibrary } from './machine-library.js';
import { machineOps } from './machine-ops.js';
import { machineRules } from './machine.js';
import { cMemoryRules } from './memory.js';
import { seq } from './sequencing.js';
import { cValueRules } from './values.js';

export const cRules = [
  ...cMemoryRules,
  ...cValueRules,
  ...cArithRules,
  ...libraryRules,
  ...formattedRules,
  seq,
  ...machineRules,
  ...machineOps,
  ...machineLibrary,
];
