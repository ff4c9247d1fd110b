import type { AliasPremise, AliasRule } from './model.js';

const pldi = 'Villani, Hostert, Dreyer, Jung, Tree Borrows (PLDI 2025), section 3; Miri, tree_borrows';

export const TB_READ = 0;
export const TB_WRITE = 1;
export const TB_RETAG = 2;
export const TB_DEALLOC = 3;
export const TB_RETURN = 4;

export const treeRules: readonly AliasRule[] = [
  {
    name: 'TB-Read',
    sentence:
      'A read is local to its tag and the tags that it was derived from, and foreign to all others; every permission takes its step.',
    source: pldi,
    tex: { from: 'T', to: 'T[u \\mapsto \\delta_{r}(T(u), \\mathit{rel}(u, t))]' },
  },
  {
    name: 'TB-Write',
    sentence:
      'A write is local to its tag and the tags that it was derived from, and foreign to all others; every permission takes its step.',
    source: pldi,
    tex: { from: 'T', to: 'T[u \\mapsto \\delta_{w}(T(u), \\mathit{rel}(u, t))]' },
  },
  {
    name: 'TB-Retag',
    sentence:
      'A retag makes the access that goes with its permission through the parent, then adds a child with that permission in its range and a lazy one elsewhere; raw pointers keep the tag.',
    source: pldi,
    tex: { from: 'T', to: "T \\uplus \\{t' \\mapsto (t, p)\\}" },
  },
  {
    name: 'TB-Dealloc',
    sentence: 'Deallocation is a write of the whole allocation that no strong protector forbids.',
    source: 'Miri, tree_borrows (deallocation); Tree Borrows (PLDI 2025), section 4',
    tex: { from: 'T', to: '\\varnothing' },
  },
  {
    name: 'TB-Return',
    sentence:
      'When a function returns, each tag it protected makes the access that goes with its permission once more, unseen by its descendants; then it is no longer protected.',
    source: 'Miri, tree_borrows (protector end); Tree Borrows (PLDI 2025), section 4',
    tex: { from: 'T, P \\uplus P_f', to: "T', P" },
  },
];

export const P_READ_PERMITTED = 0;
export const P_READ_UNPROTECTED = 1;
export const P_READ_EXPOSED = 2;
export const P_WRITE_MEMORY = 3;
export const P_WRITE_PERMITTED = 4;
export const P_WRITE_UNPROTECTED = 5;
export const P_WRITE_EXPOSED = 6;
export const P_DEALLOC_UNPROTECTED = 7;

export const treePremises: readonly AliasPremise[] = [
  {
    name: 'read-permitted',
    rule: TB_READ,
    sentence: 'No tag that the read is local to is Disabled.',
    source: pldi,
    tex: '\\forall u \\preceq t.\\ T(u) \\neq \\mathsf{Disabled}',
    kinds: ['disabled'],
  },
  {
    name: 'read-unprotected',
    rule: TB_READ,
    sentence: 'The read disables no protected tag that was used here.',
    source: pldi,
    tex: '\\forall u \\in P.\\ \\mathit{accessed}(u) \\Rightarrow \\delta_r(T(u)) \\neq \\mathsf{Disabled}',
    kinds: ['protector'],
  },
  {
    name: 'read-exposed',
    rule: TB_READ,
    sentence: 'A read through a wildcard may have come from some exposed tag.',
    source: 'Miri, tree_borrows/wildcard',
    tex: '\\exists u \\in E.\\ \\mathit{may}_r(u)',
    kinds: ['wildcard-no-exposed'],
  },
  {
    name: 'write-memory',
    rule: TB_WRITE,
    sentence: 'The memory is not read-only.',
    source: 'Rust Reference, Behavior considered undefined (mutating immutable bytes)',
    tex: '\\mathit{mutable}(a)',
    kinds: ['read-only-memory'],
  },
  {
    name: 'write-permitted',
    rule: TB_WRITE,
    sentence:
      'No tag that the write is local to is Frozen, Disabled, or Reserved, protected and read by others.',
    source: pldi,
    tex: '\\forall u \\preceq t.\\ \\delta_w(T(u)) \\text{ is defined}',
    kinds: ['disabled', 'frozen-write', 'reserved-conflicted-write'],
  },
  {
    name: 'write-unprotected',
    rule: TB_WRITE,
    sentence: 'The write disables no protected tag that was used here.',
    source: pldi,
    tex: '\\forall u \\in P.\\ \\mathit{accessed}(u) \\Rightarrow \\delta_w(T(u)) \\neq \\mathsf{Disabled}',
    kinds: ['protector'],
  },
  {
    name: 'write-exposed',
    rule: TB_WRITE,
    sentence: 'A write through a wildcard may have come from some exposed tag.',
    source: 'Miri, tree_borrows/wildcard',
    tex: '\\exists u \\in E.\\ \\mathit{may}_w(u)',
    kinds: ['wildcard-no-exposed'],
  },
  {
    name: 'dealloc-unprotected',
    rule: TB_DEALLOC,
    sentence:
      'No strongly protected tag was used here, except as a cell: a Box argument may be freed, a reference may not.',
    source: 'Miri, tree_borrows (weak and strong protectors)',
    tex: '\\forall u \\in P_{\\mathsf{strong}}.\\ \\mathit{accessed}(u) \\Rightarrow T(u) = \\mathsf{Cell}',
    kinds: ['dealloc-protected'],
  },
];
