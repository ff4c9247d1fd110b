/** Initialisers (C11 6.7.9): braces, elided braces, designators. Each becomes a list of parts with their paths. */
import type { Designator, Expression, InitialiserItem, InitialiserList } from '../../../model/c/syntax.js';
import type { Span } from '../../../model/span.js';
import { showC } from '../show.js';
import type { Expr, InitPart, InitPlan, InitStep } from '../tree.js';
import { isCharacter, isComplete, qualifiedAs, type CArray, type CTy, type QTy } from '../types.js';
import { integerConstant, known } from './constants.js';
import { memberPath, string, valueOf } from './expressions.js';
import type { Checker } from './hooks.js';
import { assigned } from './operators.js';
import { maxObject } from './types.js';

type Path = readonly InitStep[];

/** An aggregate that items are being dealt out to, and which of its parts is next. */
interface Frame {
  readonly ty: CTy;
  readonly path: Path;
  next: number;
}

const key = (path: Path): string => path.map((s) => s.index).join('.');

const isCharArray = (t: CTy): t is CArray => t.k === 'array' && isCharacter(t.of.ty);

/** How many parts an aggregate has for an initialiser: of a union the first member alone (6.7.9p17). */
const partCount = (t: CTy): number => {
  if (t.k === 'array') return t.len ?? Infinity;
  if (t.k !== 'record') return 1;
  return t.def.tag === 'union' ? 1 : (t.def.members?.length ?? 0);
};

const step = (t: CTy, index: number): InitStep | null => {
  if (t.k === 'array') return { k: 'elem', index, ty: t.of.ty };
  if (t.k !== 'record') return null;
  const m = t.def.members?.[index];
  return m === undefined ? null : { k: 'field', index, ty: m.q.ty };
};

class Filler {
  private readonly c: Checker;
  private readonly root: CTy;
  private readonly isStatic: boolean;
  private parts: InitPart[] = [];
  /** Elements of the outermost array, where its length was left out. */
  private longest = 0;
  /** There are designators: a part may be named twice. */
  private overrides = false;

  constructor(c: Checker, root: CTy, isStatic: boolean) {
    this.c = c;
    this.root = root;
    this.isStatic = isStatic;
  }

  run(value: Expression | InitialiserList): { readonly ty: CTy; readonly plan: InitPlan } {
    if (value.kind === 'initialiser-list') this.braced(this.root, [], value);
    else this.whole(this.root, [], value);
    const ty =
      this.root.k === 'array' && this.root.len === null ? { ...this.root, len: this.longest } : this.root;
    return { ty, plan: { parts: this.parts, zeroFirst: !this.covered(ty, [], this.byKey()) } };
  }

  /** One expression for the whole object (6.7.9p11, p13, p14). */
  private whole(t: CTy, path: Path, e: Expression): void {
    if (isCharArray(t) && e.kind === 'string') return this.text(t, path, e);
    if (t.k === 'array')
      this.c.fail(
        'bad-initialiser',
        `an array is initialised by one value`,
        e.span,
        'write the elements in braces',
      );
    const v = valueOf(this.c, this.c.expression(this.c, e));
    this.put(path, assigned(this.c, t, v, 'the initialiser'), e.span);
  }

  /** A string for an array of characters; its closing zero only where there is room (6.7.9p14). */
  private text(t: CArray, path: Path, e: Extract<Expression, { kind: 'string' }>): void {
    const size = e.bytes.length + 1;
    const len = t.len ?? size;
    if (t.len === null) this.longest = Math.max(this.longest, size);
    if (e.bytes.length > len)
      this.c.fail(
        'bad-initialiser',
        `a string of ${e.bytes.length} characters for an array of ${len}`,
        e.span,
        'make the array longer',
      );
    const made = string(this.c, e.bytes, e);
    const kept = Math.min(size, len);
    // The literal's array, cut to what is copied, at the element type of the target.
    const value: Expr = { ...made, ty: { k: 'array', of: t.of, len: kept } };
    this.put(path, value, e.span);
  }

  private put(path: Path, value: Expr, span: Span): void {
    if (this.isStatic && value.k !== 'str' && known(this.c.widths, value) === null)
      this.c.fail(
        'not-constant',
        'the initialiser of an object of static storage is not constant',
        span,
        'use constants and addresses of static objects, or assign it in a function',
      );
    if (this.overrides) this.parts = this.parts.filter((p) => !this.replaced(p.path, path));
    this.parts.push({ path, value, span });
  }

  /** Is an earlier part given up for a later one at `path` (6.7.9p19)? Also another member of the same union. */
  private replaced(earlier: Path, path: Path): boolean {
    let ty = this.root;
    for (let k = 0; k < Math.min(earlier.length, path.length); k++) {
      const a = earlier[k]!;
      const b = path[k]!;
      if (a.index !== b.index) return ty.k === 'record' && ty.def.tag === 'union';
      ty = a.ty;
    }
    return earlier.length >= path.length;
  }

  private braced(t: CTy, path: Path, list: InitialiserList): void {
    const [first] = list.items;
    if (first === undefined) return;
    const only = list.items.length === 1 && first.designators.length === 0;
    if (isCharArray(t) && only && first.value.kind === 'string') return this.text(t, path, first.value);
    if (t.k !== 'array' && t.k !== 'record') {
      if (!only) {
        const at = list.items[1] ?? first;
        this.c.fail('bad-initialiser', `${showC(t)} takes one value`, at.span, 'give one');
      }
      if (first.value.kind === 'initialiser-list') return this.braced(t, path, first.value);
      return this.whole(t, path, first.value);
    }
    const frames: Frame[] = [{ ty: t, path, next: 0 }];
    for (const item of list.items) this.item(frames, item);
  }

  private item(frames: Frame[], item: InitialiserItem): void {
    const at =
      item.designators.length > 0 ? this.designated(frames, item.designators) : this.following(frames, item);
    this.deal(frames, at, item.value);
  }

  /** Counts the elements of an array without a length. */
  private reached(frame: Frame, index: number): void {
    if (frame.path.length === 0 && frame.ty.k === 'array' && frame.ty.len === null)
      this.longest = Math.max(this.longest, index + 1);
  }

  private take(frame: Frame, index: number, span: Span): Path {
    const s = step(frame.ty, index);
    if (s === null) return this.c.fail('bad-initialiser', 'there is no such part', span, 'remove the value');
    if (s.ty.k === 'array' && s.ty.len === null)
      this.c.refuse('an initialiser of a flexible member', span, 'allocate the struct with malloc');
    frame.next = index + 1;
    this.reached(frame, index);
    return [...frame.path, s];
  }

  private following(frames: Frame[], item: InitialiserItem): Path {
    for (;;) {
      const frame = frames[frames.length - 1]!;
      if (frame.next < partCount(frame.ty)) return this.take(frame, frame.next, item.span);
      if (frames.length === 1)
        return this.c.fail(
          'bad-initialiser',
          `more values than ${showC(frame.ty)} has room for`,
          item.span,
          'remove the value, or make the object larger',
        );
      frames.pop();
    }
  }

  /** From the innermost braces on, along the designators; what follows goes on from there (6.7.9p17-18). */
  private designated(frames: Frame[], designators: readonly Designator[]): Path {
    frames.length = 1;
    this.overrides = true;
    let path: Path | null = null;
    for (const d of designators) {
      if (path !== null) frames.push({ ty: path[path.length - 1]!.ty, path, next: 0 });
      path = this.designator(frames, d);
    }
    return path ?? [];
  }

  private designator(frames: Frame[], d: Designator): Path {
    const frame = frames[frames.length - 1]!;
    const { ty } = frame;
    if (d.kind === 'index-designator') {
      if (ty.k !== 'array')
        return this.c.fail('bad-initialiser', `${showC(ty)} has no elements`, d.span, 'write `.member =`');
      const e = valueOf(this.c, this.c.expression(this.c, d.index));
      const { value } = integerConstant(this.c, e, 'the index of a designator');
      if (value < 0n || value >= BigInt(ty.len ?? maxObject))
        this.c.fail(
          'bad-initialiser',
          `the index ${value} is outside ${showC(ty)}`,
          d.span,
          'use an index inside it',
        );
      return this.take(frame, Number(value), d.span);
    }
    const steps = ty.k === 'record' ? memberPath(ty.def.members ?? [], d.name) : null;
    if (steps === null)
      return this.c.fail(
        'no-member',
        `${showC(ty)} has no member \`${d.name}\``,
        d.span,
        'name one of its members',
      );
    let path = frame.path;
    steps.forEach((s, k) => {
      if (k > 0) frames.push({ ty: path[path.length - 1]!.ty, path, next: 0 });
      path = this.take(frames[frames.length - 1]!, s.index, d.span);
    });
    return path;
  }

  /** A value for the part at `path`; where the part is an aggregate and the value is not, for its first part. */
  private deal(frames: Frame[], path: Path, value: Expression | InitialiserList): void {
    const t = path[path.length - 1]!.ty;
    if (value.kind === 'initialiser-list') return this.braced(t, path, value);
    if (value.kind === 'string' && isCharArray(t)) return this.text(t, path, value);
    if (t.k !== 'array' && t.k !== 'record') return this.whole(t, path, value);
    if (value.kind === 'string') return this.inside(frames, t, path, value);
    const v = valueOf(this.c, this.c.expression(this.c, value));
    this.dealValue(frames, path, v, value.span);
  }

  private inside(frames: Frame[], t: CTy, path: Path, value: Expression): void {
    const frame: Frame = { ty: t, path, next: 0 };
    frames.push(frame);
    this.deal(frames, this.take(frame, 0, value.span), value);
  }

  private dealValue(frames: Frame[], path: Path, v: Expr, span: Span): void {
    const t = path[path.length - 1]!.ty;
    const fits = t.k === 'record' && v.ty.k === 'record' && v.ty.def === t.def;
    if (fits || (t.k !== 'array' && t.k !== 'record')) {
      this.put(path, assigned(this.c, t, v, 'the initialiser'), span);
      return;
    }
    const frame: Frame = { ty: t, path, next: 0 };
    frames.push(frame);
    this.dealValue(frames, this.take(frame, 0, span), v, span);
  }

  private byKey(): ReadonlyMap<string, InitPart> {
    return new Map(this.parts.map((p) => [key(p.path), p]));
  }

  /** Does every scalar below `path` have a value of its own? */
  private covered(t: CTy, path: Path, parts: ReadonlyMap<string, InitPart>): boolean {
    const own = parts.get(key(path));
    if (own !== undefined) return own.value.ty.k !== 'array' || t.k !== 'array' || own.value.ty.len === t.len;
    if (t.k !== 'array' && t.k !== 'record') return false;
    const n = t.k === 'array' ? (t.len ?? 0) : (t.def.members?.length ?? 0);
    if (t.k === 'array' && n > parts.size) return false;
    const inside = (k: number): boolean => {
      const s = step(t, k);
      return s !== null && this.covered(s.ty, [...path, s], parts);
    };
    const numbers = Array.from({ length: n }, (_, k) => k);
    if (t.k !== 'record' || t.def.tag !== 'union') return numbers.every(inside);
    // Of a union only the initialised member has a value; what lies beyond it is zero, as gcc and clang have it.
    const size = this.size(t);
    return numbers.some((k) => inside(k) && this.size(step(t, k)?.ty ?? t) === size);
  }

  private size(t: CTy): number {
    const l = this.c.widths.layout(t);
    return typeof l === 'string' ? 0 : l.size;
  }
}

/** What an initialiser says about each part of an object. */
export const initialiser = (
  c: Checker,
  of: QTy,
  value: Expression | InitialiserList,
  isStatic: boolean,
): { readonly q: QTy; readonly plan: InitPlan } => {
  if (!isComplete(of.ty) && of.ty.k !== 'array')
    c.fail('incomplete-type', `${showC(of.ty)} is incomplete`, value.span, 'define the type first');
  const { ty, plan } = new Filler(c, of.ty, isStatic).run(value);
  return { q: qualifiedAs(of, ty), plan };
};
