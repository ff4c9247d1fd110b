/** Scenarios: Markdown files with programs and what is expected of them. Pure: whoever calls reads and writes files. */
export { bless } from './bless.js';
export { showVerdict, type Expectation } from './expectation.js';
export { asLine, expectationFor, showCell, statedCells, type Cell } from './match.js';
export { didYouMean, nearest } from './nearest.js';
export { parseScenario, type ParsedScenario, type Scenario } from './parse.js';
export {
  checkProgram,
  compileProgram,
  linkInput,
  runProgram,
  type Compiled,
  type Diagnostics,
  type ProgramResult,
  type ProgramText,
  type SourceText,
} from './program.js';
export { checkInOrders, judgeProgram, type Judged } from './other-order.js';
export { runRecord, type OtherVerdict, type RunRecord } from './record.js';
export * from './registry.js';
export * from './run.js';
