/** One step of a run as markup: what fired, frames and registers, memory, the regime's state, output. Also runs in the page. */
import type { FrameView, RegisterView, TraceStep } from '../../semantics/machine/trace.js';
import type { ViewNode } from '../../semantics/regimes/regime.js';
import { html, slug, type Html } from '../html.js';
import { languageName } from '../words.js';
import { arrow, memoryView } from './memory.js';

export interface StepContext {
  /** Sentences of rules, by name: of those that the page has typeset. */
  readonly rules: Readonly<Record<string, string>>;
  readonly pointerSize: number;
}

const registerValue = (r: RegisterView, s: TraceStep): Html => {
  if (r.to <= 0) return html`${r.value}`;
  const to = arrow(s, r.to, r.addr);
  return html`<span data-to="${to.anchor}" title="0x${r.addr.toString(16)}"
    >${to.text}${r.tag > 0 ? html` <span class="tag">⟨${r.tag}⟩</span>` : null}</span
  >`;
};

const isTemporary = (r: RegisterView): boolean =>
  r.name === '' || r.name.startsWith('_') || r.name.startsWith('%');

const frame = (f: FrameView, s: TraceStep, before: FrameView | undefined): Html => {
  const shown = f.registers.filter((r) => !isTemporary(r) && (r.value !== 'uninit' || r.to > 0));
  const was = new Map(before?.registers.map((r) => [r.name, r.value]));
  const rows = shown.map(
    (r) =>
      html`<tr${before !== undefined && was.get(r.name) !== r.value ? html` class="changed"` : null}><th scope="row">${r.name}</th><td class="type">${r.ty}</td><td>${registerValue(r, s)}</td></tr>`,
  );
  return html`<div class="frame ${f.lang}">
    <p class="what">
      <b>${f.function.replace(' (boundary)', '')}</b> <span class="kind">${languageName(f.lang)}</span>
    </p>
    ${
      rows.length > 0
        ? html`<table aria-label="Registers of ${f.function}">
            <tbody>
              ${rows}
            </tbody>
          </table>`
        : null
    }
  </div>`;
};

/** Innermost first, as debuggers show them. */
export const framesView = (s: TraceStep, before: TraceStep | null): Html =>
  html`${[...s.frames].map((f, k) => frame(f, s, before?.frames[k])).reverse()}`;

const node = (n: ViewNode): Html => {
  const empty = n.children?.length === 0 && n.value === undefined;
  return html`<li>
    <span class="label">${n.label}</span>${n.value === undefined ? null : html` <code>${n.value}</code>`}${
      empty ? html` <span class="same">empty</span>` : null
    }${
      n.children !== undefined && n.children.length > 0
        ? html`<ul>
            ${n.children.map(node)}
          </ul>`
        : null
    }
  </li>`;
};

/** What fired, or failed, at a step: the rule's name leads to where it is typeset. */
export const ruleView = (s: TraceStep, c: StepContext): Html => {
  const sentence = c.rules[s.rule];
  const name =
    sentence === undefined
      ? html`<span class="rule-name">${s.rule}</span>`
      : html`<a class="rule-name" href="#rule-${slug(s.rule)}">${s.rule}</a>`;
  const failed =
    s.failed === null
      ? null
      : html`<p class="failed">
          <span class="sign" aria-hidden="true">✗</span> Its premise <b>${s.failed.premise}</b> fails:
          ${s.failed.reason}
        </p>`;
  return html`<div class="rule-fired${s.failed === null ? '' : ' broke'}">
    <p>
      ${name}${s.unwinding ? html` <span class="kind">unwinding</span>` : null}
      <span class="sentence">${sentence ?? ''}</span>
    </p>
    ${failed}
  </div>`;
};

export const stateView = (s: TraceStep, before: TraceStep | null, c: StepContext): Html =>
  html`${ruleView(s, c)}
    <div class="panels">
      <section class="panel stack-panel">
        <h5>Stack</h5>
        ${framesView(s, before)}
      </section>
      <section class="panel memory-panel">
        <h5>Memory</h5>
        ${memoryView(s, before, c.pointerSize)}
      </section>
      <section class="panel regime-panel">
        <h5>Regime’s state</h5>
        <ul class="view">
          ${node(s.regime)}
        </ul>
      </section>
      <section class="panel output-panel">
        <h5>Output</h5>
        ${s.output === '' ? html`<p class="same">nothing yet</p>` : html`<pre>${s.output}</pre>`}
      </section>
    </div>`;
