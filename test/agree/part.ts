/** What a part of `npm run agree` is: a comparison with reality that is too heavy for `npm test`. */

export interface AgreeOptions {
  /** How much of it; each part has its own measure and default. */
  readonly runs: number | null;
  readonly seed: number;
  readonly say: (line: string) => void;
}

export interface Agreement {
  /** Lines for a person: what was compared, in figures. */
  readonly lines: readonly string[];
  /** What disagrees and is not explained. None: the part passes. */
  readonly disagreements: readonly string[];
}

export interface Part {
  readonly name: string;
  readonly sentence: string;
  /** Tools without which it cannot run. */
  readonly needs: readonly string[];
  readonly run: (o: AgreeOptions) => Promise<Agreement>;
}
