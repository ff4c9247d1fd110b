/** How tightly expressions bind (Reference, expression precedence), higher is tighter. */
import type { BinaryOp, Expr, Type } from '../syntax.js';

export const levels = {
  jump: 0,
  assign: 1,
  range: 2,
  or: 3,
  and: 4,
  compare: 5,
  cast: 12,
  unary: 13,
  postfix: 15,
} as const;

const binary: Readonly<Record<BinaryOp, number>> = {
  '||': levels.or,
  '&&': levels.and,
  '==': levels.compare,
  '!=': levels.compare,
  '<': levels.compare,
  '<=': levels.compare,
  '>': levels.compare,
  '>=': levels.compare,
  '|': 6,
  '^': 7,
  '&': 8,
  '<<': 9,
  '>>': 9,
  '+': 10,
  '-': 10,
  '*': 11,
  '/': 11,
  '%': 11,
};

export const levelOf = (e: Expr): number => {
  switch (e.kind) {
    case 'Return':
    case 'Break':
    case 'Continue':
    case 'Closure':
      return levels.jump;
    case 'Assign':
    case 'Destructure':
    case 'CompoundAssign':
      return levels.assign;
    case 'Range':
      return levels.range;
    case 'Binary':
      return binary[e.op];
    case 'Cast':
      return levels.cast;
    case 'Unary':
    case 'Deref':
    case 'Borrow':
    case 'RawBorrow':
      return levels.unary;
    default:
      return levels.postfix;
  }
};

/** What the Reference calls an expression with block. */
export const isBlockLike = (e: Expr): boolean =>
  e.kind === 'Block' ||
  e.kind === 'If' ||
  e.kind === 'Match' ||
  e.kind === 'While' ||
  e.kind === 'Loop' ||
  e.kind === 'For';

const typeEndsWithPath = (t: Type): boolean => {
  if (t.kind === 'PathType') return (t.path.segments.at(-1)?.args.length ?? 0) === 0;
  if (t.kind === 'RefType' || t.kind === 'PtrType') return typeEndsWithPath(t.inner);
  if (t.kind === 'FnPtrType') return t.result !== null && typeEndsWithPath(t.result);
  return t.kind === 'InferType';
};

/** Whether `e`, printed as a left operand, ends in a cast behind which `<` would open generic arguments. */
export const castEndsWithPath = (e: Expr): boolean => {
  if (e.kind === 'Cast') return typeEndsWithPath(e.type);
  return e.kind === 'Binary' && levelOf(e.right) > levelOf(e) && castEndsWithPath(e.right);
};

/** Whether the first token of `e` is a label. */
export const startsWithLabel = (e: Expr): boolean => {
  switch (e.kind) {
    case 'Block':
    case 'While':
    case 'Loop':
    case 'For':
      return e.label !== null;
    case 'Binary':
      return startsWithLabel(e.left);
    case 'Assign':
    case 'CompoundAssign':
      return startsWithLabel(e.target);
    case 'Cast':
    case 'Try':
      return startsWithLabel(e.operand);
    case 'Field':
    case 'Index':
      return startsWithLabel(e.base);
    case 'Call':
      return startsWithLabel(e.callee);
    case 'MethodCall':
      return startsWithLabel(e.receiver);
    case 'Range':
      return e.start !== null && startsWithLabel(e.start);
    default:
      return false;
  }
};
