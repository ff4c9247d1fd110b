import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { front } from '../scenario/text.js';
import { folder, invoke } from './invoke.js';

const { path, put } = folder();

const caller = `extern "C" {
    fn get(p: *mut i32) -> i32;
}

fn main() {
    let mut x = 1;
    let y = unsafe { get(&mut x) };
    println!("{}", x + y);
}
`;
const getter = `int get(int *p) {
    *p = 40;
    return 2;
}
`;
const nullC = `#include <stddef.h>
int main(void) {
    int *p = NULL;
    return *p; // mark read
}
`;

describe('`ferrule run --format json` writes one object a run,', () => {
  it('with the keys that apply, of a pair that is done.', async () => {
    const said = await invoke('run', put('pair.rs', caller), put('pair.c', getter), '--format', 'json');
    const [record] = said.json;
    expect(Object.keys(record ?? {})).toEqual([
      'file',
      'regime',
      'aliasing',
      'outcome',
      'output',
      'exit',
      'flags',
      'steps',
      'settings',
    ]);
    expect(record).toMatchObject({
      file: 'pair',
      regime: 'unrestricted',
      aliasing: 'stacked',
      outcome: 'done',
      output: '42\n',
      exit: 0,
      flags: [],
      settings: { aliasing: 'stacked', target: 'ilp32', 'refs.until': 'return', fuel: '1000000' },
    });
    expect(record?.['steps']).toBeGreaterThan(0);
    expect(said).toMatchObject({ code: 0, err: '' });
  });

  it('with kind, cause, rule, premise and place of undefined behaviour.', async () => {
    const said = await invoke('run', put('null.c', nullC), '--format', 'json');
    expect(said.json).toHaveLength(1);
    expect(said.json[0]).toMatchObject({
      outcome: 'ub',
      ub: 'null',
      cause: { kind: 'memory' },
      premise: 'not-null',
      language: 'c',
      span: { line: 4 },
    });
    expect(basename(String((said.json[0]?.['span'] as { file: string }).file))).toBe('null.c');
    expect(said.json[0]).not.toHaveProperty('exit');
    expect(said.code).toBe(1);
  });

  it('with the status of the process: of a panic, an abort, and a C `main`.', async () => {
    const files = [
      put('exits/panic.rs', 'fn main() {\n    panic!("no");\n}\n'),
      put('exits/abort.c', '#include <stdlib.h>\nint main(void) {\n    abort();\n}\n'),
      put('exits/seven.c', 'int main(void) {\n    return 7;\n}\n'),
    ];
    const said = await invoke('run', ...files, '--format', 'json');
    expect(said.json.map((r) => [r['outcome'], r['exit']])).toEqual([
      ['panic', 101],
      ['abort', 134],
      ['done', 7],
    ]);
    expect(said.code).toBe(1);
  });

  it('under every regime, in the order of their list.', async () => {
    const said = await invoke(
      'run',
      put('every.c', getter + 'int main(void) { return 0; }\n'),
      '--regime',
      'all',
      '--format',
      'json',
    );
    const regimes = said.json.map((r) => r['regime']);
    expect(regimes.slice(0, 3)).toEqual(['unrestricted', 'isolated', 'r3']);
    expect(new Set(regimes).size).toBe(regimes.length);
  });

  it('under the model and the settings that were asked for.', async () => {
    const file = put('settings.c', 'int main(void) {\n    return sizeof(void *);\n}\n');
    const said = await invoke(
      'run',
      file,
      '--aliasing',
      'tree',
      '--set',
      'target=lp64',
      '--set',
      'fuel=100',
      '--format',
      'json',
    );
    expect(said.json).toMatchObject([
      { aliasing: 'tree', exit: 8, settings: { aliasing: 'tree', target: 'lp64', fuel: '100' } },
    ]);
  });

  it('that says `fuel` where the steps were used up.', async () => {
    const said = await invoke(
      'run',
      put('loop.rs', 'fn main() {\n    loop {}\n}\n'),
      '--set',
      'fuel=50',
      '--format',
      'json',
    );
    expect(said.json).toMatchObject([{ outcome: 'fuel', steps: 50 }]);
    expect(said.code).toBe(1);
  });
});

describe('`FILE…`', () => {
  it('is any mix of scenarios, pairs, lone halves and folders, in order.', async () => {
    put('mix/a.rs', caller);
    put('mix/a.c', getter);
    put('mix/b.rs', 'fn main() {}\n');
    put('mix/deeper/c.md', `${front}\n\`\`\`rust\nfn main() {}\n\`\`\`\n`);
    put('mix/README.md', '# A page\n');
    const first = put('first.c', 'int main(void) { return 0; }\n');
    const said = await invoke('run', first, `${path}/mix`, '--format', 'json');
    expect(said.err).toBe('');
    expect(said.json.map((r) => r['file'])).toEqual([
      first,
      'a',
      `${path}/mix/b.rs`,
      `${path}/mix/deeper/c.md`,
    ]);
    expect(said.code).toBe(0);
  });

  it('takes one .rs and one .c of different names for one program, unless each has a `main`.', async () => {
    const one = await invoke('run', put('names/x.rs', caller), put('names/y.c', getter), '--format', 'json');
    expect(one.json).toMatchObject([{ file: 'x+y', outcome: 'done', output: '42\n' }]);
    const two = await invoke(
      'run',
      put('names/p.rs', 'fn main() {}\n'),
      put('names/q.c', 'int main(void) { return 0; }\n'),
      '--format',
      'json',
    );
    expect(two.json).toHaveLength(2);
  });

  it('joins halves of one name from two folders, and tells pairs of one name apart.', async () => {
    const apart = await invoke('run', put('left/z.rs', caller), put('right/z.c', getter), '--format', 'json');
    expect(apart.json).toMatchObject([{ file: 'z', outcome: 'done' }]);
    for (const side of ['one', 'two']) {
      put(`${side}/w.rs`, caller);
      put(`${side}/w.c`, getter);
    }
    const both = await invoke('run', `${path}/one`, `${path}/two`, '--format', 'json');
    expect(both.json.map((r) => r['file'])).toEqual([`${path}/one/w`, `${path}/two/w`]);
  });

  it('names a program once, however often it is given.', async () => {
    const file = put('once.c', 'int main(void) { return 0; }\n');
    expect((await invoke('run', file, file, '--format', 'json')).json).toHaveLength(1);
  });
});

const scenario = (...lines: readonly string[]): string =>
  `${front}\n\`\`\`c\n${nullC}\`\`\`\n\n\`\`\`expect\n${lines.join('\n')}\n\`\`\`\n`;

describe('A scenario with an expect fence', () => {
  it('is run on every line of it; `*` is every regime that is not named.', async () => {
    const file = put(
      'stated.md',
      scenario(
        'unrestricted/tree: ub null @read',
        'unrestricted: ub null not-null @read',
        '*: ub null # gap: not looked at',
      ),
    );
    const said = await invoke('run', file, '--format', 'json');
    const cells = said.json.map((r) => `${String(r['regime'])}/${String(r['aliasing'])}`);
    expect(cells.slice(0, 3)).toEqual(['unrestricted/tree', 'unrestricted/stacked', 'isolated/stacked']);
  });

  it('gives 0 if every run is as the line says, with the summary of a text.', async () => {
    const file = put('good.md', scenario('unrestricted/none: ub null', 'unrestricted: ub null @read'));
    const said = await invoke('run', file);
    expect(said.out).toMatch(/unrestricted\/stacked {2}ub null @read at good\.md:12:\d+ {2}as expected/);
    expect(said.out).toMatch(/1 program, 2 runs: 2 as expected$/);
    expect(said.code).toBe(0);
  });

  it.each([
    ['unrestricted: done', /the outcome is `ub`, not `done`/],
    ['unrestricted: ub dangling', /the kind is `null`, not `dangling`/],
    ['unrestricted: ub null live', /the premise is `not-null`, not `live`/],
  ])('gives 1 if a run is not as `%s`, and says in what.', async (line, why) => {
    const said = await invoke('run', put('bad.md', scenario(line)));
    expect(said.out).toMatch(/NOT AS EXPECTED/);
    expect(said.out).toMatch(why);
    expect(said.code).toBe(1);
  });

  it('gives 1 if the fault is at another place than the mark.', async () => {
    const text = scenario('unrestricted: ub null @other').replace('= NULL;', '= NULL; // mark other');
    const said = await invoke('run', put('place.md', text));
    expect(said.out).toMatch(/the place is line 12, not @other \(line 11\)/);
    expect(said.code).toBe(1);
  });

  it('shows a known gap and does not fail for it, but fails where the gap is closed.', async () => {
    const open = await invoke(
      'run',
      put('gap.md', scenario('unrestricted: done # gap: null is not modelled')),
    );
    expect(open.out).toMatch(/known gap/);
    expect(open.code).toBe(0);
    const closed = await invoke(
      'run',
      put('closed.md', scenario('unrestricted: ub null # gap: null is not modelled')),
    );
    expect(closed.out).toMatch(/A GAP THAT IS NONE/);
    expect(closed.code).toBe(1);
  });

  it('counts a run that no line states, and does not fail for it.', async () => {
    const said = await invoke(
      'run',
      put('unstated.md', scenario('unrestricted: ub null')),
      '--regime',
      'isolated',
    );
    expect(said.out).toMatch(/unstated/);
    expect(said.code).toBe(0);
  });

  it('compares what a run that is done prints.', async () => {
    const program =
      '```c\n#include <stdio.h>\nint main(void) {\n    printf("%d\\n", 3);\n    return 0;\n}\n```\n';
    const text = (output: string): string =>
      `${front}\n${program}\n\`\`\`output\n${output}\n\`\`\`\n\n\`\`\`expect\nunrestricted: done\n\`\`\`\n`;
    expect(await invoke('run', put('prints.md', text('3')))).toMatchObject({ code: 0 });
    const other = await invoke('run', put('prints-other.md', text('4')));
    expect(other.out).toMatch(/the output is `"3\\n"`, not `"4\\n"`/);
    expect(other.code).toBe(1);
  });

  it('is blessed: lines for what is unstated or not so, marked, and stable from then on.', async () => {
    const file = put('bless.md', scenario('unrestricted: done', 'unrestricted/none: ub null @read'));
    const before = process.env['CI'];
    delete process.env['CI'];
    try {
      await invoke('run', file, '--bless');
      const text = readFileSync(file, 'utf8');
      expect(text).toContain('unrestricted: ub null @read # unreviewed');
      expect(text).toContain('\nunrestricted/none: ub null @read\n');
      expect(text).not.toContain('unrestricted: done');
      expect(text).toMatch(/^isolated: .* # unreviewed$/m);
      const said = await invoke('run', file);
      expect(said.code).toBe(0);
      expect(said.out).toMatch(/unreviewed/);
      await invoke('run', file, '--bless');
      expect(readFileSync(file, 'utf8')).toBe(text);
    } finally {
      if (before !== undefined) process.env['CI'] = before;
    }
  });
});

describe('`ferrule run --trace`', () => {
  it('prints each step: place, rule, source line, and what it changed.', async () => {
    const said = await invoke('run', put('trace.c', nullC), '--trace');
    expect(said.out).toMatch(/trace\.c:3:\d+ /);
    expect(said.out).toMatch(/FAILS not-null/);
    expect(said.out).toMatch(/ub null/);
    expect(said.code).toBe(1);
  });
});

describe('`ferrule check`', () => {
  it('accepts or not, with diagnostics, in the shape that is promised.', async () => {
    const good = put('check/good.rs', 'fn main() {\n    let x: i32 = 1;\n    println!("{}", x);\n}\n');
    const bad = put('check/bad.rs', 'fn main() {\n    let x: bool = 1u8;\n}\n');
    const said = await invoke('check', good, bad, '--format', 'json');
    expect(said.json).toMatchObject([
      { file: good, accepted: true },
      {
        file: bad,
        accepted: false,
        diagnostics: [
          {
            code: 'E0308',
            severity: 'error',
            span: { file: bad, line: 2 },
            related: expect.any(Array) as never,
          },
        ],
      },
    ]);
    expect(said.code).toBe(1);
  });

  it('does not ask for a `main`, nor for what another half may define.', async () => {
    const file = put(
      'check/library.rs',
      'extern "C" {\n    fn get() -> i32;\n}\npub fn f() -> i32 {\n    unsafe { get() }\n}\n',
    );
    expect(await invoke('check', file)).toMatchObject({ code: 0 });
  });
});

describe('`ferrule rules`', () => {
  it('lists every rule with its premises, sentence and source, as text, TeX and JSON.', async () => {
    const text = await invoke('rules');
    expect(text.out).toMatch(/^C-Load|^Load/m);
    const tex = await invoke('rules', '--format', 'tex');
    expect(tex.out).toMatch(/\\dfrac/);
    const json = await invoke('rules', '--format', 'json');
    const rules = JSON.parse(json.out) as { name: string; sentence: string; cite: string; tex: string }[];
    expect(rules.length).toBeGreaterThan(50);
    for (const r of rules) expect(r.sentence && r.cite && r.tex && r.name).toBeTruthy();
  });

  it('lists the rules of one regime.', async () => {
    const said = await invoke('rules', '--regime', 'isolated', '--format', 'json');
    const rules = JSON.parse(said.out) as { of: string }[];
    expect(new Set(rules.map((r) => r.of))).toEqual(new Set(['isolated']));
  });
});
