import type { AliasModel } from '../../semantics/aliasing/model.js';
import {
  permissions,
  treeRetagNames,
  treeTables,
  type PermissionRow,
  type TreeRetagRow,
  type TreeTables,
} from '../../semantics/aliasing/permissions.js';
import {
  itemPermissions,
  retagRowNames,
  stackedTables,
  type Grant,
  type ItemRow,
  type RetagRow,
  type StackedTables,
} from '../../semantics/aliasing/stacked-tables.js';
import { stackedWith } from '../../semantics/aliasing/stacked.js';
import { treeWith } from '../../semantics/aliasing/tree.js';

/** A model with one entry of its tables swapped. */
export interface Mutant {
  readonly name: string;
  readonly model: AliasModel;
}

const accesses = ['none', 'read', 'write'] as const;
const protectors = ['none', 'weak', 'strong'] as const;
const others = <T>(all: readonly T[], but: T): T[] => all.filter((v) => v !== but);

/** `from` with one field changed in every other way. */
const swaps = function* <T extends object, K extends keyof T & string>(
  from: T,
  key: K,
  all: readonly T[K][],
): Generator<[what: string, to: T]> {
  for (const v of others(all, from[key]))
    yield [`${key} ${String(from[key])} → ${String(v)}`, { ...from, [key]: v }];
};

const permissionSwaps = function* (row: PermissionRow): Generator<[string, PermissionRow]> {
  const steps = [...permissions, 'ub'] as const;
  for (const key of ['localRead', 'localWrite', 'protectedLocalRead', 'protectedLocalWrite'] as const)
    yield* swaps(row, key, steps);
  for (const key of ['foreignRead', 'foreignWrite', 'protectedForeignRead', 'protectedForeignWrite'] as const)
    yield* swaps(row, key, permissions);
  for (const key of ['access', 'exposes', 'protectedExposes'] as const) yield* swaps(row, key, accesses);
};

const treeRetagSwaps = function* (row: TreeRetagRow): Generator<[string, TreeRetagRow]> {
  for (const key of ['other', 'cell', 'outsideFreeze', 'outsideNotFreeze'] as const)
    yield* swaps(row, key, permissions);
  yield* swaps(row, 'protect', protectors);
};

export const treeMutants = function* (): Generator<Mutant> {
  const mutant = (name: string, tables: TreeTables): Mutant => ({ name, model: treeWith(tables) });
  for (const p of permissions)
    for (const [what, row] of permissionSwaps(treeTables.permissions[p]))
      yield mutant(`${p}: ${what}`, { ...treeTables, permissions: { ...treeTables.permissions, [p]: row } });
  for (const n of treeRetagNames)
    for (const [what, row] of treeRetagSwaps(treeTables.retags[n]))
      yield mutant(`${n}: ${what}`, { ...treeTables, retags: { ...treeTables.retags, [n]: row } });
};

const grantSwaps = function* (grant: Grant): Generator<[string, Grant]> {
  yield* swaps(grant, 'permission', itemPermissions);
  yield* swaps(grant, 'access', accesses);
  yield* swaps(grant, 'protect', protectors);
};

const stackedRetagSwaps = function* (row: RetagRow): Generator<[string, RetagRow]> {
  const isUniform = row.cell === row.other;
  for (const [what, grant] of grantSwaps(row.other))
    yield [
      `${isUniform ? '' : 'other '}${what}`,
      { ...row, other: grant, cell: isUniform ? grant : row.cell },
    ];
  if (!isUniform)
    for (const [what, grant] of grantSwaps(row.cell)) yield [`cell ${what}`, { ...row, cell: grant }];
  yield* swaps(row, 'needsMutable', [true, false]);
};

export const stackedMutants = function* (): Generator<Mutant> {
  const mutant = (name: string, tables: StackedTables): Mutant => ({ name, model: stackedWith(tables) });
  const keys: (keyof ItemRow)[] = ['read', 'write', 'disabledByRead', 'sparesSharedRun', 'inSharedRun'];
  for (const p of itemPermissions)
    for (const key of keys)
      for (const [what, row] of swaps(stackedTables.items[p], key, [true, false]))
        yield mutant(`${p}: ${what}`, { ...stackedTables, items: { ...stackedTables.items, [p]: row } });
  for (const n of retagRowNames)
    for (const [what, row] of stackedRetagSwaps(stackedTables.retags[n]))
      yield mutant(`${n}: ${what}`, { ...stackedTables, retags: { ...stackedTables.retags, [n]: row } });
  for (const key of ['stackRoot', 'otherRoot'] as const)
    for (const [what, tables] of swaps(stackedTables, key, itemPermissions)) yield mutant(what, tables);
};
