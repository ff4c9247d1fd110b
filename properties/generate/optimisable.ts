/**
 * Programs with something to optimise: a Rust export over references, raw pointers, a box, a `bool`, an enum, or a C
 * function over pointers and numbers, and a C `main` that calls it with pointers that may or may not meet. Written as
 * text and parsed: what an optimisation sees are a few statements in a row, not deep trees.
 */
import { parseC } from '../../model/c/parse.js';
import { parseRust } from '../../model/rust/parse.js';
import type { Program } from '../program.js';
import type { Generator } from './index.js';
import type { Tape } from './tape.js';

/** What Rust statements may read (i32) and write, as text; `unsafe` where the language asks for it. */
interface Scope {
  readonly reads: string[];
  readonly places: string[];
  readonly bools: string[];
  readonly tested: string[];
  fresh: number;
}

const number = (d: Tape): string => String(d.choose(4));
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

const rustStatement = (d: Tape, s: Scope, calls: { touch: boolean }): string => {
  switch (d.choose(9)) {
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

const rustSide = (d: Tape): { rust: string; c: string[]; main: string[]; includes: string[] } => {
  const s: Scope = { reads: [], places: [], bools: [], tested: [], fresh: 0 };
  const used = Array.from({ length: 1 + d.choose(3) }, () => d.pick(params));
  const names = ['a', 'b', 'c'];
  const body = used.flatMap((p, k) => p.enter(names[k]!, s) ?? []);
  const calls = { touch: false };
  const drops = d.rarely(4);
  if (drops) body.push('let _noisy = Noisy(1);');
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

interface CScope {
  readonly ints: string[];
  readonly pointers: { readonly name: string; readonly type: string }[];
  readonly numbers: string[];
  fresh: number;
}

const cInt = (d: Tape, s: CScope): string => {
  const all = [...s.ints, ...s.numbers, ...s.pointers.map((p) => `*${p.name}`)];
  const n = d.choose(all.length + 1);
  return n === 0 ? number(d) : all[n - 1]!;
};

/** What the statements of a C function are about: pointers of several types, numbers, or variables of its own. */
type About = 'pointers' | 'numbers' | 'variables';

type CMake = (d: Tape, s: CScope, v: string) => string;

const readValue: CMake = (d, s, v) => {
  const line = `int ${v} = ${cInt(d, s)};`;
  s.ints.push(v);
  return line;
};
const writeThrough: CMake = (d, s) =>
  s.pointers.length === 0 ? '' : `*${d.pick(s.pointers).name} = ${number(d)};`;

const cStatements: Readonly<Record<About, readonly CMake[]>> = {
  pointers: [
    readValue,
    writeThrough,
    writeThrough,
    writeThrough,
    (d, s) => (s.pointers.length === 0 ? '' : `if (!${d.pick(s.pointers).name}) return 8;`),
  ],
  numbers: [
    readValue,
    (d, s, v) => {
      s.ints.push(v);
      return `int ${v} = ${s.numbers[0]!} ${d.pick(['/', '%', '<<', '>>', '+'])} ${s.numbers[1]!};`;
    },
    (d, s) => `if (${d.pick(s.numbers)} ${d.pick(['== 0', '< 32', '!= 0', '>= 32'])}) return 9;`,
    (d, s) => {
      const x = d.pick(s.numbers);
      return `if (${x} + 1 ${d.pick(['>', '<='])} ${x}) return 10;`;
    },
  ],
  variables: [
    readValue,
    writeThrough,
    (d, s, v) => {
      s.ints.push(v);
      s.pointers.push({ name: `p${v}`, type: 'int' });
      return d.choose(2) === 0
        ? `const int ${v} = ${number(d)}; int *p${v} = (int *)&${v};`
        : `int ${v} = ${number(d)}; int *p${v} = &${v};`;
    },
    (d, s, v) => {
      s.pointers.push({ name: v, type: 'int' });
      return `int ${v}[2] = {0, 0};`;
    },
    (d, s) => {
      const arrays = s.pointers.filter((p) => p.name.startsWith('v'));
      return arrays.length === 0 ? '' : `${d.pick(arrays).name}[${d.choose(5)}] = ${number(d)};`;
    },
    (_d, s, v) => {
      s.ints.push(v);
      return `int ${v};`;
    },
    (d, s) => (s.ints.length === 0 ? '' : `if (${d.pick(s.ints)} == 1) return 11;`),
  ],
};

const parametersOf: Readonly<Record<About, readonly string[]>> = {
  pointers: ['int *', 'short *', 'int *', '_Bool *', 'unsigned *', 'char *'],
  numbers: ['int'],
  variables: ['int'],
};

const cSide = (d: Tape): { rust: string; c: string[]; main: string[]; includes: string[] } => {
  const s: CScope = { ints: [], pointers: [], numbers: [], fresh: 0 };
  const about = d.pick<About>(['pointers', 'numbers', 'variables']);
  const count = about === 'numbers' ? 2 : about === 'pointers' ? 1 + d.choose(3) : 1;
  const types = Array.from({ length: count }, () => d.pick(parametersOf[about]));
  const names = ['a', 'b', 'c'];
  types.forEach((t, k) => {
    if (t === 'int') s.numbers.push(names[k]!);
    else s.pointers.push({ name: names[k]!, type: t });
  });
  const body: string[] = [];
  for (let n = 1 + d.choose(5); n > 0; n--) body.push(d.pick(cStatements[about])(d, s, `v${s.fresh++}`));
  const result = cInt(d, s);
  const args = types.map((t) =>
    t === 'int'
      ? d.pick(['1', '0', '2', 'INT32_MAX', '33', '-1'])
      : d.pick([`(${t})&x`, `(${t})&x`, `(${t})&y`, `(${t})0`]),
  );
  const declared = types.map((t, k) => `${t}${t.endsWith('*') ? '' : ' '}${names[k]!}`);
  return {
    rust: '',
    c: [`static int f(${declared.join(', ')}) {\n${body.join('\n')}\nreturn ${result};\n}`],
    main: [`printf("%d\\n", f(${args.join(', ')}));`],
    includes: args.includes('INT32_MAX') ? ['<stdint.h>'] : [],
  };
};

/** Both halves as text. */
export const optimisableText = (d: Tape): { readonly rust: string; readonly c: string } => {
  const { rust, c, main, includes } = d.choose(3) === 2 ? cSide(d) : rustSide(d);
  const heap = [...c, ...main].some((l) => /\bh\b/.test(l));
  const head = ['<stdio.h>', '<stdlib.h>', ...includes].map((i) => `#include ${i}`);
  const whole = [
    'int x = 5;',
    'int y = 6;',
    ...(heap ? ['int *h = malloc(sizeof *h);', '*h = 5;'] : []),
    ...main,
    'printf("%d %d\\n", x, y);',
    'return 0;',
  ];
  return {
    rust: `${rust}\n`,
    c: [...head, ...c, `int main(void) {\n${whole.join('\n')}\n}`].join('\n') + '\n',
  };
};

/** A program with something to optimise, from a tape. Text that does not parse is a bug here, and said to be one. */
export const optimisable = (d: Tape): Program => {
  const text = optimisableText(d);
  const rust = parseRust(text.rust, 'generated.rs');
  const c = parseC(text.c, 'generated.c');
  if (rust.crate !== null && c.unit !== null) return { direction: 'both', rust: rust.crate, c: c.unit };
  const [first] = [...rust.diagnostics, ...c.diagnostics];
  throw new Error(`the generator of programs to optimise wrote no program: ${first?.message ?? ''}`);
};

/** The same for a search: neither half is of use with another's. */
export const optimisableGenerator: Generator = {
  direction: 'c-calls-rust',
  plan: (d) => {
    const { rust, c } = optimisable(d);
    return { rust: () => rust, c: () => c };
  },
};
