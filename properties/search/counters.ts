/** How the programs of a search were made and what became of them: "by construction" must not hide discards. */

/** Of the choice tapes: draws, those with one alternative, alternatives that had nothing to do, draws past a tape's end. */
export interface Drawn {
  readonly draws: number;
  readonly forced: number;
  readonly deadEnds: number;
  readonly cut: number;
}

export const noDraws: Drawn = { draws: 0, forced: 0, deadEnds: 0, cut: 0 };

export const drawnFrom = (tape: {
  readonly made: readonly number[];
  readonly forced: number;
  readonly deadEnds: number;
  readonly overrun: number;
}): Drawn => ({
  draws: tape.made.length + tape.forced,
  forced: tape.forced,
  deadEnds: tape.deadEnds,
  cut: tape.overrun,
});

export const addDrawn = (a: Drawn, b: Drawn): Drawn => ({
  draws: a.draws + b.draws,
  forced: a.forced + b.forced,
  deadEnds: a.deadEnds + b.deadEnds,
  cut: a.cut + b.cut,
});

/** Why no property judged a program, where its verdicts do not say. */
export const OTHER_THREAT = 'no property speaks of its threat';
export const NOT_SAMPLED = 'not in the sample of properties that run a program several times';
export const NOT_APPLICABLE = 'no regime speaks of it';
export const NOT_CHECKED = 'refused by a checker';
