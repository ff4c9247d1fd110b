/** Files of more than 400 lines, each with the reason why it is one file. */
export const longFiles: Readonly<Record<string, string>> = {
  'model/c/steer.ts': 'one pass over the tokens with one scope of typedef names',
  'model/c/syntax.ts':
    'the tree of one language: its forms refer to each other, and a reader looks them up in one place',
  'model/memory.ts': 'one class: bytes, allocations, and the domain, which share the store',
  'model/rust/syntax.ts':
    'the tree of one language: its forms refer to each other, and a reader looks them up in one place',
  'semantics/machine/machine.ts':
    'the configuration and the loop that steps it: all state of a run is declared here',
  'semantics/rust/library/ints.ts': 'one table: the methods of integers and how each is emitted',
  'semantics/rust/lower/exprs.ts': 'one function for each form of Rust expression, which call each other',
  'semantics/rust/moves/elaborate.ts':
    'one class: a drop is taken apart by the state of its parts, which are dropped in the same ways',
  'semantics/rust/tree.ts':
    'the typed tree of one language: its forms refer to each other, and a reader looks them up in one place',
  'test/c-semantics/cases.ts': "one table: C's undefined behaviour, clause by clause",
  'test/report/sample.ts': 'one sample of everything that a report may show',
  'test/rust/random-tree.ts': 'one generator for each form of the tree',
};
