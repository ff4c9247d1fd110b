/**
 * What all programs share that are linked under one regime and the same settings: layouts, constants, the table of
 * rules, and the code that was made already. Who links one program makes a context for it; a search keeps them, so that
 * a half that it pairs with many others is made into instructions once.
 */
import type { Code, Instr } from '../../model/core/code.js';
import type { Lang, Unit } from '../../model/core/mir.js';
import { Layouts, libShapes, parseOrder, type LayoutMode } from '../../model/layout/index.js';
import type { Settings } from '../../model/settings.js';
import { noSpan } from '../../model/span.js';
import { targets, type TargetName } from '../../model/target.js';
import { unit } from '../../model/types.js';
import { libraryCode } from '../c/index.js';
import { explicate } from '../core/explicate.js';
import { blankInstr } from '../core/instr.js';
import type { Regime } from '../regimes/regime.js';
import { allRules } from '../rules.js';
import { Pool, type NamedConstant } from './pool.js';
import { ruleTable, type RuleTable } from './table.js';

const known = new Map<string, Layouts>();

const keys = new WeakMap<Settings, string>();

/** The settings that layouts are a function of, as one key. A search asks for it with every run. */
export const layoutKey = (s: Settings): string => {
  let key = keys.get(s);
  if (key === undefined) {
    key = `${s['target'] ?? 'ilp32'} ${s['layout'] ?? 'rustc'} ${s['layout.order'] ?? 'own'}`;
    keys.set(s, key);
  }
  return key;
};

/** Types are interned for the whole process, and so are their layouts. */
export const layoutsFor = (settings: Settings): Layouts => {
  const key = layoutKey(settings);
  let layouts = known.get(key);
  if (layouts === undefined) {
    const target = targets[(settings['target'] ?? 'ilp32') as TargetName];
    const mode = (settings['layout'] ?? 'rustc') as LayoutMode;
    layouts = new Layouts(target, mode, libShapes, parseOrder(settings['layout.order'] ?? 'own'));
    known.set(key, layouts);
  }
  return layouts;
};

/** One half of a program as instructions, each with its rule; calls inside of the half know their callees. */
export interface Half {
  readonly unit: Unit;
  readonly codes: readonly Code[];
  readonly byName: ReadonlyMap<string, Code>;
  /** Calls of names that the half does not define. */
  readonly open: readonly Instr[];
  /** Functions whose address the code takes. */
  readonly taken: readonly NamedConstant[];
}

/** Code that belongs to no function: the rules of events and of unwinding. */
const nowhere: Code = {
  name: '(machine)',
  lang: 'boundary',
  core: null,
  sig: { params: [], ret: unit, abi: 'C', variadic: false },
  instrs: [],
  slots: 0,
  params: [],
  locals: [],
  mayUnwind: true,
};

export class LinkContext {
  readonly regime: Regime;
  /** False in the replay that finds the cause of UB. */
  readonly promises: boolean;
  /**
   * Foreign code has memory of its own: the regime gives it some, and there is a Rust half that it is foreign to. A C
   * program alone is itself under every regime.
   */
  readonly domain: boolean;
  readonly foreignMachine: boolean;
  readonly layouts: Layouts;
  readonly pool: Pool;
  readonly table: RuleTable;
  /** The regime's rules for events of the machine, found by name from the premises that judge them. */
  readonly events: ReadonlyMap<string, Instr>;
  readonly unwindCode: readonly Instr[];
  /** Stubs by the function that they lead to, and by how the caller sees it. */
  readonly stubs = new WeakMap<Code, Map<string, Code>>();
  private readonly halves = new WeakMap<Unit, Half>();
  private readonly library = new Map<string, Code | null>();

  constructor(regime: Regime, settings: Settings, promises: boolean, withRust = true) {
    this.regime = regime;
    this.domain = regime.domain && withRust;
    this.foreignMachine = this.domain || settings['foreign'] === 'machine';
    this.promises = promises;
    this.layouts = layoutsFor(settings);
    this.pool = new Pool(
      this.layouts,
      regime.rules.some((r) => r.head === 'x-use'),
    );
    this.table = ruleTable(allRules(regime), this.foreignMachine);
    const unwind = blankInstr('unwind', 'boundary', noSpan, nowhere, 0);
    this.table.link(unwind);
    this.unwindCode = [unwind];
    this.events = withRust ? this.eventRules() : new Map<string, Instr>();
  }

  private eventRules(): ReadonlyMap<string, Instr> {
    const out = new Map<string, Instr>();
    for (const r of this.regime.rules) {
      if (!r.head.startsWith('op:event-')) continue;
      const i = blankInstr(r.head as Instr['head'], 'boundary', noSpan, nowhere, 0);
      if (this.table.link(i)) out.set(r.head.slice('op:event-'.length), i);
    }
    return out;
  }

  half(u: Unit): Half {
    let half = this.halves.get(u);
    if (half === undefined) this.halves.set(u, (half = this.make(u)));
    return half;
  }

  private make(u: Unit): Half {
    this.pool.taken.length = 0;
    const codes = u.fns.map((f) => explicate(f, this.pool, this.promises));
    const byName = new Map(codes.map((c) => [c.name, c]));
    const open: Instr[] = [];
    for (const code of codes) {
      for (const i of code.instrs) {
        this.tie(i, code);
        if (i.head !== 'call') continue;
        const callee = byName.get(i.name);
        if (callee === undefined) open.push(i);
        else i.x = { ...(i.x as object), callee };
      }
    }
    return { unit: u, codes, byName, open, taken: [...this.pool.taken] };
  }

  /** A function of the C library, or null: it is linked to every program. */
  libraryFunction(name: string): Code | null {
    let code = this.library.get(name);
    if (code === undefined) {
      const f = libraryCode(this.layouts, name);
      code = f === null ? null : explicate(f, this.pool, this.promises);
      for (const i of code?.instrs ?? []) this.tie(i, code!);
      this.library.set(name, code);
    }
    return code;
  }

  /** Every instruction is of some rule: that there is none is a mistake here, never in a program. */
  private tie(i: Instr, code: Code): void {
    if (i.rule !== null || this.table.link(i)) return;
    throw new Error(`no rule for \`${i.head}\` in ${code.lang} (${code.name})`);
  }
}

/** Contexts by what they depend on. */
export class LinkContexts {
  private readonly known = new Map<Regime, Map<string, LinkContext>>();

  for(regime: Regime, settings: Settings, promises: boolean): LinkContext {
    let of = this.known.get(regime);
    if (of === undefined) this.known.set(regime, (of = new Map<string, LinkContext>()));
    const key = `${layoutKey(settings)} ${settings['foreign'] === 'machine'} ${promises}`;
    let context = of.get(key);
    if (context === undefined) of.set(key, (context = new LinkContext(regime, settings, promises)));
    return context;
  }
}

export const otherLang = (lang: Lang): Lang => (lang === 'rust' ? 'c' : 'rust');
