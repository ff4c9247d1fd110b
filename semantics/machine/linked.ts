/** A linked program: both halves joined under a regime, every instruction tied to its rule. */
import type { Code, Instr } from '../../model/core/code.js';
import type { Const, Lang, Static, Unit } from '../../model/core/mir.js';
import type { Layouts } from '../../model/layout/index.js';
import { FUNCTION, STATIC, STATIC_RO } from '../../model/memory.js';
import { STATIC as STATIC_ORIGIN, STATIC_READ_ONLY } from '../aliasing/model.js';
import { declareObject } from '../core/effective.js';
import type { EnterSite } from '../core/rules/boundary.js';
import type { CallSite } from '../core/rules/control.js';
import type { Regime } from '../regimes/regime.js';
import type { Settings } from '../../model/settings.js';
import type { Machine } from './machine.js';
import type { Pool } from './pool.js';
import type { RuleTable } from './table.js';

/** A call from one half into the other, or into a library, and what it knows in this program. */
export interface ResolvedCall {
  readonly i: Instr;
  readonly x: CallSite | EnterSite;
}

/** What a run begins with, besides code: statics, read-only data, addresses of functions. */
export interface ImageParts {
  readonly rust: Unit | null;
  readonly c: Unit | null;
  /** Functions that have an address, in the order of their allocations. */
  readonly functions: readonly Code[];
  /** Halves are shared by programs, so calls out of them are set when one is loaded. */
  readonly calls: readonly ResolvedCall[];
  /** Constants that this program uses and each run sets anew: numbers in the pool, of each part of its code. */
  readonly moving: readonly (readonly number[])[];
  readonly defined: (lang: Lang, name: string) => Code | undefined;
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
  /** Some call of machine code may be made at another type than its function has: what calls leave in registers matters. */
  readonly callsAsOther: boolean;
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
export class Image {
  private readonly parts: ImageParts;
  private readonly pool: Pool;
  /** The k-th has allocation k + 1. */
  private readonly statics: readonly Static[];
  private readonly firstData: Readonly<Record<Lang, number>>;
  private readonly firstFunction: number;
  /** Registers of constants that are pointers, and the allocations that they point to (0: to nothing). */
  private readonly pointers: number[] = [];
  private readonly bigs: { readonly register: number; readonly value: bigint }[] = [];

  constructor(pool: Pool, parts: ImageParts) {
    const { rust, c } = parts;
    this.pool = pool;
    this.parts = parts;
    this.statics = [...(rust?.statics ?? []), ...(c?.statics ?? [])];
    const ofRust = 1 + this.statics.length;
    const ofC = ofRust + (rust?.data.length ?? 0);
    this.firstData = { rust: ofRust, c: ofC };
    this.firstFunction = ofC + (c?.data.length ?? 0);
    for (const of of parts.moving) for (const k of of) this.moves(k);
  }

  get staticNames(): string[] {
    return this.statics.map((s) => s.name);
  }

  functionOf(alloc: number): Code | null {
    return this.parts.functions[alloc - this.firstFunction] ?? null;
  }

  private moves(register: number): void {
    const e = this.pool.entries[register]!;
    if (e.k === 'big') this.bigs.push({ register, value: e.value });
    else if (e.k === 'data') this.pointers.push(register, this.firstData[e.lang] + e.index);
    else if (e.k !== 'number' && e.k !== 'undefined')
      this.pointers.push(register, this.allocOf({ k: e.k, name: e.name }, e.lang));
  }

  load(m: Machine): void {
    const { layouts } = this.pool;
    const { calls, rust, c, functions } = this.parts;
    for (const { i, x } of calls) i.x = x;
    for (const s of this.statics) {
      const l = layouts.of(s.ty);
      const readOnly = !s.mutable && l.freeze;
      const id = m.mem.allocate(l.size, l.align, readOnly ? STATIC_RO : STATIC, s.lang === 'c');
      m.rootTags[id] = m.alias.allocate(id, l.size, readOnly ? STATIC_READ_ONLY : STATIC_ORIGIN);
    }
    if (rust !== null) this.data(m, rust);
    if (c !== null) this.data(m, c);
    for (let k = 0; k < functions.length; k++) {
      const id = m.mem.allocate(1, 16, FUNCTION, false);
      m.rootTags[id] = m.alias.allocate(id, 1, STATIC_READ_ONLY);
    }
    this.statics.forEach((s, k) => {
      this.initialise(m, s, m.mem.at[k + 1]!);
      for (const part of s.constParts ?? []) m.mem.addConstPart(k + 1, part);
    });
    this.statics.forEach((s, k) => {
      if (s.lang === 'c') declareObject(m, k + 1, layouts.of(s.ty));
    });
    this.constants(m);
  }

  private data(m: Machine, u: Unit): void {
    for (const d of u.data) {
      const id = m.mem.allocate(d.bytes.length, d.align, STATIC_RO, u.lang === 'c');
      m.rootTags[id] = m.alias.allocate(id, d.bytes.length, STATIC_READ_ONLY);
      const at = m.mem.at[id]!;
      d.bytes.forEach((b, k) => m.mem.writeInt(at + k, 1, b));
    }
  }

  /** Numbers stay from run to run, for nothing writes to them; addresses are new in each. */
  private constants(m: Machine): void {
    const { entries } = this.pool;
    for (let k = m.constantsOf === this.pool ? m.constantsLoaded : 0; k < entries.length; k++) {
      const e = entries[k]!;
      if (e.k === 'number') m.setInt(k, e.value);
      else if (e.k === 'undefined') {
        m.setInt(k, 0);
        m.st[k] = 0;
      }
    }
    m.constantsOf = this.pool;
    m.constantsLoaded = entries.length;
    const { pointers } = this;
    for (let k = 0; k < pointers.length; k += 2) {
      const alloc = pointers[k + 1]!;
      m.setPointer(pointers[k]!, m.mem.base[alloc]!, alloc, m.rootTags[alloc]!);
    }
    for (const b of this.bigs) m.setBig(b.register, b.value);
  }

  private allocOf(c: Const, lang: Lang): number {
    if (c.k === 'data') return this.firstData[lang] + c.index;
    if (c.k === 'fn') {
      const f = this.parts.defined(lang, c.name);
      return f === undefined ? 0 : this.firstFunction + this.parts.functions.indexOf(f);
    }
    if (c.k !== 'static') return 0;
    const own = this.statics.findIndex((s) => s.name === c.name && s.lang === lang);
    return 1 + (own >= 0 ? own : this.statics.findIndex((s) => s.name === c.name && s.exported));
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
