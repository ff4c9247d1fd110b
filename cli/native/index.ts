/** Real compilers and what they build. Only commands that a person calls by name come here. */
export * from './build.js';
export * from './process.js';
export * from './scratch.js';
export * from './tools.js';
