/** Expressions of a given type, over the places and functions there are. They carry out what they do to the loans. */
import type { Tape } from '../tape.js';
import type { Items, Signature } from './items.js';
import { Access, just, type Made, type Value } from './scope.js';
import { fallback, operators } from './constants.js';
import { both, nothing, type Holds } from './loans.js';
import { mayRead, mayUse, mayWrite, places, type Place } from './places.js';
import {
  bool,
  dropUses,
  hasRef,
  int,
  isCopy,
  same,
  string,
  type Adt,
  type IntName,
  type Ty,
  type VariantOf,
} from './types.js';

const comparison = ['<', '==', '>', '!=', '<=', '>='] as const;

export class Scope extends Access {
  /** One statement more, in the scope as it is. */
  readonly statement: (b: Scope) => Made;

  constructor(
    d: Tape,
    items: Items,
    signature: Signature | null,
    budget: number,
    unsafe: boolean,
    statement: (b: Scope) => Made,
  ) {
    super(d, items, signature, budget, unsafe);
    this.statement = statement;
  }

  /** Evaluated one after the other; each holds what it holds until all are there. */
  all(tys: readonly ((k: number) => Value)[]): { texts: string[]; holds: Holds } {
    const texts: string[] = [];
    let holds = nothing;
    for (const [k, make] of tys.entries()) {
      const v = make(k);
      texts.push(v.text);
      holds = both(holds, v.holds);
      this.s.waiting.push(v.holds);
    }
    this.s.waiting.length -= tys.length;
    return { texts, holds };
  }

  private nested<R>(f: () => R, otherwise: () => R): R {
    if (this.nesting >= 3) return otherwise();
    this.nesting++;
    const r = f();
    this.nesting--;
    return r;
  }

  literal(name: IntName, suffix: boolean): string {
    return `${this.d.choose(10)}${suffix ? name : ''}`;
  }

  /** `known`: the type is said by what is around it, so that a literal needs no suffix. */
  int(name: IntName, known: boolean): Value {
    const lit = (): Value => just(this.literal(name, !known || this.d.rarely(4)));
    return this.nested(() => {
      const here = this.readable(int(name));
      const n = this.d.choose(10);
      if (n === 0 || (n <= 4 && here.length === 0)) return lit();
      if (n <= 4) return this.read(this.d.pick(here));
      if (n <= 6) {
        const a = this.int(name, known);
        const b = this.int(name, true);
        const op = this.d.pick(operators(name));
        return just(`(${a.text} ${op} ${b.text})`);
      }
      if (n === 7) {
        const sure = here.filter((p) => !p.v.open);
        const a = sure.length === 0 ? `${this.literal(name, true)}` : this.read(this.d.pick(sure)).text;
        const b = this.int(name, true);
        return just(
          `${a}.${this.d.pick(['wrapping_add', 'wrapping_mul', 'wrapping_sub', 'min', 'max'])}(${b.text})`,
        );
      }
      if (n === 8) return this.special(name) ?? lit();
      const from = this.d.pick<IntName>(['i32', 'u8', 'usize', 'i64', 'u32']);
      const sure = this.readable(int(from)).filter((p) => !p.v.open);
      if (sure.length === 0) return lit();
      return just(`(${this.read(this.d.pick(sure)).text} as ${name})`);
    }, lit);
  }

  private special(name: IntName): Value | null {
    switch (this.d.choose(6)) {
      case 0: {
        if (name !== 'i32') return null;
        const { consts, statics } = this.items;
        return consts.length + statics.length === 0 ? null : just(this.d.pick([...consts, ...statics]));
      }
      case 1: {
        if (name !== 'usize') return null;
        const sized = places(this.s).filter(
          (p) =>
            (p.ty.k === 'Vec' || p.ty.k === 'array' || (p.ty.k === 'ref' && p.ty.to.k === 'slice')) &&
            mayRead(this.s, p),
        );
        if (sized.length === 0) return null;
        const p = this.d.pick(sized);
        this.s.access(p.v.id, p.path, false);
        return just(`${p.base}.len()`);
      }
      case 2: {
        const cells = places(this.s).filter(
          (p) => p.ty.k === 'Cell' && same(p.ty.of, int(name)) && mayRead(this.s, p),
        );
        if (cells.length === 0) return null;
        const p = this.d.pick(cells);
        this.s.access(p.v.id, p.path, false);
        return just(`${p.base}.get()`);
      }
      case 3: {
        const c = this.bool();
        const before = this.s.snapshot();
        const a = this.int(name, false);
        const afterA = this.s.snapshot();
        this.s.reset(before);
        const b = this.int(name, true);
        this.s.join(before, [afterA, this.s.snapshot()]);
        return just(`(if ${c.text} { ${a.text} } else { ${b.text} })`);
      }
      case 4: {
        const os = places(this.s).filter(
          (p) => p.ty.k === 'Option' && isCopy(p.ty) && same(p.ty.of, int(name)) && mayRead(this.s, p),
        );
        if (os.length === 0) return null;
        const p = this.read(this.d.pick(os));
        if (this.d.choose(2) === 0) return just(`${p.text}.unwrap_or(${this.literal(name, false)})`);
        const x = this.name('q');
        const held = this.readable(int(name));
        const plus = held.length === 0 ? this.literal(name, false) : this.read(this.d.pick(held)).text;
        return just(`${p.text}.map(|${x}| ${x} ^ ${plus}).unwrap_or_else(|| ${this.literal(name, false)})`);
      }
      default: {
        const called = this.call((f) => same(f.ret, int(name)) && !f.unsafe);
        return called;
      }
    }
  }

  bool(): Value {
    return this.nested(
      () => {
        const here = this.readable(bool);
        const n = this.d.choose(8);
        if (n === 0) return just(this.d.choose(2) === 0 ? 'true' : 'false');
        if (n <= 2 && here.length > 0) return this.read(this.d.pick(here));
        if (n === 3) return just(`!${this.bool().text}`);
        if (n === 4) {
          const a = this.bool();
          const before = this.s.snapshot();
          const b = this.bool();
          this.s.join(before, [before, this.s.snapshot()]);
          return just(`(${a.text} ${this.d.pick(['&&', '||'])} ${b.text})`);
        }
        if (n === 5) {
          const some = places(this.s).filter((p) => p.ty.k === 'Option' && mayRead(this.s, p));
          if (some.length > 0) {
            const p = this.d.pick(some);
            this.s.access(p.v.id, p.path, false);
            return just(`${p.base}.${this.d.pick(['is_some', 'is_none'])}()`);
          }
        }
        const name = this.d.pick<IntName>(['i32', 'i32', 'u8', 'usize']);
        const a = this.int(name, false);
        const b = this.int(name, true);
        return just(`(${a.text} ${this.d.pick(comparison)} ${b.text})`);
      },
      () => just(this.d.choose(2) === 0 ? 'true' : 'false'),
    );
  }

  /** A value of the type; `known` as above. */
  value(ty: Ty, known = true): Value {
    if (ty.k === 'int') return this.int(ty.name, known);
    if (ty.k === 'bool') return this.bool();
    if (ty.k === 'ref') return this.reference(ty);
    const made = this.nested<Value | null>(
      () => {
        const n = this.d.choose(5);
        if (n <= 1) {
          const here = this.of(ty, (p) => mayUse(this.s, p, this.depth) && !dropUses(p.ty));
          if (here.length > 0) return this.use(this.d.pick(here));
        }
        if (n === 2) return this.call((f) => same(f.ret, ty) && !f.unsafe && !hasRef(f.ret));
        return null;
      },
      () => null,
    );
    return made ?? this.construct(ty);
  }

  /** By its constructor. */
  construct(ty: Ty): Value {
    switch (ty.k) {
      case 'int':
        return this.int(ty.name, false);
      case 'bool':
        return this.bool();
      case 'char':
        return just(`'${'abc'[this.d.choose(3)]!}'`);
      case 'unit':
        return just('()');
      case 'tuple': {
        const { texts, holds } = this.all(ty.of.map((t) => () => this.value(t)));
        return { text: `(${texts.join(', ')})`, holds };
      }
      case 'array': {
        if (isCopy(ty.of) && this.d.choose(2) === 0) {
          const v = this.value(ty.of);
          return { text: `[${v.text}; ${ty.n}]`, holds: v.holds };
        }
        const { texts, holds } = this.all(Array.from({ length: ty.n }, () => () => this.value(ty.of)));
        return { text: `[${texts.join(', ')}]`, holds };
      }
      case 'slice':
        return just('[]');
      case 'String':
        return just(this.d.pick(['String::new()', 'String::from("ab")', '"c".to_string()']));
      case 'str':
      case 'closure':
        return just(fallback(ty));
      case 'Box':
      case 'Cell': {
        const v = this.value(ty.of);
        return { text: `${ty.k}::new(${v.text})`, holds: v.holds };
      }
      case 'Vec': {
        const n = this.d.choose(4);
        if (n === 3) return just('Vec::new()');
        const { texts, holds } = this.all(Array.from({ length: 1 + n }, () => () => this.value(ty.of)));
        return { text: `vec![${texts.join(', ')}]`, holds };
      }
      case 'Option': {
        if (this.d.choose(3) === 0) return just('None');
        const v = this.value(ty.of);
        return { text: `Some(${v.text})`, holds: v.holds };
      }
      case 'Result': {
        const ok = this.d.choose(2) === 0;
        const v = this.value(ok ? ty.ok : ty.err);
        return { text: `${ok ? 'Ok' : 'Err'}(${v.text})`, holds: v.holds };
      }
      case 'adt':
        return this.variant(ty.def, this.d.pick(ty.def.variants));
      case 'ref':
        return this.reference(ty);
    }
  }

  variant(def: Adt, v: VariantOf): Value {
    const path = def.kind === 'enum' ? `${def.name}::${v.name}` : def.name;
    if (v.shape === 'unit') return just(path);
    const { texts, holds } = this.all(v.fields.map((f) => () => this.value(f.ty)));
    if (v.shape === 'tuple') return { text: `${path}(${texts.join(', ')})`, holds };
    return { text: `${path} { ${v.fields.map((f, k) => `${f.name}: ${texts[k]!}`).join(', ')} }`, holds };
  }

  /** A reference: a borrow of a place, a reborrow, a copy, what a function gives, and else a borrow of a constant. */
  reference(ty: Extract<Ty, { k: 'ref' }>): Value {
    const { to, mut } = ty;
    if (to.k === 'str') return this.text(ty);
    if (to.k === 'slice') return this.slice(to.of, mut);
    const ok = (p: Place): boolean => (mut ? mayWrite(this.s, p) && !hasRef(p.ty) : mayRead(this.s, p));
    const here = this.of(to, ok);
    if (this.d.choose(5) === 4) {
      const called = this.call((f) => same(f.ret, ty) && !f.unsafe);
      if (called !== null) return called;
    }
    if (!mut && this.d.choose(3) === 2) {
      const copies = this.readable(ty);
      if (copies.length > 0) return this.read(this.d.pick(copies));
    }
    if (here.length > 0) return this.borrow(this.d.pick(here), mut);
    // A temporary: it lives as long as the statement, or the block where it is extended.
    const v = fallback(to);
    return { text: `&${mut ? 'mut ' : ''}${v}`, holds: { loans: [], life: ["'temporary"] } };
  }

  /** A literal, a copy of a reference, or a view of a string. */
  private text(ty: Ty): Value {
    const owned = this.readable(string);
    const here = this.readable(ty);
    switch (this.d.choose(4)) {
      case 0:
        return just(`"${'abc'.slice(this.d.choose(3))}"`);
      case 1:
        return here.length === 0 ? just('"a"') : this.read(this.d.pick(here));
      default: {
        if (owned.length === 0) return just('"b"');
        const p = this.d.pick(owned);
        const v = this.borrow(p, false);
        return { text: this.d.pick([`${p.base}.as_str()`, `&${p.base}[..]`, v.text]), holds: v.holds };
      }
    }
  }

  private slice(of: Ty, mut: boolean): Value {
    const from = places(this.s).filter(
      (p) =>
        (((p.ty.k === 'Vec' || p.ty.k === 'array') && same(p.ty.of, of)) ||
          (p.ty.k === 'ref' &&
            p.ty.to.k === 'slice' &&
            same(p.ty.to.of, of) &&
            (p.ty.mut || !mut) &&
            !(mut && p.shared))) &&
        (p.ty.k === 'ref'
          ? this.s.may(p.v.id, [...p.path, '*'], mut)
          : mut
            ? mayWrite(this.s, p)
            : mayRead(this.s, p)),
    );
    if (from.length === 0)
      return {
        text: `&${mut ? 'mut ' : ''}[${fallback(of)}]`,
        holds: { loans: [], life: ["'temporary"] },
      };
    const p = this.d.pick(from);
    if (p.ty.k === 'ref') {
      const inner: Place = { ...p, path: [...p.path, '*'], behind: true, shared: p.shared || !p.ty.mut };
      const v = this.borrow(inner, mut);
      return { text: `&${mut ? 'mut ' : ''}${p.base}[..]`, holds: v.holds };
    }
    const v = this.borrow(p, mut);
    const range = this.d.choose(3);
    if (range === 0) return { text: `${v.text}`, holds: v.holds };
    return { text: `&${mut ? 'mut ' : ''}${p.base}[${range === 1 ? '..' : '..1'}]`, holds: v.holds };
  }

  /** A call of a function or method that fits, or null. */
  call(fits: (f: Signature) => boolean): Value | null {
    const fs = this.items.fns.filter(fits);
    if (fs.length === 0) return null;
    const f = this.d.pick(fs);
    return this.nested(
      () => this.callOf(f),
      () => null,
    );
  }

  callOf(f: Signature): Value | null {
    const makes: (() => Value)[] = [];
    let receiver: Place | null = null;
    if (f.owner !== null) {
      const ty: Ty = { k: 'adt', def: f.owner };
      const ok = (p: Place): boolean => {
        if (f.self === '&') return mayRead(this.s, p);
        if (f.self === '&mut') return mayWrite(this.s, p);
        return mayUse(this.s, p, this.depth) && !dropUses(p.ty);
      };
      const able = this.of(ty, ok);
      if (able.length === 0) return null;
      receiver = this.d.pick(able);
      const p = receiver;
      makes.push(() => {
        if (f.self === 'value') return { ...this.use(p), text: p.base };
        return { ...this.borrow(p, f.self === '&mut'), text: p.base };
      });
    }
    for (const p of f.params) makes.push(() => this.value(p.ty));
    const first = this.holdsOf(f, makes);
    const args = receiver === null ? first.texts : first.texts.slice(1);
    const text =
      receiver === null
        ? `${f.name}(${args.join(', ')})`
        : `${first.texts[0]!}.${f.name}(${args.join(', ')})`;
    return { text, holds: first.holds };
  }

  private holdsOf(f: Signature, makes: readonly (() => Value)[]): { texts: string[]; holds: Holds } {
    const each: Holds[] = [];
    const { texts } = this.all(
      makes.map((make) => () => {
        const v = make();
        each.push(v.holds);
        return v;
      }),
    );
    const shift = f.owner === null ? 0 : 1;
    let holds = nothing;
    for (const k of f.from) holds = both(holds, each[k + shift] ?? nothing);
    return { texts, holds };
  }
}
