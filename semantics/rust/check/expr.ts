/** Expressions: one case a kind. What is said at length stands in files of its own. */
import type * as S from '../../../model/rust/syntax.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import { primitives } from '../library/signature.js';
import type { TExpr } from '../tree.js';
import { isError } from '../ty.js';
import { checkArrayList, checkArrayRepeat, checkStructLit, checkTuple } from './aggregate.js';
import type { FnCx } from './body.js';
import { checkCall } from './call.js';
import { checkCast } from './cast.js';
import { keptClosure } from './closure.js';
import { checkBlock, checkFor, checkIf, checkLoop, checkMatch, checkMatches, checkWhile } from './control.js';
import { checkBreak, checkContinue, checkReturn } from './jumps.js';
import { checkDestructure } from './destructure.js';
import { checkMacro } from './macros.js';
import { checkMethodCall } from './method.js';
import { checkBinary, checkCompound, checkUnary } from './ops.js';
import { checkPathExpr } from './path.js';
import { checkAssign, checkBorrow, checkDeref, checkField, checkIndex, checkRawBorrow } from './place.js';
import { checkTry } from './try.js';

export const checkExpr = (f: FnCx, e: S.Expr, want: Ty | null): TExpr => {
  // Whether control comes here at all says nothing of what stands inside (rustc, `check_expr_with_expectation`).
  const before = f.diverges;
  f.diverges = false;
  const made = dispatch(f, e, want);
  if (before || f.shallow(f.tyOf(made)).k === 'never') f.diverges = true;
  return made;
};

const dispatch = (f: FnCx, e: S.Expr, want: Ty | null): TExpr => {
  const { span } = e;
  // Compared one by one: those that come most often first.
  switch (e.kind) {
    case 'PathExpr':
      return checkPathExpr(f, e);
    case 'IntLit':
      return checkInt(f, e, want);
    case 'Binary':
      return checkBinary(f, e);
    case 'MacroCall':
      return checkMacro(f, e, want);
    case 'Call':
      return checkCall(f, e, want);
    case 'Borrow':
      return checkBorrow(f, e, want);
    case 'MethodCall':
      return checkMethodCall(f, e, want);
    case 'Block':
      return checkBlock(f, e, want);
    case 'If':
      return checkIf(f, e, want);
    case 'Field':
      return checkField(f, e);
    case 'Assign':
      return checkAssign(f, e);
    case 'CompoundAssign':
      return checkCompound(f, e);
    case 'Cast':
      return checkCast(f, e);
    case 'StrLit':
      return f.make({ k: 'str', text: e.value, ty: T.refTo(T.str), span });
    case 'BoolLit':
      return f.make({ k: 'int', value: e.value ? 1n : 0n, literal: true, ty: T.bool, span });
    case 'Unary':
      return checkUnary(f, e, want);
    case 'Deref':
      return checkDeref(f, e);
    case 'Index':
      return checkIndex(f, e);
    case 'Match':
      return checkMatch(f, e, want);
    case 'StructLit':
      return checkStructLit(f, e);
    case 'Tuple':
      return checkTuple(f, e, want);
    case 'ArrayList':
      return checkArrayList(f, e, want);
    case 'CharLit':
      return f.make({ k: 'int', value: BigInt(e.value), literal: true, ty: T.char, span });
    case 'ByteLit':
      return f.make({ k: 'int', value: BigInt(e.value), literal: true, ty: T.u8, span });
    case 'ByteStrLit':
      return f.make({ k: 'bytes', bytes: e.bytes, ty: T.refTo(T.arrayOf(T.u8, e.bytes.length)), span });
    case 'CStrLit':
      return f.make({ k: 'cstr', bytes: e.bytes, ty: T.refTo(T.lib('CStr')), span });
    case 'RawBorrow':
      return checkRawBorrow(f, e.operand, e.mutable, span);
    case 'Destructure':
      return checkDestructure(f, e);
    case 'Range':
      return f.refuse('a range as a value', span, 'use it in `for … in a..b` or to take a slice');
    case 'ArrayRepeat':
      return checkArrayRepeat(f, e, want);
    case 'While':
      return checkWhile(f, e);
    case 'Loop':
      return checkLoop(f, e, want);
    case 'For':
      return checkFor(f, e);
    case 'Break':
      return checkBreak(f, e);
    case 'Continue':
      return checkContinue(f, e);
    case 'Return':
      return checkReturn(f, e);
    case 'Try':
      return checkTry(f, e);
    case 'Closure':
      return keptClosure(f, e, want);
    case 'Matches':
      return checkMatches(f, e);
  }
};

/** Its suffix decides, then what is expected, then whatever it is used as. */
const checkInt = (f: FnCx, e: S.IntLit, want: Ty | null): TExpr => {
  const hint = want === null ? null : f.shallow(want);
  let ty: Ty;
  if (e.suffix !== null) ty = primitives.get(e.suffix) ?? T.i32;
  else if (hint !== null && (hint.k === 'int' || f.infer.isIntVar(hint))) ty = hint;
  else if (hint !== null && isError(hint)) ty = hint;
  else ty = f.infer.fresh('int');
  return f.makeLiteral({ k: 'int', value: e.value, literal: true, ty, span: e.span });
};
