/** Holding the model against real compilers: everything about it that needs no file, process or clock. */
export * from './model.js';
export * from './observed.js';
export * from './plan.js';
export * from './project.js';
export * from './record.js';
export * from './say.js';
export * from './sources.js';
