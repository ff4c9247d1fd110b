import { error, type Diagnostic } from '../../model/diagnostic.js';
import type {
  AliasingCase,
  ByteRange,
  Op,
  PointerName,
  RetagForm,
  RetagOptions,
} from '../../model/aliasing/syntax.js';
import {
  BOX,
  DEFAULT,
  FN_ENTRY,
  FN_ENTRY_NO_WRITABLE,
  HEAP,
  MUT,
  NO_ALLOC,
  RAW,
  RAW_CONST,
  RAW_MUT,
  READ,
  REF,
  STACK,
  STATIC,
  STATIC_READ_ONLY,
  TWO_PHASE,
  WRITE,
  plainPointee,
  type AccessKind,
  type Origin,
  type PointeeInfo,
  type RetagMode,
  type RetagOf,
} from './model.js';

/**
 * A case whose names are slots and whose ranges are offsets in allocations. The op language has no branches, so
 * everything but the verdict is known before the run: names, bounds, liveness, frames.
 */
export interface AliasingProgram {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly slots: number;
  /** By slot: the pointer's name in the case. */
  readonly pointers: readonly string[];
  /** By allocation number − 1: the name of its first pointer, and its size. */
  readonly allocations: readonly { readonly name: string; readonly size: number }[];
}

/** One op; fields that it does not use are 0. One shape for all, so that the loop over them stays fast. */
export interface Step {
  readonly act: Act;
  /** Slot of the pointer that it makes. */
  readonly result: number;
  /** Slot of the pointer that it uses. */
  readonly source: number;
  readonly alloc: number;
  readonly offset: number;
  readonly size: number;
  readonly kind: AccessKind;
  readonly origin: Origin;
  readonly of: RetagOf;
  readonly mode: RetagMode;
  readonly info: PointeeInfo;
}

export type Act = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
export const ALLOC = 0;
export const RETAG = 1;
export const MOVE = 2;
export const ACCESS = 3;
export const DEALLOC = 4;
export const EXPOSE = 5;
export const INT2PTR = 6;
export const CALL = 7;
export const RET = 8;
export const ADDR = 9;

const noPointee = plainPointee(0);

export const step = (act: Act, fields: Partial<Step> = {}): Step => ({
  act,
  result: fields.result ?? 0,
  source: fields.source ?? 0,
  alloc: fields.alloc ?? NO_ALLOC,
  offset: fields.offset ?? 0,
  size: fields.size ?? 0,
  kind: fields.kind ?? READ,
  origin: fields.origin ?? STACK,
  of: fields.of ?? REF,
  mode: fields.mode ?? DEFAULT,
  info: fields.info ?? noPointee,
});

/** What a name stands for while a case is resolved. `alloc` NO_ALLOC: a pointer without provenance. */
interface Pointer {
  readonly slot: number;
  readonly alloc: number;
  readonly offset: number;
}

interface Allocation {
  readonly name: string;
  readonly size: number;
  /** The op that freed it, counted from 1; 0 while it lives. */
  freedBy: number;
}

const retagOf: { readonly [F in RetagForm]: RetagOf } = {
  ref: REF,
  mut: MUT,
  box: BOX,
  'raw-const': RAW_CONST,
  'raw-mut': RAW_MUT,
};
const origins = { stack: STACK, heap: HEAP, static_rw: STATIC, static_ro: STATIC_READ_ONLY } as const;

const modeOf = (of: RetagOf, o: RetagOptions): RetagMode => {
  if (of === RAW_CONST || of === RAW_MUT) return RAW;
  if (o.twoPhase) return TWO_PHASE;
  if (!o.fn) return DEFAULT;
  return o.noWritable ? FN_ENTRY_NO_WRITABLE : FN_ENTRY;
};

const pointeeOf = (size: number, o: RetagOptions): PointeeInfo => ({
  size,
  freeze: o.freeze,
  unpin: o.unpin,
  cells: o.cells.map((c) => [c.from, c.to] as const),
  stride: 0,
});

class Resolver {
  readonly diagnostics: Diagnostic[] = [];
  readonly steps: Step[] = [];
  private readonly names = new Map<string, Pointer>();
  readonly allocations: Allocation[] = [];
  readonly pointers: string[] = [];
  private frames = 0;
  private index = 0;
  private op: Op | undefined;

  add(op: Op): void {
    this.index += 1;
    this.op = op;
    const made = this.resolve(op);
    if (made !== undefined) this.steps.push(made);
  }

  private resolve(op: Op): Step | undefined {
    switch (op.op) {
      case 'alloc': {
        this.allocations.push({ name: op.result.name, size: op.size, freedBy: 0 });
        const alloc = this.allocations.length;
        const result = this.define(op.result, alloc, 0);
        return step(ALLOC, { result, alloc, size: op.size, origin: origins[op.kind] });
      }
      case 'retag': {
        const p = this.use(op.from);
        if (p === undefined) return void this.define(op.result, NO_ALLOC, 0);
        const size = op.range.to - op.range.from;
        const fits = this.check(p, op.from, op.range);
        const result = this.define(op.result, p.alloc, p.offset + op.range.from);
        if (!fits) return undefined;
        const of = retagOf[op.form];
        return step(RETAG, {
          result,
          source: p.slot,
          alloc: p.alloc,
          offset: p.offset + op.range.from,
          size,
          of,
          mode: modeOf(of, op.options),
          info: pointeeOf(size, op.options),
        });
      }
      case 'move': {
        const p = this.use(op.from);
        const result = this.define(op.result, p?.alloc ?? NO_ALLOC, (p?.offset ?? 0) + op.by);
        return p && step(MOVE, { result, source: p.slot });
      }
      case 'addr':
        return step(ADDR, { result: this.define(op.result, NO_ALLOC, op.address) });
      case 'access': {
        const p = this.use(op.through);
        if (p === undefined || !this.check(p, op.through, op.range)) return undefined;
        const kind = op.kind === 'read' ? READ : WRITE;
        const offset = p.offset + op.range.from;
        return step(ACCESS, {
          kind,
          source: p.slot,
          alloc: p.alloc,
          offset,
          size: op.range.to - op.range.from,
        });
      }
      case 'dealloc': {
        const p = this.use(op.through);
        const a = p && this.live(p, op.through);
        if (p === undefined || a === undefined) return undefined;
        a.freedBy = this.index;
        if (p.offset !== 0)
          return this.complain(
            'range',
            `\`${op.through.name}\` points at byte ${p.offset} of \`${a.name}\`; only its start can be freed`,
            op.through,
          );
        return step(DEALLOC, { source: p.slot, alloc: p.alloc, size: a.size });
      }
      case 'expose': {
        const p = this.use(op.through);
        return p && step(EXPOSE, { source: p.slot, alloc: p.alloc });
      }
      case 'int2ptr': {
        const p = this.use(op.from);
        const result = this.define(op.result, p?.alloc ?? NO_ALLOC, p?.offset ?? 0);
        return p && step(p.alloc === NO_ALLOC ? ADDR : INT2PTR, { result });
      }
      case 'call':
        this.frames += 1;
        return step(CALL);
      case 'ret':
        if (this.frames === 0)
          return this.complain(
            'no-frame',
            'expected a `call` before this `ret`: no frame is left to pop',
            op,
          );
        this.frames -= 1;
        return step(RET);
    }
  }

  private define(name: PointerName, alloc: number, offset: number): number {
    const slot = this.pointers.length;
    this.pointers.push(name.name);
    this.names.set(name.name, { slot, alloc, offset });
    return slot;
  }

  private use(name: PointerName): Pointer | undefined {
    const p = this.names.get(name.name);
    if (p !== undefined) return p;
    return this.complain(
      'unknown-pointer',
      `expected a pointer that an earlier op made; \`${name.name}\` is not`,
      name,
    );
  }

  private live(p: Pointer, name: PointerName): Allocation | undefined {
    const a = this.allocations[p.alloc - 1];
    if (a === undefined) return this.complain('no-provenance', `\`${name.name}\` has no provenance`, name);
    if (a.freedBy === 0) return a;
    return this.complain(
      'freed',
      `\`${name.name}\` points into \`${a.name}\`, which op ${a.freedBy} freed`,
      name,
    );
  }

  /** Whether the range lies in a live allocation. Zero bytes need no allocation at all, but no wrong one either. */
  private check(p: Pointer, name: PointerName, range: ByteRange): boolean {
    if (p.alloc === NO_ALLOC && range.to === range.from) return true;
    const a = this.live(p, name);
    if (a === undefined) return false;
    const from = p.offset + range.from;
    const to = p.offset + range.to;
    if (from >= 0 && to <= a.size) return true;
    this.complain(
      'range',
      `bytes ${from}..${to} of \`${a.name}\` do not exist: expected a range within 0..${a.size}`,
      name,
    );
    return false;
  }

  private complain(code: string, message: string, at: { readonly span: PointerName['span'] }): undefined {
    this.diagnostics.push(
      error(code, message, at.span, { help: 'this is an error of the case, not undefined behaviour' }),
    );
    return undefined;
  }
}

/** Names, bounds, liveness and frames of a case. With diagnostics there is no program. */
export const resolveCase = (
  c: Pick<AliasingCase, 'name' | 'ops'>,
): { readonly program: AliasingProgram; readonly diagnostics: readonly Diagnostic[] } => {
  const resolver = new Resolver();
  for (const op of c.ops) resolver.add(op);
  const { steps, pointers, allocations, diagnostics } = resolver;
  const program = { name: c.name, steps, slots: pointers.length, pointers, allocations };
  return { program, diagnostics };
};
