/** A recorded run, for people: the same rules, watched. Snapshots are plain data; unchanged parts are shared. */
import type { Instr } from '../../model/core/code.js';
import { allocKinds } from '../../model/memory.js';
import type { Span } from '../../model/span.js';
import { showTy } from '../../model/types.js';
import type { AliasView } from '../aliasing/model.js';
import type { ViewNode } from '../regimes/regime.js';
import type { Machine, MPremise, MRule, Observer } from './machine.js';

/** One byte: its value, or null if uninitialised; `ptr` the allocation and tag of the pointer that it is a part of. */
export type ByteView = number | null | { readonly v: number; readonly ptr: number; readonly tag: number };

export interface AllocView {
  readonly id: number;
  readonly kind: string;
  readonly base: number;
  readonly size: number;
  readonly live: boolean;
  readonly foreign: boolean;
  /** Names of locals or statics that lie here. */
  readonly names: readonly string[];
  readonly bytes: readonly ByteView[];
  readonly aliasing: AliasView;
}

export interface RegisterView {
  readonly name: string;
  readonly ty: string;
  /** As text: a number, `uninit`, or `0x… → #3 <tag>`. */
  readonly value: string;
  /** Allocation that a pointer points into, or 0; then also its address and tag. */
  readonly to: number;
  readonly addr: number;
  readonly tag: number;
}

export interface FrameView {
  readonly function: string;
  readonly lang: 'rust' | 'c' | 'boundary';
  readonly registers: readonly RegisterView[];
}

export interface TraceStep {
  readonly step: number;
  readonly rule: string;
  readonly lang: 'rust' | 'c' | 'boundary';
  readonly function: string;
  readonly span: Span;
  /** Made by the compiler: hidden by default. */
  readonly synthetic: boolean;
  readonly frames: readonly FrameView[];
  readonly memory: readonly AllocView[];
  readonly regime: ViewNode;
  readonly output: string;
  /** Allocations and byte ranges that this step touched: for drawing the borrow stack in question. */
  readonly touched: readonly { readonly alloc: number; readonly from: number; readonly to: number }[];
  readonly unwinding: boolean;
  /** Set on the last step of a run that a premise ended (or that panicked there). */
  readonly failed: { readonly premise: string; readonly reason: string } | null;
}

export interface Trace {
  readonly steps: readonly TraceStep[];
  /** Steps beyond the limit were not recorded. */
  readonly cut: boolean;
}

const MAX_BYTES_SHOWN = 256;

const byteAt = (m: Machine, s: number): ByteView => {
  const state = m.mem.state[s]!;
  if (state === 0) return null;
  const v = m.mem.bytes[s]!;
  return state === 1 ? v : { v, ptr: m.mem.prov[s]!, tag: m.mem.tag[s]! };
};

const hex = (n: number): string => `0x${n.toString(16)}`;

export class Recorder implements Observer {
  readonly steps: TraceStep[] = [];
  cut = false;
  private readonly limit: number;
  private last = new Map<number, AllocView>();

  constructor(limit = 2000) {
    this.limit = limit;
  }

  private current: { fn: string; lang: 'rust' | 'c' | 'boundary' } = { fn: '', lang: 'rust' };

  before(_m: Machine, i: Instr): void {
    this.current = { fn: i.fn.name, lang: i.lang };
  }

  after(m: Machine, i: Instr, failed: MPremise | null): void {
    if (this.steps.length >= this.limit) {
      this.cut = true;
      return;
    }
    const r = i.rule as MRule;
    this.steps.push({
      step: m.steps,
      rule: r.name,
      lang: this.current.lang,
      function: this.current.fn,
      span: i.span,
      synthetic: i.synthetic,
      frames: this.frames(m),
      memory: this.memory(m),
      regime: m.linked.regime.def.view(m),
      output: new TextDecoder().decode(Uint8Array.from(m.output)),
      touched: touchedBy(r),
      unwinding: m.panic !== null,
      failed: failed === null ? null : failureOf(m, failed),
    });
  }

  get trace(): Trace {
    return { steps: this.steps, cut: this.cut };
  }

  private frames(m: Machine): FrameView[] {
    const out: FrameView[] = [];
    for (let d = 0; d < m.depth; d++) {
      const f = m.frames[d]!;
      const code = f.code!;
      const registers: RegisterView[] = [];
      for (const l of code.locals) {
        if (l.mem) continue;
        const s = f.fp + l.slot;
        const to = m.st[s] === 0 ? 0 : m.prov[s]!;
        registers.push({
          name: l.name,
          ty: showTy(l.ty),
          value: registerText(m, s),
          to,
          addr: to === 0 ? 0 : m.num[s]!,
          tag: to === 0 ? 0 : m.tag[s]!,
        });
      }
      out.push({ function: code.name, lang: code.lang, registers });
    }
    return out;
  }

  private memory(m: Machine): AllocView[] {
    const names = namesOf(m);
    const out: AllocView[] = [];
    for (let id = 1; id < m.mem.count; id++) {
      const kind = allocKinds[m.mem.kind[id]!]!;
      if (kind === 'function' || id === m.mem.domain) continue;
      const fresh = this.view(m, id, kind, names.get(id) ?? this.last.get(id)?.names ?? []);
      const known = this.last.get(id);
      if (known !== undefined && JSON.stringify(known) === JSON.stringify(fresh)) {
        out.push(known);
        continue;
      }
      this.last.set(id, fresh);
      out.push(fresh);
    }
    return out;
  }

  private view(m: Machine, id: number, kind: string, names: readonly string[]): AllocView {
    const size = m.mem.size[id]!;
    const live = m.mem.live[id] !== 0;
    const shown = Math.min(size, MAX_BYTES_SHOWN);
    const at = m.mem.at[id]!;
    const known = this.last.get(id);
    if (!live && known !== undefined) return { ...known, live: false };
    return {
      id,
      kind,
      base: m.mem.base[id]!,
      size,
      live,
      foreign: m.mem.foreign[id] !== 0,
      names,
      bytes: Array.from({ length: shown }, (_, k) => byteAt(m, at + k)),
      aliasing: live ? m.alias.view(id, 0, shown) : { model: '', shape: 'none', runs: [] },
    };
  }
}

const failureOf = (m: Machine, p: MPremise): { premise: string; reason: string } => {
  const o = m.outcome;
  if (o !== null && (o.k === 'ub' || o.k === 'rejected')) return { premise: o.premise, reason: o.reason };
  return { premise: p.name, reason: m.panic?.message ?? '' };
};

const registerText = (m: Machine, s: number): string => {
  if (m.st[s] === 0) return 'uninit';
  const v = m.num[s]!;
  if (v !== v) return m.big(s).toString();
  const prov = m.prov[s]!;
  if (prov === 0) return String(v);
  return prov < 0 ? `${hex(v)} (wildcard)` : `${hex(v)} → #${prov} <${m.tag[s]!}>`;
};

/** Which locals and statics lie in which allocation. */
const namesOf = (m: Machine): Map<number, string[]> => {
  const out = new Map<number, string[]>();
  const add = (id: number, name: string): void => {
    const known = out.get(id);
    if (known === undefined) out.set(id, [name]);
    else if (!known.includes(name)) known.push(name);
  };
  for (let d = 0; d < m.depth; d++) {
    const f = m.frames[d]!;
    for (const l of f.code!.locals) {
      const s = f.fp + l.slot;
      if (l.mem && m.st[s] !== 0 && m.prov[s]! > 0) add(m.prov[s]!, l.name);
    }
  }
  m.linked.staticNames.forEach((name, k) => add(k + 1, name));
  return out;
};

/** Places among the rule's bindings: what the step was about. */
const touchedBy = (r: MRule): { alloc: number; from: number; to: number }[] => {
  const out: { alloc: number; from: number; to: number }[] = [];
  for (const v of Object.values(r.scratch) as unknown[]) {
    if (v === null || typeof v !== 'object' || !('store' in v) || !('alloc' in v)) continue;
    const l = v as unknown as { alloc: number; off: number; size: number };
    if (l.alloc > 0) out.push({ alloc: l.alloc, from: l.off, to: l.off + l.size });
  }
  return out;
};
