/** A sample of everything that the report may say of optimisations. */
import type { Witness } from '../../report/data.js';
import type { OptimisationsData, OptimisedProgram, RealSeen } from '../../report/optimisations-data.js';

const builds = [
  { plan: 'Rust O0 + C O0', printed: '20\n', end: 'exit 0', sanitizer: null },
  { plan: 'Rust O3 + C O0', printed: '15\n', end: 'exit 0', sanitizer: null },
];
const seen: RealSeen = { seen: 'optimised', builds, why: null };
const notBuilt: RealSeen = {
  seen: 'not-built',
  builds: [],
  why: '`ferrule_throw` exists in the model alone',
};

const cell = { claimed: true, changed: 101, broken: 0, undefined: 163, shown: 23, brokenBy: null };

export const sampleOptimisations = (w: Witness): OptimisationsData => {
  const [first, second] = w.runs;
  if (first === undefined || second === undefined) throw new Error('the sample has two runs');
  const program = (id: string, optimisation: string, real: RealSeen | null): OptimisedProgram => ({
    id,
    title: id,
    optimisation,
    oneMinimal: true,
    before: '20',
    after: '15',
    sources: w.sources,
    runs: [
      { ...first, label: 'as written', output: '20\n' },
      { ...second, label: `after ${optimisation}`, output: '' },
    ],
    real,
  });
  const row = { sentence: 'One sentence.', source: 'a paper', attribute: 'noalias', trusts: 'unaliased' };
  const licence = { ended: 3, by: [], aliasing: ['stacked', 'tree'] };
  return {
    tried: 1234,
    models: ['stacked', 'tree'],
    rows: [
      {
        ...row,
        name: 'read-once',
        generated: { built: 5, seen: 2 },
        cells: [
          { ...cell, aliasing: 'stacked', shownBy: 'read-once-1' },
          { ...cell, aliasing: 'tree', shownBy: 'read-once-1' },
        ],
      },
      {
        ...row,
        name: 'hoist-stores',
        generated: null,
        cells: [
          { ...cell, aliasing: 'stacked', changed: 0, shownBy: null },
          { ...cell, aliasing: 'tree', claimed: false, broken: 2, brokenBy: 'hoist-stores-1', shownBy: null },
        ],
      },
    ],
    licences: [
      {
        ...licence,
        rule: 'R-Retag',
        premise: 'live',
        answer: 'needed',
        optimisation: 'read-once',
        program: 'read-once-1',
      },
      {
        ...licence,
        rule: 'C-Store',
        premise: 'live',
        aliasing: ['tree'],
        answer: 'masked',
        by: ['C-Store/not-null'],
        optimisation: 'read-once',
        program: 'read-once-1',
      },
      { ...licence, rule: 'Call', premise: 'same-abi', answer: 'idle', optimisation: null, program: null },
      {
        ...licence,
        rule: 'C-Malloc',
        premise: 'initialised',
        answer: 'idle',
        ended: 0,
        optimisation: null,
        program: null,
      },
    ],
    programs: [
      { ...program('scenario-x', 'read-once', seen), scenario: 'not-in-this-report', oneMinimal: false },
      program('read-once-1', 'read-once', seen),
      program('hoist-stores-1', 'hoist-stores', notBuilt),
    ],
    real: { date: '2026-11-20', compilers: ['rustc 1.0', 'cc 1.0'], limits: '10 s' },
  };
};
