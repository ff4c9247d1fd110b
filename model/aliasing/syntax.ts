import type { Span } from '../span.js';

/**
 * The op language of the aliasing models: what happens to pointers and bytes, and nothing else.
 * One op a line, `#` comments, `== NAME` begins a case. Byte ranges are relative to the pointer's address, and
 * a retag's result points at the start of its range.
 */
export type AllocKind = 'stack' | 'heap' | 'static_rw' | 'static_ro';
export const allocKinds: readonly AllocKind[] = ['stack', 'heap', 'static_rw', 'static_ro'];

export type RetagForm = 'ref' | 'mut' | 'box' | 'raw-const' | 'raw-mut';

/** Bytes `from` (included) to `to` (excluded). */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

export interface PointerName {
  readonly name: string;
  readonly span: Span;
}

export interface RetagOptions {
  /** `fn`: a function argument, protected in the frame of the innermost `call`. */
  readonly fn: boolean;
  readonly twoPhase: boolean;
  /** `UnsafeCell` bytes of the pointee, relative to the start of the range. */
  readonly cells: readonly ByteRange[];
  /** False also when there are `cells`. */
  readonly freeze: boolean;
  readonly unpin: boolean;
  readonly noWritable: boolean;
}

export type Op = { readonly span: Span } & (
  | { readonly op: 'alloc'; readonly result: PointerName; readonly kind: AllocKind; readonly size: number }
  | {
      readonly op: 'retag';
      readonly result: PointerName;
      readonly form: RetagForm;
      readonly from: PointerName;
      readonly range: ByteRange;
      readonly options: RetagOptions;
    }
  /** `q = copy p` (by 0), `q = p + n`, `q = p - n`: the same tag elsewhere. */
  | { readonly op: 'move'; readonly result: PointerName; readonly from: PointerName; readonly by: number }
  | { readonly op: 'addr'; readonly result: PointerName; readonly address: number }
  | {
      readonly op: 'access';
      readonly kind: 'read' | 'write';
      readonly through: PointerName;
      readonly range: ByteRange;
    }
  | { readonly op: 'dealloc'; readonly through: PointerName }
  | { readonly op: 'expose'; readonly through: PointerName }
  | { readonly op: 'int2ptr'; readonly result: PointerName; readonly from: PointerName }
  | { readonly op: 'call'; readonly name: string }
  | { readonly op: 'ret' }
);

/** A verdict of one model; `at` counts ops from 1; `kind` where it is known. */
export interface CaseVerdict {
  readonly verdict: 'ok' | 'ub';
  readonly at: number | undefined;
  readonly kind: string | undefined;
  /** `miri`: Miri states it. `derived`: it was derived from the rules. */
  readonly basis: 'miri' | 'derived';
}

export interface AliasingCase {
  readonly name: string;
  readonly span: Span;
  readonly ops: readonly Op[];
  /** What is expected, by model name (`stacked`, `tree`, `tree.implicit-writes`); empty in text files. */
  readonly expect: ReadonlyMap<string, CaseVerdict>;
}

const showRange = (r: ByteRange): string => `[${r.from}..${r.to}]`;

const forms: { readonly [F in RetagForm]: (pointer: string) => string } = {
  ref: (p) => `&${p}`,
  mut: (p) => `&mut ${p}`,
  box: (p) => `box ${p}`,
  'raw-const': (p) => `raw const ${p}`,
  'raw-mut': (p) => `raw mut ${p}`,
};

const showOptions = (o: RetagOptions): string =>
  [
    o.fn ? 'fn' : '',
    o.twoPhase ? '2phase' : '',
    ...o.cells.map((c) => `cells(${c.from}..${c.to})`),
    !o.freeze && o.cells.length === 0 ? '!freeze' : '',
    o.unpin ? '' : '!unpin',
    o.noWritable ? 'no_writable' : '',
  ]
    .filter((word) => word !== '')
    .map((word) => ` ${word}`)
    .join('');

/** The op as it is written: parsing it again gives the same op. */
export const showOp = (op: Op): string => {
  switch (op.op) {
    case 'alloc':
      return `${op.result.name} = alloc ${op.kind} ${op.size}`;
    case 'retag':
      return `${op.result.name} = ${forms[op.form](op.from.name)}${showRange(op.range)}${showOptions(op.options)}`;
    case 'move':
      if (op.by === 0) return `${op.result.name} = copy ${op.from.name}`;
      return `${op.result.name} = ${op.from.name} ${op.by < 0 ? '-' : '+'} ${Math.abs(op.by)}`;
    case 'addr':
      return `${op.result.name} = addr ${op.address}`;
    case 'access':
      return `${op.kind} ${op.through.name}${showRange(op.range)}`;
    case 'dealloc':
    case 'expose':
      return `${op.op} ${op.through.name}`;
    case 'int2ptr':
      return `${op.result.name} = int2ptr ${op.from.name}`;
    case 'call':
      return `call ${op.name}`;
    case 'ret':
      return 'ret';
  }
};
