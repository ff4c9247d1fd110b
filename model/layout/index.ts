/** Layout of types: `new Layouts(targets.lp64).of(ty)`. */
export type * from './types.js';
export { isLayoutError, Layouts, NoLayout } from './layouts.js';
export { available, isValidNiche, nicheValue, validRange, variantAt } from './niche.js';
export type { LibShape, LibShapes, Part } from './lib.js';
export { libShapes } from './lib.js';
export * from './order.js';
export { describe, partsOf } from './describe.js';
