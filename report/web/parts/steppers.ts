/** Turns the static program into one that can be stepped through, once it comes into view. */
import { noSpan, type Span } from '../../../model/span.js';
import { align, type Moment } from '../../align.js';
import { html } from '../../html.js';
import { unpack, type Packed } from '../../pack.js';
import type { StepperData } from '../../stepper-data.js';
import { sourcePane, type Pointer } from '../../view/source.js';
import { stateView } from '../../view/state.js';
import { chip, languageName } from '../../words.js';
import type { TraceStep } from '../../../semantics/machine/trace.js';
import { drawArrows } from './arrows.js';
import { makeControls, type Controls } from './controls.js';

const parse = (id: string): unknown =>
  JSON.parse(document.getElementById(id)?.textContent ?? 'null') as unknown;

/** One run of the program in one column: which step it is at, and the one shown before. */
interface Shown {
  readonly run: number;
  readonly steps: readonly TraceStep[];
}

/**
 * Steps that the compiler made, and steps that only move on (jumps, branches), tell a reader nothing. Unpacked runs
 * share what did not change, so a look at the references is enough.
 */
const isTold = (s: TraceStep, before: TraceStep | undefined): boolean => {
  if (s.failed !== null || before === undefined) return true;
  if (s.output !== before.output) return true;
  if (s.synthetic || s.span.line === 0) return false;
  const still = s.frames === before.frames && s.memory === before.memory && s.regime === before.regime;
  return !still || s.touched.length > 0;
};

/** Scrolls the sources, and never the page, to the current line. */
const keepInView = (box: HTMLElement): void => {
  const line = box.querySelector('.at-now, .at-fail');
  if (line === null || box.scrollHeight <= box.clientHeight) return;
  const [outer, inner] = [box.getBoundingClientRect(), line.getBoundingClientRect()];
  if (inner.top < outer.top + 30 || inner.bottom > outer.bottom - 30)
    box.scrollTop += inner.top - outer.top - outer.height / 3;
};

/** Where a step stands in the source; of code that no line stands behind, where the run came from. */
const lastPlace = (steps: readonly TraceStep[], k: number): Span => {
  for (let n = k; n > 0; n--) {
    const span = steps[n]?.span;
    if (span !== undefined && span.line > 0) return span;
  }
  return steps[0]?.span ?? noSpan;
};

type Traces = readonly (readonly TraceStep[])[];

class Stepper {
  private readonly root: HTMLElement;
  private readonly id: string;
  private readonly data: StepperData;
  private readonly traces: Traces;
  private readonly rules: Readonly<Record<string, string>>;
  private readonly controls: Controls;
  private a: Shown;
  private b: Shown | null;
  private moments: readonly Moment[] = [];
  private at = 0;

  constructor(
    root: HTMLElement,
    id: string,
    data: StepperData,
    traces: Traces,
    rules: Readonly<Record<string, string>>,
  ) {
    this.root = root;
    this.id = id;
    this.data = data;
    this.rules = rules;
    this.traces = traces;
    this.a = this.shown(data.a);
    this.b = data.b < 0 ? null : this.shown(data.b);
    this.controls = makeControls(data.runs, data.a, data.b);
    root.prepend(this.controls.root);
    root.tabIndex = 0;
    root.setAttribute('role', 'group');
    root.setAttribute('aria-label', 'The run, step by step: left and right arrow keys, Home, End');
    this.listen();
    this.plan(Infinity);
  }

  private shown(run: number): Shown {
    return { run, steps: this.traces[this.data.runs[run]?.steps ?? -1] ?? [] };
  }

  private listen(): void {
    const c = this.controls;
    c.first.addEventListener('click', () => this.go(0));
    c.back.addEventListener('click', () => this.go(this.at - 1));
    c.forward.addEventListener('click', () => this.go(this.at + 1));
    c.last.addEventListener('click', () => this.go(Infinity));
    c.range.addEventListener('input', () => this.go(Number(c.range.value)));
    c.synthetic.addEventListener('change', () => this.plan(this.at));
    c.a.addEventListener('change', () => {
      this.a = this.shown(Number(c.a.value));
      this.plan(Infinity);
    });
    c.b.addEventListener('change', () => {
      const run = Number(c.b.value);
      this.b = run < 0 ? null : this.shown(run);
      this.plan(this.at);
    });
    this.root.addEventListener('keydown', (e) => this.key(e));
    new ResizeObserver(() => this.arrows()).observe(this.root);
  }

  private key(e: KeyboardEvent): void {
    // Sliders and lists have these keys for themselves.
    if (e.target instanceof HTMLInputElement || e.target instanceof HTMLSelectElement) return;
    if (e.altKey || e.ctrlKey || e.metaKey) return;
    const to = { ArrowLeft: this.at - 1, ArrowRight: this.at + 1, Home: 0, End: Infinity }[e.key];
    if (to === undefined) return;
    e.preventDefault();
    this.go(to);
  }

  /** Which moments there are, now that runs or filters changed. */
  private plan(at: number): void {
    const all: readonly Moment[] =
      this.b === null ? this.a.steps.map((_, k) => ({ a: k, b: -1 })) : align(this.a.steps, this.b.steps);
    const everything = this.controls.synthetic.checked;
    const visible = (s: Shown | null, k: number): boolean => {
      const step = s?.steps[k];
      return step !== undefined && (everything || isTold(step, s?.steps[k - 1]));
    };
    this.moments = all.filter((m) => visible(this.a, m.a) || visible(this.b, m.b));
    if (this.moments.length === 0) this.moments = all;
    this.controls.range.max = String(Math.max(0, this.moments.length - 1));
    this.go(at);
  }

  private go(to: number): void {
    this.at = Math.max(0, Math.min(this.moments.length - 1, to));
    this.render();
  }

  /** Index of the last step of a run at or before this moment, or -1. */
  private indexOf(side: 'a' | 'b', moment: number): number {
    for (let k = moment; k >= 0; k--) {
      const found = this.moments[k]?.[side] ?? -1;
      if (found >= 0) return found;
    }
    return -1;
  }

  private render(): void {
    const c = this.controls;
    const moment = this.moments[this.at];
    c.first.disabled = c.back.disabled = this.at === 0;
    c.last.disabled = c.forward.disabled = this.at >= this.moments.length - 1;
    c.range.value = String(this.at);
    c.status.textContent = `Step ${this.at + 1} of ${this.moments.length}`;
    const sides: readonly ('a' | 'b')[] = this.b === null ? ['a'] : ['a', 'b'];
    const columns = this.root.querySelector<HTMLElement>('.columns');
    if (columns === null || moment === undefined) return;
    this.root.classList.toggle('two', this.b !== null);
    columns.replaceChildren(...sides.map((side) => this.column(side, moment[side] >= 0)));
    this.sources(moment);
    this.arrows();
  }

  private column(side: 'a' | 'b', moves: boolean): HTMLElement {
    const shown = side === 'a' ? this.a : this.b;
    const run = this.data.runs[shown?.run ?? -1];
    const k = this.indexOf(side, this.at);
    const step = shown?.steps[k];
    const div = document.createElement('div');
    div.className = `column ${side}${moves ? '' : ' waits'}`;
    if (run === undefined || shown === null) return div;
    const ended = k === shown.steps.length - 1;
    const note = ended
      ? chip(run.tone, run.words)
      : !moves && k >= 0
        ? html`<span class="gloss">waits</span>`
        : null;
    const cut = run.cut && ended ? html`<span class="gloss">recorded up to here</span>` : null;
    const title = html`<p class="column-title"><b>${run.label}</b> ${note} ${cut}</p>`;
    const state =
      step === undefined
        ? html`<p class="same">This run has not begun.</p>`
        : stateView(step, this.before(side, k), { rules: this.rules, pointerSize: run.pointerSize });
    div.innerHTML = html`${title}${state}`.text;
    return div;
  }

  /** The step of the moment before, so that what changed includes what the hidden steps did. */
  private before(side: 'a' | 'b', k: number): TraceStep | null {
    const steps = (side === 'a' ? this.a : this.b)?.steps ?? [];
    for (let m = this.at - 1; m >= 0; m--) {
      const found = this.moments[m]?.[side] ?? -1;
      if (found >= 0 && found < k) return steps[found] ?? null;
    }
    return null;
  }

  private textOf(shown: Shown | null): number {
    return shown === null ? -1 : (this.data.runs[shown.run]?.text ?? 0);
  }

  /**
   * The texts of the shown runs. A half that both share stands once; ids are the first run's, since links of the page
   * lead to its lines.
   */
  private sources(moment: Moment): void {
    const box = this.root.querySelector<HTMLElement>('.sources');
    if (box === null) return;
    const first = this.textOf(this.a);
    const texts = [...new Set([first, this.textOf(this.b)])].filter((t) => t >= 0);
    const own = new Set((this.data.texts[first] ?? []).map((s) => s.text));
    const panes = texts.flatMap((text) => {
      const sources = this.data.texts[text] ?? [];
      const pointers = this.pointers(text, moment);
      const id = text === this.textOf(this.shown(0)) ? this.id : null;
      const label =
        texts.length > 1 && text !== first ? `, for ${this.data.runs[this.b?.run ?? 0]?.label ?? ''}` : '';
      return sources
        .filter((s) => text === first || !own.has(s.text))
        .map((s) => sourcePane(s, sources, pointers, id, `${languageName(s.lang)}${label}`));
    });
    box.innerHTML = html`${panes}`.text;
    keepInView(box);
  }

  private pointers(text: number, moment: Moment): readonly Pointer[] {
    const of = (side: 'a' | 'b', shown: Shown | null): readonly Pointer[] => {
      if (shown === null || this.textOf(shown) !== text) return [];
      const k = this.indexOf(side, this.at);
      const step = shown.steps[k];
      if (step === undefined) return [];
      const kind = step.failed !== null ? 'fail' : moment[side] >= 0 ? 'now' : 'wait';
      const here = [{ span: lastPlace(shown.steps, k), kind }];
      const promise = step.failed === null ? null : (this.data.runs[shown.run]?.promise ?? null);
      return promise === null ? here : [...here, { span: promise, kind: 'promise' }];
    };
    return [...of('a', this.a), ...of('b', this.b)];
  }

  private arrows(): void {
    for (const column of this.root.querySelectorAll<HTMLElement>('.column')) drawArrows(column);
  }
}

/** What `squeeze` made of the runs, back again. */
const tracesOf = async (data: StepperData): Promise<Traces> => {
  const bytes = Uint8Array.from(atob(data.traces), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return unpack(JSON.parse(await new Response(stream).text()) as Packed) as Traces;
};

const start = async (root: HTMLElement, rules: Readonly<Record<string, string>>): Promise<void> => {
  const id = root.dataset['stepper'] ?? '';
  const data = parse(`runs-${id}`) as StepperData | null;
  if (data !== null) new Stepper(root, id, data, await tracesOf(data), rules);
};

export const startSteppers = (): void => {
  const rules = (parse('rule-sentences') ?? {}) as Readonly<Record<string, string>>;
  // Runs are unpacked only when the reader comes near them; closed parts never do.
  const near = new IntersectionObserver(
    (entries) => {
      for (const e of entries) {
        if (!e.isIntersecting || !(e.target instanceof HTMLElement)) continue;
        near.unobserve(e.target);
        void start(e.target, rules);
      }
    },
    { rootMargin: '600px' },
  );
  for (const root of document.querySelectorAll<HTMLElement>('.stepper')) near.observe(root);
};
