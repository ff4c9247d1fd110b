import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../model/grammars.js';
import { parseRust } from '../../model/rust/parse.js';
import { defaultSettings } from '../../properties/scenario/registry.js';
import { layoutsFor } from '../../semantics/machine/link.js';
import { omniglot } from '../../semantics/regimes/omniglot/index.js';
import { compileRust } from '../../semantics/rust/index.js';
import { haveTool } from '../tools.js';
import { codeOf } from '../rust-semantics/support.js';
import { externs, programs, type PreludeProgram } from './prelude-programs.js';

beforeAll(loadGrammars);

const prelude = readFileSync(new URL('../../semantics/regimes/omniglot/prelude.rs', import.meta.url), 'utf8');

const open = 'let (mut alloc, mut access) = scopes!();';
const markedLine = (text: string): number => text.split('\n').findIndex((l) => l.includes('// !'));

interface Said {
  readonly code: string;
  readonly line: number;
}

interface RustcSpan {
  readonly is_primary: boolean;
  readonly line_start: number;
  /** The call of the macro that it comes from. */
  readonly expansion: { readonly span: RustcSpan } | null;
}
const lineOf = (s: RustcSpan): number => (s.expansion === null ? s.line_start : lineOf(s.expansion.span));

interface RustcMessage {
  readonly level?: string;
  readonly message?: string;
  readonly code?: { readonly code: string } | null;
  readonly spans?: readonly RustcSpan[];
}

/** What rustc says of programs that stand in one file, each a function: errors by its line. */
const rustcSays = (
  list: readonly PreludeProgram[],
  cfg: readonly string[] = [],
): Map<PreludeProgram, Said[]> => {
  let text = `${prelude}\nforeign! { ${externs} }\nfn main() {}\n`;
  const ranges = list.map((p, k) => {
    const from = text.split('\n').length;
    text += `#[allow(unused)] fn p${k}() {\n    ${open}\n    ${p.body}\n}\n`;
    return { p, from, to: text.split('\n').length };
  });
  const folder = mkdtempSync(join(tmpdir(), 'ferrule-prelude-'));
  try {
    const file = join(folder, 'prelude.rs');
    writeFileSync(file, text);
    const args = ['--edition', '2021', '--error-format=json', '--emit=metadata', '--out-dir', folder];
    const { stderr } = spawnSync('rustc', [...args, ...cfg.flatMap((c) => ['--cfg', c]), file], {
      encoding: 'utf8',
    });
    const said = new Map(list.map((p) => [p, [] as Said[]]));
    for (const line of stderr.split('\n').filter((l) => l.startsWith('{'))) {
      const m = JSON.parse(line) as RustcMessage;
      const primary = m.spans?.find((s) => s.is_primary);
      if (m.level !== 'error' || primary === undefined) continue;
      const at = lineOf(primary);
      const where = ranges.find((r) => at >= r.from && at < r.to);
      if (where === undefined) throw new Error(`rustc refuses the prelude itself: ${line}`);
      said
        .get(where.p)
        ?.push({ code: codeOf(m.code?.code, m.message ?? '') ?? '?', line: at - where.from - 2 });
    }
    return said;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const ferruleSays = (p: PreludeProgram, set: Record<string, string> = {}): Said[] => {
  const settings = { ...defaultSettings, ...set };
  const text = `${externs}\nfn main() {\n    ${open}\n    ${p.body}\n}\n`;
  const from = externs.split('\n').length + 3;
  const { crate, diagnostics } = parseRust(text, 'p.rs');
  const layouts = layoutsFor(settings);
  const made = crate === null ? null : compileRust(crate, { layouts, settings, api: omniglot.api(settings) });
  const refused = omniglot.admit
    .flatMap((a) => a.refuses(made?.unit ?? null, null, settings))
    .map((r) => ({ code: r.rule, line: r.span.line - from }));
  return [
    ...(made?.diagnostics ?? diagnostics)
      .filter((d) => d.severity === 'error')
      .map((d) => ({ code: d.code, line: d.span.line - from })),
    ...refused,
  ];
};

/** The first mistake; others that follow from it stand behind. */
const first = (said: readonly Said[]): Said | null =>
  said.reduce<Said | null>((a, b) => (a === null || b.line < a.line ? b : a), null);

const stated = (p: PreludeProgram): Said | null =>
  p.says === 'ok' ? null : { code: p.says, line: markedLine(p.body) };

/** Refused by both, each at a place of its own. */
const mixed: readonly PreludeProgram[] = [
  `let (_a2, x2) = scopes!();
    let r = peek(&mut alloc, &mut access).upgrade(&alloc).unwrap();
    println!("{}", *r.validate(&x2).unwrap());`,
  `let (mut a2, _x2) = scopes!();
    touch(1, &mut a2, &mut access);`,
  `let (mut a2, mut x2) = scopes!();
    a2.stacked_value(1u8, &mut access, |_r, _a, _x| ());
    touch(1, &mut a2, &mut x2);`,
  `let (mut a2, mut x2) = scopes!();
    let p = peek(&mut alloc, &mut access);
    let q = peek(&mut a2, &mut x2);
    let both = [p.upgrade(&alloc).unwrap(), q.upgrade(&a2).unwrap()];
    println!("{}", *both[0].valid(&access));`,
].map((body) => ({ name: body, body, says: '' }));

const stays = programs.find((p) => p.name === 'an upgraded reference held over a foreign call')!;

describe("Omniglot's prelude as rustc reads it", () => {
  const skip = !haveTool('rustc');
  it.skipIf(skip)('is judged as stated, program by program: borrows', { timeout: 60_000 }, () => {
    const said = rustcSays(programs.filter((p) => p.types !== true));
    for (const [p, errors] of said) expect(first(errors), p.name).toEqual(stated(p));
  });

  it.skipIf(skip)('… and types and traits', { timeout: 60_000 }, () => {
    const said = rustcSays(programs.filter((p) => p.types === true));
    for (const [p, errors] of said) expect(first(errors), p.name).toEqual(stated(p));
  });

  it.skipIf(skip)('keeps upgraded references over calls, if it is told to', { timeout: 60_000 }, () => {
    expect(rustcSays([stays], ['stays']).get(stays)).toEqual([]);
  });

  it.skipIf(skip)('does not mix the scopes of two libraries', { timeout: 60_000 }, () => {
    for (const [p, errors] of rustcSays(mixed)) expect(errors.length, p.name).toBeGreaterThan(0);
  });

  it.skipIf(skip)('lets no reference to stacked memory leave its closure', { timeout: 60_000 }, () => {
    const body = 'let mut out = None; alloc.stacked(|r: OGMutRef<u32>, _a| out = Some(r));';
    const p: PreludeProgram = { name: body, body, says: 'E0521' };
    expect(
      rustcSays([p])
        .get(p)
        ?.map((e) => e.code),
    ).toEqual(['E0521']);
  });
});

describe("Omniglot's prelude as Ferrule reads it", () => {
  it.each(programs)('$name', (p) => {
    const said = ferruleSays(p);
    if (p.ferrule === undefined) return expect(first(said)).toEqual(stated(p));
    expect(first(said)?.line).toBe(markedLine(p.body));
  });

  it.each(mixed)(
    'does not mix the scopes of two libraries, unless brands are looked at when it runs: $name',
    (p) => {
      expect(ferruleSays(p).length).toBeGreaterThan(0);
      expect(ferruleSays(p, { brands: 'run-time' })).toEqual([]);
    },
  );

  it('keeps upgraded references over calls, if it is told to.', () => {
    expect(ferruleSays(stays, { upgraded: 'stays' })).toEqual([]);
  });
});
