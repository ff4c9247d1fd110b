import type { AliasModel } from './model.js';
import { none } from './none.js';
import { stacked } from './stacked.js';
import { tree } from './tree.js';

/** The aliasing models: adding one is its file and its line here. */
export const aliasingModels: readonly AliasModel[] = [none, stacked, tree];
