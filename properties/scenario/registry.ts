/** Every setting that there is: the core's and the parameters of all regimes. */
import * as E from '#fp/Either';
import {
  coreSettings,
  defaultsOf,
  isValue,
  showValues,
  type Setting,
  type Settings,
} from '../../model/settings.js';
import { regimes } from '../../semantics/regimes/index.js';
import { aliasingModels } from '../../semantics/aliasing/index.js';
import { optimisations } from '../../semantics/core/optimise/index.js';
import { didYouMean } from './nearest.js';

/** What has been added to an index may be named in its setting too, without a change to the core's list. */
const indexed: Readonly<Record<string, readonly { readonly name: string }[]>> = {
  aliasing: aliasingModels,
  optimise: optimisations,
};

const withIndexed = (s: Setting): Setting => {
  const more = indexed[s.name]?.map((x) => x.name);
  return more === undefined ? s : { ...s, values: [...new Set([...s.values, ...more])] };
};

export const registry: readonly Setting[] = [
  ...coreSettings.map(withIndexed),
  ...regimes.flatMap((r) => r.parameters),
];

export const defaultSettings: Settings = defaultsOf(registry);

export const regimeNames: readonly string[] = regimes.map((r) => r.name);
export const aliasingNames: readonly string[] = aliasingModels.map((m) => m.name);

/** What is wrong with a name or a value that a person wrote, and a way out. */
export interface Misspelt {
  readonly code: 'unknown-setting' | 'setting-value' | 'unknown-regime' | 'unknown-aliasing';
  readonly message: string;
  readonly help: string;
}

export const checkSetting = (name: string, value: string): E.Either<Misspelt, Setting> => {
  const setting = registry.find((s) => s.name === name);
  if (setting === undefined) {
    const help = didYouMean(
      name,
      registry.map((s) => s.name),
    );
    return E.left({ code: 'unknown-setting', message: `there is no setting \`${name}\``, help });
  }
  if (isValue(setting, value)) return E.right(setting);
  return E.left({
    code: 'setting-value',
    message: `\`${value}\` is no value of the setting \`${name}\``,
    help: `${name} is one of: ${showValues(setting)}`,
  });
};

const known =
  (code: Misspelt['code'], what: string, names: readonly string[]) =>
  (name: string): E.Either<Misspelt, string> =>
    names.includes(name)
      ? E.right(name)
      : E.left({ code, message: `there is no ${what} \`${name}\``, help: didYouMean(name, names) });

export const checkRegime = known('unknown-regime', 'regime', regimeNames);
export const checkAliasing = known('unknown-aliasing', 'aliasing model', aliasingNames);
