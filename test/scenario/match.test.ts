import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../model/outcome.js';
import type { Span } from '../../model/span.js';
import { bless } from '../../properties/scenario/bless.js';
import {
  asLine,
  expectationFor,
  mismatches,
  statedCells,
  threatSettings,
  type Cell,
} from '../../properties/scenario/match.js';
import { parseScenario, type Scenario } from '../../properties/scenario/parse.js';
import type { RunRecord } from '../../properties/scenario/record.js';
import { regimeNames } from '../../properties/scenario/registry.js';
import type { CellResult } from '../../properties/scenario/run.js';
import { c, expecting, front, rust, scenario } from './text.js';

const read = (text: string): Scenario => {
  const { scenario: s, diagnostics } = parseScenario(text, 'a.md');
  if (s === null) throw new Error(diagnostics[0]?.message);
  return s;
};
const cell = (regime: string, aliasing = 'stacked', threat: Cell['threat'] = null): Cell => ({
  regime,
  aliasing,
  threat,
});
const cells = (...lines: readonly string[]): readonly string[] =>
  statedCells(read(scenario(...lines)), 'stacked').map((x) => `${x.regime}/${x.aliasing}${x.threat ?? ''}`);

describe('The runs that a scenario states', () => {
  it('are its lines in order; a line without a model speaks of the scenario’s own.', () => {
    expect(cells('unrestricted/tree: done', 'unrestricted: done', 'r3: done')).toEqual([
      'unrestricted/tree',
      'unrestricted/stacked',
      'r3/stacked',
    ]);
  });

  it('are for `*` those of every regime that no line before names with that model.', () => {
    const others = regimeNames.filter((r) => r !== 'r3').map((r) => `${r}/stacked`);
    expect(cells('unrestricted/tree: done', 'r3: done', '*: done')).toEqual([
      'unrestricted/tree',
      'r3/stacked',
      ...others,
    ]);
  });

  it('are separate for each threat; an arbitrary library runs as machine code.', () => {
    expect(cells('unrestricted arbitrary: done', 'unrestricted: done')).toEqual([
      'unrestricted/stackedarbitrary',
      'unrestricted/stacked',
    ]);
    expect(threatSettings('arbitrary')).toEqual({ foreign: 'machine' });
    expect(threatSettings('buggy')).toEqual({});
  });

  it('have no line where none speaks of them.', () => {
    const s = read(scenario('unrestricted: done', '*: ub null'));
    expect(expectationFor(s, cell('unrestricted'), 'stacked')?.outcome).toBe('done');
    expect(expectationFor(s, cell('r3'), 'stacked')?.outcome).toBe('ub');
    expect(expectationFor(s, cell('r3', 'tree'), 'stacked')).toBeNull();
    expect(expectationFor(s, cell('r3', 'stacked', 'buggy'), 'stacked')).toBeNull();
  });
});

const spanOf = (s: Scenario, part: string, to = part): Span => {
  const start = s.text.indexOf(part);
  const end = s.text.indexOf(to) + to.length;
  const before = s.text.slice(0, start).split('\n');
  return { file: s.file, start, end, line: before.length, column: (before.at(-1) ?? '').length + 1 };
};

const record = (more: Partial<RunRecord>): RunRecord => ({
  file: 'a.md',
  regime: 'unrestricted',
  aliasing: 'stacked',
  outcome: 'done',
  settings: {},
  ...more,
});
const done: Outcome = { k: 'done', exit: 0, leak: false, caughtPanics: 0 };
const faultAt = (span: Span, ub: 'null' | 'aliasing', premise: string): Outcome => ({
  k: 'ub',
  ub,
  cause: null,
  rule: 'R',
  premise,
  reason: '',
  language: 'rust',
  span,
  derivation: { rule: 'R', premise, reason: '', inner: null },
});

describe('A run is as its line says', () => {
  const check = (
    line: string,
    r: RunRecord,
    o: Outcome = done,
    text = front + rust + c + expecting(line),
  ) => {
    const s = read(text);
    const e = s.expect[0];
    if (e === undefined) throw new Error('no line');
    return mismatches(s, e, r, o);
  };

  it('if outcome, flag, time and premise are those that it names.', () => {
    expect(check('*: done', record({ flags: ['leak'] }))).toEqual([]);
    expect(check('*: done leak', record({ flags: ['leak'] }))).toEqual([]);
    expect(check('*: done leak', record({ flags: [] }))).toHaveLength(1);
    const dependent = record({ outcome: 'ub', ub: 'uninit', flags: ['layout-dependent'] });
    expect(check('*: ub uninit layout-dependent', dependent)).toEqual([]);
    expect(check('*: ub layout-dependent', record({ outcome: 'ub', ub: 'uninit' }))).toEqual([
      'it is not `layout-dependent`',
    ]);
    expect(
      check('*: rejected dynamic', record({ outcome: 'rejected', when: 'dynamic', premise: 'live' })),
    ).toEqual([]);
    expect(
      check('*: rejected static live', record({ outcome: 'rejected', when: 'dynamic', premise: 'live' })),
    ).toHaveLength(1);
    expect(check('*: panic', record({ outcome: 'abort' }))).toEqual(['the outcome is `abort`, not `panic`']);
  });

  it('if the reason of `n/a` begins with what the line gives.', () => {
    const na = record({ outcome: 'n/a', reason: 'direction: R3 has C call Rust' });
    expect(check('*: n/a direction', na)).toEqual([]);
    expect(check('*: n/a direct', na)).toHaveLength(1);
    expect(check('*: n/a direction: R3 has C call Rust', na)).toEqual([]);
  });

  it('if the fault begins or ends on the line of the mark.', () => {
    const text = front + rust + c + expecting('*: ub null @call');
    const s = read(text);
    const ub = record({ outcome: 'ub', ub: 'null', premise: 'not-null' });
    expect(check('*: ub null @call', ub, faultAt(spanOf(s, 'get() }'), 'null', 'not-null'), text)).toEqual(
      [],
    );
    expect(
      check('*: ub null @call', ub, faultAt(spanOf(s, 'fn main', 'get() }'), 'null', 'not-null'), text),
    ).toEqual([]);
    expect(check('*: ub null @call', ub, faultAt(spanOf(s, 'fn main'), 'null', 'not-null'), text)).toEqual([
      'the place is line 13, not @call (line 14)',
    ]);
    // All of `main`: the mark is inside, but the fault neither begins nor ends there.
    expect(
      check(
        '*: ub null @call',
        ub,
        faultAt(spanOf(s, 'fn main', '// mark call\n}'), 'null', 'not-null'),
        text,
      ),
    ).toHaveLength(1);
  });

  it('if the output is that of the fence, up to the last line end.', () => {
    const text = `${front}${rust}\n\`\`\`output\n1\n\`\`\`\n${expecting('*: done')}`;
    expect(check('*: done', record({ output: '1\n' }), done, text)).toEqual([]);
    expect(check('*: done', record({ output: '1' }), done, text)).toEqual([]);
    expect(check('*: done', record({ output: '1\n\n' }), done, text)).toHaveLength(1);
  });
});

describe('Blessing', () => {
  const s = read(scenario('unrestricted: done', '*: done'));
  const span = spanOf(s, 'get() }');
  const result = (
    regime: string,
    standing: CellResult['standing'],
    r: Partial<RunRecord>,
    o: Outcome,
  ): CellResult => ({
    cell: cell(regime),
    record: record({ regime, ...r }),
    outcome: o,
    expected: expectationFor(s, cell(regime), 'stacked'),
    standing,
    mismatches: [],
  });
  const ub = faultAt(span, 'aliasing', 'no-item');

  it('writes a verdict as a line would say it.', () => {
    expect(asLine(s, record({ outcome: 'ub', ub: 'aliasing', premise: 'no-item' }), ub)).toBe(
      'ub aliasing no-item @call',
    );
    expect(asLine(s, record({ outcome: 'n/a', reason: 'direction: x' }), done)).toBe('n/a direction');
    expect(asLine(s, record({ flags: ['leak'] }), done)).toBe('done');
  });

  it('replaces the line of a run, and puts a new one before those that speak of several.', () => {
    const text = bless(
      s,
      [
        result('unrestricted', 'not-expected', { outcome: 'ub', ub: 'aliasing', premise: 'no-item' }, ub),
        result('r3', 'not-expected', { outcome: 'fuel' }, { k: 'fuel', why: '' }),
        result('isolated', 'as-expected', {}, done),
      ],
      'stacked',
    );
    const fence = /```expect\n([^]*?)```/.exec(text)?.[1];
    expect(fence).toBe(
      'r3: fuel # unreviewed\nunrestricted: ub aliasing no-item @call # unreviewed\n*: done\n',
    );
    expect(read(text).expect.map((e) => e.unreviewed)).toEqual([true, true, false]);
  });

  it('never writes down a failure of Ferrule itself, and leaves a file alone that has nothing new.', () => {
    const failed = result('r3', 'not-expected', { outcome: 'error' }, { k: 'error', message: 'x' });
    expect(bless(s, [failed, result('isolated', 'as-expected', {}, done)], 'stacked')).toBe(s.text);
  });

  it('adds the fence where there is none.', () => {
    const bare = read(front + rust + c);
    const fresh = { ...result('r3', 'unstated', {}, done), expected: null };
    expect(bless(bare, [fresh], 'stacked')).toBe(
      `${front}${rust}${c}\n\`\`\`expect\nr3: done # unreviewed\n\`\`\`\n`,
    );
  });
});
