import { rustArithRules } from './arith.js';
import { heapRules } from './heap.js';
import { rustMemoryRules } from './memory.js';

export const rustRules = [...rustMemoryRules, ...rustArithRules, ...heapRules];
