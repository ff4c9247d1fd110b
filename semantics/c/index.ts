/** mini-C: the type checker of C11 and the lowering to the core. */
import type { TranslationUnit } from '../../model/c/syntax.js';
import { walk } from '../../model/c/walk.js';
import type { CoreFn, ForeignDecl, Unit } from '../../model/core/mir.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Layouts } from '../../model/layout/index.js';
import type { Settings } from '../../model/settings.js';
import { nativeFunction } from './check/library.js';
import { UnitChecker } from './check/unit.js';
import { lowerFunction, signature, wrapper } from './lower/functions.js';
import { orderOf } from './lower/sequencing.js';
import { lowerStatic } from './lower/statics.js';
import { noSpan } from '../../model/span.js';
import { Widths } from './target.js';

export interface CompiledC {
  /** Null where there is an error among the diagnostics. */
  readonly unit: Unit | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Checks one parsed file and lowers it to the core. Reads the settings `c.order` and `seed`; the target is that of
 * the layouts. Diagnostics come in the order of the text.
 */
export const compileC = (
  unit: TranslationUnit,
  ctx: { readonly layouts: Layouts; readonly settings: Settings },
): CompiledC => {
  const c = new UnitChecker(unit, ctx.layouts);
  c.run();
  const diagnostics = c.diagnostics.toSorted((a, b) => a.span.start - b.span.start);
  if (diagnostics.some((d) => d.severity === 'error')) return { unit: null, diagnostics };
  return { unit: lowerUnit(c, unit, ctx.settings), diagnostics };
};

const emptyUnit: TranslationUnit = { kind: 'unit', includes: [], items: [], marks: [], span: noSpan };
/** The library's own order is nobody's business: no result of it hangs on one. */
const leftToRight = orderOf('ltr', 0);

/** A function of the C library for Rust to link against (`extern "C" { fn free(p: *mut u8); }`); null if it is none. */
export const libraryCode = (layouts: Layouts, name: string): CoreFn | null => {
  const w = new Widths(layouts);
  const ty = nativeFunction(w, name);
  if (ty !== null) return ty.variadic ? null : wrapper(w, name, ty, true);
  const c = new UnitChecker(emptyUnit, layouts);
  const f = c.libraryFunction(name) === null ? undefined : c.library.get(name);
  // What needs objects of its own is linked with the C half alone.
  if (f === undefined || c.statics.size > 0 || c.data.length > 0) return null;
  return { ...lowerFunction(w, f, leftToRight), synthetic: true };
};

const mentionsVolatile = (unit: TranslationUnit): boolean => {
  let found = false;
  walk(unit, (n) => void (found ||= 'volatile' in n && n.volatile === true));
  return found;
};

const lowerUnit = (c: UnitChecker, unit: TranslationUnit, settings: Settings): Unit => {
  const w = c.widths;
  const order = orderOf(settings['c.order'] ?? 'ltr', Number(settings['seed'] ?? '0'));
  const foreign: ForeignDecl[] = [];
  for (const sym of c.linked.values()) {
    if (sym.k !== 'fn' || sym.defined || sym.linkage !== 'external') continue;
    foreign.push({ name: sym.name, lang: 'c', sig: signature(w, sym.ty), span: sym.span, annotations: [] });
  }
  const wrappers = [...c.wrapped].flatMap((name) => {
    const ty = nativeFunction(w, name);
    return ty === null ? [] : [wrapper(w, name, ty, false)];
  });
  const written = [...c.library.values()].map((f) => ({
    ...lowerFunction(w, f, leftToRight),
    synthetic: true,
    exported: false,
  }));
  const isVolatile = mentionsVolatile(unit);
  const fns = c.functions.map((f) => {
    const made = lowerFunction(w, f, order);
    return isVolatile ? { ...made, volatile: true } : made;
  });
  return {
    lang: 'c',
    fns: [...fns, ...written, ...wrappers],
    foreign,
    statics: [...c.statics.values()].map((s) => lowerStatic(w, s, c.data)),
    foreignStatics: [...c.externs.values()].map((s) => ({
      name: s.symbol,
      ty: w.machine(s.q.ty),
      span: s.span,
    })),
    data: c.data,
    marks: unit.marks.map((mark) => ({ ...mark, file: unit.span.file })),
  };
};
