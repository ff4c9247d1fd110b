/** The parts of `npm run agree`. Adding one: its file, and a line here. */
import { builds } from './builds.js';
import { c } from './c.js';
import { cross } from './cross.js';
import { edits } from './edits.js';
import { optimisations } from './optimisations.js';
import type { Part } from './part.js';
import { rustc } from './rustc.js';
import { smallRust } from './small-rust.js';
import { ubWitnesses } from './ub-witnesses.js';

export const parts: readonly Part[] = [builds, ubWitnesses, optimisations, c, cross, rustc, edits, smallRust];
