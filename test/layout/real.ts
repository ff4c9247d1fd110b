/** What the installed rustc makes of types: one program that prints sizes, alignments, offsets and bytes of values. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prelude = `#![allow(dead_code, unused_imports, improper_ctypes_definitions)]
use std::cell::Cell; use std::ffi::CString; use std::mem::{MaybeUninit, offset_of}; use std::num::*; use std::sync::Arc;
extern "C" fn callback(x: i32) -> i32 { x }
fn facts<T>(i: usize) { println!("T {i} {} {}", size_of::<T>(), align_of::<T>()); }
fn show<T>(i: usize, v: T) {
    let mut m = MaybeUninit::<T>::uninit();
    let p = m.as_mut_ptr() as *mut u8;
    for k in 0..size_of::<T>() { unsafe { p.add(k).write_volatile(0xA5) } }
    m.write(v);
    print!("V {i}");
    for k in 0..size_of::<T>() { print!(" {}", unsafe { p.add(k).read_volatile() }); }
    println!();
}
`;

export interface Real {
  /** By the number that \`facts::<T>(i)\` was given, and so for the others. */
  readonly facts: ReadonlyMap<number, readonly [size: number, align: number]>;
  readonly offsets: ReadonlyMap<number, readonly number[]>;
  readonly values: ReadonlyMap<number, readonly number[]>;
}

/** Builds and runs the declarations with these statements, each in a function of its own. */
export const askReal = (decls: readonly string[], lines: readonly string[]): Real => {
  const dir = mkdtempSync(join(tmpdir(), 'ferrule-layout-'));
  try {
    const parts = lines.map((l, i) => `fn p${i}() { ${l} }`).join('\n');
    const main = `fn main() { ${lines.map((_, i) => `p${i}();`).join(' ')} }`;
    writeFileSync(join(dir, 'a.rs'), `${prelude}\n${decls.join('\n')}\n${parts}\n${main}\n`);
    const built = spawnSync('rustc', ['--edition', '2021', '--cap-lints', 'allow', '-o', 'a', 'a.rs'], {
      cwd: dir,
      encoding: 'utf8',
    });
    if (built.status !== 0) throw new Error(`rustc refuses the program:\n${built.stderr}`);
    const ran = spawnSync(join(dir, 'a'), { encoding: 'utf8', maxBuffer: 1 << 26 });
    const facts = new Map<number, readonly [size: number, align: number]>();
    const offsets = new Map<number, readonly number[]>();
    const values = new Map<number, readonly number[]>();
    for (const line of ran.stdout.split('\n')) {
      const [i = -1, ...rest] = (line.match(/\d+/g) ?? []).map(Number);
      if (line.startsWith('T')) facts.set(i, [rest[0] ?? -1, rest[1] ?? -1]);
      if (line.startsWith('O')) offsets.set(i, rest);
      if (line.startsWith('V')) values.set(i, rest);
    }
    return { facts, offsets, values };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
};
