/** Ferrule's layout of C structs and unions against the installed C compiler. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Layouts } from '../../model/layout/index.js';
import { targets } from '../../model/target.js';
import type { Ty } from '../../model/types.js';
import * as T from '../../model/types.js';
import { haveTool } from '../tools.js';
import { random } from './gen.js';

const COUNT = 150;

/** A member of a C type as its declaration, with `x` for the name. */
type Leaf = readonly [ty: Ty, declaration: string];

const leaves: readonly Leaf[] = [
  [T.bool, '_Bool x'],
  [T.i8, 'signed char x'],
  [T.u8, 'unsigned char x'],
  [T.i16, 'short x'],
  [T.i32, 'int x'],
  [T.u32, 'unsigned x'],
  [T.i64, 'long x'],
  [T.u64, 'unsigned long long x'],
  [T.usize, '__SIZE_TYPE__ x'],
  [T.rawTo(T.i8), 'char *x'],
  [T.fnOf([T.i32], T.unit, 'C'), 'void (*x)(int)'],
  [T.arrayOf(T.i16, 3), 'short x[3]'],
  [T.arrayOf(T.arrayOf(T.u8, 2), 3), 'unsigned char x[3][2]'],
];

describe.skipIf(!haveTool('cc'))('Layouts agree with the C compiler on lp64', () => {
  it(`in size, alignment and offsets of ${COUNT} structs and unions, nested`, () => {
    const rand = random(7);
    const pool: Leaf[] = [...leaves];
    const pick = (): Leaf =>
      pool[rand(3) === 0 ? rand(pool.length) : rand(leaves.length)] ?? [T.u8, 'char x'];
    const made: Ty[] = [];
    const decls: string[] = [];
    const prints: string[] = [];
    for (let i = 0; i < COUNT; i++) {
      const kind = rand(3) === 0 ? 'union' : 'struct';
      const members = Array.from({ length: 1 + rand(5) }, pick);
      const fields = members.map(([ty], k) => ({ name: `f${k}`, ty }));
      const def = T.adtDef(`A${i}`, 'c', kind, { variants: [{ name: `A${i}`, fields, discriminant: 0 }] });
      const ty = T.adt(def);
      made.push(ty);
      pool.push([ty, `${kind} A${i} x`]);
      const named = members.map(([, d], k) => d.replace(/\bx\b/, `f${k}`));
      decls.push(`${kind} A${i} { ${named.join('; ')}; };`);
      const facts = [`sizeof(${kind} A${i})`, `_Alignof(${kind} A${i})`];
      facts.push(...members.map((_, k) => `__builtin_offsetof(${kind} A${i}, f${k})`));
      for (const f of facts) prints.push(`printf("%zu ", (__SIZE_TYPE__)(${f}));`);
      prints.push('printf("\\n");');
    }
    const dir = mkdtempSync(join(tmpdir(), 'ferrule-layout-'));
    try {
      const text = `#include <stdio.h>\n${decls.join('\n')}\nint main(void) { ${prints.join('\n')} return 0; }\n`;
      writeFileSync(join(dir, 'a.c'), text);
      const built = spawnSync('cc', ['-o', 'a', 'a.c'], { cwd: dir, encoding: 'utf8' });
      expect(built.stderr).toBe('');
      const out = spawnSync(join(dir, 'a'), { encoding: 'utf8' }).stdout.trim().split('\n');
      const layouts = new Layouts(targets.lp64);
      const ours = made.map((t) => {
        const { size, align, shape } = layouts.of(t);
        return [size, align, ...('offsets' in shape ? shape.offsets : [])].join(' ');
      });
      expect(ours).toEqual(out.map((l) => l.trim()));
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });
});
