import * as E from '#fp/Either';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../model/grammars.js';
import { defaultSettings } from '../../properties/scenario/registry.js';
import { runProgram } from '../../properties/scenario/program.js';

beforeAll(loadGrammars);

/** How a program ends that makes a slice of `n` elements of `T` at what the library gives, in unsafe Rust. */
const verdict = (given: string, of: string, n: number, mutable = false): string => {
  const make = `std::slice::from_raw_parts${mutable ? '_mut' : ''}`;
  return ends(given, of, `let s = unsafe { ${make}(f(), ${n}) }; println!("{}", s[0]);`);
};

/** How a program ends in which unsafe Rust does something with what the library gives. */
const ends = (given: string, of: string, body: string): string => {
  const rust = `extern "C" { fn f() -> *mut ${of}; }\nfn main() { ${body} }`;
  const c = `#include <stdlib.h>
    static char bytes[4] = "abc", open[1] = "x"; static int cells[1];
    char *gone(void) { char *p = malloc(4); free(p); return p; }
    void *f(void) { return ${given}; }`;
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

describe('What the library gives is judged, under omniglot, where std uses it for its caller', () => {
  const copy = 'let mut x = [Default; 2]; unsafe { std::ptr::copy_nonoverlapping(f(), x.as_mut_ptr(), 2) };';
  const read = copy.replace('Default', '0u8');
  const write = 'unsafe { std::ptr::copy_nonoverlapping(&7u8, f(), 1) };';
  const measure = 'let s = unsafe { std::ffi::CStr::from_ptr(f()) }; println!("{}", s.to_bytes().len());';
  it.each([
    ['bytes that are copied', 'bytes', 'u8', read, 'done'],
    ['bytes that are copied and were freed', 'gone()', 'u8', read, 'O1-Use/tracked'],
    ['bytes that are copied from nowhere', '(char *)16', 'u8', read, 'O1-Use/tracked'],
    [
      'values that are copied and are none',
      'bytes',
      'bool',
      copy.replace('Default', 'false'),
      'O6-Use/valid',
    ],
    ['a place that is copied to', 'bytes', 'u8', write, 'done'],
    ['a place that is copied to and is nowhere', '(char *)16', 'u8', write, 'O1-Use/tracked'],
    ['a place that is filled', 'gone()', 'u8', 'unsafe { f().write_bytes(1, 2) };', 'O1-Use/tracked'],
    ['a reference', 'bytes', 'u8', 'println!("{}", unsafe { f().as_ref() }.unwrap());', 'done'],
    ['a reference to nowhere', '(char *)16', 'u8', 'unsafe { f().as_ref() };', 'O1-Use/tracked'],
    [
      'a reference from null',
      '(char *)0',
      'u8',
      'println!("{}", unsafe { f().as_ref() }.is_none());',
      'done',
    ],
    ['a text', 'bytes', 'i8', measure, 'done'],
    ['a text without an end', 'open', 'i8', measure, 'O3-Use-String/tracked-string'],
    ['a text that was freed', 'gone()', 'i8', measure, 'O3-Use-String/tracked-string'],
    ['a text at null', '(char *)0', 'i8', measure, 'O3-Use-String/tracked-string'],
  ])('%s', (_what, given, of, body, end) => {
    expect(ends(given, of, body)).toBe(end);
  });
});
