/** The options that choose under what a program runs. */
import { InvalidArgumentError, Option, type Command } from 'commander';
import * as E from '#fp/Either';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Settings } from '../model/settings.js';
import {
  checkAliasing,
  checkRegime,
  checkSetting,
  regimeNames,
  type Misspelt,
} from '../properties/scenario/index.js';
import { usage } from './command.js';

export interface RunOptions {
  readonly regime?: string;
  readonly aliasing?: string;
  readonly set: readonly (readonly [name: string, value: string])[];
}

/** What was asked for, checked. `regimes` is null where nobody named one; so is `aliasing`. */
export interface Asked {
  readonly regimes: readonly string[] | null;
  readonly aliasing: string | null;
  readonly settings: Settings;
}

/** A number of things. */
export const wholeNumber = (text: string): number => {
  const n = /^\d+$/.test(text) ? Number(text) : NaN;
  if (!Number.isSafeInteger(n)) throw new InvalidArgumentError('Write a whole number.');
  return n;
};

/** A campaign is a folder of its own among the campaigns. */
export const campaignName = (text: string): string => {
  if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$/.test(text))
    throw new InvalidArgumentError('Write a name of letters, digits, `-`, `_` and `.`.');
  return text;
};

const assignment = (
  text: string,
  before: readonly (readonly [string, string])[],
): readonly (readonly [string, string])[] => {
  const at = text.indexOf('=');
  if (at <= 0) throw new InvalidArgumentError('Write `--set name=value`.');
  return [...before, [text.slice(0, at).trim(), text.slice(at + 1).trim()]];
};

export const withSet = (command: Command): Command =>
  command.addOption(
    new Option('--set <name=value>', 'a setting; may be given more than once')
      .argParser(assignment)
      .default([], 'the defaults'),
  );

export const withSettings = (command: Command): Command =>
  withSet(
    command
      .option('--regime <name>', 'the boundary: a regime, or `all`')
      .option('--aliasing <model>', 'the aliasing model: stacked, tree or none'),
  );

export type Format = 'text' | 'json';

export const withFormat = (command: Command, formats: readonly string[] = ['text', 'json']): Command =>
  command.addOption(
    new Option('--format <format>', 'how results are written').choices(formats).default('text'),
  );

const misspelt = ({ code, message, help }: Misspelt): Diagnostic => usage(code, message, help);

/** Checks names and values, all of them, against what there is. */
export const asked = (o: RunOptions): E.Either<readonly Diagnostic[], Asked> => {
  const problems: Diagnostic[] = [];
  const settings: Record<string, string> = {};
  let aliasing = o.aliasing ?? null;
  for (const [name, value] of o.set) {
    const checked = checkSetting(name, value);
    if (E.isLeft(checked)) problems.push(misspelt(checked.left));
    else if (name === 'aliasing') aliasing ??= value;
    else settings[name] = value;
  }
  if (o.regime !== undefined && o.regime !== 'all') {
    const regime = checkRegime(o.regime);
    if (E.isLeft(regime)) problems.push(misspelt(regime.left));
  }
  if (aliasing !== null) {
    const model = checkAliasing(aliasing);
    if (E.isLeft(model)) problems.push(misspelt(model.left));
  }
  if (problems.length > 0) return E.left(problems);
  const regimes = o.regime === undefined ? null : o.regime === 'all' ? regimeNames : [o.regime];
  return E.right({ regimes, aliasing, settings });
};
