/** A report's data by hand: small, complete, and hostile where texts may be. */
import type {
  Campaign,
  Cell,
  OtherOrder,
  ReportData,
  Run,
  Scenario,
  SourceText,
  Witness,
} from '../../report/data.js';
import { sampleOptimisations } from './sample-optimisations.js';
import { rulesOf } from '../../report/rules.js';
import { defaultsOf, coreSettings } from '../../model/settings.js';
import type { Outcome } from '../../model/outcome.js';
import type { Span } from '../../model/span.js';
import { aliasingModels } from '../../semantics/aliasing/index.js';
import type { AliasItem, AliasView } from '../../semantics/aliasing/model.js';
import type { AllocView, FrameView, RegisterView, Trace, TraceStep } from '../../semantics/machine/trace.js';
import { regimes } from '../../semantics/regimes/index.js';
import { languageRules } from '../../semantics/rules.js';

const settings = defaultsOf(coreSettings);

export const rust: SourceText = {
  lang: 'rust',
  file: 'add_twice.rs',
  firstLine: 1,
  text: `#[no_mangle]
pub extern "C" fn add_twice(a: &mut i32, b: &i32) {
    *a += *b; // </script><!-- <b>"hostile"</b> 'text' & more
    *a += *b;
}`,
};

export const c: SourceText = {
  lang: 'c',
  file: 'add_twice.c',
  firstLine: 1,
  text: `#include <stdlib.h>

void add_twice(int *a, const int *b);

int main(void) {
    int *bar = malloc(sizeof *bar);
    *bar = 5; /* ]]> "</textarea>" */
    add_twice(bar, bar);
    free(bar);
    return 0;
}`,
};

/** The span of the first occurrence of some words in a text. */
export const spanOf = (s: SourceText, words: string): Span => {
  const start = s.text.indexOf(words);
  if (start < 0) throw new Error(`no ${words} in ${s.file}`);
  const before = s.text.slice(0, start).split('\n');
  return {
    file: s.file,
    start,
    end: start + words.length,
    line: before.length,
    column: (before[before.length - 1]?.length ?? 0) + 1,
  };
};

const item = (tag: number, permission: string, protectedBy: AliasItem['protector'] = 'none'): AliasItem => ({
  tag,
  depth: 0,
  parent: 0,
  permission,
  protector: protectedBy,
  exposed: false,
  accessed: false,
});

const stack = (...items: AliasItem[]): AliasView => ({
  model: 'stacked',
  shape: 'stack',
  runs: [{ from: 0, to: 4, items, unknownBelow: undefined }],
});

const cell = (n: number | null, aliasing: AliasView, live = true): AllocView => ({
  id: 1,
  kind: 'malloc',
  base: 4100,
  size: 4,
  live,
  foreign: true,
  names: [],
  bytes: n === null ? [null, null, null, null] : [n, 0, 0, 0],
  aliasing,
});

const pointer = (name: string, ty: string, tag: number): RegisterView => ({
  name,
  ty,
  value: `0x1004 → #1 <${tag}>`,
  to: 1,
  addr: 4100,
  tag,
});

const main = (...registers: RegisterView[]): FrameView => ({ function: 'main', lang: 'c', registers });
const stub: FrameView = { function: 'add_twice', lang: 'boundary', registers: [] };

interface StepInput {
  readonly rule: string;
  readonly span: Span;
  readonly frames: readonly FrameView[];
  readonly memory: readonly AllocView[];
  readonly synthetic?: boolean;
  readonly touches?: boolean;
  readonly failed?: TraceStep['failed'];
  readonly refs?: string;
}

const steps = (list: readonly StepInput[]): Trace => ({
  cut: false,
  steps: list.map((s, k) => {
    const frame = s.frames[s.frames.length - 1]!;
    return {
      step: k + 1,
      rule: s.rule,
      lang: frame.lang,
      function: frame.function,
      span: s.span,
      synthetic: s.synthetic ?? false,
      frames: s.frames,
      memory: s.memory,
      regime:
        s.refs === undefined
          ? { label: 'no state' }
          : {
              label: 'R³',
              children: [
                { label: 'Alloc', value: '0x1004 + 4' },
                { label: 'Refs', value: s.refs },
              ],
            },
      output: '',
      touched: s.touches === true ? [{ alloc: 1, from: 0, to: 4 }] : [],
      unwinding: false,
      failed: s.failed ?? null,
    };
  }),
});

const call = spanOf(c, 'add_twice(bar, bar)');
const bar = pointer('bar', 'int *', 1);
const begun = (refs?: string): StepInput[] => {
  const more = refs === undefined ? {} : { refs: '∅' };
  return [
    { rule: 'C-Malloc', span: spanOf(c, 'malloc(sizeof *bar)'), frames: [main()], memory: [], ...more },
    {
      rule: 'Move',
      span: spanOf(c, 'int *bar'),
      frames: [main(bar)],
      memory: [cell(null, stack(item(1, 'SharedReadWrite')))],
      synthetic: true,
      ...more,
    },
    {
      rule: 'C-Store',
      span: spanOf(c, '*bar = 5'),
      frames: [main(bar)],
      memory: [cell(5, stack(item(1, 'SharedReadWrite')))],
      touches: true,
      ...more,
    },
    {
      rule: 'Call',
      span: call,
      frames: [main(bar), stub],
      memory: [cell(5, stack(item(1, 'SharedReadWrite')))],
      ...more,
    },
  ];
};
const unique = stack(item(1, 'SharedReadWrite'), item(2, 'Unique', 'strong'));

const broken: Trace = steps([
  ...begun(),
  {
    rule: 'R-Retag',
    span: spanOf(rust, 'a: &mut i32'),
    frames: [main(bar), { ...stub, registers: [pointer('a', '&mut i32', 2)] }],
    memory: [cell(5, unique)],
    touches: true,
  },
  {
    rule: 'R-Retag',
    span: spanOf(rust, 'b: &i32'),
    frames: [main(bar), { ...stub, registers: [pointer('a', '&mut i32', 2)] }],
    memory: [cell(5, unique)],
    touches: true,
    failed: {
      premise: 'protector',
      reason: 'this would invalidate a tag that is protected until its function returns',
    },
  },
]);

const refused: Trace = steps([
  ...begun('∅'),
  {
    rule: 'R-Retag',
    span: spanOf(rust, 'a: &mut i32'),
    frames: [main(bar), { ...stub, registers: [pointer('a', '&mut i32', 2)] }],
    memory: [cell(5, unique)],
    touches: true,
    refs: '0x1004 + 4, unique',
  },
  {
    rule: 'R3-Arg',
    span: call,
    frames: [main(bar), stub],
    memory: [cell(5, unique)],
    refs: '0x1004 + 4, unique',
    failed: {
      premise: 'not-aliased',
      reason: '0x1004 + 4 overlaps an entry of Refs <img src=x onerror=alert(1)>',
    },
  },
]);

const ubOutcome: Outcome = {
  k: 'ub',
  ub: 'aliasing',
  rule: 'R-Retag',
  premise: 'protector',
  reason: 'this would invalidate a tag that is protected until its function returns',
  language: 'rust',
  span: spanOf(rust, 'b: &i32'),
  derivation: {
    rule: 'R-Retag',
    premise: 'may-retag',
    reason: 'the model refuses the retag',
    inner: {
      rule: 'SB-Read',
      premise: 'protector',
      reason: 'this would invalidate a protected tag',
      inner: null,
    },
  },
  cause: { kind: 'promise', promise: 'live-for-the-call', span: spanOf(rust, 'a: &mut i32') },
};

const rejected: Outcome = {
  k: 'rejected',
  when: 'dynamic',
  rule: 'R3-Arg',
  premise: 'not-aliased',
  reason: '0x1004 + 4 overlaps an entry of Refs <img src=x onerror=alert(1)>',
  language: 'c',
  span: call,
  derivation: { rule: 'R3-Arg', premise: 'not-aliased', reason: 'overlap', inner: null },
};

const run = (regime: string, outcome: Outcome, trace: Trace | null): Run => ({
  regime,
  aliasing: 'stacked',
  settings,
  outcome,
  steps: trace?.steps.length ?? 0,
  output: '',
  trace,
});

const runs: readonly Run[] = [
  run('unrestricted', ubOutcome, broken),
  run('isolated', ubOutcome, broken),
  run('r3', rejected, refused),
];

export const witness: Witness = {
  id: 'w1',
  title: 'One pointer passed twice <script>alert(1)</script>',
  property: 'boundary-soundness',
  regime: 'unrestricted',
  aliasing: 'stacked',
  threat: 'good-faith',
  ub: 'aliasing',
  cause: 'promise',
  rule: 'R-Retag',
  premise: 'protector',
  oneMinimal: true,
  size: 7,
  sources: [rust, c],
  runs,
  savedBy: { regime: 'r3', rule: 'R3-Arg', premise: 'not-aliased' },
  optimised: {
    pass: 'load forwarding',
    sentence: '`*b` is read once, since nothing else can write it.',
    lang: 'rust',
    before: '*a += *b;\n*a += *b;',
    after: 'let t = *b;\n*a += 2 * t;',
    printsBefore: '20',
    printsAfter: '15',
  },
  real: {
    sentence: 'The builds differ.',
    good: null,
    date: '2026-02-03',
    compilers: ['rustc 1.95', 'cc 14 <beta>'],
    limits: '5 s',
    stale: true,
    builds: [
      { level: 'Rust O0 + C O0', printed: '20\n', end: 'exit 0', sanitizer: null },
      { level: 'Rust O3 + C O2', printed: '15\n', end: 'exit 0', sanitizer: 'heap-use-after-free' },
    ],
  },
  reproduce: `npx ferrule run add_twice.rs add_twice.c --regime all # "quoted" & <b>`,
};

const otherOrder: OtherOrder = {
  order: "reversed Header<'a> | (u8, u32)",
  verdict: 'done, printing "1 & <b>2</b>"',
  moved: [{ name: 'Header', size: 8, sizeThere: 12, fields: [{ name: 'tag', at: 4, there: 0 }] }],
};

const scenario: Scenario = {
  id: 'add-twice',
  file: 'scenarios/aliasing/add-twice-heap.md',
  title: 'add_twice & one cell <i>twice</i>',
  theme: 'aliasing',
  source: 'R³ paper, section 1',
  direction: 'c-calls-rust',
  prose:
    'Five and five and five is $5 + 5 + 5 = 15$; see [the twin](add-twice-distinct.md).\n\n## Why\n\n<b>raw</b> & `code`\n\n```rust\nlet x = 1;\n```',
  sources: [rust, c],
  beside: [{ ...c, title: 'original', text: 'void add_twice(int *a, const int *b);' }],
  rows: [
    {
      regime: 'unrestricted',
      aliasing: 'stacked',
      expected: 'ub aliasing',
      got: 'ub aliasing',
      agrees: true,
      run: 0,
    },
    { regime: 'isolated', aliasing: 'stacked', expected: 'done', got: 'ub aliasing', agrees: false, run: 1 },
    {
      regime: 'r3',
      aliasing: 'stacked',
      expected: 'rejected dynamic not-aliased',
      got: 'rejected dynamic not-aliased',
      agrees: true,
      run: 2,
    },
    {
      regime: 'omniglot',
      aliasing: 'stacked',
      expected: null,
      got: 'n/a direction',
      agrees: true,
      otherOrder,
    },
  ],
  runs,
};

const matrix: readonly Cell[] = regimes.flatMap((r, k): Cell[] => [
  {
    property: 'boundary-soundness',
    regime: r.name,
    threat: 'good-faith',
    aliasing: 'stacked',
    verdict: k === 0 ? 'broken' : k === 1 ? 'no-promise' : k === 2 ? 'holds' : 'n/a',
    programs: k === 3 ? 0 : 12_400,
    distinct: 9100,
    vacuous: 310,
    exhaustiveTo: 4,
    ...(k === 0
      ? {
          witnessId: 'w1',
          kinds: [
            { ub: 'aliasing', cause: 'promise' as const, count: 31, witnessId: 'w1' },
            { ub: 'null', cause: 'memory' as const, count: 2 },
          ],
        }
      : {}),
    ...(k === 3 ? { reason: 'direction' } : {}),
  },
  {
    property: 'safety-invariant',
    regime: r.name,
    threat: 'good-faith',
    aliasing: 'stacked',
    verdict: 'holds',
    programs: 40,
  },
]);

const campaigns: readonly Campaign[] = [
  {
    property: 'boundary-soundness',
    regime: 'unrestricted',
    threat: 'good-faith',
    aliasing: 'stacked',
    mode: 'random',
    seed: '1',
    programs: 12_400,
    distinct: 9100,
    vacuous: 310,
    seconds: 1.8,
    findings: 31,
    command: 'npx ferrule search --seed 1',
  },
];

export const sample = (): ReportData => ({
  meta: {
    version: '0.1.0',
    date: '2026-11-20T12:00:00.000Z',
    seed: '1',
    settings,
    commands: [{ title: 'The whole report', command: 'npm start' }],
    tools: [{ name: 'Node', version: '20.20.2' }],
  },
  regimes: regimes.map((r) => ({
    name: r.name,
    title: r.title,
    sentence: r.sentence,
    source: r.source,
    doc: r.doc,
  })),
  properties: [
    { name: 'boundary-soundness', sentence: 'No accepted program is undefined.' },
    { name: 'safety-invariant', sentence: 'What a type says holds at each entry into Rust.' },
  ],
  matrix,
  claims: [
    {
      regime: 'r3',
      property: 'boundary-soundness',
      threat: 'good-faith',
      sentence: 'No *new* memory errors come from Rust.',
      source: 'R³ paper, section 3',
      expected: 'holds',
      found: 'holds',
      programs: 12_400,
      exhaustiveTo: 4,
    },
    {
      regime: 'isolated',
      property: 'boundary-soundness',
      threat: 'good-faith',
      sentence: 'Memory safety is merely table stakes.',
      source: 'Omniglot talk',
      expected: 'broken',
      found: 'broken',
      programs: 12_400,
      witnessId: 'w1',
    },
  ],
  witnesses: [witness],
  necessity: [
    {
      regime: 'r3',
      rule: 'R3-Arg',
      premise: 'not-aliased',
      property: 'boundary-soundness',
      threat: 'good-faith',
      answer: 'needed',
      by: [],
      witnessId: 'w1',
      tries: 812,
    },
    {
      regime: 'r3',
      rule: 'R3-Arg',
      premise: 'not-null',
      property: 'boundary-soundness',
      threat: 'good-faith',
      answer: 'masked',
      by: ['R3-Arg/valid'],
      witnessId: null,
      tries: 90_210,
      exhaustiveTo: 4,
    },
    {
      regime: 'r3',
      rule: 'R3-Free',
      premise: 'not-in-refs',
      property: 'boundary-soundness',
      threat: 'good-faith',
      answer: 'idle',
      by: [],
      witnessId: null,
      tries: 120_000,
      exhaustiveTo: 5,
    },
  ],
  rules: rulesOf(languageRules, aliasingModels, regimes, { 'R-Retag': { fired: 1200, failed: [0, 3] } }),
  optimisations: sampleOptimisations(witness),
  search: {
    seconds: 58.2,
    interrupted: true,
    programs: 48_210,
    distinct: 40_100,
    vacuous: 900,
    campaigns,
    findings: [
      { seconds: 0.03, programs: 20, regime: 'unrestricted', kind: 'aliasing', witnessId: 'w1' },
      { seconds: 0.4, programs: 300, regime: 'unrestricted', kind: 'null' },
      { seconds: 9.1, programs: 9000, regime: 'isolated', kind: 'invalid-value' },
    ],
    coverage: [
      { programs: 0, seconds: 0, rules: 0, ruleCount: 116, premises: 0, premiseCount: 300 },
      { programs: 10_000, seconds: 10, rules: 70, ruleCount: 116, premises: 120, premiseCount: 300 },
      { programs: 48_210, seconds: 58, rules: 82, ruleCount: 116, premises: 160, premiseCount: 300 },
    ],
    sizes: [2, 3, 4, 5, 6, 7, 8, 12].map((size) => ({ size, programs: size * 900 })),
    discards: [{ reason: 'duplicate', programs: 8110 }],
  },
  scenarios: [scenario],
});
