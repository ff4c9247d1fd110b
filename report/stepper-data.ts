/** A program's runs as the page's script gets them. Also read in the page. */
import type { Span } from '../model/span.js';
import type { SourceText } from './data.js';
import type { Tone } from './words.js';

export interface StepperRun {
  readonly label: string;
  readonly words: string;
  readonly tone: Tone;
  /** Index in `texts`: which sources this run was made from. */
  readonly text: number;
  /** Index in the unpacked list of step lists; -1 if the run was not recorded. */
  readonly steps: number;
  readonly cut: boolean;
  readonly pointerSize: number;
  /** Where Rust made the promise that the run's end breaks. */
  readonly promise: Span | null;
}

export interface StepperData {
  readonly texts: readonly (readonly SourceText[])[];
  readonly runs: readonly StepperRun[];
  /** Run shown first, and the one beside it (-1: none). */
  readonly a: number;
  readonly b: number;
  /** `squeeze` of a packed list of lists of steps; equal runs share one list. */
  readonly traces: string;
}
