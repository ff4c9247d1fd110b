/** What generated programs are put together from. Adding a feature: its function, and a line here. */
import type { Feature } from './feature.js';
import { scalars, outParameter, slice, enums, optional, boolChar, strings } from './values.js';
import { callback, userData, recursion, statics, table, between, ending } from './functions.js';
import { boxes, vectors, unions } from './owners.js';
import { structCallback, structFeature, structPointer } from './structs.js';

export const features: readonly (readonly [string, Feature])[] = [
  ['scalars', scalars],
  ['out parameters', outParameter],
  ['structs by value', structFeature],
  ['structs by pointer', structPointer],
  ['structs through callbacks', structCallback],
  ['slices', slice],
  ['callbacks', callback],
  ['callbacks with user data', userData],
  ['recursion across', recursion],
  ['statics', statics],
  ['enums', enums],
  ['optional references', optional],
  ['bool and char', boolChar],
  ['strings', strings],
  ['boxes handed over and back', boxes],
  ['tables of functions', table],
  ['statements between calls', between],
  ['vectors taken apart', vectors],
  ['unions', unions],
  ['the end of the process', ending],
];
