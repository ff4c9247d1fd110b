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
