/** Library functions that are written in C (model/c/library), as trees that stand nowhere in a file. */
import { writtenFunction } from '../../../model/c/library/index.js';
import { headers } from '../../../model/c/names.js';
import { parseC } from '../../../model/c/parse.js';
import type { TranslationUnit } from '../../../model/c/syntax.js';
import { withoutSpans } from '../../../model/c/walk.js';

const allHeaders = [...headers.keys()].map((h) => `#include <${h}>\n`).join('');
const known = new Map<string, TranslationUnit>();

/** A unit that defines the function, and nothing else; null where there is none. What goes wrong in it has no place of its own. */
export const libraryUnit = (name: string): TranslationUnit | null => {
  const before = known.get(name);
  if (before !== undefined) return before;
  const f = writtenFunction(name);
  if (f === null) return null;
  const { unit, diagnostics } = parseC(allHeaders + f.text, name);
  if (unit === null) throw new Error(`${name}: ${diagnostics.map((d) => d.message).join('; ')}`);
  const made = withoutSpans(unit);
  known.set(name, made);
  return made;
};
