/** The linker: joins the halves of a program under a regime. */
import { NONE, type Code, type Instr } from '../../model/core/code.js';
import type { FnSig, ForeignDecl, Lang, Unit } from '../../model/core/mir.js';
import { error, type Diagnostic } from '../../model/diagnostic.js';
import { Layouts, libShapes, type LayoutMode } from '../../model/layout/index.js';
import type { Settings } from '../../model/settings.js';
import { noSpan } from '../../model/span.js';
import { targets, type TargetName } from '../../model/target.js';
import { showTy } from '../../model/types.js';
import { libraryCode } from '../c/index.js';
import { abiCompatible } from '../core/abi.js';
import { explicate } from '../core/explicate.js';
import { blankInstr } from '../core/instr.js';
import type { CallSite, PointerCallSite } from '../core/rules/control.js';
import type { Regime } from '../regimes/regime.js';
import { allRules } from '../rules.js';
import { ImageLoader, type Image, type Linked } from './linked.js';
import { Pool } from './pool.js';
import { makeStub } from './stub.js';
import { ruleTable } from './table.js';

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

export const layoutsFor = (settings: Settings): Layouts =>
  new Layouts(
    targets[(settings['target'] ?? 'ilp32') as TargetName],
    (settings['layout'] ?? 'rustc') as LayoutMode,
    libShapes,
  );

export const link = (input: LinkInput): LinkResult => new Linker(input).run();

const showSig = (s: FnSig): string => `(${s.params.map(showTy).join(', ')}) -> ${showTy(s.ret)}`;

class Linker {
  private readonly input: LinkInput;
  private readonly pool: Pool;
  private readonly codes: Code[] = [];
  private readonly byName: Record<Lang, Map<string, Code>> = { rust: new Map(), c: new Map() };
  private readonly stubs = new Map<string, Code>();
  private readonly diagnostics: Diagnostic[] = [];
  private readonly table;
  private readonly layouts: Layouts;

  constructor(input: LinkInput) {
    this.input = input;
    this.layouts = layoutsFor(input.settings);
    this.pool = new Pool(
      this.layouts,
      input.regime.rules.some((r) => r.head === 'x-use'),
    );
    this.table = ruleTable(allRules(input.regime), input.settings['foreign'] === 'machine');
  }

  run(): LinkResult {
    const { rust, c } = this.input;
    this.unit(rust);
    this.unit(c);
    this.library();
    const main = this.main();
    this.statics();
    this.addresses();
    for (const code of [...this.codes]) this.resolveCalls(code);
    if (this.diagnostics.length > 0 || main === null) return { ok: false, diagnostics: this.diagnostics };
    for (const code of this.codes) this.linkRules(code);
    return { ok: true, linked: this.finish(main, rust, c) };
  }

  private unit(u: Unit | null): void {
    if (u === null) return;
    for (const f of u.fns) {
      const code = explicate(f, this.codes.length, this.pool, this.input.promises);
      this.codes.push(code);
      this.byName[u.lang].set(f.name, code);
    }
  }

  /** What Rust declares and no C of the program defines may be the C library's: it is linked to every program. */
  private library(): void {
    for (const d of this.input.rust?.foreign ?? []) {
      if (this.byName.c.has(d.name)) continue;
      const f = libraryCode(this.layouts, d.name);
      if (f === null) continue;
      const code = explicate(f, this.codes.length, this.pool, this.input.promises);
      this.codes.push(code);
      this.byName.c.set(d.name, code);
    }
  }

  private main(): Code | null {
    const mains = [this.byName.rust.get('main'), this.byName.c.get('main')].filter((x) => x !== undefined);
    if (mains.length === 1) return mains[0] ?? null;
    const span = mains[1]?.core?.span ?? this.anySpan();
    this.diagnostics.push(
      mains.length === 0
        ? error('no-main', 'the program has no `main`', span, {
            help: 'write `fn main()` in Rust or `int main(void)` in C',
          })
        : error('two-mains', 'both halves define `main`', span, { help: 'keep one of them' }),
    );
    return null;
  }

  private anySpan() {
    return this.codes[0]?.core?.span ?? noSpan;
  }

  private other(lang: Lang): Lang {
    return lang === 'rust' ? 'c' : 'rust';
  }

  private half(lang: Lang): Unit | null {
    return lang === 'rust' ? this.input.rust : this.input.c;
  }

  private statics(): void {
    for (const u of [this.input.rust, this.input.c]) {
      for (const s of u?.foreignStatics ?? []) {
        const found =
          this.half(this.other(u!.lang))?.statics.some((t) => t.name === s.name && t.exported) ?? false;
        if (!found)
          this.diagnostics.push(
            error('undefined-symbol', `no static \`${s.name}\` is defined on the other side`, s.span),
          );
      }
    }
  }

  /** Functions whose address is taken, in code or in an initialiser, must be defined somewhere. */
  private addresses(): void {
    const taken = new Map<string, { readonly lang: Lang; readonly name: string }>();
    const take = (lang: Lang, name: string): void => void taken.set(`${lang} ${name}`, { lang, name });
    for (const e of this.pool.entries) if (e.k === 'fn') take(e.lang, e.name);
    for (const u of [this.input.rust, this.input.c])
      for (const s of u?.statics ?? [])
        for (const r of s.init.relocations) if (r.to.k === 'fn') take(s.lang, r.to.name);
    for (const { lang, name } of taken.values()) {
      if (this.byName[lang].has(name) || this.byName[this.other(lang)].has(name)) continue;
      const decl = this.half(lang)?.foreign.find((d) => d.name === name);
      this.diagnostics.push(
        error(
          'undefined-symbol',
          `no function \`${name}\` is defined, and its address is taken`,
          decl?.span ?? this.anySpan(),
          {
            help: 'define it on one side',
          },
        ),
      );
    }
  }

  private resolveCalls(code: Code): void {
    const lang = code.lang;
    if (lang === 'boundary') return;
    for (const i of code.instrs) {
      if (i.head !== 'call') continue;
      const x = i.x as CallSite;
      const callee = this.callee(lang, i.name, i);
      if (callee === null) continue;
      i.x = { ...x, callee };
    }
  }

  private callee(lang: Lang, name: string, i: Instr): Code | null {
    const own = this.byName[lang].get(name);
    if (own !== undefined) return own;
    const decl = this.half(lang)?.foreign.find((d) => d.name === name) ?? null;
    const there = this.byName[this.other(lang)].get(name);
    if (there?.core?.exported === true && decl !== null) return this.stub(lang, decl.sig, there, i, decl);
    this.diagnostics.push(
      error(
        'undefined-symbol',
        `no function \`${name}\` is defined${decl === null ? '' : ' on the other side'}`,
        i.span,
        {
          help:
            there === undefined
              ? 'define it, or remove the call'
              : `make \`${name}\` visible: \`#[no_mangle] pub extern "C"\`, or not \`static\``,
        },
      ),
    );
    return null;
  }

  private stub(lang: Lang, sig: FnSig, callee: Code, i: Instr, decl: ForeignDecl | null): Code {
    const key = `${lang} ${callee.name} ${sig.abi} ${showSig(sig)}`;
    const known = this.stubs.get(key);
    if (known !== undefined) return known;
    const made = makeStub(
      {
        direction: lang === 'rust' ? 'rust-calls-c' : 'c-calls-rust',
        name: callee.name,
        caller: sig,
        callee,
        abiError: this.abiError(sig, lang, callee),
        span: decl?.span ?? i.span,
        index: this.codes.length,
        promises: this.input.promises,
      },
      this.pool,
      this.table,
    );
    this.codes.push(made);
    this.stubs.set(key, made);
    return made;
  }

  private abiError(caller: FnSig, lang: Lang, callee: Code): string | null {
    return (
      abiCompatible(caller, lang, callee.sig, callee.lang === 'boundary' ? lang : callee.lang, this.layouts)
        ?.message ?? null
    );
  }

  private linkRules(code: Code): void {
    for (const i of code.instrs) {
      if (i.rule !== null || this.table.link(i)) continue;
      this.diagnostics.push(error('no-rule', `no rule for ${i.head} in ${code.lang}`, i.span));
      throw new Error(`no rule for \`${i.head}\` in ${code.lang} (${code.name})`);
    }
  }

  private finish(main: Code, rust: Unit | null, c: Unit | null): Linked {
    const { settings, regime } = this.input;
    const functions = this.codes.filter((k) => k.lang !== 'boundary');
    const indexOf = new Map(functions.map((f, k) => [f, k]));
    const statics = [...(rust?.statics ?? []), ...(c?.statics ?? [])];
    const image: Image = {
      rust,
      c,
      functions,
      resolve: (k, lang) => {
        if (k.k === 'fn') {
          const f = this.byName[lang].get(k.name) ?? this.byName[this.other(lang)].get(k.name);
          return f === undefined ? null : { kind: 'fn', index: indexOf.get(f)! };
        }
        if (k.k === 'data') return { kind: 'data', index: k.index };
        if (k.k !== 'static') return null;
        const own = statics.findIndex((s) => s.name === k.name && s.lang === lang);
        const index = own >= 0 ? own : statics.findIndex((s) => s.name === k.name && s.exported);
        return index < 0 ? null : { kind: 'static', index };
      },
    };
    const loader = new ImageLoader(image, this.pool);
    const unwind = blankInstr('unwind', 'boundary', noSpan, main, 0);
    this.table.link(unwind);
    const pointerStubs = new Map<string, Code>();
    return {
      table: this.table,
      layouts: this.layouts,
      pointerSize: this.layouts.target.pointerSize,
      pool: this.pool,
      constants: this.pool.entries,
      codes: this.codes,
      main,
      unwindCode: [unwind],
      events: this.events(main),
      usesC: c !== null,
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
        const { sig } = i.x as PointerCallSite;
        const key = `${i.lang} ${callee.index} ${showSig(sig)}`;
        const known = pointerStubs.get(key);
        if (known !== undefined) return known;
        const before = this.codes.length;
        const made = this.stub(i.lang, sig, callee, i, null);
        for (const code of this.codes.slice(before)) this.linkRules(code);
        pointerStubs.set(key, made);
        return made;
      },
    };
  }

  /** The regime's rules for events of the machine, found by name from the premises that judge them. */
  private events(main: Code): ReadonlyMap<string, Instr> {
    const out = new Map<string, Instr>();
    for (const r of this.input.regime.rules) {
      if (!r.head.startsWith('op:event-')) continue;
      const i = blankInstr(r.head as Instr['head'], 'boundary', noSpan, main, NONE);
      if (this.table.link(i)) out.set(r.head.slice('op:event-'.length), i);
    }
    return out;
  }
}
