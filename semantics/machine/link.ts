/** The linker: joins the halves of a program under a regime. */
import type { Code, Instr } from '../../model/core/code.js';
import type { FnSig, ForeignDecl, Lang, Unit } from '../../model/core/mir.js';
import { error, type Diagnostic } from '../../model/diagnostic.js';
import type { Settings } from '../../model/settings.js';
import { noSpan } from '../../model/span.js';
import { abiCompatible } from '../core/abi.js';
import { optimisationNamed, optimise } from '../core/optimise/index.js';
import type { CallSite, PointerCallSite } from '../core/rules/control.js';
import type { Regime } from '../regimes/regime.js';
import { LinkContext, LinkContexts, layoutKey, layoutsFor, otherLang, type Half } from './context.js';
import { ImageLoader, type Image, type Linked, type ResolvedCall } from './linked.js';
import { makeStub } from './stub.js';

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
  const o = optimisationNamed(settings['optimise'] ?? 'none');
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

/** Signatures with the same text may name different types of different programs: types are told apart by number. */
const keyOf = (s: FnSig): string => `${s.abi} ${s.params.map((t) => t.id).join(',')} ${s.ret.id}`;

const noCode: ReadonlyMap<string, Code> = new Map();

class Linker {
  private readonly input: LinkInput;
  private readonly context: LinkContext;
  private readonly halves: Readonly<Record<Lang, Half | null>>;
  /** Functions of the C library that Rust declares and the program does not define. */
  private readonly library = new Map<string, Code>();
  private readonly calls: ResolvedCall[] = [];
  private readonly diagnostics: Diagnostic[] = [];

  constructor(input: LinkInput, context: LinkContext) {
    this.input = input;
    this.context = context;
    this.halves = {
      rust: input.rust === null ? null : context.half(input.rust),
      c: input.c === null ? null : context.half(input.c),
    };
  }

  run(): LinkResult {
    for (const d of this.input.rust?.foreign ?? []) {
      if (this.halves.c?.byName.has(d.name) === true) continue;
      const code = this.context.libraryFunction(d.name);
      if (code !== null) this.library.set(d.name, code);
    }
    const main = this.main();
    this.statics();
    this.addresses();
    this.resolveCalls(this.halves.rust);
    this.resolveCalls(this.halves.c);
    if (this.diagnostics.length > 0 || main === null) return { ok: false, diagnostics: this.diagnostics };
    return { ok: true, linked: this.finish(main) };
  }

  private defined(lang: Lang, name: string): Code | undefined {
    const own = (this.halves[lang]?.byName ?? noCode).get(name);
    return own === undefined && lang === 'c' ? this.library.get(name) : own;
  }

  private main(): Code | null {
    const rust = this.halves.rust?.byName.get('main');
    const c = this.halves.c?.byName.get('main');
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
    for (const h of [this.halves.rust, this.halves.c]) for (const t of h?.taken ?? []) check(t.lang, t.name);
    for (const h of [this.halves.rust, this.halves.c])
      for (const s of h?.unit.statics ?? [])
        for (const r of s.init.relocations) if (r.to.k === 'fn') check(s.lang, r.to.name);
  }

  private resolveCalls(half: Half | null): void {
    if (half === null) return;
    for (const i of half.open) {
      const callee = this.callee(half.unit.lang, i);
      if (callee !== null) this.calls.push({ i, x: { ...(i.x as CallSite), callee } });
    }
  }

  private callee(lang: Lang, i: Instr): Code | null {
    const { name } = i;
    const own = this.defined(lang, name);
    if (own !== undefined) return own;
    const decl = this.halves[lang]?.unit.foreign.find((d) => d.name === name) ?? null;
    const there = this.defined(otherLang(lang), name);
    if (there?.core?.exported === true && decl !== null) return this.stub(lang, decl.sig, there, i, decl);
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

  private stub(lang: Lang, sig: FnSig, callee: Code, i: Instr, decl: ForeignDecl | null): Code {
    const { context } = this;
    const span = decl?.span ?? i.span;
    const key = `${lang} ${keyOf(sig)} ${span.file}:${span.start}`;
    let known = context.stubs.get(callee);
    if (known === undefined) context.stubs.set(callee, (known = new Map<string, Code>()));
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = makeStub(
      {
        direction: lang === 'rust' ? 'rust-calls-c' : 'c-calls-rust',
        name: callee.name,
        caller: sig,
        callee,
        abiError: this.abiError(sig, lang, callee),
        span,
        promises: context.promises,
      },
      context.pool,
      context.table,
    );
    known.set(key, made);
    return made;
  }

  private abiError(caller: FnSig, lang: Lang, callee: Code): string | null {
    const calleeLang = callee.lang === 'boundary' ? lang : callee.lang;
    return abiCompatible(caller, lang, callee.sig, calleeLang, this.context.layouts)?.message ?? null;
  }

  private finish(main: Code): Linked {
    const { settings, regime, rust, c } = this.input;
    const { context } = this;
    const functions = [
      ...(this.halves.rust?.codes ?? []),
      ...(this.halves.c?.codes ?? []),
      ...this.library.values(),
    ];
    const statics = [...(rust?.statics ?? []), ...(c?.statics ?? [])];
    const image: Image = {
      rust,
      c,
      functions,
      calls: this.calls,
      resolve: (k, lang) => {
        if (k.k === 'fn') {
          const f = this.defined(lang, k.name) ?? this.defined(otherLang(lang), k.name);
          return f === undefined ? null : { kind: 'fn', index: functions.indexOf(f) };
        }
        if (k.k === 'data') return { kind: 'data', index: k.index };
        if (k.k !== 'static') return null;
        const own = statics.findIndex((s) => s.name === k.name && s.lang === lang);
        const index = own >= 0 ? own : statics.findIndex((s) => s.name === k.name && s.exported);
        return index < 0 ? null : { kind: 'static', index };
      },
    };
    const loader = new ImageLoader(image, context.pool);
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
      domain: this.context.domain,
      foreignMachine: this.context.foreignMachine,
      staticNames: statics.map((s) => s.name),
      settings,
      regime: { def: regime, start: (m) => regime.start(m, settings) },
      load: (m) => loader.load(m),
      functionOf: (alloc) => functions[alloc - loader.firstFunction] ?? null,
      abiError: (i, callee) => {
        const { sig } = i.x as PointerCallSite;
        return callee === null || sig === null || i.lang === 'boundary'
          ? null
          : this.abiError(sig, i.lang, callee);
      },
      calleeFor: (i, callee) => {
        if (i.lang === callee.lang || i.lang === 'boundary') return callee;
        return this.stub(i.lang, (i.x as PointerCallSite).sig, callee, i, null);
      },
    };
  }
}
