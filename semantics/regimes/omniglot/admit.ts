/** What Omniglot refuses before anything runs: values of types that no look at bits can tell. */
import type { Terminator, Unit } from '../../../model/core/mir.js';
import type { Span } from '../../../model/span.js';
import { showTy, type Ty } from '../../../model/types.js';
import { layoutsFor } from '../../machine/context.js';
import type { Admission, Refusal } from '../regime.js';
import { allBytes, anyBits, noValidator } from './values.js';

interface Called {
  readonly op: string;
  readonly ty: Ty;
  readonly span: Span;
}

/** Operations that make values of foreign bytes; foreign functions, by what they give and what they change for the host. */
const calledIn = (rust: Unit | null): Called[] => {
  const foreign = new Map((rust?.foreign ?? []).map((d) => [d.name, d.sig]));
  const called = (t: Terminator): Called[] => {
    if (t.k !== 'call') return [];
    const { callee, span } = t;
    if (callee.k === 'op' && callee.tys[0] !== undefined)
      return [{ op: callee.name, ty: callee.tys[0], span }];
    const sig = callee.k === 'fn' ? foreign.get(callee.name) : undefined;
    if (sig === undefined) return [];
    const back = sig.params.flatMap((p) =>
      p.k === 'ref' && p.mut ? [{ op: 'argument', ty: p.to, span }] : [],
    );
    return [{ op: 'result', ty: sig.ret, span }, ...back];
  };
  return (rust?.fns ?? []).flatMap((f) => f.blocks.flatMap((b) => called(b.term)));
};

const validating: readonly string[] = ['og-validate', 'og-copy-validate', 'result', 'argument'];

const refuse = (rule: string, premise: string, at: Called, why: string): Refusal => ({
  rule,
  premise,
  reason: `\`${showTy(at.ty)}\`: ${why}`,
  span: at.span,
});

export const hasValidator: Admission = {
  name: 'O6-Validator',
  sentence:
    'What is validated, what a foreign function gives, and what it is passed by unique reference is of a type that has a validator.',
  cite: 'omniglot crate, validators; design, Omniglot, validators',
  premise: 'has-validator',
  tex: '\\tau \\in \\mathsf{validators}',
  reads: 'rust',
  refuses: (rust) =>
    calledIn(rust).flatMap((c) => {
      const why = validating.includes(c.op) ? noValidator(c.ty) : null;
      return why === null ? [] : [refuse('O6-Validator', 'has-validator', c, why)];
    }),
};

export const hasAnyBits: Admission = {
  name: 'O7-Any-Bits',
  sentence: 'What is taken for valid unseen is of a type of which every bit pattern is a value.',
  cite: 'omniglot crate; design, table row O7',
  premise: 'any-bits',
  tex: '\\forall \\mu.\\, \\mu : \\tau',
  reads: 'rust',
  refuses: (rust) =>
    calledIn(rust).flatMap((c) =>
      c.op !== 'og-valid' || anyBits(c.ty)
        ? []
        : [refuse('O7-Any-Bits', 'any-bits', c, 'not every bit pattern is a value')],
    ),
};

export const hasAllBytes: Admission = {
  name: 'O9-All-Bytes',
  sentence:
    'What becomes a copy for foreign memory is of a type without padding: every byte of it belongs to its value.',
  cite: 'omniglot crate, OGCopy::new (IntoBytes); design, table row O9',
  premise: 'all-bytes',
  keptFor:
    'what would reach the library are bytes of the host that nobody wrote: what the library may learn is no promise, and to the host foreign bytes are always some bytes (decision 10)',
  tex: '\\mathsf{padding}\\,\\tau = \\emptyset',
  reads: 'rust',
  refuses: (rust, _c, settings) =>
    calledIn(rust).flatMap((c) =>
      c.op !== 'og-copy-new' || allBytes(c.ty, layoutsFor(settings))
        ? []
        : [refuse('O9-All-Bytes', 'all-bytes', c, 'not every byte of it belongs to its value')],
    ),
};
