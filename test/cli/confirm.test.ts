/** `ferrule confirm`: real builds beside the model, and what keeps a program from being built. */
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as E from '#fp/Either';
import { afterEach, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../model/grammars.js';
import {
  cFlags,
  parseConfirmation,
  plansFor,
  prepare,
  realityOf,
  sanitizerWord,
  showPlan,
  verdictOf,
  type ModelSays,
  type Observed,
} from '../../properties/confirm/index.js';
import { defaultSettings } from '../../properties/scenario/index.js';
import { digestOf, programOf, settingsOf } from '../../cli/confirm-input.js';
import { confirmedResult } from '../../cli/confirmed.js';
import { processIo } from '../../cli/io.js';
import { collect } from '../../cli/programs.js';
import { realBuilds } from '../../report/sections/real.js';
import { haveTool } from '../tools.js';
import { folder, invoke } from './invoke.js';

await loadGrammars();
const { path, put } = folder();
const tools = haveTool('rustc') && haveTool('cc');
const addTwice = 'scenarios/aliasing/add-twice-heap.md';

const PATH = process.env['PATH'] ?? '';
afterEach(() => {
  process.env['PATH'] = PATH;
});

const ends = (r: Record<string, unknown>): readonly string[] =>
  (r['builds'] as Observed[]).map((b) => `${showPlan(b.plan)}: ${b.output.trim()}`);

describe.runIf(tools)('`ferrule confirm`', () => {
  it('shows add_twice print 20 where Rust is not optimised, and 15 where it is.', async () => {
    const said = await invoke('confirm', addTwice, '--format', 'json');
    expect(said.code).toBe(0);
    const [r = {}] = said.json;
    expect(r['verdict']).toBe('ub');
    expect(ends(r).slice(0, 4)).toEqual([
      'Rust O0 + C O0: 20',
      'Rust O0 + C O2: 20',
      'Rust O3 + C O0: 15',
      'Rust O3 + C O2: 15',
    ]);
  });

  it('finds every build in agreement, with `main` in Rust and in C, panics and statuses among them.', async () => {
    put(
      'there/into.rs',
      'extern "C" { fn twice(x: i32) -> i32; }\nfn main() { println!("{}", unsafe { twice(21) }); }\n',
    );
    put('there/into.c', 'int twice(int x) { return 2 * x; }\n');
    put('there/back.rs', '#[no_mangle] pub extern "C" fn half(x: i32) -> i32 { x / 2 }\n');
    put(
      'there/back.c',
      '#include <stdio.h>\nint half(int);\nint main(void) { printf("%d\\n", half(-9)); return 300; }\n',
    );
    put('there/panics.rs', 'fn main() { let v = vec![1]; println!("first"); println!("{}", v[v.len()]); }\n');
    put(
      'there/aborts.rs',
      'extern "C" { fn run(f: extern "C" fn()); }\nextern "C" fn f() { panic!("no"); }\nfn main() { unsafe { run(f) } }\n',
    );
    put('there/aborts.c', 'void run(void (*f)(void)) { f(); }\n');
    const said = await invoke('confirm', join(path, 'there'), '--format', 'json');
    expect(said.err).toBe('');
    expect(said.json.map((r) => r['verdict'])).toEqual(['agree', 'agree', 'agree', 'agree']);
    expect(said.code).toBe(0);
  });

  it('builds programs with the annotations of a regime, in both forms.', async () => {
    put(
      'notes/a.rs',
      `#[r3_safeffi]
#[no_mangle]
pub extern "C" fn f(#[link(retains)] p: *mut i32) -> i32 { unsafe { *p } }
#[cfg_attr(ferrule, r3_safeffi)]
#[no_mangle]
pub extern "C" fn g(x: i32) -> i32 { x + 1 }
`,
    );
    put(
      'notes/a.c',
      '#include <stdio.h>\nint f(int *); int g(int);\nint main(void) { int x = 4; printf("%d\\n", f(&x) + g(1)); return 0; }\n',
    );
    const said = await invoke('confirm', join(path, 'notes'), '--format', 'json');
    expect(said.err).toBe('');
    expect(said.json.map((r) => r['verdict'])).toEqual(['agree']);
  });

  it('prints in the order of the calls, though two languages print.', async () => {
    put(
      'order/a.rs',
      'extern "C" { fn say(x: i32); }\nfn main() { for i in 0..3 { println!("rust {}", i); unsafe { say(i) } } }\n',
    );
    put('order/a.c', '#include <stdio.h>\nvoid say(int x) { printf("c %d\\n", x); }\n');
    const said = await invoke('confirm', join(path, 'order'), '--format', 'json');
    expect(said.json.map((r) => r['verdict'])).toEqual(['agree']);
  });

  it('says that a result is unspecified, and does not compare it.', async () => {
    const file = put(
      'open.c',
      '#include <stdio.h>\nint n; int f(int x) { n = n * 10 + x; return 0; }\nint main(void) { n = f(1) + f(2) + n * 0; printf("%d\\n", n); return f(1) + f(2) + n; }\n',
    );
    const said = await invoke('confirm', file, '--format', 'json');
    expect(said.json.map((r) => r['verdict'])).toEqual(['unspecified']);
    expect(said.code).toBe(0);
    const model = said.json[0]?.['model'] as { readonly tried: readonly string[] };
    expect(model.tried).toEqual([
      'c.order=ltr addresses=fresh seed=0',
      'c.order=ltr addresses=falling seed=1',
      'c.order=rtl addresses=reuse seed=2',
      'c.order=rtl addresses=falling seed=3',
      'c.order=seed addresses=reuse seed=4',
      'c.order=seed addresses=fresh seed=5',
    ]);
  });

  it.each([
    ['the order of addresses', 'int a = 1, b = 2; printf("%d\\n", (uintptr_t)&a < (uintptr_t)&b);'],
    ['bits of an address', 'int *p = malloc(4); printf("%d\\n", (int)((uintptr_t)p >> 6 & 7)); free(p);'],
    [
      'whether memory is used again',
      'int *p = malloc(4); uintptr_t a = (uintptr_t)p; free(p); int *q = malloc(4); printf("%d\\n", a == (uintptr_t)q); free(q);',
    ],
    ['the order of three calls', 'printf("%d\\n", 0 * (f(1) + f(2) + f(3)) + n);'],
  ])('sees that a result depends on %s.', (_what, body) => {
    const head = '#include <stdint.h>\n#include <stdio.h>\n#include <stdlib.h>\n';
    const before = 'static int n; static int f(int x) { n = n * 10 + x; return 0; }\n';
    const text = `${head}${before}int main(void) { ${body} return 0; }\n`;
    const prepared = prepare({ c: { text, file: 'open.c' } }, defaultSettings);
    expect(E.isRight(prepared) && prepared.right.says.unspecified).toBe(true);
  });

  it('stops programs that run, print or allocate without end.', async () => {
    put('endless/loop.c', 'int main(void) { for (;;) {} }\n');
    put('endless/spam.c', '#include <stdio.h>\nint main(void) { for (;;) printf("again and again\\n"); }\n');
    put('endless/hog.rs', 'fn main() { loop { std::mem::forget(vec![1u64; 1000000]); } }\n');
    const said = await invoke(
      'confirm',
      join(path, 'endless'),
      '--seconds',
      '1',
      '--set',
      'fuel=50000',
      '--format',
      'json',
    );
    expect(said.json.map((r) => r['verdict'])).toEqual(['unfinished', 'unfinished', 'unfinished']);
    const [hog, loop, spam] = said.json.map((r) => r['builds'] as Observed[]);
    expect(loop?.every((b) => b.end.k === 'limit' && b.end.of === 'time')).toBe(true);
    expect(spam?.every((b) => b.end.k === 'limit' && b.output.length <= 1 << 20)).toBe(true);
    expect(hog?.every((b) => b.end.k === 'signal' || b.end.k === 'limit')).toBe(true);
  });

  it('keeps a result beside its scenario, which can be read again.', async () => {
    const file = put('kept/add.md', readFileSync(addTwice, 'utf8'));
    const said = await invoke('confirm', file, '--save');
    expect(said.code).toBe(0);
    const saved = parseConfirmation(readFileSync(join(path, 'kept/add.confirmed.json'), 'utf8'));
    expect(E.isRight(saved) && saved.right.program).toBe('add.md');
    expect(readdirSync(join(path, 'kept')).toSorted()).toEqual(['add.confirmed.json', 'add.md']);
  });

  it('leaves no folder behind when it is interrupted.', async () => {
    const file = put('wait.c', 'int main(void) { for (;;) {} }\n');
    const temporary = join(path, 'temporary');
    mkdirSync(temporary);
    const code = await new Promise<number | null>((done, fail) => {
      const child = spawn(process.execPath, [resolve('dist/cli.mjs'), 'confirm', file], {
        env: { ...process.env, TMPDIR: temporary },
        stdio: 'ignore',
      });
      const watch = setInterval(() => {
        const [made] = readdirSync(temporary);
        if (made === undefined || !readdirSync(join(temporary, made)).some((f) => f.startsWith('run-')))
          return;
        clearInterval(watch);
        child.kill('SIGINT');
      }, 50);
      child.on('error', fail);
      child.on('exit', (c) => {
        clearInterval(watch);
        done(c);
      });
    });
    expect(code).toBe(130);
    expect(readdirSync(temporary)).toEqual([]);
  });
});

/** Refused as a user's mistake: exit status 2, a message on stderr, no trace of Ferrule's own code. */
const refuses = async (args: readonly string[], ...messages: readonly RegExp[]): Promise<void> => {
  const said = await invoke('confirm', ...args);
  for (const m of messages) expect(said.err).toMatch(m);
  expect(said.err).not.toMatch(/^\s+at .*:\d+:\d+/m);
  expect(said.code).toBe(2);
};

describe('`ferrule confirm` says what is wrong with', () => {
  const lone = put('lone.rs', 'fn main() {}\n');
  it('a machine without compilers, and how to get them.', async () => {
    const empty = join(path, 'empty');
    mkdirSync(empty);
    process.env['PATH'] = empty;
    await refuses([addTwice], /`rustc` is not there/, /rustup/, /`cc` is not there/, /gcc/);
    await refuses([lone], /rustc links with it/);
  });
  it('a file that is not there.', () => refuses([join(path, 'none.rs')], /no-such-file/));
  it('nothing to confirm, and a campaign without witnesses.', async () => {
    await refuses([], /nothing to confirm/);
    await refuses(['--campaign', 'no-such-campaign'], /no witnesses in a campaign/);
  });
  it('a time that is none.', () => refuses([lone, '--seconds', 'long'], /1 to 600/));
  it('a function that nothing defines, without building anything.', () =>
    refuses(
      [
        put(
          'system.rs',
          'extern "C" { fn system(s: *const i8) -> i32; }\nfn main() { unsafe { system(b"true\\0".as_ptr() as *const i8); } }\n',
        ),
      ],
      /no function `system`/,
    ));
  it('all regimes at once, and a result under a regime that is to be kept.', async () => {
    await refuses([lone, '--regime', 'all'], /under one regime/);
    await refuses([lone, '--regime', 'r3', '--save'], /today's boundary/);
    await refuses([lone, '--regime', 'r33'], /did you mean `r3`/);
  });
  it('a layout that no compiler has.', () => refuses([lone, '--set', 'layout=talk'], /hypothetical/));
  it('an exception of the model’s.', () =>
    refuses(
      [put('throws.c', '#include "ferrule.h"\nint main(void) { ferrule_throw(); return 0; }\n')],
      /`ferrule_throw`/,
    ));
  it.runIf(tools)('a result that cannot be saved.', async () => {
    const file = put('closed/a.rs', 'fn main() {}\n');
    mkdirSync(join(path, 'closed/a.confirmed.json'));
    await refuses([file, '--save'], /cannot be saved/);
    expect(readdirSync(join(path, 'closed')).toSorted()).toEqual(['a.confirmed.json', 'a.rs']);
  });
});

describe('Results that are kept beside scenarios', () => {
  const kept = readdirSync('scenarios', { recursive: true, encoding: 'utf8' }).filter((f) =>
    f.endsWith('.confirmed.json'),
  );

  it.each(kept)('are about the program as it is, and the model still says so: %s.', async (file) => {
    const saved = parseConfirmation(readFileSync(join('scenarios', file), 'utf8'));
    if (E.isLeft(saved)) throw new Error(saved.left);
    const { inputs } = await collect([join('scenarios', file.replace('.confirmed.json', '.md'))]);
    const [input] = inputs;
    if (input === undefined) throw new Error('no scenario');
    expect(saved.right.digest).toBe(digestOf(programOf(input)));
    const now = prepare(programOf(input), settingsOf(input, {}));
    if (E.isLeft(now)) throw new Error('not buildable');
    const { outcome, output } = now.right.says;
    expect({ outcome: outcome.k, output }).toEqual({
      outcome: saved.right.model.outcome,
      output: saved.right.model.output,
    });
  });

  it('stand in the report, with compilers and date.', async () => {
    const { inputs } = await collect([addTwice]);
    const [input] = inputs;
    if (input?.kind !== 'scenario') throw new Error('no scenario');
    const said: string[] = [];
    const io = { ...processIo(), err: (line: string) => void said.push(line) };
    const real = confirmedResult(input.scenario, io);
    expect(real?.stale).toBe(false);
    expect(said).toEqual([]);
    const text = real === undefined ? '' : realBuilds(real).text;
    expect(text).toMatch(/Rust O3 \+ C O2.*<code>15<\/code>/s);
    expect(text).toMatch(/Rust O0 \+ C O0.*<code>20<\/code>/s);
    expect(text).toMatch(/rustc \d/);
    const changed = { ...input.scenario, c: { file: 'x', text: 'int main(void) { return 0; }' } };
    expect(confirmedResult(changed, io)?.stale).toBe(true);
  });

  it('are left out, with a word, where they cannot be read.', async () => {
    const file = put('torn/add.md', readFileSync(addTwice, 'utf8'));
    put('torn/add.confirmed.json', '{"version": 1, "program"');
    const { inputs } = await collect([file]);
    const [input] = inputs;
    if (input?.kind !== 'scenario') throw new Error('no scenario');
    const said: string[] = [];
    const io = { ...processIo(), err: (line: string) => void said.push(line) };
    expect(confirmedResult(input.scenario, io)).toBe(undefined);
    expect(said.join()).toMatch(/add\.confirmed\.json: .*make it again/);
  });
});

describe('Comparing', () => {
  const says = (outcome: ModelSays['outcome'], output: string): ModelSays => ({
    outcome,
    output,
    settings: {},
    steps: 1,
    unspecified: false,
    tried: [],
  });
  const done = { k: 'done', exit: 0, leak: false, caughtPanics: 0 } as const;
  const observed = (output: string, more: Partial<Observed> = {}): Observed => ({
    plan: { rust: '0', c: '0' },
    output,
    end: { k: 'exit', code: 0 },
    sanitizer: null,
    ...more,
  });

  it('takes another output, another end and a sanitizer’s word for disagreement.', () => {
    const model = says(done, 'x\n');
    expect(verdictOf(model, [observed('x\n')])).toBe('agree');
    expect(verdictOf(model, [observed('x\n'), observed('y\n')])).toBe('differ');
    expect(verdictOf(model, [observed('x\n', { end: { k: 'signal', signal: 'SIGSEGV' } })])).toBe('differ');
    expect(verdictOf(model, [observed('x\n', { sanitizer: 'heap-buffer-overflow' })])).toBe('differ');
  });
  it('knows what the system makes of an exit status, a panic and an abort.', () => {
    const span = { file: '', start: 0, end: 0, line: 0, column: 0 };
    expect(
      verdictOf(says({ ...done, exit: -1 }, ''), [observed('', { end: { k: 'exit', code: 255 } })]),
    ).toBe('agree');
    const panic = { k: 'panic', message: '', span, language: 'rust' } as const;
    expect(verdictOf(says(panic, ''), [observed('', { end: { k: 'exit', code: 101 } })])).toBe('agree');
    const abort = { k: 'abort', why: '', span, language: 'rust' } as const;
    expect(verdictOf(says(abort, ''), [observed('', { end: { k: 'signal', signal: 'SIGABRT' } })])).toBe(
      'agree',
    );
  });
  it('tells how real an undefined program is.', () => {
    expect(realityOf([observed('20'), observed('15')])).toEqual({
      differ: true,
      sanitizer: false,
      crashed: false,
    });
    expect(realityOf([observed('20'), observed('', { sanitizer: 'x' })])).toEqual({
      differ: false,
      sanitizer: true,
      crashed: false,
    });
  });
  it('reads the first word of a sanitizer.', () => {
    expect(
      sanitizerWord('==1==ERROR: AddressSanitizer: heap-use-after-free on address 0x60 at pc 0x1\n'),
    ).toBe('heap-use-after-free');
    expect(sanitizerWord('p.c:3:5: runtime error: signed integer overflow: 1 + 2\n')).toBe(
      'signed integer overflow: 1 + 2',
    );
    expect(
      sanitizerWord(
        '==1==ERROR: AddressSanitizer: attempting free on address which was not malloc()-ed: 0x7f (pc 1)\n',
      ),
    ).toBe('attempting free on address which was not malloc()-ed');
    expect(sanitizerWord("thread 'main' panicked at x.rs:1:1")).toBe(null);
  });
  it('mixes the levels of both languages, and knows about aliasing by type.', () => {
    expect(plansFor({ rust: true, c: true }, true).map(showPlan)).toContain('Rust O3 + C O2');
    expect(plansFor({ rust: true, c: false }, true).map(showPlan)).toEqual(['Rust O0', 'Rust O3']);
    expect(cFlags('2', false)).toContain('-fno-strict-aliasing');
    expect(cFlags('2', true)).not.toContain('-fno-strict-aliasing');
  });
  it('says what is wrong with a saved result.', () => {
    expect(parseConfirmation('{"version":')).toMatchObject({ _tag: 'Left' });
    expect(parseConfirmation('{"version":2}')).toMatchObject({
      _tag: 'Left',
      left: expect.stringContaining('version 1') as string,
    });
  });
  it('builds the prelude of a regime into the crate, and its `foreign!` around what is declared.', () => {
    const text = 'extern "C" { fn abs(x: i32) -> i32; }\nfn main() {}\n';
    const prelude = {
      text: 'macro_rules! foreign { ($($t:tt)*) => { $($t)* }; }\n',
      foreign: null,
    };
    const made = prepare({ rust: { text, file: 'a.rs' } }, defaultSettings, {
      regime: 'unrestricted',
      prelude,
    });
    expect(E.isRight(made) && made.right.rust).toMatch(
      /^#\[macro_use\] mod ferrule_prelude; .*foreign! \{ extern "C" \{ fn abs\(x: i32\) -> i32; \} \}\nfn main\(\) \{\}\n$/,
    );
  });
  it('keeps every line and column of what it blanks out.', () => {
    const text = '#[r3_safeffi]\n#[no_mangle] pub extern "C" fn f() {}\nfn main() {}\n';
    const made = prepare({ rust: { text, file: 'a.rs' } }, defaultSettings);
    expect(E.isRight(made) && made.right.rust).toBe(text.replace('#[r3_safeffi]', '             '));
  });
});
