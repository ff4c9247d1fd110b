/**
 * The rows of known verdicts that scenarios come from, by name: each is named in the source of a scenario, or stands
 * here with the reason why not. Whether the verdict is the stated one is for whoever reviews the scenario.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Rows {
  readonly demonstrations: readonly string[];
  readonly memoryCases: readonly string[];
  readonly mirilli: readonly {
    readonly key: string;
    readonly demonstration: string | null;
    readonly subcategory: string;
  }[];
}
const rows = JSON.parse(readFileSync(join('test', 'data', 'known-rows.json'), 'utf8')) as Rows;

/** The front matter of every scenario, where its source stands. */
const heads = readdirSync('scenarios', { recursive: true, encoding: 'utf8' })
  .filter((f) => f.endsWith('.md'))
  .map((f) => /^---\n([\s\S]*?)\n---/.exec(readFileSync(join('scenarios', f), 'utf8'))?.[1] ?? '')
  .join('\n');
const named = (id: string): boolean =>
  new RegExp(`${id.replace(/[.*+?^${}()|[\]\\&]/g, '\\$&')}(?![0-9])`).test(heads);

const linking = 'linking calculi are an issue of their own';
const missing: Readonly<Record<string, string>> = {
  'LT-01': linking,
  'LT-02': linking,
  'LT-05': linking,
  'LT-06': linking,
  'LT-07': linking,
  'LT-08': linking,
  'LT-10': linking,
  'R3-20': 'longjmp is not in mini-C',
  'BR-05': 'a static refinement of an index: the refinement checker is an issue of its own',
};

/** Words by which a scenario names the bugs that no demonstration stands for. */
const word: Readonly<Record<string, string>> = {
  'Cross-Language Free': 'cross-language free',
  'Logical Error': 'lcms2 2',
};

describe('known rows', () => {
  it('of demonstrations are named by a scenario, or listed with a reason.', () => {
    const absent = rows.demonstrations.filter((id) => !named(id));
    expect(absent.toSorted()).toEqual(Object.keys(missing).toSorted());
  });

  it('of memory cases are named by a scenario.', () => {
    expect(rows.memoryCases.filter((n) => !named(n))).toEqual([]);
  });

  it('of bugs found by MiriLLI have a demonstration, or a scenario of their kind.', () => {
    const bare = rows.mirilli.filter((b) =>
      b.demonstration === null
        ? !named(word[b.subcategory] ?? b.subcategory)
        : !named(b.demonstration) && missing[b.demonstration] === undefined,
    );
    expect(bare.map((b) => b.key)).toEqual([]);
  });
});
