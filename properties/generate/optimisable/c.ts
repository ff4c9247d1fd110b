/** A C function over pointers, numbers, or variables of its own, and what it is called with. */
import type { Tape } from '../tape.js';
import { number, type Side } from './side.js';

interface CScope {
  readonly ints: string[];
  readonly pointers: { readonly name: string; readonly type: string }[];
  readonly numbers: string[];
  readonly arrays: string[];
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
const writeThrough: CMake = (d, s) => {
  const n = d.choose(s.pointers.length + s.arrays.length);
  const to = s.pointers[n];
  if (to !== undefined) return `*${to.name} = ${number(d)};`;
  const array = s.arrays[n - s.pointers.length];
  return array === undefined ? '' : `${array}[${d.choose(4)}] = ${number(d)};`;
};

/** A value, a write through some pointer, and the value again. */
const twice: CMake = (d, s, v) => {
  const x = cInt(d, s);
  const write = writeThrough(d, s, v);
  s.ints.push(v, `${v}b`);
  return [`int ${v} = ${x};`, write, `int ${v}b = ${x};`].filter((l) => l !== '').join('\n');
};

/** Variables that a function begins with: each with its address taken, an array, or one that nothing sets. */
const variables: readonly CMake[] = [
  (d, s, v) => {
    s.ints.push(v);
    s.pointers.push({ name: `p${v}`, type: 'int' });
    return `int ${v} = ${number(d)}; int *p${v} = &${v};`;
  },
  (_d, s, v) => {
    s.pointers.push({ name: v, type: 'int' });
    s.arrays.push(v);
    return `int ${v}[2] = {0, 0};`;
  },
  (d, s, v) => {
    s.ints.push(v);
    s.pointers.push({ name: `p${v}`, type: 'int' });
    return `const int ${v} = ${number(d)}; int *p${v} = (int *)&${v};`;
  },
  (_d, s, v) => {
    s.ints.push(v);
    return `int ${v};`;
  },
];

const cStatements: Readonly<Record<About, readonly CMake[]>> = {
  pointers: [
    readValue,
    writeThrough,
    writeThrough,
    twice,
    twice,
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
    twice,
    twice,
    twice,
    (d, s) => `if (${d.pick(s.numbers)} == ${number(d)}) return ${cInt(d, s)};`,
    (d, s) => (s.ints.length === 0 ? '' : `if (${d.pick(s.ints)} == 1) return 11;`),
  ],
};

const parametersOf: Readonly<Record<About, readonly string[]>> = {
  pointers: ['int *', 'short *', 'int *', '_Bool *', 'unsigned *', 'char *'],
  numbers: ['int'],
  variables: ['int'],
};

export const cSide = (d: Tape): Side => {
  const s: CScope = { ints: [], pointers: [], numbers: [], arrays: [], fresh: 0 };
  const about = d.pick<About>(['pointers', 'numbers', 'variables']);
  const count = about === 'numbers' ? 2 : about === 'pointers' ? 1 + d.choose(3) : 1;
  const types = Array.from({ length: count }, () => d.pick(parametersOf[about]));
  const names = ['a', 'b', 'c'];
  types.forEach((t, k) => {
    if (t === 'int') s.numbers.push(names[k]!);
    else s.pointers.push({ name: names[k]!, type: t });
  });
  const body: string[] = [];
  for (let n = about === 'variables' ? 1 + d.choose(3) : 0; n > 0; n--)
    body.push(d.pick(variables)(d, s, `v${s.fresh++}`));
  for (let n = 1 + d.choose(5); n > 0; n--) body.push(d.pick(cStatements[about])(d, s, `v${s.fresh++}`));
  const result = cInt(d, s);
  const setup: string[] = [];
  // A variable of the pointer's own type, or one of `main`'s two, whatever their type.
  const own = (t: string, k: number): string => {
    setup.push(`${t.slice(0, -2)} own${k} = ${number(d)};`);
    return `&own${k}`;
  };
  const args = types.map((t, k) => {
    if (t === 'int') return d.pick(['1', '0', '2', 'INT32_MAX', '33', '-1']);
    const n = d.choose(5);
    return n === 4 ? own(t, k) : [`(${t})&x`, `(${t})&x`, `(${t})&y`, `(${t})0`][n]!;
  });
  const declared = types.map((t, k) => `${t}${t.endsWith('*') ? '' : ' '}${names[k]!}`);
  return {
    rust: '',
    c: [`static int f(${declared.join(', ')}) {\n${body.join('\n')}\nreturn ${result};\n}`],
    main: [...setup, `printf("%d\\n", f(${args.join(', ')}));`],
    includes: args.includes('INT32_MAX') ? ['<stdint.h>'] : [],
  };
};
