/** The parts of `npm run agree`. Adding one: its file, and a line here. */
import { cross } from './cross.js';
import type { Part } from './part.js';

export const parts: readonly Part[] = [cross];
