/**
 * A program with its recorded runs. What stands in the page without a script: both sources with the places that
 * matter, and the step at which the first run ended. The script steps through the rest, which is kept beside as JSON.
 */
import type { Outcome } from '../model/outcome.js';
import type { Span } from '../model/span.js';
import type { TraceStep } from '../semantics/machine/trace.js';
import type { Run, SourceText } from './data.js';
import { html, jsonText, raw, type Html } from './html.js';
import { pack } from './pack.js';
import { squeeze } from './squeeze.js';
import type { StepperData, StepperRun } from './stepper-data.js';
import { sourcePane, type Pointer } from './view/source.js';
import { stateView, type StepContext } from './view/state.js';
import { languageName, outcomeChip, outcomeTone, outcomeWords } from './words.js';

const promiseSpan = (o: Outcome): Span | null =>
  o.k === 'ub' && o.cause?.kind === 'promise' ? o.cause.span : null;

/** Where a run ended, and where the promise was made that it broke. */
const endPointers = (o: Outcome): readonly Pointer[] => {
  const span: Span | null = 'span' in o ? o.span : null;
  const end = span === null ? [] : [{ span, kind: o.k === 'ub' || o.k === 'rejected' ? 'fail' : 'now' }];
  const promise = promiseSpan(o);
  return promise === null ? end : [...end, { span: promise, kind: 'promise' }];
};

export const pointerSizeOf = (r: Run): number => (r.settings['target'] === 'lp64' ? 8 : 4);

const labelOf = (r: Run): string => r.label ?? `${r.regime}, ${r.aliasing}`;

const stepperData = (runs: readonly Run[], sources: readonly SourceText[], beside: number): StepperData => {
  const texts: (readonly SourceText[])[] = [sources];
  const lists: (readonly TraceStep[])[] = [];
  const keys = new Map<string, number>();
  const shown = runs.map((r): StepperRun => {
    let text = 0;
    if (r.sources !== undefined) {
      const key = JSON.stringify(r.sources);
      text = texts.findIndex((t) => JSON.stringify(t) === key);
      if (text < 0) text = texts.push(r.sources) - 1;
    }
    let steps = -1;
    if (r.trace !== null && r.trace.steps.length > 0) {
      const key = JSON.stringify(r.trace.steps);
      steps = keys.get(key) ?? lists.push(r.trace.steps) - 1;
      keys.set(key, steps);
    }
    return {
      label: labelOf(r),
      words: outcomeWords(r.outcome),
      tone: outcomeTone(r.outcome),
      text,
      steps,
      cut: r.trace?.cut ?? false,
      pointerSize: pointerSizeOf(r),
      promise: promiseSpan(r.outcome),
    };
  });
  const a = Math.max(
    0,
    shown.findIndex((r) => r.steps >= 0),
  );
  const b = beside !== a && (shown[beside]?.steps ?? -1) >= 0 ? beside : -1;
  return { texts, runs: shown, a, b, traces: squeeze(jsonText(pack(lists))) };
};

export interface StepperOptions {
  readonly id: string;
  readonly runs: readonly Run[];
  readonly sources: readonly SourceText[];
  /** Index of the run to show beside the first, or -1. */
  readonly beside: number;
  readonly context: Pick<StepContext, 'rules'>;
  /** Write the first run's last step into the page (else the script alone shows states). */
  readonly lastStep: boolean;
}

const lastState = (o: StepperOptions, r: Run): Html | null => {
  const steps = r.trace?.steps ?? [];
  const last = steps[steps.length - 1];
  if (!o.lastStep || last === undefined) return null;
  const view = stateView(last, steps[steps.length - 2] ?? null, {
    ...o.context,
    pointerSize: pointerSizeOf(r),
  });
  return html`<div class="column">
    <p class="column-title">
      ${labelOf(r)} ${outcomeChip(r.outcome)}
      <span class="gloss">last of ${steps.length} steps</span>
    </p>
    ${view}
  </div>`;
};

export const stepper = (o: StepperOptions): Html => {
  const first = o.runs[0];
  const data = stepperData(o.runs, o.sources, o.beside);
  const own = first?.sources ?? o.sources;
  const pointers = first === undefined ? [] : endPointers(first.outcome);
  const recorded = data.runs.some((r) => r.steps >= 0);
  return html`<div class="stepper" id="stepper-${o.id}" data-stepper="${o.id}">
      <div class="sources" role="group" aria-label="Sources" tabindex="0">
        ${own.map((s) => sourcePane(s, own, pointers, o.id, languageName(s.lang)))}
      </div>
      <div class="columns">${first === undefined ? null : lastState(o, first)}</div>
    </div>
    ${
      recorded
        ? html`<script type="application/json" id="runs-${o.id}">
            ${raw(jsonText(data))}
          </script>`
        : null
    }`;
};
