import { rustArithRules } from './arith.js';
import { bytesRules } from './bytes.js';
import { heapRules } from './heap.js';
import { rustMemoryRules } from './memory.js';

export const rustRules = [...rustMemoryRules, ...bytesRules, ...rustArithRules, ...heapRules];
