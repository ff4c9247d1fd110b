import * as E from '#fp/Either';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../model/grammars.js';
import { defaultSettings } from '../../properties/scenario/registry.js';
import { runProgram } from '../../properties/scenario/program.js';

beforeAll(loadGrammars);

const c = `#include <stdlib.h>
static void *kept;
void *keep(void *p) { kept = p; return p; }
void *make(void) { char *p = malloc(8); if (!p) abort(); p[0] = 0; return p; }
`;

const verdict = (body: string): string => {
  const rust = `use std::sync::Arc; use std::ffi::CString;
extern "C" { fn keep(p: *mut u8) -> *mut u8; fn make() -> *mut u8; }
fn main() { unsafe { ${body} } }`;
  const text = { rust: { text: rust, file: 'a.rs' }, c: { text: c, file: 'a.c' } };
  const ran = runProgram(text, defaultSettings, 'omniglot', 'stacked');
  if (E.isLeft(ran)) return ran.left[0]?.message ?? '';
  const o = ran.right.outcome;
  return o.k === 'rejected' ? o.premise : o.k;
};

describe('An owner is made of a raw pointer under omniglot', () => {
  it.each([
    ['Box', 'let p = Box::into_raw(Box::new(5u8)); keep(p); drop(Box::from_raw(p));'],
    ['Arc', 'let p = Arc::into_raw(Arc::new(5u8)); make(); drop(Arc::from_raw(p));'],
    ['CString', 'let p = CString::new("a").unwrap().into_raw(); make(); drop(CString::from_raw(p));'],
    ['a box of nothing', 'let p = Box::into_raw(Box::new(())); make(); drop(Box::from_raw(p));'],
    [
      'an empty vector',
      'let mut x = 1u8; let p = keep(&mut x); let v = Vec::from_raw_parts(p, 0, 0); std::mem::forget(v);',
    ],
  ])('if the host kept it, or nothing is behind it: %s', (_what, body) => {
    expect(verdict(body)).toBe('done');
  });

  it.each([
    ['Box', 'drop(Box::from_raw(make()));'],
    ['Box, the host’s own', 'let q = keep(Box::into_raw(Box::new(5u8))); drop(Box::from_raw(q));'],
    ['Arc', 'drop(Arc::from_raw(make() as *const u8));'],
    ['CString', 'drop(CString::from_raw(make() as *mut i8));'],
    ['Vec', 'drop(Vec::from_raw_parts(make(), 1, 8));'],
  ])('and not of what the library gave: %s', (_what, body) => {
    expect(verdict(body)).toBe('own-pointer');
  });
});
