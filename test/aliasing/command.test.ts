import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import * as E from '#fp/Either';
import { afterAll, describe, expect, it } from 'vitest';
import { aliasingCommand } from '../../cli/aliasing.js';
import { exit, sayProblem, type Io } from '../../cli/io.js';

const folder = mkdtempSync(join(tmpdir(), 'ferrule-aliasing-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

/** Runs `ferrule aliasing` as the command line does, without a process. */
const ferrule = async (...args: string[]): Promise<{ code: number; out: string[]; err: string[] }> => {
  const out: string[] = [];
  const err: string[] = [];
  const plain = (_: unknown, text: string): string => text;
  const io: Io = {
    out: (line) => void out.push(...line.split('\n')),
    err: (line) => void err.push(...line.split('\n')),
    paint: plain,
    paintErr: plain,
    interactive: false,
  };
  let code: number = exit.ok;
  const command = new Command('aliasing').exitOverride();
  aliasingCommand.register(command, io, async (job) => {
    const ended = await job();
    if (E.isLeft(ended)) ended.left.forEach((d) => sayProblem(io, d));
    code = E.isLeft(ended) ? exit.badInput : ended.right;
  });
  await command.parseAsync(args, { from: 'user' });
  return { code, out, err };
};

const raw = 'x = alloc stack 4\np = raw mut x[0..4]\nwrite x[0..4]\nread p[0..4]\n';

describe('ferrule aliasing', () => {
  it('agrees with all that the catalogue states, and says so.', async () => {
    const { code, out, err } = await ferrule('test/data/aliasing-cases.json');
    expect(err).toEqual([]);
    expect(out.at(-1)).toBe('127 cases; 254 verdicts stated, all as stated');
    expect(code).toBe(exit.ok);
  });

  it('tests implicit writes when they are set.', async () => {
    const set = ['--set', 'tree.implicit-writes=on', '--model', 'tree'];
    const { code, out } = await ferrule('test/data/aliasing-cases.json', ...set);
    expect(out.at(-1)).toBe('127 cases; 127 verdicts stated, all as stated');
    expect(code).toBe(exit.ok);
  });

  it('gives one array as JSON, with null where there is nothing to say.', async () => {
    const { code, out } = await ferrule(
      file('two.ops', `== a\n${raw}== b\nx = alloc heap 1\n`),
      '--format',
      'json',
    );
    // Of these two: a model that is added is listed as well.
    const rows = JSON.parse(out.join('\n')) as readonly { readonly model: string }[];
    expect(rows.filter((r) => /stacked|tree/.test(r.model))).toEqual([
      { name: 'a', model: 'stacked', verdict: 'ub', op: 4, kind: 'no-item' },
      { name: 'a', model: 'tree', verdict: 'ok', op: null, kind: null },
      { name: 'b', model: 'stacked', verdict: 'ok', op: null, kind: null },
      { name: 'b', model: 'tree', verdict: 'ok', op: null, kind: null },
    ]);
    expect(code).toBe(exit.notSo);
  });

  it('names a case without a header after its file, and draws it when asked.', async () => {
    const { out } = await ferrule(file('plain.ops', raw), '--model', 'stacked', '--draw');
    expect(out[0]).toBe('plain stacked: ub at op 4 (no-item)');
    expect(out).toContain('       x 0..4    x Unique  │  p SharedRW');
    expect(out.at(-1)).toBe('1 case, stacked');
  });

  it('says what a case stated when the verdict is another, and fails.', async () => {
    const json = [
      {
        name: 'wrong',
        ops: raw.trim().split('\n'),
        expect: { stacked: 'ok', tree: 'ub' },
        ubOpBy: { tree: 3 },
      },
    ];
    const { code, out } = await ferrule(file('wrong.json', JSON.stringify(json)));
    expect(out.filter((l) => /stacked|tree|^1 case/.test(l))).toEqual([
      'wrong stacked: ub at op 4 (no-item), stated: ok',
      'wrong tree: ok, stated: ub at op 3',
      '1 case; 2 verdicts stated, 2 not as stated',
    ]);
    expect(code).toBe(exit.notSo);
  });

  it('reports bad input by line and column, and still runs what is well-formed.', async () => {
    const text = `== good\nx = alloc heap 1\n== bad\nx = alloc\n== lost\nread y[0..1]\n`;
    const { code, out, err } = await ferrule(file('mixed.ops', text), '--model', 'tree');
    expect(out).toEqual(['good tree: ok', '1 case, tree']);
    expect(err.filter((l) => l.includes('error['))).toEqual([
      expect.stringMatching(/mixed\.ops:4:10: error\[syntax\]: expected stack, heap, static_rw, static_ro/),
      expect.stringMatching(/mixed\.ops:6:6: error\[unknown-pointer\]/),
    ]);
    expect(code).toBe(exit.badInput);
  });

  it('reports files that are missing, empty or not text, and settings that there are not.', async () => {
    for (const [name, complaint] of [
      [join(folder, 'missing.ops'), /no-such-file/],
      [file('empty.ops', ''), /empty-file/],
      [folder, /not-a-file/],
    ] as const) {
      const { code, err } = await ferrule(name);
      expect(err[0]).toMatch(complaint);
      expect(code).toBe(exit.badInput);
    }
    const { code, err } = await ferrule(file('ok.ops', raw), '--set', 'tree.implicit-write=on');
    expect(err.join('\n')).toMatch(/tree\.implicit-writes/);
    expect(code).toBe(exit.badInput);
  });
});
