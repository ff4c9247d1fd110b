/** How real the model's undefined behaviour is: what real builds make of programs that have it. */
import * as E from '#fp/Either';
import { collect } from '../../cli/programs.js';
import {
  BuildFailure,
  Builder,
  haveSanitizers,
  programLimits,
  runProgram,
  withScratch,
} from '../../cli/native/index.js';
import { printC } from '../../model/c/print.js';
import { printCrate } from '../../model/rust/print.js';
import type { Settings } from '../../model/settings.js';
import { plansFor, prepare, realityOf, REGIME, type Buildable } from '../../properties/confirm/index.js';
import { boundarySoundness } from '../../properties/boundary-soundness.js';
import { elaborate } from '../../properties/program.js';
import {
  defaultSettings,
  programFor,
  settingsFor,
  type ProgramText,
} from '../../properties/scenario/index.js';
import { runRange } from '../../properties/search/search.js';
import { makeWitness } from '../../properties/search/witness.js';
import { unrestrictedRegime } from '../../semantics/regimes/index.js';
import { haveTool } from '../tools.js';
import { storedWitnesses } from '../witnesses.js';
import type { Agreement, AgreeOptions, Part } from './part.js';

interface Subject {
  readonly from: 'search' | 'stored witnesses' | 'scenarios';
  readonly name: string;
  readonly text: ProgramText;
  readonly settings: Settings;
}

/** Witnesses of searches with seeds of their own, shrunk: each search gives one for every way in which it breaks. */
const searched = (searches: number, seed: number, say: (line: string) => void): readonly Subject[] => {
  const out: Subject[] = [];
  for (let k = 0; k < searches; k++) {
    // As real builds are: so most of what is found there is undefined here too.
    const settings = { ...defaultSettings, target: 'lp64', addresses: 'reuse', fuel: '20000' };
    const spec = {
      seed: seed * 1000 + k,
      settings,
      properties: [boundarySoundness],
      regimes: [unrestrictedRegime],
      heavyEvery: 10,
    };
    for (const f of runRange(spec, 0).found.values()) {
      const w = makeWitness(f, boundarySoundness, unrestrictedRegime, []);
      const name = `search ${spec.seed}, program ${f.index}`;
      out.push({
        from: 'search',
        name,
        text: {
          rust: { text: printCrate(elaborate(w.program, unrestrictedRegime)), file: `${name}.rs` },
          c: { text: printC(w.program.c), file: `${name}.c` },
        },
        settings: f.settings,
      });
    }
    say(`  … ${k + 1} of ${searches} searches, ${out.length} witnesses`);
  }
  return out;
};

const stored = (): readonly Subject[] =>
  storedWitnesses().map((w) => ({
    from: 'stored witnesses',
    name: w.file,
    text: { rust: { text: w.rust, file: w.file }, c: { text: w.c, file: w.file } },
    settings: { ...defaultSettings, ...w.settings },
  }));

const scenarios = async (): Promise<readonly Subject[]> => {
  const { inputs } = await collect(['scenarios']);
  return inputs.flatMap((i) =>
    i.kind === 'scenario'
      ? [
          {
            from: 'scenarios',
            name: i.file,
            text: programFor(i.scenario, REGIME),
            settings: settingsFor(i.scenario, {}),
          },
        ]
      : [],
  );
};

/** Both aliasing models call it undefined, or one of them alone. */
const undefinedBy = (s: Subject): { readonly ub: string; readonly buildable: Buildable } | null => {
  const prepared = prepare(s.text, s.settings);
  if (E.isLeft(prepared)) return null;
  const { outcome } = prepared.right.says;
  return outcome.k === 'ub' ? { ub: outcome.ub, buildable: prepared.right } : null;
};

const valgrindSays =
  /^==\d+== (Invalid \w+|Conditional jump|Use of uninit|Mismatched free|Syscall param|Jump to the invalid|Process terminating)/m;

/** Valgrind sees Rust's half as well, which the sanitizers of cc do not. */
const underValgrind = async (program: string, folder: string): Promise<boolean> => {
  const args = ['-q', '--leak-check=no', '--vgdb=no', program];
  const limits = { seconds: 30, megabytes: null, output: 1 << 20, files: 4096 };
  const ran = await runProgram('valgrind', args, folder, limits, { TMPDIR: folder, HOME: folder });
  return valgrindSays.test(ran.stderr);
};

interface Row {
  programs: number;
  differ: number;
  sanitizer: number;
  valgrind: number;
  crashed: number;
  real: number;
}
const columns = ['programs', 'differ', 'sanitizer', 'valgrind', 'crashed', 'real'] as const;

const table = (rows: ReadonlyMap<string, Row>, valgrind: boolean): readonly string[] => {
  const head = ['', 'programs', 'builds differ', 'sanitizer', 'valgrind', 'crash', 'any of these'];
  const total: Row = { programs: 0, differ: 0, sanitizer: 0, valgrind: 0, crashed: 0, real: 0 };
  for (const r of rows.values()) for (const c of columns) total[c] += r[c];
  const cells = (name: string, r: Row): readonly string[] => [
    name,
    ...columns.map((c) => (c === 'valgrind' && !valgrind ? '–' : String(r[c]))),
  ];
  const all = [
    head,
    ...[...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([k, r]) => cells(k, r)),
    cells('all', total),
  ];
  const widths = head.map((_, k) => Math.max(...all.map((r) => (r[k] ?? '').length)));
  return all.map((r) =>
    r.map((c, k) => (k === 0 ? c.padEnd(widths[k] ?? 0) : c.padStart(widths[k] ?? 0))).join('  '),
  );
};

const bump = (rows: Map<string, Row>, key: string, r: Omit<Row, 'programs'>): void => {
  const row = rows.get(key) ?? { programs: 0, differ: 0, sanitizer: 0, valgrind: 0, crashed: 0, real: 0 };
  row.programs++;
  for (const c of columns) if (c !== 'programs') row[c] += r[c];
  rows.set(key, row);
};

const one = (yes: boolean): number => (yes ? 1 : 0);

const run = async ({ runs, seed, say }: AgreeOptions): Promise<Agreement> => {
  const valgrind = haveTool('valgrind');
  const subjects = [...searched(runs ?? 8, seed, say), ...stored(), ...(await scenarios())];
  const kinds = new Map<string, Row>();
  const sources = new Map<string, Row>();
  const unbuilt: string[] = [];
  let left = 0;
  let done = 0;
  for (const s of subjects) {
    const found = undefinedBy(s);
    if (found === null) {
      left++;
      continue;
    }
    const { ub, buildable } = found;
    await withScratch(async (folder) => {
      const parts = { rust: buildable.rust !== null, c: buildable.c !== null };
      const builder = new Builder(buildable, folder, programLimits);
      const plans = plansFor(parts, parts.c && (await haveSanitizers(folder)));
      const builds = [];
      try {
        for (const p of plans) builds.push(await builder.run(p));
      } catch (e) {
        if (!(e instanceof BuildFailure)) throw e;
        unbuilt.push(s.name);
        return;
      }
      const r = realityOf(builds);
      const [first] = plans;
      const seen = valgrind && first !== undefined && (await underValgrind(builder.programOf(first), folder));
      const real = r.differ || r.sanitizer || r.crashed || seen;
      const row = {
        differ: one(r.differ),
        sanitizer: one(r.sanitizer),
        valgrind: one(seen),
        crashed: one(r.crashed),
        real: one(real),
      };
      bump(kinds, ub, row);
      bump(sources, s.from, row);
    });
    if (++done % 50 === 0) say(`  … ${done} programs`);
  }
  const lines = [
    ...table(kinds, valgrind),
    '',
    ...table(sources, valgrind),
    '',
    `${left} programs left out: defined on real targets, or not to be built`,
    ...(unbuilt.length === 0 ? [] : [`a compiler refuses: ${unbuilt.join(', ')}`]),
  ];
  return { lines, disagreements: [] };
};

export const ubWitnesses: Part = {
  name: 'ub-witnesses',
  sentence: 'what real builds make of programs that are undefined in the model',
  needs: ['rustc', 'cc'],
  run,
};
