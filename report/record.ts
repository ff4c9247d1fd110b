/** Runs a program and records it, for the report. */
import * as E from '#fp/Either';
import type { Settings } from '../model/settings.js';
import { runProgram, type Diagnostics, type ProgramText } from '../properties/scenario/index.js';
import { machineFor, runMachine } from '../semantics/machine/run.js';
import { Recorder } from '../semantics/machine/trace.js';
import type { Run, SourceText } from './data.js';

/** Steps that are kept of a run: beyond that a page is too heavy to be read on a telephone. */
export const stepLimit = 1500;

/**
 * The outcome by the fast machine, and the steps by the recording one, which runs the same rules. Left: the program is
 * not well-formed under this regime.
 */
export const recordRun = (
  program: ProgramText,
  settings: Settings,
  regime: string,
  aliasing: string,
  sources?: readonly SourceText[],
): E.Either<Diagnostics, Run> => {
  const ran = runProgram(program, settings, regime, aliasing);
  if (E.isLeft(ran)) return ran;
  const { outcome, machine } = ran.right;
  const about = {
    regime,
    aliasing,
    settings: ran.right.settings,
    outcome,
    ...(sources === undefined ? {} : { sources }),
  };
  if (machine === null) return E.right({ ...about, steps: 0, output: '', trace: null });
  const again = machineFor(machine.linked, ran.right.settings);
  const recorder = new Recorder(stepLimit);
  again.observer = recorder;
  runMachine(again);
  const output = new TextDecoder().decode(Uint8Array.from(machine.output));
  return E.right({ ...about, steps: machine.steps, output, trace: recorder.trace });
};
