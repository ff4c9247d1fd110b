/**
 * What a real compiler gets to read. mini-Rust and mini-C are subsets of the real languages, but for a regime's
 * annotations in their bare form, which rustc does not know: they are blanked out, so that every line and column stays.
 */
import type { Attribute, Crate } from '../../model/rust/syntax.js';
import { walk } from '../../model/rust/walk.js';

const blank = (text: string, from: number, to: number): string =>
  text.slice(0, from) + text.slice(from, to).replace(/[^\n]/g, ' ') + text.slice(to);

const attributesOf = (n: object): readonly Attribute[] =>
  'attrs' in n && Array.isArray(n.attrs) ? (n.attrs as readonly Attribute[]) : [];

/** The annotations of regimes that stand bare: `#[r3_safeffi]`, `#[link(retains)]`. */
const bareAnnotations = (crate: Crate): readonly Attribute[] => {
  const found: Attribute[] = [];
  walk(crate, (n) => {
    found.push(...attributesOf(n).filter((a) => a.kind === 'FerruleAttr' && a.bare));
    return true;
  });
  return found;
};

/**
 * A regime's API as real Rust: its file `prelude.rs`, which becomes a module of the crate. One that has a macro
 * `foreign!` mediates foreign calls: it stands around every `extern` block.
 */
export interface Prelude {
  readonly text: string;
  /** Its runtime in C, `foreign.c` and `foreign.ld` beside it; null where it needs none. */
  readonly foreign: { readonly c: string; readonly sections: string } | null;
}

export const FOREIGN = 'ferrule_foreign';
/** With a runtime for foreign memory, C's half allocates by it … */
export const foreignFlags: readonly string[] = ['malloc', 'calloc', 'realloc', 'free'].map(
  (f) => `-D${f}=ferrule_${f}`,
);
/** … and has its static objects in sections of their own. */
export const foreignLink: readonly string[] = ['-r', '-nostdlib', `-Wl,-T,${FOREIGN}.ld`];

export const PRELUDE_MODULE = 'ferrule_prelude';
export const mediates = (p: Prelude): boolean => /^macro_rules! foreign\b/m.test(p.text);

/** `foreign! { … }` around the blocks, from the last one on, so that offsets stay right. */
const mediated = (text: string, crate: Crate): string =>
  crate.items
    .filter((i) => i.kind === 'ExternBlock')
    .toReversed()
    .reduce(
      (t, { span }) =>
        `${t.slice(0, span.start)}foreign! { ${t.slice(span.start, span.end)} }${t.slice(span.end)}`,
      text,
    );

/**
 * The Rust half as rustc takes it. `entry`: which language has `main`. Where it is C, the crate has none of its own
 * (`no_main`); the attribute goes in front of the first line, so that lines stay.
 */
export const rustSource = (
  text: string,
  crate: Crate,
  entry: 'rust' | 'c',
  prelude: Prelude | null,
): string => {
  let out = text;
  for (const { span } of bareAnnotations(crate)) out = blank(out, span.start, span.end);
  const head = entry === 'c' ? '#![no_main] ' : '';
  if (prelude === null) return head + out;
  const module = `#[macro_use] mod ${PRELUDE_MODULE}; #[allow(unused_imports)] use ${PRELUDE_MODULE}::*; `;
  return head + module + (mediates(prelude) ? mediated(out, crate) : out);
};

/**
 * A C file that goes with every build: output in the order of the calls. A stream into a pipe would keep what C
 * prints to itself until the end, while Rust's goes out line by line.
 */
export const outputInOrder = `#include <stdio.h>
__attribute__((constructor)) static void ferrule_output_in_order(void) {
    setvbuf(stdout, NULL, _IONBF, 0);
}
`;
