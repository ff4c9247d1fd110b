import { showOp, type AliasingCase } from '../../model/aliasing/syntax.js';
import type { AliasFailure, AliasItem, AliasRun, AliasState, AliasView } from './model.js';
import { OpRunner } from './ops.js';
import { ALLOC, DEALLOC, type AliasingProgram } from './program.js';

/** One op of a run: what was done, what each live allocation looked like after it, and who has which tag. */
export interface TracedOp {
  readonly text: string;
  readonly allocations: readonly { readonly name: string; readonly view: AliasView }[];
  /** By tag: the pointers that carry it. */
  readonly names: ReadonlyMap<number, readonly string[]>;
}

export interface CaseTrace {
  readonly name: string;
  /** The ops that went well; the one that is blamed, if any, is the next. */
  readonly ops: readonly TracedOp[];
  readonly blamed: { readonly op: number; readonly text: string; readonly failure: AliasFailure } | undefined;
}

/** Runs a case and keeps what the model knew after each op. Slow, and plain data: for reports and terminals. */
export const traceCase = (c: AliasingCase, program: AliasingProgram, state: AliasState): CaseTrace => {
  const runner = new OpRunner(state);
  const ops: TracedOp[] = [];
  const live = new Set<number>();
  const tags = new Map<number, readonly string[]>();
  const op = runner.run(program, (at) => {
    const step = program.steps[at - 1]!;
    if (step.act === ALLOC) live.add(step.alloc);
    if (step.act === DEALLOC) live.delete(step.alloc);
    const source = c.ops[at - 1]!;
    if ('result' in source) {
      const tag = runner.tagOf(step.result);
      tags.set(tag, [...(tags.get(tag) ?? []), program.pointers[step.result]!]);
    }
    const allocations = [...live].map((alloc) => {
      const { name, size } = program.allocations[alloc - 1]!;
      return { name, view: state.view(alloc, 0, size) };
    });
    ops.push({ text: showOp(source), allocations, names: new Map(tags) });
  });
  if (op === 0) return { name: c.name, ops, blamed: undefined };
  return {
    name: c.name,
    ops,
    blamed: { op, text: showOp(c.ops[op - 1]!), failure: state.explain(runner.code) },
  };
};

type Names = ReadonlyMap<number, readonly string[]>;

const label = (item: AliasItem, names: Names): string => {
  const marks = [
    item.protector === 'none' ? '' : `${item.protector} protector`,
    item.exposed ? 'exposed' : '',
  ].filter((m) => m !== '');
  const called = names.get(item.tag)?.join(',') ?? `tag ${item.tag}`;
  return `${called} ${item.permission}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}`;
};

/** A stack, bottom first. */
const drawStack = (run: AliasRun, names: Names): string[] => {
  const bottom = run.unknownBelow === undefined ? [] : ['? unknown'];
  return [[...bottom, ...run.items.map((i) => label(i, names))].join('  │  ') || '(empty)'];
};

/** A forest, a tag a line; `·` marks a permission that is still the lazy default there. */
const drawTree = (run: AliasRun, names: Names): string[] => {
  const hasLaterSibling = (from: number, depth: number): boolean => {
    for (const item of run.items.slice(from + 1)) {
      if (item.depth < depth) return false;
      if (item.depth === depth) return true;
    }
    return false;
  };
  return run.items.map((item, at) => {
    let lines = '';
    for (let depth = 1; depth < item.depth; depth += 1) lines += hasLaterSibling(at, depth) ? '│ ' : '  ';
    const branch = item.depth === 0 ? '' : hasLaterSibling(at, item.depth) ? '├ ' : '└ ';
    return `${lines}${branch}${label(item, names)}${item.accessed ? '' : ' ·'}`;
  });
};

/** One allocation's stacks or trees as lines of text. */
export const drawView = (view: AliasView, names: Names): readonly string[] =>
  view.runs.flatMap((run) => {
    const lines = view.shape === 'stack' ? drawStack(run, names) : drawTree(run, names);
    const bytes = `${run.from}..${run.to}`.padEnd(8);
    return lines.map((line, i) => `${i === 0 ? bytes : ' '.repeat(bytes.length)}${line}`);
  });

/** A traced case as lines: each op, then what it left; allocations that it did not change are not drawn again. */
export const drawTrace = (trace: CaseTrace): readonly string[] => {
  const out: string[] = [];
  let before = new Map<string, string>();
  trace.ops.forEach((op, i) => {
    out.push(`${String(i + 1).padStart(3)}  ${op.text}`);
    const now = new Map<string, string>();
    for (const { name, view } of op.allocations) {
      const drawn = drawView(view, op.names).map((line) => `       ${name} ${line}`);
      now.set(name, drawn.join('\n'));
      if (before.get(name) !== now.get(name)) out.push(...drawn);
    }
    before = now;
  });
  if (trace.blamed === undefined) return out;
  const { op, text, failure } = trace.blamed;
  out.push(`${String(op).padStart(3)}  ${text}`);
  const names = trace.ops.at(-1)?.names ?? new Map<number, readonly string[]>();
  const who = [failure.tag, failure.holder]
    .filter((tag, i, all) => tag > 0 && all.indexOf(tag) === i)
    .map((tag) => names.get(tag)?.join(',') ?? `tag ${tag}`);
  const where = `byte ${failure.offset}${who.length === 0 ? '' : `, ${who.join(' against ')}`}`;
  out.push(`       undefined behaviour: ${failure.kind} (${failure.rule}, ${failure.premise}) at ${where}`);
  out.push(`       ${failure.sentence}`);
  return out;
};
