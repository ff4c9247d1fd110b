/** The linker: joins the halves of a program under a regime. */
import { START } from '../../model/c/library/index.js';
import type { Code, Instr } from '../../model/core/code.js';
import type { FnSig, ForeignDecl, Lang, Unit } from '../../model/core/mir.js';
import { error, type Diagnostic } from '../../model/diagnostic.js';
import type { Settings } from '../../model/settings.js';
import { noSpan, type Span } from '../../model/span.js';
import { optimisationNamed, optimise } from '../core/optimise/index.js';
import type { EnterSite } from '../core/rules/boundary.js';
import type { PointerCallSite } from '../core/rules/control.js';
import type { Regime } from '../regimes/regime.js';
import {
  LinkContext,
  LinkContexts,
  layoutKey,
  layoutsFor,
  otherLang,
  type Definition,
  type Explicated,
  type Half,
  type OpenCall,
} from './context.js';
import { Image, type Linked, type ResolvedCall } from './linked.js';
import { Adapters } from './adapter.js';
import type { Stub } from './stub.js';

export { LinkContext, LinkContexts, layoutKey, layoutsFor };

export interface LinkInput {
  readonly rust: Unit | null;
  readonly c: Unit | null;
  readonly settings: Settings;
  readonly regime: Regime;
  /** False in the replay that finds the cause of UB. */
  readonly promises: boolean;
}

export type LinkResult =
  | { readonly ok: true; readonly linked: Linked }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** What a compiler makes of both halves, where the settings ask for it. */
const asCompiled = (input: LinkInput): LinkInput => {
  const { settings, rust, c } = input;
  const promises = input.promises && settings['ub'] !== 'ignored';
  const asked = settings['optimise'] ?? 'none';
  const o = asked === 'none' ? null : optimisationNamed(asked);
  if (o === null) return promises === input.promises ? input : { ...input, promises };
  const change = (u: Unit | null): Unit | null => (u === null ? u : optimise(u, o, layoutsFor(settings)));
  return { ...input, promises, rust: change(rust), c: change(c) };
};

/** `context`: of the same regime and settings, from earlier programs; else the program gets one of its own. */
export const link = (given: LinkInput, context?: LinkContext): LinkResult => {
  const input = asCompiled(given);
  const { regime, settings, promises, rust } = input;
  const fits = context?.promises === promises ? context : undefined;
  return new Linker(input, fits ?? new LinkContext(regime, settings, promises, rust !== null)).run();
};

/** What a stub has to know of the program that it is used in. */
const sites = (stub: Stub, there: Code): readonly { readonly i: Instr; readonly x: EnterSite }[] => {
  const { enter, abiError, through, words } = stub;
  if (through === null) return [{ i: enter, x: { callee: there, abiError, words } }];
  return [
    { i: enter, x: { callee: through.code, abiError: null, words: null } },
    { i: through.enter, x: { callee: there, abiError: null, words: null } },
  ];
};

class Linker {
  private readonly input: LinkInput;
  private readonly context: LinkContext;
  private readonly halves: Readonly<Record<Lang, Half | null>>;
  /** Functions of the C library that Rust declares and the program does not define. */
  private readonly library = new Map<string, Explicated>();
  private readonly calls: ResolvedCall[] = [];
  private readonly diagnostics: Diagnostic[] = [];
  private callsAsOther = false;

  constructor(input: LinkInput, context: LinkContext) {
    this.input = input;
    this.context = context;
    this.halves = {
      rust: input.rust === null ? null : context.half(input.rust),
      c: input.c === null ? null : context.half(input.c),
    };
  }

  run(): LinkResult {
    const { rust, c } = this.halves;
    for (const d of this.input.rust?.foreign ?? []) {
      if (c?.byName.has(d.name) === true) continue;
      const made = this.context.libraryFunction(d.name);
      if (made !== null) this.library.set(d.name, made);
    }
    const main = this.main();
    this.statics();
    this.addresses();
    this.resolveCalls(rust);
    this.resolveCalls(c);
    if (this.diagnostics.length > 0 || main === null) return { ok: false, diagnostics: this.diagnostics };
    return { ok: true, linked: this.finish(main) };
  }

  private definition(lang: Lang, name: string): Definition | undefined {
    const own = this.halves[lang]?.byName.get(name);
    return own === undefined && lang === 'c' ? this.library.get(name) : own;
  }

  private defined(lang: Lang, name: string): Code | undefined {
    return this.definition(lang, name)?.code;
  }

  private main(): Code | null {
    const rust = this.halves.rust?.byName.get('main')?.code;
    // A `main` with parameters is called by what the library puts before it.
    const c = (this.halves.c?.byName.get(START) ?? this.halves.c?.byName.get('main'))?.code;
    if (rust === undefined && c !== undefined) return c;
    if (rust !== undefined && c === undefined) return rust;
    this.diagnostics.push(
      rust === undefined
        ? error('no-main', 'the program has no `main`', this.anySpan(), {
            help: 'write `fn main()` in Rust or `int main(void)` in C',
          })
        : error('two-mains', 'both halves define `main`', c?.core?.span ?? this.anySpan(), {
            help: 'keep one of them',
          }),
    );
    return null;
  }

  private anySpan() {
    const first = this.halves.rust?.codes[0] ?? this.halves.c?.codes[0];
    return first?.core?.span ?? noSpan;
  }

  private statics(): void {
    for (const u of [this.input.rust, this.input.c]) {
      for (const s of u?.foreignStatics ?? []) {
        const there = this.halves[otherLang(u!.lang)]?.unit.statics;
        if (there?.some((t) => t.name === s.name && t.exported) === true) continue;
        this.diagnostics.push(
          error('undefined-symbol', `no static \`${s.name}\` is defined on the other side`, s.span),
        );
      }
    }
  }

  /** Functions whose address is taken, in code or in an initialiser, must be defined somewhere. */
  private addresses(): void {
    const seen = new Set<string>();
    const check = (lang: Lang, name: string): void => {
      if (this.defined(lang, name) !== undefined || this.defined(otherLang(lang), name) !== undefined) return;
      const key = `${lang} ${name}`;
      if (seen.has(key)) return;
      seen.add(key);
      const decl = this.halves[lang]?.unit.foreign.find((d) => d.name === name);
      const message = `no function \`${name}\` is defined, and its address is taken`;
      this.diagnostics.push(
        error('undefined-symbol', message, decl?.span ?? this.anySpan(), { help: 'define it on one side' }),
      );
    };
    const { rust, c } = this.halves;
    for (const name of rust?.taken ?? []) check('rust', name);
    for (const name of c?.taken ?? []) check('c', name);
  }

  private resolveCalls(half: Half | null): void {
    if (half === null) return;
    for (const call of half.open) {
      const callee = this.callee(half.unit.lang, call);
      if (callee !== null) this.calls.push({ i: call.i, x: { callee, catches: call.catches } });
    }
  }

  private callee(lang: Lang, call: OpenCall): Code | null {
    const { i, decl } = call;
    const { name } = i;
    const own = this.defined(lang, name);
    if (own !== undefined) return own;
    const definition = this.definition(otherLang(lang), name);
    const there = definition?.code;
    if (definition !== undefined && there?.core?.exported === true && decl !== null) {
      const stub = this.stubFor(lang, call, decl, definition);
      if (stub.through !== null) this.callsAsOther = true;
      this.calls.push(...sites(stub, there));
      return stub.code;
    }
    const where = decl === null ? '' : ' on the other side';
    this.diagnostics.push(
      error('undefined-symbol', `no function \`${name}\` is defined${where}`, i.span, {
        help:
          there === undefined
            ? 'define it, or remove the call'
            : `make \`${name}\` visible: \`#[no_mangle] pub extern "C"\`, or not \`static\``,
      }),
    );
    return null;
  }

  /** A half is linked with many that answer its declarations at the same types. */
  private stubFor(
    lang: Lang,
    call: OpenCall,
    { sig, span }: ForeignDecl,
    { code, sigKey }: Definition,
  ): Stub {
    if (call.stub?.sigKey === sigKey) return call.stub.made;
    const made = this.stub(lang, sig, code, span);
    call.stub = { sigKey, made };
    return made;
  }

  private stub(lang: Lang, caller: FnSig, callee: Code, span: Span): Stub {
    const direction = lang === 'rust' ? 'rust-calls-c' : 'c-calls-rust';
    return this.context.stub({ direction, name: callee.name, caller, callee, span });
  }

  private takesAddresses(): boolean {
    return [this.halves.rust, this.halves.c].some((h) => h !== null && h.taken.length > 0);
  }

  private finish(main: Code): Linked {
    const { settings, regime, rust, c } = this.input;
    const { context } = this;
    const library = [...this.library.values()];
    const adapters = new Adapters(context.pool, context.table);
    /** To machine code a call at another type is words in registers; a call into a domain is one of those. */
    const asWords = (from: Lang, callee: Code): boolean =>
      callee.lang === 'c' && (from === 'c' ? context.foreignMachine : context.domain);
    const functions = [
      ...(this.halves.rust?.codes ?? []),
      ...(this.halves.c?.codes ?? []),
      ...library.map((l) => l.code),
    ];
    const image = new Image(context.pool, {
      rust,
      c,
      functions,
      calls: this.calls,
      moving: [this.halves.rust?.moving ?? [], this.halves.c?.moving ?? [], ...library.map((l) => l.moving)],
      defined: (lang, name) => this.defined(lang, name) ?? this.defined(otherLang(lang), name),
    });
    return {
      table: context.table,
      layouts: context.layouts,
      pointerSize: context.layouts.target.pointerSize,
      pool: context.pool,
      constants: context.pool.entries,
      main,
      unwindCode: context.unwindCode,
      events: context.events,
      usesC: c !== null,
      domain: context.domain,
      foreignMachine: context.foreignMachine,
      callsAsOther: this.callsAsOther || (context.domain && this.takesAddresses()),
      staticNames: image.staticNames,
      settings,
      regime: { def: regime, start: (m) => regime.start(m, settings) },
      load: (m) => image.load(m),
      functionOf: (alloc) => image.functionOf(alloc),
      abiError: (i, callee) => {
        const { sig } = i.x as PointerCallSite;
        return callee === null || sig === null || i.lang === 'boundary' || asWords(i.lang, callee)
          ? null
          : context.abiError(i.lang, sig, callee);
      },
      calleeFor: (i, callee) => {
        if (i.lang === 'boundary') return callee;
        const { sig } = i.x as PointerCallSite;
        if (i.lang === callee.lang) {
          if (i.lang === 'rust') return adapters.for(sig, callee);
          if (!asWords(i.lang, callee) || context.abiError(i.lang, sig, callee) === null) return callee;
          const { code, enter } = context.wordsCall(i.lang, sig, callee, i.span);
          enter.x = { callee, abiError: null, words: null } satisfies EnterSite;
          return code;
        }
        const stub = this.stub(i.lang, sig, callee, i.span);
        for (const s of sites(stub, callee)) s.i.x = s.x;
        return stub.code;
      },
    };
  }
}
