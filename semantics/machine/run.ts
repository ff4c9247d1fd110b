/** Runs a linked program under its settings, and finds the cause of UB by replay. */
import type { Settings } from '../../model/settings.js';
import { Exhausted, type Cause, type Outcome, type Promise_ } from '../../model/outcome.js';
import { aliasingModels } from '../aliasing/index.js';
import type { AliasModel } from '../aliasing/model.js';
import type { Linked } from './linked.js';
import { link, type LinkInput, type LinkResult } from './link.js';
import { Machine } from './machine.js';
import { decodeOptions } from './options.js';

export const aliasModelNamed = (name: string): AliasModel | null =>
  aliasingModels.find((a) => a.name === name) ?? null;

/**
 * As the processor has it: nothing that the languages leave undefined is judged. What an access outside of every
 * allocation finds is fixed (the flat address space, 0 where nothing is mapped).
 */
const ignoreUndefined = (m: Machine): Machine => {
  const { table } = m.linked;
  for (let k = 0; k < table.premiseCount; k++) {
    const { rule, index } = table.premiseAt(k);
    const f = rule.premises[index]!.predicate.fault;
    if (f.k === 'ub' || f.k === 'inner') m.off[k] = 1;
  }
  m.loose = true;
  return m;
};

export const machineFor = (linked: Linked, settings: Settings, judged = true): Machine => {
  const ignored = settings['ub'] === 'ignored';
  const promises = judged && !ignored;
  const name = promises ? (settings['aliasing'] ?? 'stacked') : 'none';
  const model = aliasModelNamed(name);
  if (model === null) throw new Error(`no aliasing model \`${name}\``);
  const alias = model.create({ implicitWrites: settings['tree.implicit-writes'] === 'on' });
  const m = new Machine(linked, alias, decodeOptions(settings, promises));
  return ignored ? ignoreUndefined(m) : m;
};

/** A run from the start configuration. A crash of the workbench is the outcome `error`, never an exception. */
export const runMachine = (m: Machine): Outcome => {
  try {
    m.reset();
    return m.run();
  } catch (e) {
    if (e instanceof Exhausted) return (m.outcome = { k: 'fuel', why: e.message });
    return (m.outcome = { k: 'error', message: e instanceof Error ? `${e.message}` : String(e) });
  }
};

const promiseOf = (o: Extract<Outcome, { k: 'ub' }>): Promise_ => {
  if (o.ub === 'unwind') return 'no-unwind';
  if (o.ub !== 'aliasing') return 'valid';
  if (o.premise === 'protector' || o.premise === 'dealloc-protected') return 'live-for-the-call';
  if (o.premise === 'read-only-item' || o.premise === 'frozen-write' || o.premise === 'read-only-memory')
    return 'read-only';
  return 'unaliased';
};

/**
 * The cause of a UB run: replayed with Rust's promises off (no retags, protectors or validity). If memory alone
 * still faults, memory is the cause; else the promise, and where it was made.
 */
export const causeOf = (input: LinkInput, m: Machine, o: Extract<Outcome, { k: 'ub' }>): Cause => {
  const again = link({ ...input, promises: false });
  if (!again.ok) return { kind: 'memory' };
  const replay = machineFor(again.linked, input.settings, false);
  const without = runMachine(replay);
  if (without.k === 'ub' && o.ub !== 'unwind') return { kind: 'memory' };
  return { kind: 'promise', promise: promiseOf(o), span: m.promiseSpan() };
};

export interface RunResult {
  readonly outcome: Outcome;
  readonly machine: Machine;
}

/** Links, runs, and explains. */
export const execute = (
  input: LinkInput,
): LinkResult | { readonly ok: 'ran'; readonly result: RunResult } => {
  const linked = link(input);
  if (!linked.ok) return linked;
  const machine = machineFor(linked.linked, input.settings);
  let outcome = runMachine(machine);
  if (outcome.k === 'ub') outcome = { ...outcome, cause: causeOf(input, machine, outcome) };
  return { ok: 'ran', result: { outcome, machine } };
};
