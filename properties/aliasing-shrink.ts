import type { Op, PointerName } from '../model/aliasing/syntax.js';

/** Pointers that an op uses, and the one that it makes. */
const usesOf = (op: Op): PointerName | undefined => {
  if (op.op === 'access' || op.op === 'dealloc' || op.op === 'expose') return op.through;
  if (op.op === 'retag' || op.op === 'move' || op.op === 'int2ptr') return op.from;
  return undefined;
};
const makes = (op: Op): string | undefined => ('result' in op ? op.result.name : undefined);

const replaceUse = (op: Op, from: string, to: string): Op => {
  const swap = (p: PointerName): PointerName => (p.name === from ? { ...p, name: to } : p);
  if ('through' in op) return { ...op, through: swap(op.through) };
  if ('from' in op) return { ...op, from: swap(op.from) };
  return op;
};

/** The sequence without op `index` and without what depends on it: pointers made from its result, its frame's end. */
export const withoutOp = (ops: readonly Op[], index: number): Op[] => {
  const gone = new Set<number>([index]);
  const names = new Set<string>();
  const made = makes(ops[index]!);
  if (made !== undefined) names.add(made);
  const frame = matching(ops, index);
  if (frame !== undefined) gone.add(frame);
  ops.forEach((op, i) => {
    const used = usesOf(op);
    if (i <= index || used === undefined || !names.has(used.name)) return;
    gone.add(i);
    const result = makes(op);
    if (result !== undefined) names.add(result);
  });
  return ops.filter((_, i) => !gone.has(i));
};

/** The op that pops the frame that op `index` pushes, or pushes the one that it pops. */
const matching = (ops: readonly Op[], index: number): number | undefined => {
  const step = ops[index]!.op === 'call' ? 1 : ops[index]!.op === 'ret' ? -1 : 0;
  if (step === 0) return undefined;
  let depth = 0;
  for (let i = index; i >= 0 && i < ops.length; i += step) {
    if (ops[i]!.op === 'call') depth += step;
    if (ops[i]!.op === 'ret') depth -= step;
    if (depth === 0) return i;
  }
  return undefined;
};

/** The sequence with op `index` taken out and its result replaced by the pointer that it was made from. */
const inlined = (ops: readonly Op[], index: number): Op[] | undefined => {
  const op = ops[index]!;
  const used = usesOf(op);
  const made = makes(op);
  if (used === undefined || made === undefined) return undefined;
  return ops.filter((_, i) => i !== index).map((o) => replaceUse(o, made, used.name));
};

/** Simpler ways to write one op, plainest first. */
const simpler = (op: Op): Op[] => {
  if (op.op !== 'retag') return [];
  const { options: o } = op;
  const out: Op[] = [];
  if (!o.unpin) out.push({ ...op, options: { ...o, unpin: true } });
  if (!o.freeze) out.push({ ...op, options: { ...o, freeze: true, cells: [] } });
  if (o.fn) out.push({ ...op, options: { ...o, fn: false } });
  if (o.twoPhase) out.push({ ...op, options: { ...o, twoPhase: false } });
  if (op.form === 'raw-const') out.push({ ...op, form: 'raw-mut' });
  return out;
};

const candidates = function* (ops: readonly Op[]): Generator<Op[]> {
  for (let i = ops.length - 1; i >= 0; i -= 1) {
    yield withoutOp(ops, i);
    const joined = inlined(ops, i);
    if (joined !== undefined) yield joined;
    for (const op of simpler(ops[i]!)) yield ops.with(i, op);
  }
};

/**
 * The smallest sequence around `ops` that `holds` for: no op can be left out (with what depends on it), none
 * replaced by its source, no option dropped. `holds` must answer false for ill-formed sequences.
 */
export const shrinkOps = (ops: readonly Op[], holds: (ops: readonly Op[]) => boolean): readonly Op[] => {
  let best = ops;
  for (;;) {
    let smaller: readonly Op[] | undefined;
    for (const candidate of candidates(best))
      if (holds(candidate)) {
        smaller = candidate;
        break;
      }
    if (smaller === undefined) return best;
    best = smaller;
  }
};

/** Pointers renamed in order of appearance, so that sequences that differ in names only are the same text. */
export const renamed = (ops: readonly Op[]): readonly Op[] => {
  const names = new Map<string, string>();
  return ops.map((op) => {
    const used = usesOf(op);
    const swapped = used === undefined ? op : replaceUse(op, used.name, names.get(used.name) ?? used.name);
    const made = makes(op);
    if (made === undefined || !('result' in swapped)) return swapped;
    const name = `p${names.size}`;
    names.set(made, name);
    return { ...swapped, result: { ...swapped.result, name } };
  });
};
