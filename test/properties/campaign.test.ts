import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as E from '#fp/Either';
import { describe, expect, it } from 'vitest';
import { decode, encode, type Payload } from '../../properties/campaign/record.js';
import { readRecords, Store } from '../../cli/store.js';
import { loadGrammars } from '../../model/grammars.js';
import { properties, propertyNamed } from '../../properties/index.js';
import { defaultSettings } from '../../properties/scenario/registry.js';
import { hashesOfRange, runRange } from '../../properties/search/search.js';
import { unrestrictedRegime } from '../../semantics/regimes/index.js';

const end: Payload = { k: 'end', interrupted: true, seconds: 2 };

describe('campaign records', () => {
  it('decode to what was encoded', () => {
    expect(decode(encode(end))).toEqual(E.right(end));
  });

  it('are refused if a byte was changed, if the version is another, or if the kind is unknown', () => {
    expect(E.isLeft(decode(encode(end).replace('"seconds":2', '"seconds":3')))).toBe(true);
    expect(E.isLeft(decode(encode(end).replace('"v":2', '"v":3')))).toBe(true);
    expect(E.isLeft(decode('{"v":2,"sum":"0","data":{"k":"nothing"}}'))).toBe(true);
  });

  it('survive a last line that was cut off: what came before is kept, the rest is reported', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'campaign-')), 'records.jsonl');
    const store = new Store(file);
    store.append(end, true);
    store.close();
    appendFileSync(file, encode(end).slice(0, 20));
    const read = readRecords(file);
    expect(E.isRight(read) && read.right.state.interrupted).toBe(true);
    expect(E.isRight(read) && read.right.dropped).toHaveLength(1);
  });

  it('refuse a damaged line in the middle, by file and line', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'campaign-')), 'records.jsonl');
    writeFileSync(file, `${encode(end)}\nnonsense\n${encode(end)}\n`);
    const read = readRecords(file);
    expect(E.isLeft(read) && read.left).toContain(':2:');
    expect(readFileSync(file, 'utf8')).toContain('nonsense');
  });
});

describe('a campaign that goes on', () => {
  it('makes the same programs again, by their hashes, and so counts distinct ones exactly', async () => {
    await loadGrammars();
    const only = propertyNamed('transparency');
    const spec = {
      seed: 5,
      settings: defaultSettings,
      properties: only === null ? properties : [only],
      regimes: [unrestrictedRegime],
      heavyEvery: 1000,
    };
    const ran = runRange(spec, 1);
    expect(hashesOfRange(spec, 1)).toEqual(ran.hashes);
    expect(new Set(ran.hashes).size).toBeGreaterThan(100);
  });
});
