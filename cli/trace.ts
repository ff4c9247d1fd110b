/** The stepper in the terminal: a run by the same rules, recorded, with what each step changed. */
import { emitKeypressEvents } from 'node:readline';
import * as E from '#fp/Either';
import type { Settings } from '../model/settings.js';
import {
  compileProgram,
  linkInput,
  type Diagnostics,
  type ProgramText,
} from '../properties/scenario/index.js';
import { link } from '../semantics/machine/link.js';
import { machineFor, runMachine } from '../semantics/machine/run.js';
import {
  Recorder,
  type AllocView,
  type ByteView,
  type Trace,
  type TraceStep,
} from '../semantics/machine/trace.js';
import type { ViewNode } from '../semantics/regimes/regime.js';
import { regimeNamed } from '../semantics/regimes/index.js';
import type { Io } from './io.js';

/** Records a run. Left: it could not be started. */
export const record = (p: ProgramText, settings: Settings, regime: string): E.Either<Diagnostics, Trace> => {
  const named = regimeNamed(regime);
  if (named === null) return E.right({ steps: [], cut: false });
  const compiled = compileProgram(p, settings, regime);
  if (E.isLeft(compiled)) return compiled;
  if (named.outOfScope(compiled.right.direction) !== null) return E.right({ steps: [], cut: false });
  const linked = link(linkInput(compiled.right, settings, named));
  if (!linked.ok) return E.left(linked.diagnostics);
  const machine = machineFor(linked.linked, settings);
  const recorder = new Recorder();
  machine.observer = recorder;
  runMachine(machine);
  return E.right(recorder.trace);
};

const showByte = (b: ByteView): string => {
  if (b === null) return '__';
  const hex = (typeof b === 'number' ? b : b.v).toString(16).padStart(2, '0');
  return typeof b === 'number' ? hex : `${hex}*`;
};

const nameOf = (a: AllocView): string =>
  a.names.length === 0 ? `#${a.id}` : `#${a.id} ${a.names.join(', ')}`;

const bytesChanged = (a: AllocView, b: AllocView): string | null => {
  const from = a.bytes.findIndex((x, k) => JSON.stringify(x) !== JSON.stringify(b.bytes[k]));
  if (from === -1) return null;
  const to = a.bytes.findLastIndex((x, k) => JSON.stringify(x) !== JSON.stringify(b.bytes[k]));
  return `${nameOf(b)}[${from}..${to + 1}] = ${b.bytes
    .slice(from, to + 1)
    .map(showByte)
    .join(' ')}`;
};

const memoryEffects = (before: TraceStep | null, now: TraceStep): readonly string[] => {
  const known = new Map(before?.memory.map((a) => [a.id, a]));
  return now.memory.flatMap((b) => {
    const a = known.get(b.id);
    if (a === b) return [];
    if (a === undefined) return [`+ ${nameOf(b)}: ${b.size} bytes, ${b.kind}`];
    if (a.live && !b.live) return [`- ${nameOf(a)}`];
    const bytes = bytesChanged(a, b);
    if (bytes !== null) return [bytes];
    return JSON.stringify(a.aliasing) === JSON.stringify(b.aliasing)
      ? []
      : [`borrows of ${nameOf(b)} change`];
  });
};

const registerEffects = (before: TraceStep | null, now: TraceStep): readonly string[] => {
  const frame = now.frames.at(-1);
  const old = before?.frames[now.frames.length - 1];
  if (frame === undefined || old === undefined || old.function !== frame.function) return [];
  const known = new Map(old.registers.map((r) => [r.name, r.value]));
  return frame.registers
    .filter((r) => r.name !== '' && known.get(r.name) !== r.value)
    .map((r) => `${r.name} = ${r.value}`);
};

const flat = (v: ViewNode): readonly string[] => [
  v.value === undefined ? v.label : `${v.label} ${v.value}`,
  ...(v.children ?? []).flatMap(flat),
];

const regimeEffects = (before: TraceStep | null, now: TraceStep): readonly string[] => {
  const old = before === null ? [] : flat(before.regime);
  return before === null
    ? []
    : flat(now.regime)
        .filter((l) => !old.includes(l))
        .map((l) => `regime: ${l}`);
};

const frameEffects = (before: TraceStep | null, now: TraceStep): readonly string[] => {
  const depth = now.frames.length - (before?.frames.length ?? 0);
  const name = now.frames.at(-1)?.function ?? '';
  if (before !== null && depth > 0) return [`enter ${name}`];
  if (depth < 0) return [name === '' ? 'the first function ends' : `back in ${name}`];
  return [];
};

/** What the step did, in words. */
export const effects = (before: TraceStep | null, now: TraceStep): readonly string[] => {
  const printed = now.output.slice(before?.output.length ?? 0);
  return [
    ...frameEffects(before, now),
    ...registerEffects(before, now),
    ...memoryEffects(before, now),
    ...regimeEffects(before, now),
    ...(printed === '' ? [] : [`prints ${JSON.stringify(printed)}`]),
    ...(now.unwinding && before?.unwinding !== true ? ['unwinding begins'] : []),
    ...(now.failed === null ? [] : [`FAILS ${now.failed.premise}: ${now.failed.reason}`]),
  ];
};

/** In a scenario both halves are of one file, and each text is blank where the other one is. */
const sourceLine = (p: ProgramText, s: TraceStep): string => {
  for (const half of [p.rust, p.c]) {
    const line = half?.file === s.span.file ? (half.text.split('\n')[s.span.line - 1]?.trim() ?? '') : '';
    if (line !== '') return line;
  }
  return '';
};

/** One step: number, place, rule, the source line, and what it did below. */
export const showStep = (p: ProgramText, before: TraceStep | null, now: TraceStep, io: Io): string => {
  const where = now.span.line === 0 ? now.function : `${now.span.file}:${now.span.line}:${now.span.column}`;
  const line = sourceLine(p, now);
  const head = `${String(now.step).padStart(5)}  ${where}  ${io.paint('cyan', now.rule)}  ${io.paint('dim', line)}`;
  const below = effects(before, now).map((e) => `         ${e.startsWith('FAILS') ? io.paint('red', e) : e}`);
  return [head.trimEnd(), ...below].join('\n');
};

/** Steps that the compiler made are shown only where they fail or end the run. */
const shown = (t: Trace): readonly TraceStep[] =>
  t.steps.filter((s, k) => !s.synthetic || s.failed !== null || k === t.steps.length - 1);

const keysHelp = 'space, →: next   ←: back   g, G: first, last   q: leave';

/** Waits for a person's keys; the end of the run, `q` and Ctrl-C lead out. */
const stepThrough = (steps: readonly string[], io: Io): Promise<void> =>
  new Promise((resolve) => {
    const { stdin } = process;
    let at = 0;
    const show = (): void => {
      io.out(`${steps[at] ?? ''}`);
      if (at === steps.length - 1) io.out(io.paint('dim', '(the last step; q leaves)'));
    };
    const leave = (): void => {
      stdin.off('keypress', onKey);
      stdin.setRawMode(false);
      stdin.pause();
      resolve();
    };
    const move = (to: number): void => {
      const next = Math.max(0, Math.min(steps.length - 1, to));
      if (next === at) return;
      at = next;
      show();
    };
    const onKey = (text: string | undefined, key: { name?: string; ctrl?: boolean }): void => {
      if (key.name === 'q' || key.name === 'escape' || (key.ctrl === true && key.name === 'c')) leave();
      else if (text === 'G' || key.name === 'end') move(steps.length - 1);
      else if (text === 'g' || key.name === 'home') move(0);
      else if (key.name === 'left' || key.name === 'up' || text === 'k' || text === 'h') move(at - 1);
      else move(at + 1);
    };
    emitKeypressEvents(stdin);
    stdin.setRawMode(true);
    stdin.resume();
    stdin.on('keypress', onKey);
    io.out(io.paint('dim', keysHelp));
    show();
  });

/** Prints every step, or lets a person walk through them. */
export const showTrace = async (p: ProgramText, t: Trace, io: Io): Promise<void> => {
  const all = shown(t);
  const steps = all.map((s, k) => showStep(p, all[k - 1] ?? null, s, io));
  if (io.interactive && steps.length > 1) await stepThrough(steps, io);
  else for (const s of steps) io.out(s);
  if (t.cut) io.err(`only the first ${t.steps.length} steps were recorded`);
};
