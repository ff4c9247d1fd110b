/**
 * Recorded runs as small JSON: every distinct object or array stands once, in a flat list, and is named by its place.
 * Steps of a run share nearly all of their state, and so do the runs of one program. Unpacking shares as well, so
 * what did not change from one step to the next is one and the same object. Also runs in the page.
 */

type Scalar = string | number | boolean | null;
/** An object is `[shape, ...values]`, an array `[-1, ...values]`; a value is a scalar, or `[n]` for node n. */
type Cell = Scalar | readonly [number];

export interface Packed {
  /** The key lists of the objects. */
  readonly shapes: readonly (readonly string[])[];
  readonly nodes: readonly (readonly Cell[])[];
  readonly root: Cell;
}

export const pack = (value: unknown): Packed => {
  const shapes: string[][] = [];
  const shapeOf = new Map<string, number>();
  const nodes: (readonly Cell[])[] = [];
  const nodeOf = new Map<string, number>();
  // The recorder shares unchanged objects: those need not be looked at again.
  const seen = new Map<object, Cell>();

  const named = <T>(of: Map<string, number>, list: T[], item: T): number => {
    const key = JSON.stringify(item);
    const known = of.get(key);
    if (known !== undefined) return known;
    of.set(key, list.length);
    list.push(item);
    return list.length - 1;
  };

  const put = (v: unknown): Cell => {
    if (v === null || typeof v === 'string' || typeof v === 'number' || typeof v === 'boolean') return v;
    if (typeof v !== 'object') return null;
    const known = seen.get(v);
    if (known !== undefined) return known;
    const made: Cell = [named(nodeOf, nodes, nodeFor(v))];
    seen.set(v, made);
    return made;
  };

  const nodeFor = (v: object): readonly Cell[] => {
    if (Array.isArray(v)) return [-1, ...v.map(put)];
    const entries = Object.entries(v).filter(([, x]) => x !== undefined);
    const shape = named(
      shapeOf,
      shapes,
      entries.map(([k]) => k),
    );
    return [shape, ...entries.map(([, x]) => put(x))];
  };

  const root = put(value);
  return { shapes, nodes, root };
};

/** The value that was packed, as plain data with shared parts. The caller says what it is. */
export const unpack = (p: Packed): unknown => {
  const made: unknown[] = [];
  const get = (c: Cell): unknown => (Array.isArray(c) ? made[c[0] as number] : c);
  // Nodes only name nodes before them, since parts are put before the whole.
  for (const node of p.nodes) {
    const [shape, ...cells] = node;
    if (shape === -1) made.push(cells.map(get));
    else {
      const keys = p.shapes[shape as number] ?? [];
      made.push(Object.fromEntries(keys.map((k, n) => [k, get(cells[n] ?? null)])));
    }
  }
  return get(p.root);
};
