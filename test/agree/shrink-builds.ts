/** A program that real builds and the model disagree on, made small: on its tape, then on its trees. */
import { printC } from '../../model/c/print.js';
import { parseC } from '../../model/c/parse.js';
import { printCrate } from '../../model/rust/print.js';
import { parseRust } from '../../model/rust/parse.js';
import { isSmaller, smallerTapes } from '../../properties/generate/arbitrary.js';
import { definedProgram } from '../../properties/generate/defined/index.js';
import { Tape } from '../../properties/generate/tape.js';
import type { Program } from '../../properties/program.js';
import type { ProgramText } from '../../properties/scenario/index.js';
import { treePasses } from '../../properties/search/shrink.js';

/** Tapes that are tried, and programs: what the model refuses costs little, the others a build each. */
const TAPE_TRIES = 400;
const TREE_TRIES = 6000;

export interface SmallProgram {
  readonly text: ProgramText;
  /** No single deletion or replacement leaves a program that still disagrees. */
  readonly oneMinimal: boolean;
  readonly tries: number;
}

/** The smallest tape found that still `differs`. */
export const shrinkTape = async (
  choices: readonly number[],
  differs: (choices: readonly number[]) => Promise<boolean>,
): Promise<readonly number[]> => {
  let best = choices;
  let tries = 0;
  for (let again = true; again;) {
    again = false;
    for (const given of smallerTapes(best)) {
      const tape = new Tape({ choices: given });
      definedProgram(tape, { prefix: '', main: 'main' });
      if (!isSmaller(tape.made, best)) continue;
      if (tries++ >= TAPE_TRIES) return best;
      if (!(await differs(tape.made))) continue;
      best = [...tape.made];
      again = true;
      break;
    }
  }
  return best;
};

const textOf = (p: Program): ProgramText => ({
  rust: { text: printCrate(p.rust), file: 'a.rs' },
  c: { text: printC(p.c), file: 'a.c' },
});

/** A deletion may leave a place empty that the language needs, which printers are not made for: that is no program. */
const printed = (p: Program): ProgramText | null => {
  try {
    return textOf(p);
  } catch {
    return null;
  }
};

export const shrinkProgram = async (
  text: ProgramText,
  differs: (text: ProgramText) => Promise<boolean>,
): Promise<SmallProgram> => {
  const { crate } = parseRust(text.rust?.text ?? '', 'a.rs');
  const { unit } = parseC(text.c?.text ?? '', 'a.c');
  if (crate === null || unit === null) return { text, oneMinimal: false, tries: 0 };
  const passes = treePasses({ direction: 'both', written: true, rust: crate, c: unit }, TREE_TRIES);
  let at = passes.next();
  while (at.done !== true) {
    const candidate = printed(at.value);
    at = passes.next(candidate !== null && (await differs(candidate)));
  }
  const { program, oneMinimal, tries } = at.value;
  return { text: textOf(program), oneMinimal, tries };
};
