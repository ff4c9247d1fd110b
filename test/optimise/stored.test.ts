import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { savedPrograms, savePrograms } from '../../cli/optimising.js';
import { searchSettings } from '../../cli/search-settings.js';
import { loadGrammars } from '../../model/grammars.js';
import { isLicensed, showBehaviour } from '../../properties/optimise/behaviour.js';
import { models } from '../../properties/optimise/search.js';
import { programOf, readStored, replay, writeStored } from '../../properties/optimise/stored.js';
import { invoke } from '../cli/invoke.js';
import { optimisationNamed, optimisations } from '../../semantics/core/optimise/index.js';

const settings = searchSettings();
const programs = savedPrograms();

describe('saved programs of `why ub`', () => {
  beforeAll(() => loadGrammars());

  it('show what they say they show', () => {
    for (const p of programs) {
      const program = programOf(p)!;
      for (const s of p.shows) {
        const change = replay(program, p.optimisation, s, settings);
        const what = `${p.optimisation}, ${s.aliasing}, ${String(s.when)}\n${p.rust}\n${p.c}`;
        expect(
          change === null ? null : [showBehaviour(change.before), showBehaviour(change.after)],
          what,
        ).toEqual([s.before, s.after]);
      }
    }
  });

  it('are the same when written and read again', () => {
    for (const p of programs) expect(readStored(writeStored(p))).toEqual(p);
    const folder = mkdtempSync(join(tmpdir(), 'ferrule-ub-'));
    const few = programs.slice(0, 3);
    savePrograms(programs, folder);
    savePrograms(few, folder);
    expect(savedPrograms(folder)).toEqual(few);
    rmSync(folder, { recursive: true });
  });

  it('answer without a search: `why ub --tries 0`', async () => {
    const asked = ['why', 'ub', '--tries', '0', '--premise', 'SB-Read/read-granted', '--format', 'json'];
    const lines = (await invoke(...asked)).out.trim().split('\n');
    const records = lines.map((l) => JSON.parse(l) as { k: string; answer?: string; optimisation?: string });
    expect(records.filter((r) => r.k === 'licence')).toMatchObject([
      { aliasing: 'stacked', answer: 'needed', by: [] },
    ]);
    expect(records.filter((r) => r.k === 'optimisation').length).toBe(optimisations.length * models.length);
  });

  it('have an undefined program for each optimisation, under each model that licenses it', () => {
    const shown = new Set(
      programs.flatMap((p) =>
        p.shows.filter((s) => s.when === 'compiled').map((s) => `${p.optimisation} ${s.aliasing}`),
      ),
    );
    const missing = optimisations
      .flatMap((o) => models.filter((m) => isLicensed(o, m)).map((m) => `${o.name} ${m}`))
      .filter((k) => !shown.has(k));
    expect(missing).toEqual(notShown);
  });

  it('have a defined program for each optimisation that it changes and that does what it did', () => {
    const kept = new Set(
      programs.flatMap((p) => p.shows.filter((s) => s.when === 'unchanged').map(() => p.optimisation)),
    );
    expect(optimisations.map((o) => o.name).filter((name) => !kept.has(name))).toEqual([]);
  });

  it('break a program without undefined behaviour where no source claims the licence, and nowhere else', () => {
    const broken = programs.flatMap((p) =>
      p.shows
        .filter((s) => s.when === 'defined')
        .map((s) => ({ optimisation: p.optimisation, aliasing: s.aliasing })),
    );
    const pairs = optimisations.flatMap((o) =>
      models.map((aliasing) => ({ optimisation: o.name, aliasing })),
    );
    const unclaimed = pairs.filter((x) => !isLicensed(optimisationNamed(x.optimisation)!, x.aliasing));
    const key = (x: { optimisation: string; aliasing: string }): string => `${x.optimisation} ${x.aliasing}`;
    expect([...new Set(broken.map(key))].toSorted()).toEqual(unclaimed.map(key).toSorted());
  });
});

/** Without an undefined program so far, each with the reason. */
const notShown: readonly string[] = [];
