/** Definite initialisation and moves, as rustc reports them: E0381 and E0382. */
import type { CoreFn, Operand, Place } from '../../../model/core/mir.js';
import { error, type Diagnostic } from '../../../model/diagnostic.js';
import type { Span } from '../../../model/span.js';
import { showTy } from '../../../model/types.js';
import { Flow, MAY_MOVED, MAY_UNINIT, visit, type State } from './dataflow.js';
import { MovePaths, operandsOf, placesOf } from './paths.js';

const nameOf = (fn: CoreFn, p: Place): string => {
  let name = fn.locals[p.local]?.name ?? null;
  if (name === null) return 'value';
  for (const pr of p.proj) {
    if (pr.k === 'deref') name = `*${name}`;
    else if (pr.k === 'field') name = `${name}.${pr.index}`;
    else if (pr.k === 'index' || pr.k === 'elem') name = `${name}[..]`;
  }
  return `\`${name}\``;
};

export const checkMoves = (fn: CoreFn): Diagnostic[] => {
  const paths = new MovePaths(fn);
  const flow = new Flow(fn, paths);
  const out: Diagnostic[] = [];
  const said = new Set<string>();
  /** Where each path is moved out of, for messages. */
  const moves = new Map<number, Span[]>();
  const recordMove = (o: Operand, span: Span): void => {
    if (o.k !== 'move') return;
    const { path, exact } = paths.find(o.place);
    if (!exact) return;
    for (const k of paths.below(path)) moves.set(k, [...(moves.get(k) ?? []), span]);
  };
  visit(flow, {
    statement: (_s, st) => {
      if (st.k === 'assign') for (const o of operandsOf(st.rv)) recordMove(o, st.span);
    },
    terminator: (_s, t) => {
      if (t.k === 'call' || t.k === 'print') for (const o of t.args) recordMove(o, t.span);
    },
  });

  /** The path whose state forbids the use, or null. */
  const blocker = (s: State, p: Place): number | null => {
    const { path, exact } = paths.find(p);
    const all = exact ? paths.below(path) : [path];
    return all.find((k) => (s[k]! & MAY_UNINIT) !== 0) ?? null;
  };

  const need = (s: State, p: Place, span: Span, how: 'use' | 'borrow' | 'assign'): void => {
    const at = blocker(s, p);
    if (at === null) return;
    const moved = (s[at]! & MAY_MOVED) !== 0;
    const key = `${p.local} ${span.start} ${span.end} ${moved}`;
    if (said.has(key) || span.line === 0) return;
    said.add(key);
    const local = fn.locals[p.local]!;
    const name = nameOf(fn, p);
    if (!moved) {
      const related =
        local.name === null
          ? []
          : [{ span: local.span, message: `binding declared here but left uninitialized` }];
      out.push(
        error(
          'E0381',
          `${how === 'borrow' ? 'borrow of' : 'used'} binding ${name} ${how === 'borrow' ? 'that ' : ''}isn't initialized`,
          span,
          { related, help: 'give it a value first' },
        ),
      );
      return;
    }
    const partial = paths.paths[at]!.place.proj.length > p.proj.length;
    const sites = (moves.get(at) ?? []).filter((m) => m.line !== 0);
    const related = sites
      .slice(0, 3)
      .map((m) => ({ span: m, message: `value ${partial ? 'partially ' : ''}moved here` }));
    out.push(
      error(
        'E0382',
        `${how === 'borrow' ? 'borrow of' : how === 'assign' ? 'assign to part of' : 'use of'} ${partial ? 'partially ' : ''}moved value: ${name}`,
        span,
        {
          related,
          help: `\`${showTy(paths.paths[at]!.ty)}\` is not Copy: clone it, or move it only once`,
        },
      ),
    );
  };

  const useOperand = (s: State, o: Operand, span: Span): void => {
    if (o.k !== 'const') need(s, o.place, span, 'use');
  };
  /** Assigning to a field needs the whole; assigning through a pointer needs the pointer. */
  const target = (s: State, p: Place, span: Span): void => {
    if (p.proj.length === 0) return;
    const { path, exact } = paths.find(p);
    if (!exact) return need(s, { local: p.local, proj: paths.paths[path]!.place.proj }, span, 'assign');
    const { parent } = paths.paths[path]!;
    if (parent >= 0 && (s[parent]! & MAY_UNINIT) !== 0) need(s, paths.paths[parent]!.place, span, 'assign');
  };
  visit(flow, {
    statement: (s, st) => {
      if (st.k === 'mention') return;
      if (st.k !== 'assign') return;
      for (const o of operandsOf(st.rv)) useOperand(s, o, st.span);
      for (const { place, how } of placesOf(st.rv)) need(s, place, st.span, how);
      target(s, st.place, st.span);
    },
    terminator: (s, t) => {
      switch (t.k) {
        case 'call':
          for (const o of t.args) useOperand(s, o, t.span);
          if (t.callee.k === 'ptr') useOperand(s, t.callee.op, t.span);
          return;
        case 'print':
          for (const o of t.args) useOperand(s, o, t.span);
          return;
        case 'switch':
          return useOperand(s, t.on, t.span);
        case 'check':
          return useOperand(s, t.cond, t.span);
        default:
          return;
      }
    },
  });
  return out;
};
