/** Declares the items of a crate or block: first all names, then what they are. */
import type * as S from '../../../model/rust/syntax.js';
import { adtDef } from '../../../model/types.js';
import type { AdtInfo, ConstInfo, FnInfo, Outlives, StaticInfo } from '../tree.js';
import { attr, withLifetimes, type CrateCx, type Place } from './context.js';
import { checkUsed, fillEnum, fillStruct, type Uses } from './adts.js';
import { makeAlias, makeConst, makeFn, reprOf } from './declare.js';
import { collectImpl } from './impls.js';
import { type Alias, type Scope, type TypeEntity, type ValueEntity } from './scope.js';
import { declareLifetimes } from './lifetimes.js';
import { staticRegions } from './signatures.js';
import { lowerType, notSized } from './types.js';
import { mayDefine } from './clashes.js';
import { collectUse } from './uses.js';
import { isSized } from '../ty.js';

const declareType = (
  cx: CrateCx,
  s: Scope,
  name: string,
  e: TypeEntity,
  item: S.Struct | S.Enum | S.TypeAlias,
): void => {
  // The first stays what the name means.
  if (mayDefine(cx, s, 'types', name, item.nameSpan)) s.types.set(name, e);
};

const declareValue = (cx: CrateCx, s: Scope, name: string, e: ValueEntity, span: S.Fn['nameSpan']): void => {
  if (name === '_') return;
  if (mayDefine(cx, s, 'values', name, span)) s.values.set(name, e);
};

/** Several `repr` are one with all of their options, and mini-Rust has those of one. */
const checkReprs = (cx: CrateCx, item: S.Struct | S.Enum): void => {
  const options = item.attrs.flatMap((a) => (a.kind === 'Repr' ? a.options : []));
  const [first, second] = item.attrs.filter((a) => a.kind === 'Repr');
  if (
    first === undefined ||
    second === undefined ||
    (options.every((o) => o === 'C' || o === 'Rust') && new Set(options).size === 1)
  )
    return;
  if (options.includes('transparent')) {
    const what = `transparent ${item.kind === 'Struct' ? 'struct' : 'enum'} cannot have other repr hints`;
    cx.error('E0692', what, first.span, { help: 'keep one of them' });
    return;
  }
  const hasFields = item.kind === 'Struct' || item.variants.some((v) => v.shape !== 'unit');
  if (options.includes('C') && !options.includes('Rust') && hasFields)
    cx.refuse(
      `\`repr(${options.join(', ')})\``,
      second.span,
      'write one of `repr(C)`, `repr(u8)` and the like',
    );
  else cx.error('E0566', 'conflicting representation hints', second.span, { help: 'keep one of them' });
};

const declareAdt = (cx: CrateCx, at: Place, item: S.Struct | S.Enum): AdtInfo => {
  const lifetimes = declareLifetimes(cx, [], item.lifetimes);
  const derives: S.Derivable[] = [];
  for (const a of item.attrs) if (a.kind === 'Derive') derives.push(...a.traits);
  const def = adtDef(item.name, 'rust', item.kind === 'Struct' ? 'struct' : 'enum', {
    repr: reprOf(item.attrs),
    lifetimes,
    copy: derives.includes('Copy'),
  });
  const info: AdtInfo = {
    def,
    ast: item,
    shapes: item.kind === 'Struct' ? [item.shape] : item.variants.map((v) => v.shape),
    outlives: writtenBounds(item),
    assoc: new Map(),
    derives,
  };
  if (derives.length > 0) checkDerives(cx, item, derives);
  if (item.attrs.length > 1) checkReprs(cx, item);
  cx.adts.push(info);
  cx.infoOf.set(def, info);
  declareType(cx, at.scope, item.name, { k: 'adt', info }, item);
  if (item.kind === 'Struct' && item.shape !== 'named')
    declareValue(cx, at.scope, item.name, { k: 'ctor', info, variant: 0 }, item.nameSpan);
  return info;
};

const writtenBounds = (item: S.Struct | S.Enum): readonly Outlives[] => {
  const made: Outlives[] = [];
  for (const l of item.lifetimes) for (const b of l.bounds) made.push({ longer: l.name, shorter: b.name });
  return made;
};

const checkDerives = (cx: CrateCx, item: S.Struct | S.Enum, derives: readonly S.Derivable[]): void => {
  if (derives.includes('Copy') && !derives.includes('Clone'))
    cx.error('E0277', `the trait bound \`${item.name}: Clone\` is not satisfied`, item.nameSpan, {
      help: 'write `#[derive(Clone, Copy)]`',
    });
  if (derives.includes('Eq') && !derives.includes('PartialEq'))
    cx.error('E0277', `can't compare \`${item.name}\` with \`${item.name}\``, item.nameSpan, {
      help: 'write `#[derive(PartialEq, Eq)]`',
    });
  for (const t of ['Clone', 'Copy', 'Debug', 'PartialEq', 'Eq'] as const)
    if (derives.filter((d) => d === t).length > 1)
      cx.error(
        'E0119',
        `conflicting implementations of trait \`${t}\` for type \`${item.name}\``,
        item.nameSpan,
        {
          help: 'derive it once',
        },
      );
};

const collectFn = (cx: CrateCx, at: Place, f: S.Fn, block: S.ExternBlock | null): void => {
  if (f.self !== null)
    cx.error('syntax', '`self` parameter is only allowed in associated functions', f.self.span, {
      help: 'move the function into an `impl`',
    });
  const fn = makeFn(cx, at, f, {
    self: null,
    owner: null,
    block,
    name: `${at.prefix}${f.name}`,
    isDrop: false,
  });
  cx.fns.push(fn);
  const known = at.scope.values.get(f.name);
  if ((known?.k === 'fn' && known.fn.ast === f) || mayDefine(cx, at.scope, 'values', f.name, f.nameSpan))
    at.scope.values.set(f.name, { k: 'fn', fn });
  if (f.body !== null) cx.open.push({ fn, at: withLifetimes(at, fn.signature.lifetimes), scope: at.scope });
  if (f.name !== 'main' || at.prefix !== '') return;
  checkMain(cx, fn);
  const exported = block === null && f.abi === 'Rust' ? attr(f.attrs, 'NoMangle') : null;
  if (exported !== null)
    cx.error('attribute', 'entry symbol `main` declared multiple times', exported.span, {
      help: 'leave out `#[no_mangle]`: rustc makes a symbol `main` that calls this function',
    });
};

const checkMain = (cx: CrateCx, fn: FnInfo): void => {
  if (fn.foreign) return;
  if (fn.ast.lifetimes.length > 0)
    cx.error('E0131', '`main` function is not allowed to have generic parameters', fn.span, {
      help: 'remove them',
    });
  if (fn.params.length > 0 || fn.abi !== 'Rust')
    cx.error('E0580', '`main` function has wrong type', fn.span, { help: 'write `fn main()`' });
  else if (fn.ret.k !== 'unit' && fn.ret.k !== 'never')
    cx.refuse(`a \`main\` with a result`, fn.ast.result?.span ?? fn.span, 'write `fn main()`');
};

const collectStatic = (cx: CrateCx, at: Place, s: S.Static, foreign: boolean): void => {
  const ty = lowerType(cx, at, s.type, staticRegions);
  if (!isSized(ty)) notSized(cx, ty, s.type.span);
  const def: StaticInfo = {
    k: 'static',
    name: foreign ? s.name : cx.unique(`${at.prefix}${s.name}`),
    ast: s,
    span: s.nameSpan,
    ty,
    mutable: s.mutable,
    foreign,
    exported: !foreign && attr(s.attrs, 'NoMangle') !== null,
    state: 'no',
    value: null,
  };
  cx.statics.push(def);
  cx.placeOf.set(def, at);
  declareValue(cx, at.scope, s.name, { k: 'static', def }, s.nameSpan);
};

/** Declares all items among `items` in the scope of `at`. */
export const collectItems = (cx: CrateCx, at: Place, items: readonly S.Item[]): void => {
  const adts: AdtInfo[] = [];
  const consts: ConstInfo[] = [];
  const aliases: Alias[] = [];
  for (const item of items) {
    if (item.kind === 'Struct' || item.kind === 'Enum') adts.push(declareAdt(cx, at, item));
    else if (item.kind === 'TypeAlias') {
      const alias = makeAlias(cx, at, item);
      aliases.push(alias);
      declareType(cx, at.scope, item.name, { k: 'alias', alias }, item);
    } else if (item.kind === 'Const') {
      const def = makeConst(cx, at, item);
      consts.push(def);
      declareValue(cx, at.scope, item.name, { k: 'const', def }, item.nameSpan);
    }
  }
  // One may be of what the next one brings, or of a function further down.
  const early: S.Use[] = [];
  for (const i of items) if (i.kind === 'Use' && !collectUse(cx, at, i, false)) early.push(i);
  const late = early.filter((u) => !collectUse(cx, at, u, false));
  for (const alias of aliases) alias.type();
  const unused: Uses[] = [];
  const rest: (() => void)[] = [];
  for (const info of adts) {
    if (info.ast.kind === 'Struct') {
      fillStruct(cx, at, info, info.ast, unused);
      continue;
    }
    const more = fillEnum(cx, at, info, info.ast, unused);
    if (more !== null) rest.push(more);
  }
  if (unused.length > 0) checkUsed(cx, unused);
  for (const item of items) {
    if (item.kind === 'Static') collectStatic(cx, at, item, false);
    else if (item.kind === 'Fn') collectFn(cx, at, item, null);
    else if (item.kind === 'ExternBlock') {
      for (const inner of item.items) {
        if (inner.kind === 'Fn') collectFn(cx, at, inner, item);
        else collectStatic(cx, at, inner, true);
      }
    }
  }
  for (const u of late) collectUse(cx, at, u, true);
  for (const item of items) if (item.kind === 'Impl') collectImpl(cx, at, item);
  for (const finish of rest) finish();
  cx.consts.push(...consts);
};
