/** Results of `confirm --save`, where they lie beside scenarios. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import * as E from '#fp/Either';
import type { CampaignState } from '../properties/campaign/state.js';
import { parseConfirmation, REGIME } from '../properties/confirm/index.js';
import type { Scenario } from '../properties/scenario/index.js';
import type { RealResult } from '../report/data.js';
import { realResult } from '../report/real.js';
import { digestOf, programOf } from './confirm-input.js';
import type { Io } from './io.js';
import type { Input } from './programs.js';
import { campaignFile } from './store.js';

/** `a.md` → `a.confirmed.json`. */
export const confirmedFile = (file: string): string =>
  join(dirname(file), `${basename(file, extname(file))}.confirmed.json`);

/** Where results of a campaign's witnesses lie: beside its records. */
export const confirmedFolder = (campaign: string): string =>
  join(dirname(campaignFile(campaign)), 'confirmed');

/** The witnesses of a campaign that have a program for today's boundary, as programs to confirm. */
export const witnessInputs = (campaign: string, state: CampaignState): readonly Input[] =>
  [...state.witnesses.values()].flatMap((w): readonly Input[] => {
    const rust = w.rust[REGIME];
    if (rust === undefined) return [];
    const at = join(confirmedFolder(campaign), w.id);
    return [
      {
        kind: 'pair',
        file: w.id,
        rust: { text: rust, file: `${at}.rs` },
        c: { text: w.c, file: `${at}.c` },
        settings: w.settings,
      },
    ];
  });

/** What was kept for the witnesses of a campaign, by their ids. */
export const confirmedWitnesses = (
  campaign: string,
  state: CampaignState,
  io: Io,
): ReadonlyMap<string, RealResult> =>
  new Map(
    witnessInputs(campaign, state).flatMap((i) => {
      const real =
        i.kind === 'pair' && i.rust !== undefined
          ? read(i.rust.file, i, `--campaign ${campaign}`, io)
          : undefined;
      return real === undefined ? [] : [[i.file, real] as const];
    }),
  );

/** What was kept for a scenario; a file that cannot be read is said, and left out. */
export const confirmedResult = (s: Scenario, io: Io): RealResult | undefined =>
  read(s.file, { kind: 'scenario', file: s.file, scenario: s }, s.file, io);

const read = (beside: string, input: Input, what: string, io: Io): RealResult | undefined => {
  const file = confirmedFile(beside);
  if (!existsSync(file)) return undefined;
  const saved = parseConfirmation(readFileSync(file, 'utf8'));
  if (E.isRight(saved)) return realResult(saved.right, saved.right.digest !== digestOf(programOf(input)));
  io.err(`${file}: ${saved.left}; make it again by \`ferrule confirm ${what} --save\``);
  return undefined;
};
