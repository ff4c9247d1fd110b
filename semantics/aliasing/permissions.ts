import { BOX, FN_ENTRY, FN_ENTRY_NO_WRITABLE, MUT, REF, type RetagMode, type RetagOf } from './model.js';

/**
 * Tree Borrows' permission machine as data (Villani, Hostert, Dreyer, Jung: Tree Borrows, PLDI 2025; as Miri
 * implements it). Mutants swap one entry; test/aliasing/permissions.test.ts checks the lemmas over all of it.
 */
export type Permission =
  'Cell' | 'ReservedIM' | 'Reserved' | 'ReservedConflicted' | 'Unique' | 'Frozen' | 'Disabled';

/** `—`: undefined behaviour. */
export type Step = Permission | 'ub';

/** One row of the transition table; the `protected…` columns where a current protector makes a difference. */
export interface PermissionRow {
  readonly localRead: Step;
  readonly localWrite: Step;
  readonly foreignRead: Permission;
  readonly foreignWrite: Permission;
  readonly protectedLocalRead: Step;
  readonly protectedLocalWrite: Step;
  readonly protectedForeignRead: Permission;
  readonly protectedForeignWrite: Permission;
  /** The access that a retag to this permission makes through its parent, and that its protector's end makes. */
  readonly access: 'none' | 'read' | 'write';
  /** Which wildcard accesses an exposed tag with this permission may be the source of. */
  readonly exposes: 'none' | 'read' | 'write';
  readonly protectedExposes: 'none' | 'read' | 'write';
}

export const permissions: readonly Permission[] = [
  'Cell',
  'ReservedIM',
  'Reserved',
  'ReservedConflicted',
  'Unique',
  'Frozen',
  'Disabled',
];

export type PermissionTable = { readonly [P in Permission]: PermissionRow };

type Columns = Pick<
  PermissionRow,
  'localRead' | 'localWrite' | 'foreignRead' | 'foreignWrite' | 'access' | 'exposes'
>;

/** A row, and what differs in it while the tag is protected. */
const row = (columns: Columns, whileProtected: Partial<PermissionRow> = {}): PermissionRow => ({
  ...columns,
  protectedLocalRead: columns.localRead,
  protectedLocalWrite: columns.localWrite,
  protectedForeignRead: columns.foreignRead,
  protectedForeignWrite: columns.foreignWrite,
  protectedExposes: columns.exposes,
  ...whileProtected,
});

export const permissionTable: PermissionTable = {
  Cell: row({
    localRead: 'Cell',
    localWrite: 'Cell',
    foreignRead: 'Cell',
    foreignWrite: 'Cell',
    access: 'none',
    exposes: 'write',
  }),
  ReservedIM: row({
    localRead: 'ReservedIM',
    localWrite: 'Unique',
    foreignRead: 'ReservedIM',
    foreignWrite: 'ReservedIM',
    access: 'read',
    exposes: 'write',
  }),
  Reserved: row(
    {
      localRead: 'Reserved',
      localWrite: 'Unique',
      foreignRead: 'Reserved',
      foreignWrite: 'Disabled',
      access: 'read',
      exposes: 'write',
    },
    { protectedForeignRead: 'ReservedConflicted' },
  ),
  ReservedConflicted: row(
    {
      localRead: 'ReservedConflicted',
      localWrite: 'Unique',
      foreignRead: 'ReservedConflicted',
      foreignWrite: 'Disabled',
      access: 'read',
      exposes: 'write',
    },
    { protectedLocalWrite: 'ub', protectedExposes: 'read' },
  ),
  Unique: row(
    {
      localRead: 'Unique',
      localWrite: 'Unique',
      foreignRead: 'Frozen',
      foreignWrite: 'Disabled',
      access: 'write',
      exposes: 'write',
    },
    { protectedForeignRead: 'Disabled' },
  ),
  Frozen: row({
    localRead: 'Frozen',
    localWrite: 'ub',
    foreignRead: 'Frozen',
    foreignWrite: 'Disabled',
    access: 'read',
    exposes: 'read',
  }),
  Disabled: row({
    localRead: 'ub',
    localWrite: 'ub',
    foreignRead: 'Disabled',
    foreignWrite: 'Disabled',
    access: 'none',
    exposes: 'none',
  }),
};

/** What a retag gives: inside and outside `UnsafeCell`s of its range, and as the lazy default elsewhere. */
export interface TreeRetagRow {
  readonly other: Permission;
  readonly cell: Permission;
  readonly outsideFreeze: Permission;
  readonly outsideNotFreeze: Permission;
  readonly protect: 'none' | 'weak' | 'strong';
}

export const treeRetagNames = [
  '&mut',
  '&mut fn',
  'box fn',
  '&',
  '& fn',
  '&mut fn implicit',
  'box fn implicit',
] as const;
export type TreeRetagName = (typeof treeRetagNames)[number];
export type TreeRetags = { readonly [N in TreeRetagName]: TreeRetagRow };

export interface TreeTables {
  readonly permissions: PermissionTable;
  readonly retags: TreeRetags;
}

const retag = (
  other: Permission,
  cell: Permission,
  outsideFreeze: Permission,
  outsideNotFreeze: Permission,
  protect: TreeRetagRow['protect'] = 'none',
): TreeRetagRow => ({ other, cell, outsideFreeze, outsideNotFreeze, protect });

export const treeTables: TreeTables = {
  permissions: permissionTable,
  retags: {
    '&mut': retag('Reserved', 'ReservedIM', 'Reserved', 'ReservedIM'),
    '&mut fn': retag('Reserved', 'Reserved', 'Reserved', 'Reserved', 'strong'),
    'box fn': retag('Reserved', 'Reserved', 'Reserved', 'Reserved', 'weak'),
    '&': retag('Frozen', 'Cell', 'Frozen', 'Cell'),
    '& fn': retag('Frozen', 'Cell', 'Frozen', 'Cell', 'strong'),
    '&mut fn implicit': retag('Unique', 'Unique', 'Reserved', 'Reserved', 'strong'),
    'box fn implicit': retag('Unique', 'Unique', 'Reserved', 'Reserved', 'weak'),
  },
};

export const CELL = 0;
export const RESERVED_CONFLICTED = 3;
export const UNIQUE = 4;
export const FROZEN = 5;
export const DISABLED = 6;
/** In place of a permission: the transition is undefined behaviour. */
export const UB = 7;

/** Columns of `PermissionNumbers.next`: relation · 2 + kind of access (0 read, 1 write). */
export const LOCAL = 0;
export const FOREIGN = 2;

export interface PermissionNumbers {
  /** By (permission · 4 + column) · 2 + protected: a permission, or UB. */
  readonly next: Uint8Array;
  /** By permission: −1 none, 0 read, 1 write. */
  readonly access: Int8Array;
  /** By permission · 2 + protected: −1 none, 0 read only, 1 read and write. */
  readonly exposes: Int8Array;
}

const level = (word: 'none' | 'read' | 'write'): number => (word === 'none' ? -1 : word === 'read' ? 0 : 1);
const stepNumber = (s: Step): number => (s === 'ub' ? UB : permissions.indexOf(s));

export const permissionNumbers = (table: PermissionTable): PermissionNumbers => ({
  next: Uint8Array.from(
    permissions.flatMap((p) => {
      const r = table[p];
      return [
        [r.localRead, r.protectedLocalRead],
        [r.localWrite, r.protectedLocalWrite],
        [r.foreignRead, r.protectedForeignRead],
        [r.foreignWrite, r.protectedForeignWrite],
      ].flatMap(([plain, guarded]) => [stepNumber(plain!), stepNumber(guarded!)]);
    }),
  ),
  access: Int8Array.from(permissions, (p) => level(table[p].access)),
  exposes: Int8Array.from(
    permissions.flatMap((p) => [level(table[p].exposes), level(table[p].protectedExposes)]),
  ),
});

/** The row of a retag. Raw pointers have none: they keep the tag of their source. */
export const treeRow = (of: RetagOf, mode: RetagMode, implicitWrites: boolean): TreeRetagName => {
  const entry = mode === FN_ENTRY || mode === FN_ENTRY_NO_WRITABLE;
  if (of === REF) return entry ? '& fn' : '&';
  if (!entry) return '&mut';
  const writes = implicitWrites && mode === FN_ENTRY;
  if (of === BOX) return writes ? 'box fn implicit' : 'box fn';
  return writes ? '&mut fn implicit' : '&mut fn';
};

/** By of · 5 + mode: the index of the row in `treeRetagNames`. */
export const treeRowNumbers = (implicitWrites: boolean): Uint8Array =>
  Uint8Array.from(
    ([REF, MUT, BOX] as const).flatMap((of) =>
      ([0, 1, 2, 3, 4] as const).map((mode) => treeRetagNames.indexOf(treeRow(of, mode, implicitWrites))),
    ),
  );

/** Rows of five: permission outside and inside cells, default of a Freeze type and of another, protector (0, 1 weak, 2 strong). */
export const treeRetagNumbers = (retags: TreeRetags): Int8Array =>
  Int8Array.from(
    treeRetagNames.flatMap((n) => {
      const r = retags[n];
      const given = [r.other, r.cell, r.outsideFreeze, r.outsideNotFreeze].map((p) => permissions.indexOf(p));
      return [...given, ['none', 'weak', 'strong'].indexOf(r.protect)];
    }),
  );
