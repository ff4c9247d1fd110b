/** Inherent impls and `impl Drop`. */
import type * as S from '../../../model/rust/syntax.js';
import type { Span } from '../../../model/span.js';
import { erase, unit, type Region, type Ty } from '../../../model/types.js';
import type { AdtInfo, FnInfo } from '../tree.js';
import { isError, show } from '../ty.js';
import { makeConst, makeFn } from './declare.js';
import { withLifetimes, type CrateCx, type Place } from './context.js';
import { declareLifetimes } from './lifetimes.js';
import { boundsOf } from './signatures.js';
import { lowerType, type Regions } from './types.js';

const headerRegions = (cx: CrateCx): Regions => {
  let count = 0;
  const elided = (span: Span, written: boolean): Region => {
    if (!written)
      cx.error('E0726', 'implicit elided lifetime not allowed here', span, { help: "write `<'_>`" });
    return `'_${++count}`;
  };
  return { elided, bound: new Map(), names: null, infer: null };
};

export const collectImpl = (cx: CrateCx, at: Place, i: S.Impl): void => {
  const declared = declareLifetimes(cx, at.lifetimes, i.lifetimes);
  const header = withLifetimes(at, declared);
  const target = lowerType(cx, header, i.target, headerRegions(cx));
  const info = target.k === 'adt' ? (cx.infoOf.get(target.def) ?? null) : null;
  if (info === null || target.k !== 'adt') {
    if (target.k === 'adt' || isError(target)) return;
    if (i.trait !== null)
      cx.error(
        'E0120',
        `the \`Drop\` trait may only be implemented for local structs and enums`,
        i.target.span,
        {
          help: 'wrap the value in a struct of your own',
        },
      );
    else
      cx.error(
        target.k === 'lib' ? 'E0116' : 'E0390',
        `cannot define inherent \`impl\` for \`${show(target)}\`, which this crate does not define`,
        i.target.span,
        { help: 'write a function, or wrap the type in a struct of your own' },
      );
    return;
  }
  const lifetimes = [...declared];
  for (const r of target.regions) if (r.startsWith("'_") && !lifetimes.includes(r)) lifetimes.push(r);
  const inner: Place = {
    scope: at.scope,
    self: info,
    selfRegions: target.regions,
    outlives: boundsOf(cx, header, i.lifetimes),
    lifetimes,
    prefix: `${at.prefix}${info.def.name}::`,
  };
  if (i.trait === 'Drop') {
    collectDrop(cx, inner, i, info, target);
    cx.dropImpls.push({ info, regions: target.regions, outlives: inner.outlives, span: i.span });
  } else for (const item of i.items) collectAssoc(cx, inner, item, info, target);
};

const add = (cx: CrateCx, at: Place, f: S.Fn, info: AdtInfo, self: Ty, isDrop: boolean): FnInfo => {
  const name = isDrop ? `<${info.def.name} as Drop>::drop` : `${at.prefix}${f.name}`;
  const fn = makeFn(cx, at, f, { self, owner: info, block: null, name, isDrop });
  cx.fns.push(fn);
  cx.open.push({ fn, at: withLifetimes(at, fn.signature.lifetimes), scope: at.scope });
  return fn;
};

const collectAssoc = (cx: CrateCx, at: Place, item: S.Fn | S.Const, info: AdtInfo, self: Ty): void => {
  if (info.assoc.has(item.name)) {
    cx.error('E0592', `duplicate definitions with name \`${item.name}\``, item.nameSpan, {
      help: 'choose another name',
    });
    return;
  }
  const isVariant = info.ast.kind === 'Enum' && info.ast.variants.some((v) => v.name === item.name);
  if (isVariant) return;
  if (item.kind === 'Fn') info.assoc.set(item.name, add(cx, at, item, info, self, false));
  else {
    const def = makeConst(cx, at, item);
    info.assoc.set(item.name, def);
    cx.consts.push(def);
  }
};

const collectDrop = (cx: CrateCx, at: Place, i: S.Impl, info: AdtInfo, self: Ty): void => {
  if (info.def.drop !== null) {
    cx.error('E0119', `conflicting implementations of trait \`Drop\` for type \`${info.def.name}\``, i.span, {
      help: 'keep one of them',
    });
    return;
  }
  if (info.def.copy)
    cx.error(
      'E0184',
      'the trait `Copy` cannot be implemented for this type; the type has a destructor',
      info.ast.nameSpan,
      {
        help: 'remove `Copy` from the `derive`',
      },
    );
  let found = false;
  for (const item of i.items) {
    if (item.name !== 'drop' || item.kind !== 'Fn') {
      const what = item.kind === 'Fn' ? 'method' : 'const';
      cx.error(
        item.kind === 'Fn' ? 'E0407' : 'E0438',
        `${what} \`${item.name}\` is not a member of trait \`Drop\``,
        item.nameSpan,
        {
          help: 'move it into an `impl` of its own',
        },
      );
      continue;
    }
    found = true;
    checkDropSignature(cx, item);
    const fn = add(cx, at, item, info, self, true);
    if (fn.params.length === 1 && erase(fn.ret) !== unit)
      cx.error('E0053', 'method `drop` has an incompatible type for trait', item.nameSpan, {
        help: 'write `fn drop(&mut self)`',
      });
    info.def.drop = fn.name;
  }
  if (!found)
    cx.error('E0046', 'not all trait items implemented, missing: `drop`', i.span, {
      help: 'write `fn drop(&mut self)`',
    });
};

const checkDropSignature = (cx: CrateCx, f: S.Fn): void => {
  const help = 'write `fn drop(&mut self)`';
  if (f.self === null)
    cx.error(
      'E0186',
      'method `drop` has a `&mut self` declaration in the trait, but not in the impl',
      f.nameSpan,
      { help },
    );
  else if (f.self.form !== 'ref-mut' || f.unsafe || f.abi !== 'Rust')
    cx.error('E0053', 'method `drop` has an incompatible type for trait', f.nameSpan, { help });
  if (f.params.length > 0)
    cx.error(
      'E0050',
      `method \`drop\` has ${f.params.length + 1} parameters but the declaration in trait \`Drop::drop\` has 1`,
      f.nameSpan,
      {
        help,
      },
    );
};
