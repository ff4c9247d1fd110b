/** Threat models as predicates that are checked by running: every program, generated or written, is filed under one. */
import type { Const, CoreFn, Unit } from '../model/core/mir.js';
import type { Outcome } from '../model/outcome.js';
import type { Settings } from '../model/settings.js';
import { isThinPointee, rawTo, u8, usize, type Ty } from '../model/types.js';
import type { Instr } from '../model/core/code.js';
import { noSpan } from '../model/span.js';
import type { Layouts } from '../model/layout/index.js';
import { layoutsFor, link } from '../semantics/machine/link.js';
import { BOOL, classOfByte } from '../semantics/core/effective.js';
import { keptHalves, Recent } from '../semantics/machine/recent.js';
import { machineFor, runMachine } from '../semantics/machine/run.js';
import type { Machine, Observer } from '../semantics/machine/machine.js';
import type { Direction, Threat } from '../semantics/regimes/regime.js';
import { unrestrictedRegime } from '../semantics/regimes/index.js';

export interface Halves {
  readonly rust: Unit;
  readonly c: Unit;
  readonly direction: Direction;
}

/** A run of two halves under `unrestricted`; null where they do not link. A search has a way of its own, which keeps code. */
export type Go = (
  rust: Unit,
  c: Unit,
  settings: Settings,
  promises: boolean,
  observer: Observer | null,
) => Outcome | null;

const goOnce: Go = (rust, c, settings, promises, observer) => {
  const linked = link({ rust, c, settings, regime: unrestrictedRegime, promises });
  if (!linked.ok) return null;
  const m = machineFor(linked.linked, settings, promises);
  m.observer = observer;
  return runMachine(m);
};

/**
 * Does F store a byte that is no value at the declared C type of the object? Seen as a character store of more than 1
 * into bytes whose effective type is `_Bool` (the only C type of the subset with such bytes).
 */
class StoresOnlyValues implements Observer {
  broken = false;
  before(m: Machine, i: Instr): void {
    if (i.lang !== 'c' || i.head !== 'store' || i.sc === null || i.sc.eff !== 0) return;
    const s = i.a >= 0 ? m.fp + i.a : -1 - i.a;
    const alloc = m.prov[s]!;
    if (alloc <= 0) return;
    const at = m.mem.at[alloc]! + m.num[s]! + i.off - m.mem.base[alloc]!;
    const v = m.num[i.b >= 0 ? m.fp + i.b : -1 - i.b]!;
    if (v > 1 && classOfByte(m.linked.layouts, m.mem.eff[at]!) === BOOL) this.broken = true;
  }
}

/**
 * The threat that a program stands for: the weakest that covers it (regimes, threat models).
 *   contract: it is done without UB under `unrestricted`, under either aliasing model (a run that a panic cut short
 *   does not show that F is right);
 *   good-faith: F is clean by itself; buggy: the same, but F may store any byte through pointers it holds;
 *   arbitrary: the rest.
 */
export const threatOf = (h: Halves, settings: Settings, go: Go = goOnce): Threat => {
  const contract = ['stacked', 'tree'].every((aliasing) => {
    const o = go(h.rust, h.c, { ...settings, aliasing }, true, null);
    return o !== null && o.k === 'done';
  });
  return contract ? 'contract' : threatOfForeign(h, settings, go);
};

/** The threat of a program that is known not to be `contract`. */
export const threatOfForeign = (h: Halves, settings: Settings, go: Go = goOnce): Threat => {
  const stores = new StoresOnlyValues();
  if (!isClean(h, settings, stores, go)) return 'arbitrary';
  return stores.broken ? 'buggy' : 'good-faith';
};

/** C calls Rust: with inert exports F has no UB. Rust calls C: with Rust's promises off, no C instruction faults. */
const isClean = (h: Halves, settings: Settings, observer: Observer, go: Go): boolean => {
  if (h.direction === 'c-calls-rust') {
    const o = go(inert(h.rust, layoutsFor(settings)), h.c, settings, true, observer);
    return o !== null && o.k !== 'ub';
  }
  const o = go(h.rust, h.c, settings, false, observer);
  return o !== null && !(o.k === 'ub' && o.language === 'c');
};

const inertUnits = new Recent<Unit, Unit>(keptHalves.rust);

/** Every export replaced by one that does nothing and returns a fresh valid value. */
const inert = (u: Unit, layouts: Layouts): Unit => {
  let made = inertUnits.get(u);
  if (made === undefined) {
    const fns = u.fns.map((f) => (f.exported && f.name !== 'main' ? inertFn(f, layouts) : f));
    inertUnits.set(u, (made = { ...u, fns }));
  }
  return made;
};

/** What C passes may be null, aliasing or stale in good faith: an inert export takes it as C does, as a raw pointer. */
const withoutPromise = (ty: Ty): Ty => {
  if (ty.k === 'ref' && isThinPointee(ty.to)) return rawTo(ty.to, ty.mut);
  const of = ty.k === 'lib' && ty.name === 'Option' ? ty.args[0] : undefined;
  return of?.k === 'ref' && isThinPointee(of.to) ? rawTo(of.to, of.mut) : ty;
};

const inertFn = (f: CoreFn, layouts: Layouts): CoreFn => {
  const ret = f.sig.ret;
  const locals = f.locals
    .slice(0, f.argCount + 1)
    .map((l, k) => (k === 0 ? l : { ...l, ty: withoutPromise(l.ty) }));
  const done = { stmts: [], term: { k: 'return', span: noSpan }, cleanup: false } as const;
  const one: Const = { k: 'int', value: 1 };
  const sig = { ...f.sig, params: f.sig.params.map(withoutPromise) };
  const base = { ...f, sig, locals, synthetic: true };
  if (ret.k === 'unit' || layouts.of(ret).size === 0) return { ...base, blocks: [{ ...done, stmts: [] }] };
  const isPointer =
    ret.k === 'raw' || ret.k === 'ref' || (ret.k === 'lib' && (ret.name === 'Box' || ret.name === 'Arc'));
  if (!isPointer) {
    const stmts =
      layouts.of(ret).shape.k === 'scalar'
        ? [
            {
              k: 'assign',
              place: { local: 0, proj: [] },
              rv: { k: 'use', op: { k: 'const', value: one, ty: ret }, retag: false },
              unwind: null,
              span: noSpan,
            } as const,
          ]
        : [];
    return { ...base, blocks: [{ ...done, stmts }] };
  }
  const to = ret.k === 'raw' || ret.k === 'ref' ? ret.to : (ret.args[0] ?? u8);
  const found = layouts.findPointee(to);
  const size = 'k' in found ? 1 : Math.max(found.size, 1);
  const align = 'k' in found ? 1 : found.align;
  const num = (value: number) => ({ k: 'const', value: { k: 'int', value }, ty: usize }) as const;
  const dest = { local: 0, proj: [] };
  return {
    ...base,
    blocks: [
      {
        stmts: [],
        cleanup: false,
        term: {
          k: 'call',
          callee: { k: 'op', name: 'alloc', tys: [u8] },
          args: [num(size), num(align)],
          dest,
          target: 1,
          unwind: null,
          span: noSpan,
        },
      },
      {
        stmts: [],
        cleanup: false,
        term: {
          k: 'call',
          callee: { k: 'op', name: 'memset', tys: [] },
          args: [{ k: 'copy', place: dest }, num(0), num(size)],
          dest: null,
          target: 2,
          unwind: null,
          span: noSpan,
        },
      },
      { ...done, stmts: [] },
    ],
  };
};
