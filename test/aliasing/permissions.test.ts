import { describe, expect, it } from 'vitest';
import {
  permissionTable,
  permissions,
  treeRetagNames,
  treeTables,
  type Permission,
} from '../../semantics/aliasing/permissions.js';

/** The state of one tag at one byte, and every way that it can be accessed. */
interface Tag {
  readonly permission: Permission;
  readonly accessed: boolean;
  readonly guarded: boolean;
}
const relations = ['local', 'foreign'] as const;
const kinds = ['read', 'write'] as const;
type Access = readonly [(typeof relations)[number], (typeof kinds)[number]];
const accesses: readonly Access[] = relations.flatMap((r) => kinds.map((k) => [r, k] as const));

/** The step of one tag, with its protector's say; undefined where it is undefined behaviour. */
const after = (t: Tag | undefined, [relation, kind]: Access): Tag | undefined => {
  if (t === undefined) return undefined;
  const row = permissionTable[t.permission];
  const columns = {
    'local read': t.guarded ? row.protectedLocalRead : row.localRead,
    'local write': t.guarded ? row.protectedLocalWrite : row.localWrite,
    'foreign read': t.guarded ? row.protectedForeignRead : row.foreignRead,
    'foreign write': t.guarded ? row.protectedForeignWrite : row.foreignWrite,
  };
  const next = columns[`${relation} ${kind}`];
  if (next === 'ub') return undefined;
  const accessed = t.accessed || relation === 'local';
  if (t.guarded && accessed && next === 'Disabled' && t.permission !== 'Disabled') return undefined;
  return { ...t, permission: next, accessed };
};

/** Every state that some program reaches: from what retags give, by any accesses, protected or not. */
const reachable = ((): Tag[] => {
  const found = new Map<string, Tag>();
  const visit = (t: Tag | undefined): void => {
    if (t === undefined || found.has(JSON.stringify(t))) return;
    found.set(JSON.stringify(t), t);
    for (const a of accesses) visit(after(t, a));
    // A protector ends; none ever begins later.
    if (t.guarded) visit({ ...t, guarded: false });
  };
  for (const name of treeRetagNames) {
    const row = treeTables.retags[name];
    const guarded = row.protect !== 'none';
    for (const inside of [row.other, row.cell])
      visit({ permission: inside, accessed: permissionTable[inside].access !== 'none', guarded });
    for (const outside of [row.outsideFreeze, row.outsideNotFreeze])
      visit({ permission: outside, accessed: false, guarded });
  }
  return [...found.values()];
})();

const holdsEverywhere = (law: (t: Tag) => boolean): void => {
  expect(reachable.filter((t) => !law(t))).toEqual([]);
};
const same = (a: Tag | undefined, b: Tag | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

// Higher may do more. Cell stands apart: nothing changes it.
const rank: { readonly [P in Permission]: number } = {
  Cell: 9,
  ReservedIM: 5,
  Reserved: 4,
  ReservedConflicted: 3,
  Unique: 2,
  Frozen: 1,
  Disabled: 0,
};

describe('the permission machine of Tree Borrows, over every reachable state, access and protector', () => {
  it('has the states that the literature names, and no protected ReservedIM.', () => {
    expect(new Set(reachable.map((t) => t.permission))).toEqual(new Set(permissions));
    holdsEverywhere((t) => !(t.guarded && t.permission === 'ReservedIM'));
    // Used or not, protected or not: 4 each of Cell, Reserved, ReservedConflicted, Frozen; ReservedIM never
    // protected: 2; Unique never unused: 2; Disabled never both protected and used: 3.
    expect(reachable.length).toBe(4 * 4 + 2 + 2 + 3);
  });

  it('is idempotent: an access repeated at once changes nothing more.', () => {
    for (const a of accesses) holdsEverywhere((t) => same(after(after(t, a), a), after(t, a)));
  });

  it('never goes up: permissions are ordered, and every step goes down or stays.', () => {
    for (const a of accesses)
      holdsEverywhere((t) => rank[after(t, a)?.permission ?? t.permission] <= rank[t.permission]);
  });

  it('reaches every permission below Reserved from it, and nothing from Disabled.', () => {
    const from = (start: Permission): Set<Permission> => {
      const seen = new Set<Permission>();
      const visit = (t: Tag | undefined): void => {
        if (t === undefined || seen.has(t.permission)) return;
        seen.add(t.permission);
        for (const a of accesses) visit(after(t, a));
      };
      visit({ permission: start, accessed: true, guarded: false });
      return seen;
    };
    expect(from('Reserved')).toEqual(new Set(['Reserved', 'Unique', 'Frozen', 'Disabled']));
    expect(from('ReservedIM')).toEqual(new Set(['ReservedIM', 'Unique', 'Frozen', 'Disabled']));
    expect(from('Disabled')).toEqual(new Set(['Disabled']));
    expect(from('Cell')).toEqual(new Set(['Cell']));
  });

  it('ignores a foreign read after a foreign write.', () => {
    holdsEverywhere((t) => {
      const written = after(t, ['foreign', 'write']);
      return same(after(written, ['foreign', 'read']), written);
    });
  });

  it('forgets a foreign read at a foreign write, unless the read was undefined behaviour itself.', () => {
    holdsEverywhere((t) => {
      const read = after(t, ['foreign', 'read']);
      return read === undefined || same(after(read, ['foreign', 'write']), after(t, ['foreign', 'write']));
    });
  });

  it('lets reads be reordered, local with foreign.', () => {
    holdsEverywhere((t) => {
      const localFirst = after(after(t, ['local', 'read']), ['foreign', 'read']);
      const foreignFirst = after(after(t, ['foreign', 'read']), ['local', 'read']);
      return same(localFirst, foreignFirst);
    });
  });

  it('only becomes stricter by a protector: what it allows is allowed without, and leaves no less.', () => {
    for (const a of accesses)
      holdsEverywhere((t) => {
        const guarded = after({ ...t, guarded: true }, a);
        const plain = after({ ...t, guarded: false }, a);
        if (guarded === undefined) return true;
        return plain !== undefined && rank[guarded.permission] <= rank[plain.permission];
      });
  });

  it('keeps a protected tag that was used usable: it is never disabled without undefined behaviour.', () => {
    holdsEverywhere((t) => !(t.guarded && t.accessed && t.permission === 'Disabled'));
  });

  it('lets a protected tag that was written see no foreign access at all (noalias).', () => {
    const written: Tag = { permission: 'Unique', accessed: true, guarded: true };
    expect(kinds.map((k) => after(written, ['foreign', k]))).toEqual([undefined, undefined]);
  });

  it('lets a protected tag that was read see no foreign write (readonly), except as a cell.', () => {
    holdsEverywhere((t) => {
      const read = after({ ...t, guarded: true }, ['local', 'read']);
      if (read === undefined || read.permission === 'Cell') return true;
      // A protected ReservedIM does not exist; the first law says so.
      return read.permission === 'ReservedIM' || after(read, ['foreign', 'write']) === undefined;
    });
  });

  it('allows a local access exactly where an exposed tag may serve a wildcard.', () => {
    for (const t of reachable) {
      const row = permissionTable[t.permission];
      const exposes = t.guarded ? row.protectedExposes : row.exposes;
      const read = after(t, ['local', 'read']) !== undefined;
      const write = after(t, ['local', 'write']) !== undefined;
      expect({ t, exposes }).toEqual({ t, exposes: write ? 'write' : read ? 'read' : 'none' });
    }
  });

  it('makes the access of a permission legal and harmless to the tag itself.', () => {
    holdsEverywhere((t) => {
      const { access } = permissionTable[t.permission];
      return access === 'none' || after(t, ['local', access])?.permission === t.permission;
    });
  });
});
