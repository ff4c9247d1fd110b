/** The library as one table: what mini-Rust takes from std, by name and by method. */
import { arcFns, boxFns } from './owners.js';
import { cellFns } from './cells.js';
import { charFns, intFns } from './ints.js';
import { cstrFns } from './cstr.js';
import { iteratorFns } from './iterators.js';
import { optionFns } from './option.js';
import { memFns, pointerFns } from './pointers.js';
import { rawByteFns } from './raw-bytes.js';
import { processFns } from './process.js';
import { sequenceFns } from './sequences.js';
import { sliceFns } from './slices.js';
import { stringFns } from './strings.js';
import { shortName, type LibFn } from './table.js';
import { vecFns } from './vec.js';

const all: readonly LibFn[] = [
  ...intFns,
  ...charFns,
  ...pointerFns,
  ...rawByteFns,
  ...memFns,
  ...optionFns,
  ...boxFns,
  ...arcFns,
  ...vecFns,
  ...iteratorFns,
  ...sliceFns,
  ...sequenceFns,
  ...stringFns,
  ...cellFns,
  ...cstrFns,
  ...processFns,
];

export const libFns: ReadonlyMap<string, LibFn> = new Map(all.map((f) => [f.name, f]));

const methods = new Map<string, LibFn[]>();
for (const f of all) {
  if (!f.self) continue;
  const name = shortName(f);
  methods.set(name, [...(methods.get(name) ?? []), f]);
}

const NONE: readonly LibFn[] = [];
export const methodsNamed = (name: string): readonly LibFn[] => methods.get(name) ?? NONE;
