/** A linked program: both halves joined under a regime, every instruction tied to its rule. */
import type { Code, Instr } from '../../model/core/code.js';
import type { Const, Lang, Static, Unit } from '../../model/core/mir.js';
import type { Layouts } from '../../model/layout/index.js';
import { FUNCTION, STATIC, STATIC_RO } from '../../model/memory.js';
import { STATIC as STATIC_ORIGIN, STATIC_READ_ONLY } from '../aliasing/model.js';
import { declareObject } from '../core/effective.js';
import type { CallSite } from '../core/rules/control.js';
import type { Regime } from '../regimes/regime.js';
import type { Settings } from '../../model/settings.js';
import type { Machine } from './machine.js';
import type { Pool } from './pool.js';
import type { RuleTable } from './table.js';

/** A call from one half into the other, or into a library, and what it knows in this program. */
export interface ResolvedCall {
  readonly i: Instr;
  readonly x: CallSite;
}

/** What a run begins with, besides code: statics, read-only data, addresses of functions. */
export interface Image {
  readonly rust: Unit | null;
  readonly c: Unit | null;
  /** Functions that have an address, in the order of their allocations. */
  readonly functions: readonly Code[];
  /** Halves are shared by programs, so calls out of them are set when one is loaded. */
  readonly calls: readonly ResolvedCall[];
  readonly resolve: (
    c: Const,
    lang: Lang,
  ) => { readonly kind: 'fn' | 'static' | 'data'; readonly index: number } | null;
}

export interface Linked {
  readonly table: RuleTable;
  readonly layouts: Layouts;
  readonly pointerSize: number;
  readonly pool: Pool;
  readonly constants: Pool['entries'];
  readonly main: Code;
  readonly unwindCode: readonly Instr[];
  readonly events: ReadonlyMap<string, Instr>;
  readonly usesC: boolean;
  /** Foreign code has memory of its own. */
  readonly domain: boolean;
  /** Foreign code runs as machine code: it was asked for, or it has a domain. */
  readonly foreignMachine: boolean;
  /** Names of the statics, in the order of their allocations from 1 on. */
  readonly staticNames: readonly string[];
  readonly settings: Settings;
  readonly regime: { readonly def: Regime; readonly start: (m: Machine) => unknown };
  /** Loads statics and constants into a machine that was reset. */
  readonly load: (m: Machine) => void;
  readonly functionOf: (alloc: number) => Code | null;
  readonly abiError: (call: Instr, callee: Code | null) => string | null;
  /** The code to enter for a call through a pointer: the function, or a stub where it is of the other language. */
  readonly calleeFor: (call: Instr, callee: Code) => Code;
}

/** Allocation ids of the image: statics first, then data, then functions; they are the same in every run. */
export class ImageLoader {
  private readonly statics: { s: Static; alloc: number }[] = [];
  private readonly pool: Pool;
  private readonly image: Image;
  private readonly datas: { lang: Lang; bytes: readonly number[]; align: number }[] = [];
  readonly firstFunction: number;
  private readonly dataStart: Record<Lang, number>;

  constructor(image: Image, pool: Pool) {
    this.image = image;
    this.pool = pool;
    let next = 1;
    for (const u of [image.rust, image.c])
      for (const s of u?.statics ?? []) this.statics.push({ s, alloc: next++ });
    this.dataStart = { rust: next, c: next + (image.rust?.data.length ?? 0) };
    for (const u of [image.rust, image.c])
      for (const d of u?.data ?? []) this.datas.push({ lang: u!.lang, ...d });
    this.firstFunction = next + this.datas.length;
  }

  load(m: Machine): void {
    const { layouts } = this.pool;
    for (const { i, x } of this.image.calls) i.x = x;
    for (const { s } of this.statics) {
      const l = layouts.of(s.ty);
      const readOnly = !s.mutable && l.freeze;
      const id = m.mem.allocate(l.size, l.align, readOnly ? STATIC_RO : STATIC, s.lang === 'c');
      m.rootTags[id] = m.alias.allocate(id, l.size, readOnly ? STATIC_READ_ONLY : STATIC_ORIGIN);
    }
    for (const d of this.datas) {
      const id = m.mem.allocate(d.bytes.length, d.align, STATIC_RO, d.lang === 'c');
      m.rootTags[id] = m.alias.allocate(id, d.bytes.length, STATIC_READ_ONLY);
      const at = m.mem.at[id]!;
      d.bytes.forEach((b, k) => m.mem.writeInt(at + k, 1, b));
    }
    for (let k = 0; k < this.image.functions.length; k++) {
      const id = m.mem.allocate(1, 16, FUNCTION, false);
      m.rootTags[id] = m.alias.allocate(id, 1, STATIC_READ_ONLY);
    }
    for (const { s, alloc } of this.statics) this.initialise(m, s, m.mem.at[alloc]!);
    for (const { s, alloc } of this.statics) if (s.lang === 'c') declareObject(m, alloc, layouts.of(s.ty));
    this.constants(m);
  }

  /** Numbers stay from run to run, for nothing writes to them; addresses are new in each. */
  private constants(m: Machine): void {
    const { entries, moving } = this.pool;
    const from = m.constantsOf === this.pool ? m.constantsLoaded : 0;
    for (let k = from; k < entries.length; k++) {
      const e = entries[k]!;
      if (e.k === 'number') m.setInt(k, e.value);
      else if (e.k === 'undefined') {
        m.setInt(k, 0);
        m.st[k] = 0;
      }
    }
    m.constantsOf = this.pool;
    m.constantsLoaded = entries.length;
    for (const k of moving) {
      const e = entries[k]!;
      switch (e.k) {
        case 'big':
          m.setBig(k, e.value);
          break;
        case 'fn':
        case 'static':
          this.pointTo(m, k, this.allocOf({ k: e.k, name: e.name }, e.lang));
          break;
        case 'data':
          this.pointTo(m, k, this.allocOf({ k: 'data', index: e.index }, e.lang));
          break;
        case 'number':
        case 'undefined':
          break;
      }
    }
  }

  private pointTo(m: Machine, reg: number, alloc: number): void {
    m.setPointer(reg, m.mem.base[alloc]!, alloc, m.rootTags[alloc]!);
  }

  private allocOf(c: Const, lang: Lang): number {
    const r = this.image.resolve(c, lang);
    if (r === null) return 0;
    if (r.kind === 'fn') return this.firstFunction + r.index;
    // Constants of other programs may be in the pool: what this one has not got is nowhere.
    if (r.kind === 'data') return Math.min(this.dataStart[lang] + r.index, this.firstFunction);
    return this.statics[r.index]!.alloc;
  }

  private initialise(m: Machine, s: Static, at: number): void {
    s.init.bytes.forEach((b, k) => {
      if (b !== null) m.mem.writeInt(at + k, 1, b);
    });
    for (const r of s.init.relocations) {
      const alloc = this.allocOf(r.to, s.lang);
      m.mem.writePointer(at + r.offset, m.mem.base[alloc]! + r.addend, alloc, m.rootTags[alloc]!);
    }
  }
}
