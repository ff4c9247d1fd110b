import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../properties/scenario/parse.js';
import { c, expecting, front, rust, scenario } from './text.js';

const parse = (text: string) => parseScenario(text, 'a.md');
/** `line:column code` of each diagnostic, and what it proposes. */
const said = (text: string) =>
  parse(text).diagnostics.map((d) => `${d.span.line}:${d.span.column} ${d.code}: ${d.help ?? ''}`);

describe('A scenario', () => {
  it('has the front matter, the programs and the lines that stand in it.', () => {
    const { scenario: s, diagnostics } = parse(scenario('unrestricted/tree: done', '*: ub null @call'));
    expect(diagnostics).toEqual([]);
    expect(s).toMatchObject({
      title: 'A call',
      theme: 'aliasing',
      direction: 'rust-calls-c',
      set: {},
      pair: null,
    });
    expect(s?.expect.map((e) => [e.regime, e.aliasing, e.outcome, e.kind, e.mark])).toEqual([
      ['unrestricted', 'tree', 'done', null, null],
      ['*', null, 'ub', 'null', 'call'],
    ]);
    expect(s?.marks).toEqual([{ name: 'call', line: 14 }]);
  });

  it('keeps each program where it stands in the file, so that places in it are places of the file.', () => {
    const text = scenario('*: done');
    const s = parse(text).scenario;
    for (const half of [s?.rust, s?.c])
      expect(half?.text.split('\n').length).toBeLessThanOrEqual(text.split('\n').length);
    expect(s?.rust?.text.indexOf('fn main')).toBe(text.indexOf('fn main'));
    expect(s?.c?.text.indexOf('int get')).toBe(text.indexOf('int get'));
    expect(s?.c?.text.trim()).toBe('int get(void) {\n    return 1;\n}');
  });

  it('may carry settings, a twin, a fence for a regime, the C original and the output.', () => {
    const set = 'set:\n  target: lp64\n  alloc.tracks: heap+static+stack\npair: b.md\n---\n';
    const more = '\n```rust r3\nfn main() {}\n```\n\n```c original\nint f;\n```\n\n```output\n1\n2\n```\n';
    const { scenario: s, diagnostics } = parse(
      front.replace(/---\n$/, set) + rust + c + more + expecting('*: done'),
    );
    expect(diagnostics).toEqual([]);
    expect(s?.set).toEqual({ target: 'lp64', 'alloc.tracks': 'heap+static+stack' });
    expect(s?.pair).toBe('b.md');
    expect([...(s?.rustFor.keys() ?? [])]).toEqual(['r3']);
    expect(s?.output).toBe('1\n2\n');
    expect(s?.original?.text.trim()).toBe('int f;');
  });

  it('reads the same with the line ends of Windows.', () => {
    const s = parse(scenario('*: done').replaceAll('\n', '\r\n')).scenario;
    expect(s).toMatchObject({ title: 'A call', marks: [{ name: 'call', line: 14 }] });
    expect(s?.expect).toHaveLength(1);
  });

  it('says of a mark on a line of its own that it is about the next line.', () => {
    const own = rust.replace(' // mark call', '').replace('    println', '    // mark call\n    println');
    expect(parse(front + own + c + expecting('*: ub null @call')).scenario?.marks).toEqual([
      { name: 'call', line: 15 },
    ]);
  });

  it('takes a fence without a word, and inline code, for prose.', () => {
    expect(said(`${front}\n\`\`\`\nfree text\n\`\`\`\n\`\`\`in\`line\`\`\`\n${c}`)).toEqual([]);
  });
});

describe('A scenario is refused, with place and way out, where', () => {
  const at = (text: string, ...wanted: readonly string[]) => expect(said(text)).toEqual(wanted);

  it('it has no front matter.', () => at('# A title\n', expect.stringMatching(/^1:1 front-matter/) as never));
  it('the front matter is never closed.', () =>
    at('---\ntitle: x\n', '1:1 front-matter: end it with a line `---`'));
  it('a key is missing.', () =>
    at(
      front.replace('source: nowhere\n', '') + c,
      '1:1 front-matter: source: paper and section, issue, or document',
    ));
  it('a key is not known.', () =>
    at(front.replace('source:', 'sorce: x\nsource:') + c, '4:1 unknown-key: did you mean `source`?'));
  it('a key is given twice.', () =>
    at(front.replace('source:', 'title: x\nsource:') + c, '4:1 front-matter: keep one of them'));
  it('the direction is none of the four.', () =>
    at(
      front.replace('rust-calls-c', 'c-to-rust') + c,
      '5:1 front-matter: direction: one of: rust-calls-c, c-calls-rust, both, none',
    ));
  it('a setting is not known.', () =>
    at(
      front.replace(/---\n$/, 'set:\n  taget: lp64\n---\n') + c,
      '7:1 unknown-setting: did you mean `target`?',
    ));
  it('a setting has no such value.', () =>
    at(
      front.replace(/---\n$/, 'set:\n  target: lp46\n---\n') + c,
      '7:1 setting-value: target is one of: ilp32, lp64',
    ));
  it('a fence has an unknown word.', () =>
    at(
      `${front}${c}\`\`\`rst\n\`\`\`\n`,
      '13:1 unknown-fence: did you mean `rust`? A fence without a word is prose.',
    ));
  it('a fence is for an unknown regime.', () =>
    at(`${front}${c}\`\`\`rust R33\n\`\`\`\n`, '13:1 unknown-regime: did you mean `r3`?'));
  it('a fence comes twice, is indented, or is never closed.', () => {
    at(front + c + c, '14:1 two-fences: keep one of them');
    at(`${front} ${c.trimStart()}`, '7:1 indented-fence: begin it at the start of the line');
    at(`${front}${c}\`\`\`rust\nfn f() {}\n`, '13:1 unclosed-fence: close it with ```');
  });
  it('there is no program.', () => at(front, '7:1 no-program: write a fence `rust`, a fence `c`, or both'));
  it('two places have one name.', () =>
    at(
      front + c.replace('{', '{ // mark x').replace('1;', '1; // mark x'),
      '10:18 two-marks: rename one of them',
    ));
  it('an output is compared with nothing.', () =>
    at(
      `${front}${c}\`\`\`output\n1\n\`\`\`\n${expecting('*: panic')}`,
      '13:1 unused-output: it is compared where a line expects `done`',
    ));
  it('it holds a NUL character.', () => at(`${front}\0`, '7:1 not-text: give a text file in UTF-8'));
});

describe('A line of an expect fence is refused, with place and way out, where', () => {
  const line = (text: string) => said(front + c + expecting(text))[0];

  it.each([
    ['r33: done', '15:1 unknown-regime: did you mean `r3`?'],
    ['r3/trees: done', '15:1 unknown-aliasing: did you mean `tree`?'],
    ['r3 good-fait: done', '15:1 unknown-threat: did you mean `good-faith`?'],
    ['r3: dnoe', '15:1 unknown-outcome: did you mean `done`?'],
    ['r3: ub nul', '15:1 unknown-premise: did you mean `null`?'],
    ['r3: ub null not-nul', '15:1 unknown-premise: did you mean `not-null`?'],
    ['r3: rejected', '15:1 expect-line: write `rejected static …` or `rejected dynamic …`'],
    ['r3: rejected dynamic not-aliasd', '15:1 unknown-premise: did you mean `not-aliased`?'],
    ['r3: done lea', '15:1 unknown-flag: did you mean `leak`?'],
    ['r3: done leak now', '15:1 expect-line: remove it'],
    ['r3: ub null leak', '15:1 unknown-flag: remove it'],
    ['r3: n/a', '15:1 expect-line: write `n/a direction`'],
    ['r3: error', '15:1 expect-line: mark a known gap: `# gap: reason`'],
    ['r3: done # maybe', '15:1 expect-line: write `# unreviewed` or `# gap: reason`'],
    [
      'r3 done',
      '15:1 expect-line: write `regime[/aliasing] [threat]: outcome [kind] [premise] [flag] [@mark]`',
    ],
    ['r3: ub null @nowhere', '15:1 unknown-mark: write `// mark nowhere` behind a line'],
    ['', '14:1 expect-line: remove it, or write a line'],
  ])('it reads `%s`.', (text, wanted) => {
    expect(line(text)).toBe(wanted);
  });

  it('a line before it says the same.', () => {
    expect(said(scenario('*: done', 'r3: done'))).toEqual(['26:1 unreached-line: put `*` last']);
  });
});

describe('The parser of scenarios', () => {
  it('answers any text, and cut or scrambled scenarios, without throwing.', () => {
    const whole = scenario('unrestricted: done', '*: ub null @call');
    const scrambled = fc.tuple(fc.nat(whole.length), fc.nat(whole.length), fc.string()).map(([a, b, s]) => {
      const [from, to] = a < b ? [a, b] : [b, a];
      return whole.slice(0, from) + s + whole.slice(to);
    });
    fc.assert(
      fc.property(fc.oneof(fc.string(), scrambled), (text) => {
        const { scenario: s, diagnostics } = parse(text);
        expect(s === null).toBe(diagnostics.some((d) => d.severity === 'error'));
        for (const d of diagnostics) expect(d.span.line).toBeGreaterThan(0);
      }),
    );
  });
});
