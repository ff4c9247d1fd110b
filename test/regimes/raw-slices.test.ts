import * as E from '#fp/Either';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../model/grammars.js';
import { defaultSettings } from '../../properties/scenario/registry.js';
import { runProgram } from '../../properties/scenario/program.js';

beforeAll(loadGrammars);

/** How a program ends that makes a slice of `n` elements of `T` at what the library gives, in unsafe Rust. */
const verdict = (given: string, of: string, n: number, mutable = false): string => {
  const make = `std::slice::from_raw_parts${mutable ? '_mut' : ''}`;
  const rust = `extern "C" { fn f() -> *mut ${of}; }
fn main() { let s = unsafe { ${make}(f(), ${n}) }; println!("{}", s[0]); }`;
  const c = `static char bytes[4] = "abc"; static int cells[1]; void *f(void) { return ${given}; }`;
  const text = { rust: { text: rust, file: 'a.rs' }, c: { text: c, file: 'a.c' } };
  const ran = runProgram(text, defaultSettings, 'omniglot', 'stacked');
  if (E.isLeft(ran)) return ran.left[0]?.message ?? '';
  const o = ran.right.outcome;
  return o.k === 'rejected' ? `${o.rule}/${o.premise}` : o.k;
};

describe('slice::from_raw_parts of what the library gives, under omniglot, is judged as a use', () => {
  it.each([
    ['all of it', 'bytes', 'u8', 4, 'done'],
    ['more than there is', 'bytes', 'u8', 5, 'O1-Use/tracked'],
    ['nowhere', '(char *)16', 'u8', 2, 'O1-Use/tracked'],
    ['misaligned', '(char *)cells + 1', 'u16', 1, 'O1-Use/aligned'],
    ['no values', 'bytes', 'bool', 2, 'O6-Use/valid'],
  ])('%s', (_what, given, of, n, ends) => {
    expect(verdict(given, of, n)).toBe(ends);
    expect(verdict(given, of, n, true)).toBe(ends);
  });
});
