import {
  BOX,
  FN_ENTRY,
  FN_ENTRY_NO_WRITABLE,
  MUT,
  RAW_CONST,
  RAW_MUT,
  READ,
  REF,
  TWO_PHASE,
  WRITE,
  type RetagMode,
  type RetagOf,
} from './model.js';

/**
 * Stacked Borrows' tables as data (Jung et al., POPL 2020; as Miri implements it): what an item permits, what
 * an access does to the items above, and which item each retag pushes. Mutants swap one entry.
 */
export type ItemPermission = 'Unique' | 'SharedRW' | 'SharedRO' | 'Disabled';
export const itemPermissions: readonly ItemPermission[] = ['Unique', 'SharedRW', 'SharedRO', 'Disabled'];

export interface ItemRow {
  readonly read: boolean;
  readonly write: boolean;
  /** A read below this item disables it. */
  readonly disabledByRead: boolean;
  /** A write through this item spares the SharedRW items directly above it: they are one group with it. */
  readonly sparesSharedRun: boolean;
  /** Retags with no access (and a write below) treat a run of these items as one group. */
  readonly inSharedRun: boolean;
}

/** The item that a retag pushes, with the access it makes through the parent first (or none: insert in the group). */
export interface Grant {
  readonly permission: ItemPermission;
  readonly access: 'none' | 'read' | 'write';
  readonly protect: 'none' | 'weak' | 'strong';
}

export interface RetagRow {
  readonly cell: Grant;
  readonly other: Grant;
  /** Undefined behaviour in read-only memory (Miri words it as a validity error). */
  readonly needsMutable: boolean;
}

export const retagRowNames = [
  '&mut',
  '&mut fn',
  '&mut 2phase',
  '&mut !unpin',
  '&',
  '& fn',
  'box',
  'box fn',
  'box !unpin',
  'raw mut',
  'raw const',
] as const;
export type RetagRowName = (typeof retagRowNames)[number];

export interface StackedTables {
  readonly items: { readonly [P in ItemPermission]: ItemRow };
  readonly retags: { readonly [N in RetagRowName]: RetagRow };
  readonly stackRoot: ItemPermission;
  readonly otherRoot: ItemPermission;
}

const grant = (
  permission: ItemPermission,
  access: Grant['access'],
  protect: Grant['protect'] = 'none',
): Grant => ({ permission, access, protect });
const uniform = (g: Grant): RetagRow => ({ cell: g, other: g, needsMutable: true });
const byFreeze = (cell: Grant, other: Grant): RetagRow => ({ cell, other, needsMutable: false });
const shared = grant('SharedRW', 'none');

export const stackedTables: StackedTables = {
  items: {
    Unique: { read: true, write: true, disabledByRead: true, sparesSharedRun: false, inSharedRun: false },
    SharedRW: { read: true, write: true, disabledByRead: false, sparesSharedRun: true, inSharedRun: true },
    SharedRO: { read: true, write: false, disabledByRead: false, sparesSharedRun: false, inSharedRun: false },
    Disabled: {
      read: false,
      write: false,
      disabledByRead: false,
      sparesSharedRun: false,
      inSharedRun: false,
    },
  },
  retags: {
    '&mut': uniform(grant('Unique', 'write')),
    '&mut fn': uniform(grant('Unique', 'write', 'strong')),
    '&mut 2phase': uniform(shared),
    '&mut !unpin': uniform(shared),
    '&': byFreeze(shared, grant('SharedRO', 'read')),
    '& fn': byFreeze(shared, grant('SharedRO', 'read', 'strong')),
    box: uniform(grant('Unique', 'write')),
    'box fn': uniform(grant('Unique', 'write', 'weak')),
    'box !unpin': uniform(shared),
    'raw mut': uniform(shared),
    'raw const': byFreeze(shared, grant('SharedRO', 'read')),
  },
  stackRoot: 'Unique',
  otherRoot: 'SharedRW',
};

/** The row of a retag (the table "Which permission" of docs/aliasing.md). */
export const stackedRow = (of: RetagOf, mode: RetagMode, unpin: boolean): RetagRowName => {
  if (of === RAW_MUT) return 'raw mut';
  if (of === RAW_CONST) return 'raw const';
  const entry = mode === FN_ENTRY || mode === FN_ENTRY_NO_WRITABLE;
  if (of === REF) return entry ? '& fn' : '&';
  if (of === BOX) return !unpin ? 'box !unpin' : entry ? 'box fn' : 'box';
  if (mode === TWO_PHASE) return '&mut 2phase';
  return !unpin ? '&mut !unpin' : entry ? '&mut fn' : '&mut';
};

/** The retag table as numbers. A grant is three: permission, access (−1: none), protector (0 none, 1 weak, 2 strong). */
export interface RetagNumbers {
  /** By row, then bytes outside (0) or inside (1) cells. */
  readonly grants: readonly (readonly [readonly number[], readonly number[]])[];
  readonly needsMutable: Uint8Array;
  /** By (of · 5 + mode) · 2 + unpin. */
  readonly rowOf: Uint8Array;
}

const numbers = (g: Grant): readonly number[] => [
  itemPermissions.indexOf(g.permission),
  g.access === 'none' ? -1 : g.access === 'read' ? READ : WRITE,
  g.protect === 'none' ? 0 : g.protect === 'weak' ? 1 : 2,
];

export const retagNumbers = (tables: StackedTables): RetagNumbers => {
  const rowOf = new Uint8Array(5 * 5 * 2);
  for (const of of [REF, MUT, BOX, RAW_CONST, RAW_MUT] as const)
    for (const mode of [0, 1, 2, 3, 4] as const)
      for (const unpin of [0, 1])
        rowOf[(of * 5 + mode) * 2 + unpin] = retagRowNames.indexOf(stackedRow(of, mode, unpin === 1));
  return {
    grants: retagRowNames.map(
      (n) => [numbers(tables.retags[n].other), numbers(tables.retags[n].cell)] as const,
    ),
    needsMutable: Uint8Array.from(retagRowNames, (n) => Number(tables.retags[n].needsMutable)),
    rowOf,
  };
};
