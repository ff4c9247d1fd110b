/** `break`, `continue`, `return`: where they go, and what they take there (Reference, loop expressions). */
import type * as S from '../../../model/rust/syntax.js';
import * as T from '../../../model/types.js';
import type { Jump, TExpr } from '../tree.js';
import type { FnCx } from './body.js';
import { coerce } from './coerce.js';

const findJump = (f: FnCx, e: S.Break | S.Continue): Jump | null => {
  const what = e.kind === 'Break' ? 'break' : 'continue';
  const jumps =
    e.label === null ? f.jumps.filter((j) => j.kind !== 'block') : f.jumps.filter((j) => j.label === e.label);
  if (e.label === null && f.jumps.at(-1)?.kind === 'block') {
    f.error('E0695', `unlabeled \`${what}\` inside of a labeled block`, e.span, {
      help: 'name the loop or the block that it leaves',
    });
    return null;
  }
  if (e.label === null && f.jumps.at(-1) === f.inCondition) {
    f.error('E0590', `\`${what}\` with no label in the condition of a \`while\` loop`, e.span, {
      help: 'name the loop that it leaves',
    });
    return null;
  }
  const found = jumps.at(-1);
  if (found !== undefined) {
    if (e.kind === 'Continue' && found.kind === 'block')
      f.error('E0696', '`continue` pointing to a labeled block', e.span, { help: 'use `break`' });
    return found;
  }
  if (e.label !== null) unknownLabel(f, e.label, e.span);
  if (f.jumps.length === 0)
    f.error(f.inClosure ? 'E0267' : 'E0268', `\`${what}\` outside of a loop or labeled block`, e.span, {
      help: 'it can only stand inside a loop',
    });
  return null;
};

const unknownLabel = (f: FnCx, label: string, span: S.Break['span']): void => {
  if (f.labelsAround.includes(label))
    f.error('E0767', `use of unreachable label \`${label}\``, span, {
      help: 'a closure cannot be left by a jump: use `return`',
    });
  else
    f.error('E0426', `use of undeclared label \`${label}\``, span, { help: 'put the label before the loop' });
};

export const checkBreak = (f: FnCx, e: S.Break): TExpr => {
  const jump = findJump(f, e);
  if (jump === null) {
    if (e.value !== null) f.parts.expr(f, e.value, null);
    return f.make({ k: 'error', ty: T.never, span: e.span });
  }
  jump.broken = true;
  let value: TExpr | null = null;
  if (e.value !== null && (jump.kind === 'while' || jump.kind === 'for')) {
    f.parts.expr(f, e.value, null);
    f.error('E0571', `\`break\` with value from a \`${jump.kind}\` loop`, e.span, {
      help: 'only `loop` and labeled blocks give values',
    });
  } else if (e.value !== null) value = coerce(f, f.parts.expr(f, e.value, jump.ty), jump.ty);
  else if (!f.infer.unify(jump.ty, T.unit))
    f.mismatch(jump.ty, T.unit, e.span, 'give the value: `break value`');
  // Not where its own value ends first; what stands before says nothing (rustc, `check_expr_break`).
  if (!f.diverges) jump.reached = true;
  return f.make({ k: 'break', jump, value, ty: T.never, span: e.span });
};

export const checkContinue = (f: FnCx, e: S.Continue): TExpr => {
  const jump = findJump(f, e);
  if (jump === null) return f.make({ k: 'error', ty: T.never, span: e.span });
  return f.make({ k: 'continue', jump, ty: T.never, span: e.span });
};

export const checkReturn = (f: FnCx, e: S.Return): TExpr => {
  const { ret } = f;
  if (ret === null) return f.wrong('E0572', 'return statement outside of function body', e.span, 'remove it');
  let value: TExpr | null = null;
  if (e.value !== null) value = coerce(f, f.parts.expr(f, e.value, ret), ret);
  else if (!f.infer.unify(ret, T.unit))
    f.error('E0069', '`return;` in a function whose return type is not `()`', e.span, {
      help: 'return a value',
    });
  return f.make({ k: 'return', value, ty: T.never, span: e.span });
};
