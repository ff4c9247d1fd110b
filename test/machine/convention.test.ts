/** Where arguments and results go, by the documents, and for x86-64 by a real compiler. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Layouts } from '../../model/layout/index.js';
import { targets, type TargetName } from '../../model/target.js';
import * as T from '../../model/types.js';
import type { Ty } from '../../model/types.js';
import { passing, type Passing } from '../../semantics/core/convention.js';
import { haveTool } from '../tools.js';

/** A type with its name in C: fields of a struct, or one integer. */
interface Sample {
  readonly ty: Ty;
  readonly c: string;
}
const int = (ty: Ty, bits: number): Sample => ({ ty, c: `uint${bits}_t` });
const u8 = int(T.u8, 8);
const u16 = int(T.u16, 16);
const u32 = int(T.u32, 32);
const u64 = int(T.u64, 64);
const struct = (...fields: readonly Sample[]): Sample => ({
  ty: T.adt(
    T.adtDef(`S${fields.map((f) => f.c).join()}`, 'c', 'struct', {
      repr: 'C',
      variants: [{ name: 'S', fields: fields.map((f, k) => ({ name: `f${k}`, ty: f.ty })), discriminant: 0 }],
    }),
  ),
  c: `struct { ${fields.map((f, k) => `${f.c} f${k};`).join(' ')} }`,
});
const two = struct(u32, u32);
const three = struct(u32, u32, u32);
const pair = struct(u64, u64);
const triple = struct(u64, u64, u64);
const bytes = struct(u8, u8, u8);

const passed = (target: TargetName, params: readonly Sample[], ret: Ty = T.unit): Passing => {
  const sig = { params: params.map((p) => p.ty), ret, abi: 'C' as const, variadic: false };
  return passing(sig, new Layouts(targets[target]), (ty) => ty.k !== 'adt');
};
const at = (p: Passing): readonly number[] => p.params.map((x) => x?.at ?? -1);

describe('Arguments on ilp32 (AAPCS32 6.5)', () => {
  it('take a word each, in order, registers before the stack.', () => {
    expect(at(passed('ilp32', [u8, u32, u16, u32, u32]))).toEqual([0, 4, 8, 12, 16]);
  });

  it('begin at an even word where they are aligned to eight bytes (C.3, C.7).', () => {
    expect(at(passed('ilp32', [u32, u64, u32]))).toEqual([0, 8, 16]);
  });

  it('may lie half in registers and half on the stack (C.5).', () => {
    expect(at(passed('ilp32', [u32, u32, three, u32]))).toEqual([0, 4, 8, 20]);
  });

  it('begin behind the address of a result that goes through memory: an aggregate of more than a word (6.4).', () => {
    expect(passed('ilp32', [u32], two.ty)).toEqual({
      hidden: true,
      params: [{ at: 4, size: 4 }],
      result: null,
    });
    expect(passed('ilp32', [u32], bytes.ty).hidden).toBe(false);
    expect(passed('ilp32', [u32], T.u64)).toEqual({
      hidden: false,
      params: [{ at: 0, size: 4 }],
      result: { at: 0, size: 8 },
    });
  });
});

describe('Arguments on lp64 (System V psABI, AMD64 supplement, 3.2.3)', () => {
  it('take six registers; an aggregate that does not fit in what is left goes on the stack, and a later one may fit.', () => {
    expect(at(passed('lp64', [u64, u64, u64, u64, u64, pair, u8]))).toEqual([0, 8, 16, 24, 32, 48, 40]);
  });

  it('go on the stack where they are larger than two words.', () => {
    expect(at(passed('lp64', [triple, u32]))).toEqual([48, 0]);
  });

  it('begin behind the address of a result of more than two words.', () => {
    expect(passed('lp64', [u32], triple.ty).params).toEqual([{ at: 8, size: 4 }]);
    expect(passed('lp64', [u32], pair.ty).hidden).toBe(false);
  });

  const signatures: readonly (readonly Sample[])[] = [
    [u8, u16, u32, u64],
    [pair, three, two, bytes, u8],
    [u64, pair, pair, pair, u32, u8],
    [triple, u64, triple, u16],
    [u8, u8, u8, u8, u8, three, u8, u8, bytes],
    [three, three, three, three, u32],
  ];
  it.skipIf(!haveTool('cc') || process.arch !== 'x64')('lie where a real compiler puts them.', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ferrule-words-'));
    try {
      const words = Array.from({ length: 14 }, (_, k) => `uint64_t w${k}`);
      const callees = signatures.map(
        (_, n) => `void f${n}(${words.join(', ')}) { uint64_t w[] = {${words.map((_w, k) => `w${k}`).join()}};
          for (unsigned k = 0; k < sizeof w; k++) printf("%d ", ((unsigned char *)w)[k]); puts(""); }`,
      );
      const callers = signatures.map((s, n) => {
        const types = s.map((p, k) => `typedef ${p.c} T${n}_${k};`).join('\n');
        const values = s
          .map((_, k) => `T${n}_${k} v${k}; memset(&v${k}, ${k + 1}, sizeof v${k});`)
          .join('\n');
        return `${types}\nvoid f${n}(${s.map((_, k) => `T${n}_${k}`).join()});
          static void call${n}(void) { ${values} f${n}(${s.map((_, k) => `v${k}`).join()}); }`;
      });
      const head = '#include <stdint.h>\n#include <stdio.h>\n#include <string.h>\n';
      writeFileSync(join(folder, 'callees.c'), head + callees.join('\n'));
      const main = `int main(void) { ${signatures.map((_, n) => `call${n}();`).join(' ')} return 0; }`;
      writeFileSync(join(folder, 'callers.c'), head + callers.join('\n') + main);
      const built = spawnSync('cc', ['-O1', 'callees.c', 'callers.c', '-o', 'words'], { cwd: folder });
      expect(built.status).toBe(0);
      const out = spawnSync(join(folder, 'words'), { encoding: 'utf8' }).stdout.trim().split('\n');
      signatures.forEach((s, n) => {
        const found = out[n]!.trim().split(' ').map(Number);
        passed('lp64', s).params.forEach((p, k) => {
          const wanted = Array.from({ length: p!.size }, () => k + 1);
          expect([n, k, found.slice(p!.at, p!.at + p!.size)]).toEqual([n, k, wanted]);
        });
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
