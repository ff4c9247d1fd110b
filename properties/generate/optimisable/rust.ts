/** A Rust export over references, raw pointers, a box, a `bool`, an enum, and the C that calls it. */
import type { Tape } from '../tape.js';
import { number, type Side } from './side.js';

/** What Rust statements may read (i32) and write, as text; `unsafe` where the language asks for it. */
interface Scope {
  readonly reads: string[];
  readonly places: string[];
  readonly bools: string[];
  readonly tested: string[];
  fresh: number;
}

const value = (d: Tape, s: Scope): string => {
  const n = d.choose(s.reads.length + 1);
  return n === 0 ? number(d) : s.reads[n - 1]!;
};

interface Param {
  readonly rust: string;
  readonly c: string;
  readonly enter: (name: string, s: Scope) => string | null;
  readonly pass: (d: Tape) => string;
}

/** Pointers of `main`: two variables and a heap cell; a Rust box takes the cell over. */
const pointer = (d: Tape): string => d.pick(['&x', '&y', '&x', 'h']);

const params: readonly Param[] = [
  {
    rust: '&mut i32',
    c: 'int *',
    enter: (n, s) => {
      s.reads.push(`*${n}`);
      s.places.push(`*${n}`);
      s.tested.push(`(${n} as *mut i32).is_null()`);
      return null;
    },
    pass: pointer,
  },
  {
    rust: '&i32',
    c: 'const int *',
    enter: (n, s) => {
      s.reads.push(`*${n}`);
      s.tested.push(`(${n} as *const i32).is_null()`);
      return null;
    },
    pass: (d) => d.pick(['&x', '&y', '&x', 'h', '(const int *)0']),
  },
  {
    rust: '*mut i32',
    c: 'int *',
    enter: (n, s) => {
      s.reads.push(`unsafe { *${n} }`);
      s.places.push(`unsafe *${n}`);
      return null;
    },
    pass: pointer,
  },
  {
    rust: '*mut i32',
    c: 'int *',
    enter: (n, s) => {
      s.reads.push(`*r${n}`, `unsafe { *${n} }`);
      s.places.push(`*r${n}`, `unsafe *${n}`);
      return `let r${n} = unsafe { &mut *${n} };`;
    },
    pass: pointer,
  },
  {
    rust: '*mut i32',
    c: 'int *',
    enter: (n, s) => {
      s.reads.push(`*r${n}`);
      s.places.push(`unsafe *${n}`);
      return `let r${n} = unsafe { &*${n} };`;
    },
    pass: pointer,
  },
  {
    rust: 'bool',
    c: 'unsigned char',
    enter: (n, s) => {
      s.bools.push(n);
      return null;
    },
    pass: (d) => String(d.choose(3)),
  },
  {
    rust: '&bool',
    c: 'const unsigned char *',
    enter: (n, s) => {
      s.bools.push(`*${n}`);
      return null;
    },
    pass: (d) => d.pick(['&zero', '&one', '&two']),
  },
  {
    rust: 'Box<i32>',
    c: 'int *',
    enter: (n, s) => {
      s.reads.push(`*${n}`);
      s.places.push(`*${n}`);
      return null;
    },
    pass: () => 'new_box()',
  },
  {
    rust: 'Two',
    c: 'unsigned char',
    enter: (n, s) => {
      s.bools.push(`match ${n} { Two::No => false, Two::Yes => true }`);
      return null;
    },
    pass: (d) => String(1 + d.choose(3)),
  },
];

const assignment = (place: string, op: string, v: string): string =>
  place.startsWith('unsafe ') ? `unsafe { ${place.slice(7)} ${op} ${v}; }` : `${place} ${op} ${v};`;

/** What comes between two uses of a place: a use of another one, or a call that may use any. */
const between = (d: Tape, s: Scope, calls: { touch: boolean }): string => {
  const k = d.choose(3);
  if (k === 0 && s.places.length > 0) return assignment(d.pick(s.places), '=', number(d));
  if (k === 1 && s.reads.length > 0) {
    const x = `v${s.fresh++}`;
    return `let ${x} = ${d.pick(s.reads)};`;
  }
  calls.touch = true;
  return 'unsafe { touch(); }';
};

/** One place, something else, and the place again: what forwarding, dead stores and moved stores are about. */
const twice = (d: Tape, s: Scope, calls: { touch: boolean }): string => {
  const place = s.places.length === 0 || d.choose(2) === 0 ? null : d.pick(s.places);
  if (place === null && s.reads.length === 0) return '';
  const read = place ?? d.pick(s.reads);
  const value = read.startsWith('unsafe *') ? `unsafe { ${read.slice(7)} }` : read;
  const use = (mayBeNone: boolean): string => {
    const k = d.choose(mayBeNone ? 3 : 2);
    if (k === 2) return '';
    if (k === 1 && place !== null) return assignment(place, '=', number(d));
    const x = `v${s.fresh++}`;
    s.reads.push(x);
    return `let ${x} = ${value};`;
  };
  // A new `&mut` that nothing was written through yet is where the models differ: as often as not, it is left so.
  const isNew = place !== null && place.startsWith('*r') && d.choose(2) === 1;
  const first = isNew ? '' : use(true);
  const other = between(d, s, calls);
  return [first, other, use(false)].filter((l) => l !== '').join('\n');
};

const rustStatement = (d: Tape, s: Scope, calls: { touch: boolean }): string => {
  switch (d.choose(13)) {
    case 0: {
      const x = `v${s.fresh++}`;
      const line = `let ${x} = ${value(d, s)};`;
      s.reads.push(x);
      return line;
    }
    case 1:
    case 2:
      return s.places.length === 0 ? '' : assignment(d.pick(s.places), '=', value(d, s));
    case 3:
      return s.places.length === 0 ? '' : assignment(d.pick(s.places), '+=', value(d, s));
    case 4:
    case 5:
      calls.touch = true;
      return 'unsafe { touch(); }';
    case 6:
      return s.bools.length === 0
        ? ''
        : `if ${d.pick(s.bools)} { println!("{}", 1); } else { println!("{}", 2); }`;
    case 8:
    case 9:
    case 10:
    case 11:
      return twice(d, s, calls);
    case 7:
      return s.tested.length === 0 ? '' : `if ${d.pick(s.tested)} { println!("{}", 3); }`;
    default:
      return `println!("{}", ${value(d, s)});`;
  }
};

/** What C does when Rust calls it back: nothing, or something to a variable that Rust may think is its own. */
const touching = (d: Tape): readonly string[] =>
  d.pick([
    ['*shared = 7;'],
    ['printf("%d\\n", *shared);'],
    [],
    ['*shared += 1;'],
    ['printf("%d\\n", *shared);', 'exit(0);'],
    ['ferrule_throw();'],
  ]);

export const rustSide = (d: Tape): Side => {
  const s: Scope = { reads: [], places: [], bools: [], tested: [], fresh: 0 };
  const used = Array.from({ length: 1 + d.choose(3) }, () => d.pick(params));
  const names = ['a', 'b', 'c'];
  const body = used.flatMap((p, k) => p.enter(names[k]!, s) ?? []);
  const calls = { touch: false };
  const drops = d.rarely(4);
  if (drops) body.push('let _noisy = Noisy(1);');
  if (d.rarely(3)) body.push(twice(d, s, calls));
  for (let n = 1 + d.choose(5); n > 0; n--) body.push(rustStatement(d, s, calls));
  const result = value(d, s);
  const items: string[] = [];
  if (calls.touch) items.push('extern "C" { fn touch(); }');
  if (used.some((p) => p.rust === 'Two')) items.push('#[repr(u8)]\nenum Two { No = 1, Yes = 2 }');
  if (drops)
    items.push('struct Noisy(i32);\nimpl Drop for Noisy { fn drop(&mut self) { println!("{}", self.0); } }');
  const boxed = used.some((p) => p.rust === 'Box<i32>');
  if (boxed) items.push('#[no_mangle]\npub extern "C" fn new_box() -> Box<i32> { Box::new(4) }');
  const declared = used.map((p, k) => `${p.rust.startsWith('Box') ? 'mut ' : ''}${names[k]!}: ${p.rust}`);
  items.push(
    `#[no_mangle]\npub extern "C" fn f(${declared.join(', ')}) -> i32 {\n${body.join('\n')}\n${result}\n}`,
  );
  const c = [`int f(${used.map((p) => p.c).join(', ')});`];
  if (boxed) c.push('int *new_box(void);');
  const shared = d.pick(['&x', '&y', 'h']);
  const args = used.map((p) => p.pass(d));
  const throws = calls.touch ? touching(d) : [];
  if (calls.touch) c.push('int *shared;', `void touch(void) { ${throws.join(' ')} }`);
  const setup: string[] = [];
  const call = used.map((p, k) => {
    if (p.c !== 'int *' || !p.rust.startsWith('Box')) return args[k]!;
    setup.push(`int *box${k} = new_box();`);
    if (calls.touch && d.choose(2) === 0) setup.push(`shared = box${k};`);
    return `box${k}`;
  });
  const main = [
    ...(args.some((a) => a === '&zero') ? ['unsigned char zero = 0;'] : []),
    ...(args.some((a) => a === '&one') ? ['unsigned char one = 1;'] : []),
    ...(args.some((a) => a === '&two') ? ['unsigned char two = 2;'] : []),
    ...(calls.touch ? [`shared = ${shared};`] : []),
    ...setup,
    `printf("%d\\n", f(${call.join(', ')}));`,
  ];
  return {
    rust: items.join('\n'),
    c,
    main,
    includes: throws.some((t) => t.includes('throw')) ? ['"ferrule.h"'] : [],
  };
};
