/**
 * What all programs share that are linked under one regime and the same settings: layouts, constants, the table of
 * rules, and the code that was made already. Who links one program makes a context for it; a search keeps them, so that
 * a half that it pairs with many others is made into instructions once.
 */
import type { Code, Instr } from '../../model/core/code.js';
import type { CoreFn, FnSig, ForeignDecl, Lang, Unit } from '../../model/core/mir.js';
import { Layouts, libShapes, parseOrder, type LayoutMode } from '../../model/layout/index.js';
import type { Settings } from '../../model/settings.js';
import { noSpan, type Span } from '../../model/span.js';
import { targets, type TargetName } from '../../model/target.js';
import { unit } from '../../model/types.js';
import { libraryCode } from '../c/index.js';
import { abiCompatible, resultFits } from '../core/abi.js';
import { explicate } from '../core/explicate.js';
import { blankInstr } from '../core/instr.js';
import type { CallSite } from '../core/rules/control.js';
import type { Regime } from '../regimes/regime.js';
import { allRules } from '../rules.js';
import { Pool } from './pool.js';
import { keptHalves, Recent } from './recent.js';
import { makeStub, type Stub, type StubSpec } from './stub.js';
import { ruleTable, type RuleTable } from './table.js';
import { makeWordsCall, type WordsCall } from './words-call.js';

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

/** A function that is ready to run, and its signature as a key. */
export interface Definition {
  readonly code: Code;
  readonly sigKey: string;
}

/** … and the constants in it that each run sets anew. */
export interface Explicated extends Definition {
  readonly moving: readonly number[];
}

/** A call of a name that its half does not define. */
export interface OpenCall {
  readonly i: Instr;
  readonly catches: boolean;
  readonly decl: ForeignDecl | null;
  /** The stub that it took last, and the signature that this was for: that of the next program, where Σ is the same. */
  stub: { readonly sigKey: string; readonly made: Stub } | null;
}

/** One half of a program as instructions, each with its rule; calls inside of the half know their callees. */
export interface Half {
  readonly unit: Unit;
  readonly codes: readonly Code[];
  readonly byName: ReadonlyMap<string, Definition>;
  readonly open: readonly OpenCall[];
  readonly moving: readonly number[];
  /** Functions whose address the code or an initialiser takes. */
  readonly taken: readonly string[];
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

/** Signatures with the same text may name different types of different programs: types are told apart by number. */
const keyOf = (s: FnSig): string => {
  let key = `${s.abi}${s.variadic ? '...' : ''} ${s.ret.id}`;
  for (const t of s.params) key += `,${t.id}`;
  return key;
};

const unique = (xs: readonly number[]): readonly number[] => (xs.length < 2 ? [...xs] : [...new Set(xs)]);

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
  private readonly halves = {
    rust: new Recent<Unit, Half>(keptHalves.rust),
    c: new Recent<Unit, Half>(keptHalves.c),
  };
  private readonly library = new Map<string, Explicated | null>();
  /** Stubs are made from signatures alone: those of many programs are the same. */
  private readonly stubs = new Recent<string, Stub>(1024);
  private readonly wordsCalls = new Recent<string, WordsCall>(1024);
  private readonly abiErrors = new Recent<string, { readonly message: string | null }>(1024);

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
    const known = this.halves[u.lang];
    let half = known.get(u);
    if (half === undefined) known.set(u, (half = this.make(u)));
    return half;
  }

  private make(u: Unit): Half {
    const { pool } = this;
    pool.moving.length = 0;
    const codes = u.fns.map((f) => explicate(f, pool, this.promises));
    const moving = unique(pool.moving);
    const byName = new Map(codes.map((code) => [code.name, { code, sigKey: keyOf(code.sig) }]));
    const declared = new Map(u.foreign.map((d) => [d.name, d]));
    const open: OpenCall[] = [];
    for (const code of codes) {
      for (const i of code.instrs) {
        this.tie(i, code);
        if (i.head !== 'call') continue;
        const { catches } = i.x as CallSite;
        const callee = byName.get(i.name)?.code;
        if (callee === undefined) open.push({ i, catches, decl: declared.get(i.name) ?? null, stub: null });
        else i.x = { callee, catches } satisfies CallSite;
      }
    }
    return { unit: u, codes, byName, open, moving, taken: this.taken(u, moving) };
  }

  private taken(u: Unit, moving: readonly number[]): string[] {
    const out: string[] = [];
    for (const k of moving) {
      const e = this.pool.entries[k]!;
      if (e.k === 'fn') out.push(e.name);
    }
    for (const s of u.statics) for (const r of s.init.relocations) if (r.to.k === 'fn') out.push(r.to.name);
    return out;
  }

  /** A function of the C library, or null: it is linked to every program. */
  libraryFunction(name: string): Explicated | null {
    let made = this.library.get(name);
    if (made === undefined) {
      const f = libraryCode(this.layouts, name);
      this.library.set(name, (made = f === null ? null : this.alone(f)));
    }
    return made;
  }

  private alone(f: CoreFn): Explicated {
    this.pool.moving.length = 0;
    const code = explicate(f, this.pool, this.promises);
    for (const i of code.instrs) this.tie(i, code);
    return { code, sigKey: keyOf(code.sig), moving: unique(this.pool.moving) };
  }

  /** The way into a function of the other language, for callers that see it as `caller`. */
  stub(spec: Omit<StubSpec, 'through' | 'intoDomain'>): Stub {
    const { direction, name, caller, callee, span } = spec;
    const key = `${direction} ${name} ${keyOf(caller)} ${keyOf(callee.sig)} ${span.file}:${span.start}`;
    let made = this.stubs.get(key);
    if (made === undefined) {
      const toC = direction === 'rust-calls-c';
      const abiError = this.abiError(toC ? 'rust' : 'c', caller, callee);
      const intoDomain = this.domain && toC;
      const through =
        intoDomain && abiError !== null
          ? {
              call: this.wordsCall('rust', caller, callee, span),
              resultFits: resultFits(caller.ret, 'rust', callee.sig.ret, 'c', this.layouts),
            }
          : null;
      const whole: StubSpec = { ...spec, through, intoDomain };
      const error = through === null ? abiError : null;
      this.stubs.set(key, (made = makeStub(whole, error, this.promises, this.pool, this.table)));
    }
    return made;
  }

  /** The way into machine code for callers that see it as `caller`, at another type than it has. */
  wordsCall(lang: Lang, caller: FnSig, callee: Code, span: Span): WordsCall {
    const key = `${lang} ${callee.name} ${keyOf(caller)} ${keyOf(callee.sig)} ${span.file}:${span.start}`;
    let made = this.wordsCalls.get(key);
    if (made === undefined) {
      const fits = resultFits(caller.ret, lang, callee.sig.ret, 'c', this.layouts);
      const spec = { name: callee.name, caller, callee: callee.sig, resultFits: fits, span };
      this.wordsCalls.set(key, (made = makeWordsCall(spec, this.pool, this.table)));
    }
    return made;
  }

  /** Why a call of code in `lang` that sees the callee as `caller` does not fit it, or null. */
  abiError(lang: Lang, caller: FnSig, callee: Code): string | null {
    const calleeLang = callee.lang === 'boundary' ? lang : callee.lang;
    const key = `${lang} ${keyOf(caller)} ${calleeLang} ${keyOf(callee.sig)}`;
    let known = this.abiErrors.get(key);
    if (known === undefined) {
      const message = abiCompatible(caller, lang, callee.sig, calleeLang, this.layouts)?.message ?? null;
      this.abiErrors.set(key, (known = { message }));
    }
    return known.message;
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

  /** The linker makes no promises either where undefined behaviour is ignored. */
  for(regime: Regime, settings: Settings, asked: boolean): LinkContext {
    const promises = asked && settings['ub'] !== 'ignored';
    let of = this.known.get(regime);
    if (of === undefined) this.known.set(regime, (of = new Map<string, LinkContext>()));
    const key = `${layoutKey(settings)} ${settings['foreign'] === 'machine'} ${promises}`;
    let context = of.get(key);
    if (context === undefined) of.set(key, (context = new LinkContext(regime, settings, promises)));
    return context;
  }
}

export const otherLang = (lang: Lang): Lang => (lang === 'rust' ? 'c' : 'rust');
