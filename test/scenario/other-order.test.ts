import * as E from '#fp/Either';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../model/grammars.js';
import { parseOrder } from '../../model/layout/index.js';
import { u8 } from '../../model/types.js';
import { ordersFor, orderedTypes } from '../../properties/field-orders.js';
import {
  checkInOrders,
  compileProgram,
  defaultSettings,
  judgeProgram,
  runRecord,
  type RunRecord,
} from '../../properties/scenario/index.js';
import { layoutsFor } from '../../semantics/machine/link.js';

beforeAll(loadGrammars);

const text = (code: string, file: string) => ({ text: code, file });

const run = (rust: string, more: { c?: string; set?: Record<string, string> } = {}): RunRecord => {
  const p = {
    rust: text(rust, 'a.rs'),
    ...(more.c === undefined ? {} : { c: text(more.c, 'a.c') }),
  };
  const ran = judgeProgram(p, { ...defaultSettings, ...more.set }, 'unrestricted', 'stacked');
  if (E.isLeft(ran)) throw new Error(ran.left[0]?.message);
  return runRecord('a', ran.right);
};

const transmuted = (attribute = ''): string => `
  ${attribute} struct A { x: u32, y: u32 }
  ${attribute} struct B { x: u32, y: u32 }
  fn main() {
    let b: B = unsafe { std::mem::transmute(A { x: 1, y: 2 }) };
    println!("{} {}", b.x, b.y);
  }`;

/** Reads the word at an offset of a struct that is declared with these fields, of which each is set to its index. */
const wordAt = (offset: number, declared: readonly string[]): string => `
  struct S { ${declared.map((t, i) => `f${i}: ${t}`).join(', ')} }
  fn main() {
    let s = S { ${declared.map((_, i) => `f${i}: ${i}`).join(', ')} };
    let p = &raw const s as *const u32;
    println!("{}", unsafe { *p.add(${offset}) });
    println!("{}", ${declared.map((_, i) => `s.f${i} as u32`).join(' + ')});
  }`;

describe('A verdict is layout-dependent', () => {
  it('if another order changes the output: two structs that are declared alike, and every field of three.', () => {
    expect(run(transmuted())).toMatchObject({
      outcome: 'done',
      flags: ['layout-dependent'],
      otherOrder: { outcome: 'done', output: '2 1\n', moved: [{ fields: [{ name: 'x' }, { name: 'y' }] }] },
    });
    for (const at of [0, 1, 2])
      expect(run(wordAt(at, ['u32', 'u32', 'u32'])).flags).toEqual(['layout-dependent']);
  });

  it('if it changes whether there is UB, or of which kind, either way.', () => {
    expect(run(wordAt(0, ['u8', 'u32']))).toMatchObject({
      outcome: 'done',
      otherOrder: { outcome: 'ub', ub: 'uninit' },
    });
    expect(run(wordAt(1, ['u8', 'u32']))).toMatchObject({
      outcome: 'ub',
      ub: 'uninit',
      flags: ['layout-dependent'],
      otherOrder: { outcome: 'done', output: '1\n1\n' },
    });
  });

  it('if it changes what C sees, or the exit status.', () => {
    const c = 'unsigned first(const void *p) { return *(const unsigned *)p; }';
    const rust = (end: string): string => `
      struct S { a: u32, b: u32 }
      extern "C" { fn first(p: *const u8) -> u32; }
      fn main() {
        let s = S { a: 0, b: 7 };
        let x = unsafe { first(&raw const s as *const u8) };
        ${end}
      }`;
    expect(run(rust('println!("{}", x + s.a);'), { c }).flags).toEqual(['layout-dependent']);
    expect(run(rust('if x + s.a == 0 { std::process::exit(3); }'), { c })).toMatchObject({
      exit: 3,
      otherOrder: { outcome: 'done', exit: 0 },
    });
  });

  it('if in another order the program is not accepted: `check` warns of it.', () => {
    // Two bytes fill the gap behind the third in some orders, and not in all.
    const rust = `
      struct S { a: u8, b: u32, c: u8, d: u16 }
      fn main() { let _b: [u8; 8] = unsafe { std::mem::transmute(S { a: 1, b: 2, c: 3, d: 4 }) }; }`;
    expect(run(rust).otherOrder).toMatchObject({ outcome: 'refused', premise: 'E0512' });
    const p = { rust: text(rust, 'a.rs') };
    const [warned] = checkInOrders(p, defaultSettings, 'unrestricted');
    expect(warned).toMatchObject({ code: 'layout-dependent', severity: 'warning' });
    expect(checkInOrders({ rust: text(transmuted(), 'a.rs') }, defaultSettings, 'unrestricted')).toEqual([]);
  });

  it('for tuples and variants of enums as well.', () => {
    const tuple = `fn main() {
      let t = (1u32, 2u32);
      println!("{} {}", unsafe { *(&raw const t as *const u32) }, t.1);
    }`;
    const variant = `
      enum E { A(u32, u32), B }
      fn main() {
        let e = E::A(1, 2);
        let p = &raw const e as *const u32;
        println!("{}", unsafe { *p.add(1) });
        if let E::A(x, y) = E::A(3, 4) { println!("{} {}", x, y); }
        let _ = E::B;
      }`;
    expect(run(tuple).flags).toEqual(['layout-dependent']);
    expect(run(variant).flags).toEqual(['layout-dependent']);
  });

  it('on both targets, and in the layout of the talk.', () => {
    for (const set of [{ target: 'lp64' }, { layout: 'talk' }])
      expect(run(transmuted(), { set }).flags).toEqual(['layout-dependent']);
  });
});

describe('A verdict is not layout-dependent', () => {
  it('under repr(C), and where nobody looks at the order.', () => {
    expect(run(transmuted('#[repr(C)]')).flags).toEqual([]);
    const safe = `
      struct S { a: u8, b: u32, c: bool }
      fn main() { let s = S { a: 1, b: 2, c: true }; println!("{} {} {}", s.a, s.b, s.c); }`;
    expect(run(safe).flags).toEqual([]);
  });

  it('where a type is reached through its own fields, also by raw pointers to them.', () => {
    const rust = `
      struct S { a: u8, b: u32 }
      fn main() {
        let mut s = S { a: 1, b: 2 };
        let p = &raw mut s.b;
        unsafe { *p = 5; }
        let q = &raw mut s;
        unsafe { (*q).a = 9; }
        println!("{} {}", s.a, s.b);
      }`;
    expect(run(rust).flags).toEqual([]);
  });

  it('where somebody chose the order: that one run was asked for.', () => {
    const chosen = run(transmuted(), { set: { 'layout.order': 'reversed B' } });
    expect(chosen).toMatchObject({ output: '2 1\n', flags: [] });
  });

  it('of what a machine does without end, or of an error: there is nothing to compare.', () => {
    const rust = `struct S { a: u8, b: u32 } fn main() { let s = S { a: 1, b: 2 }; loop { if s.a == 0 { break; } } }`;
    expect(run(rust, { set: { fuel: '500' } })).toMatchObject({ outcome: 'fuel' });
  });
});

describe('Types that cost another run', () => {
  const names = (rust: string): readonly string[] => {
    const c = compileProgram({ rust: text(rust, 'a.rs') }, defaultSettings, 'unrestricted');
    if (E.isLeft(c) || c.right.rust === null) throw new Error('not accepted');
    return orderedTypes(c.right.rust, layoutsFor(defaultSettings)).map((t) => t.name);
  };

  it('have two fields with a size, and no promised order.', () => {
    const rust = `
      struct One { a: u32, unit: () }
      #[repr(C)] struct C { a: u8, b: u32 }
      #[repr(u8)] enum U8 { A(u8, u32), B }
      enum Single { A(u32), B(u8), C }
      struct Two { a: u32, b: u32 }
      enum Pairs { A(u8, u32), B }
      fn main() {
        let _x = (One { a: 1, unit: () }, C { a: 1, b: 2 }.b);
        let _y = U8::A(1, 2); let _z = U8::B;
        let _s = [Single::A(1), Single::B(2), Single::C];
        let _t: Option<Box<Two>> = Some(Box::new(Two { a: 1, b: 2 }));
        let _p = [Pairs::A(1, 2), Pairs::B];
      }`;
    expect(names(rust)).toEqual(['(One, u32)', 'Pairs', 'Two']);
  });

  it('are told apart: each is moved in some order, and of any two one alone.', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (n) => {
        const types = Array.from({ length: n }, (_, i) => ({ name: `T${i}`, ty: u8, fields: 2 + (i % 2) }));
        const orders = ordersFor(types).map((o) => parseOrder(o));
        const moved = (i: number): string =>
          orders.map((o) => (o?.of?.has(`T${i}`) === true ? 1 : 0)).join('');
        const all = types.map((_, i) => moved(i));
        expect(new Set(all).size).toBe(n);
        expect(all.every((m) => m.includes('1'))).toBe(true);
        expect(orders.length).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(n + 1)));
      }),
    );
  });
});
