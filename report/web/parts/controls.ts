/** What a stepper is worked with. */
import type { StepperRun } from '../../stepper-data.js';

export interface Controls {
  readonly root: HTMLElement;
  readonly first: HTMLButtonElement;
  readonly back: HTMLButtonElement;
  readonly forward: HTMLButtonElement;
  readonly last: HTMLButtonElement;
  readonly range: HTMLInputElement;
  readonly status: HTMLElement;
  readonly a: HTMLSelectElement;
  readonly b: HTMLSelectElement;
  readonly synthetic: HTMLInputElement;
}

const make = <K extends keyof HTMLElementTagNameMap>(
  name: K,
  props: Partial<HTMLElementTagNameMap[K]> = {},
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[K] => {
  const e = Object.assign(document.createElement(name), props);
  e.append(...inside);
  return e;
};

const button = (sign: string, label: string): HTMLButtonElement => {
  const b = make('button', { type: 'button', title: label }, make('span', { ariaHidden: 'true' }, sign));
  b.setAttribute('aria-label', label);
  return b;
};

const option = (value: number, words: string, chosen: boolean): HTMLOptionElement =>
  make('option', { value: String(value), selected: chosen }, words);

const runOptions = (runs: readonly StepperRun[], chosen: number): HTMLOptionElement[] =>
  runs.flatMap((r, k) => (r.steps < 0 ? [] : [option(k, `${r.label}: ${r.words}`, k === chosen)]));

export const makeControls = (runs: readonly StepperRun[], a: number, b: number): Controls => {
  const first = button('⇤', 'First step');
  const back = button('←', 'One step back');
  const forward = button('→', 'One step forward');
  const last = button('⇥', 'Last step');
  const range = make('input', { type: 'range', min: '0' });
  range.setAttribute('aria-label', 'Step');
  const status = make('output', { className: 'status' });
  status.setAttribute('aria-live', 'polite');
  const selectA = make('select', {}, ...runOptions(runs, a));
  const selectB = make('select', {}, option(-1, 'nothing', b < 0), ...runOptions(runs, b));
  // Named by themselves: the text of a label around a list would take in its options.
  selectA.setAttribute('aria-label', 'Run');
  selectB.setAttribute('aria-label', 'Run beside it');
  const synthetic = make('input', { type: 'checkbox' });
  const root = make(
    'div',
    { className: 'bar' },
    make(
      'div',
      { className: 'controls' },
      make('div', { className: 'buttons' }, first, back, forward, last),
      range,
      status,
    ),
    make(
      'div',
      { className: 'choices' },
      make('label', {}, 'Run ', selectA),
      make('label', {}, 'beside ', selectB),
      make('label', {}, synthetic, ' every step'),
    ),
  );
  return { root, first, back, forward, last, range, status, a: selectA, b: selectB, synthetic };
};
