import type { AliasPremise, AliasRule } from './model.js';

const popl = 'Jung et al., Stacked Borrows (POPL 2020), technical appendix; Miri, stacked_borrows';

export const SB_READ = 0;
export const SB_WRITE = 1;
export const SB_SHARE = 2;
export const SB_RETAG = 3;
export const SB_DEALLOC = 4;
export const SB_RETURN = 5;

export const stackedRules: readonly AliasRule[] = [
  {
    name: 'SB-Read',
    sentence: 'A read finds the topmost item of its tag and disables every Unique item above it.',
    source: popl,
    tex: { from: 'S', to: 'S[\\mathsf{Unique} \\mapsto \\mathsf{Disabled}]_{>g}' },
  },
  {
    name: 'SB-Write',
    sentence:
      'A write finds the topmost item of its tag that may write and pops all items above it, sparing the SharedRW items of its own group.',
    source: popl,
    tex: { from: 'S', to: 'S_{\\leq \\mathit{group}(g)}' },
  },
  {
    name: 'SB-Share',
    sentence: 'A retag without an access inserts its item into the group of the item it was derived from.',
    source: popl,
    tex: {
      from: 'S',
      to: 'S_{\\leq \\mathit{group}(g)} \\cdot (t, \\mathsf{SharedRW}) \\cdot S_{> \\mathit{group}(g)}',
    },
  },
  {
    name: 'SB-Retag',
    sentence:
      'A retag makes the access of its row through the parent, byte by byte, then pushes an item with a fresh tag; a zero-sized one leaves no item.',
    source: popl,
    tex: { from: 'S', to: 'S \\cdot (t, p)' },
  },
  {
    name: 'SB-Dealloc',
    sentence: 'Deallocation writes the whole allocation, then ends every item that is left.',
    source: 'Miri, stacked_borrows (deallocation: a write, then no strongly protected item may remain)',
    tex: { from: 'S', to: '\\varepsilon' },
  },
  {
    name: 'SB-Return',
    sentence: 'When a function returns, its arguments are no longer protected; nothing else happens.',
    source: 'Jung et al., Stacked Borrows (POPL 2020), section 4 (protectors)',
    tex: { from: 'P \\uplus P_f', to: 'P' },
  },
];

export const P_READ_GRANTED = 0;
export const P_READ_UNPROTECTED = 1;
export const P_WRITE_MEMORY = 2;
export const P_WRITE_GRANTED = 3;
export const P_WRITE_UNPROTECTED = 4;
export const P_SHARE_GRANTED = 5;
export const P_RETAG_MEMORY = 6;
export const P_DEALLOC_UNPROTECTED = 7;

export const stackedPremises: readonly AliasPremise[] = [
  {
    name: 'read-granted',
    rule: SB_READ,
    sentence: 'The stack holds an item of the tag that may read (or its bottom is unknown).',
    source: popl,
    tex: 'g = \\max\\{i \\mid S_i = (t, p),\\ p \\neq \\mathsf{Disabled}\\}',
    kinds: ['no-item', 'wildcard-no-exposed'],
  },
  {
    name: 'read-unprotected',
    rule: SB_READ,
    sentence: 'No Unique item above it is protected.',
    source: popl,
    tex: "\\forall i > g.\\ S_i = (t', \\mathsf{Unique}) \\Rightarrow t' \\notin P",
    kinds: ['protector'],
  },
  {
    name: 'write-memory',
    rule: SB_WRITE,
    sentence: 'The memory is not read-only.',
    source: 'Rust Reference, Behavior considered undefined (mutating immutable bytes)',
    tex: '\\mathit{mutable}(a)',
    kinds: ['read-only-memory'],
  },
  {
    name: 'write-granted',
    rule: SB_WRITE,
    sentence: 'The stack holds an item of the tag that may write (or its bottom is unknown).',
    source: popl,
    tex: 'g = \\max\\{i \\mid S_i = (t, p),\\ p \\in \\{\\mathsf{Unique}, \\mathsf{SharedRW}\\}\\}',
    kinds: ['no-item', 'read-only-item', 'wildcard-no-exposed'],
  },
  {
    name: 'write-unprotected',
    rule: SB_WRITE,
    sentence: 'No item that the write pops is protected.',
    source: popl,
    tex: "\\forall i > \\mathit{group}(g).\\ S_i = (t', p) \\Rightarrow t' \\notin P",
    kinds: ['protector'],
  },
  {
    name: 'share-granted',
    rule: SB_SHARE,
    sentence: 'The parent has an item that may write, although nothing is written.',
    source: 'Miri, stacked_borrows (raw retags need write permission)',
    tex: 'g = \\max\\{i \\mid S_i = (t, p),\\ p \\in \\{\\mathsf{Unique}, \\mathsf{SharedRW}\\}\\}',
    kinds: ['no-item', 'read-only-item', 'wildcard-no-exposed'],
  },
  {
    name: 'retag-memory',
    rule: SB_RETAG,
    sentence: 'A retag that could be written through is not of read-only memory.',
    source: 'Rust Reference, Behavior considered undefined; Miri (validity of mutable references)',
    tex: '\\mathit{mutable}(a)',
    kinds: ['read-only-memory'],
  },
  {
    name: 'dealloc-unprotected',
    rule: SB_DEALLOC,
    sentence:
      'No item that is left has a strong protector: a Box argument may be freed, a reference may not.',
    source: 'Miri, stacked_borrows (weak and strong protectors)',
    tex: "\\forall i.\\ S_i = (t', p) \\Rightarrow t' \\notin P_{\\mathsf{strong}}",
    kinds: ['dealloc-protected'],
  },
];
