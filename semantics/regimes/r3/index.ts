import * as b from '../../../model/rust/build.js';
import type { Expr } from '../../../model/rust/syntax.js';
import type { Api } from '../api.js';
import type { Glue, Write } from '../glue.js';
import { plainGlue } from '../plain-glue.js';
import type { Regime } from '../regime.js';
import { r3Rules } from './rules.js';
import { r3State, startR3 } from './state.js';

const api: Api = {
  types: [],
  namespaces: ['alloc_tracker', 'current_refs'],
  fns: [
    {
      name: 'from_raw_parts_safe',
      lifetimes: ["'a"],
      generics: ['T'],
      params: ['*const T', 'usize'],
      ret: "&'a [T]",
      unsafe: true,
      op: 'r3-slice',
    },
    {
      name: 'from_raw_parts_mut_safe',
      lifetimes: ["'a"],
      generics: ['T'],
      params: ['*mut T', 'usize'],
      ret: "&'a mut [T]",
      unsafe: true,
      op: 'r3-slice-mut',
    },
    {
      name: 'alloc_tracker.is_valid_cpp_alloc',
      lifetimes: [],
      generics: ['T'],
      params: ['*const T', 'usize'],
      ret: 'bool',
      unsafe: false,
      op: 'r3-valid-alloc',
    },
    {
      name: 'current_refs.contains',
      lifetimes: [],
      generics: ['T'],
      params: ['*const T', 'usize'],
      ret: 'bool',
      unsafe: false,
      op: 'r3-refs-contain',
    },
    {
      name: 'Arc::into_raw_safe',
      lifetimes: [],
      generics: ['T'],
      params: ['Arc<T>'],
      ret: '*const T',
      unsafe: false,
      op: 'r3-into-raw',
    },
    {
      name: 'Arc::from_raw_safe',
      lifetimes: [],
      generics: ['T'],
      params: ['*const T'],
      ret: 'Arc<T>',
      unsafe: true,
      op: 'r3-from-raw',
    },
  ],
  foreignCall: null,
  scopes: null,
};

const unsafely = (e: Expr): Expr => b.block([], e, { unsafe: true });

const safeParts =
  (fn: string): Write =>
  ([p, len]) =>
    unsafely(b.call(b.name(fn), [p, len]));

const glue: Glue = {
  ...plainGlue,
  ops: {
    ...plainGlue.ops,
    take_slice: safeParts('from_raw_parts_safe'),
    take_slice_mut: safeParts('from_raw_parts_mut_safe'),
    hand_arc: ([owner]) => b.call(b.name('std', 'sync', 'Arc', 'into_raw_safe'), [owner]),
    back_arc: ([p]) => unsafely(b.call(b.name('std', 'sync', 'Arc', 'from_raw_safe'), [p])),
  },
  exportAttributes: ['r3_safeffi'],
};

const hex = (n: number): string => `0x${n.toString(16)}`;

export const r3: Regime = {
  name: 'r3',
  title: 'R³: refinements and an allocation tracker',
  sentence:
    'C allocations are tracked, glue tests what it converts, Arc crossings are counted, panics are caught.',
  source: 'Rewrite it in Rust with Refinements (R3 paper)',
  doc: `R³ has C calling Rust exports. The application's allocator is wrapped, so that Rust can ask which C allocations are
live (\`Alloc\`); what was converted into Rust references is remembered (\`current_refs\`). A reference or slice is made
only from a pointer that was tested for null, asked of the tracker and asked of \`current_refs\`. \`free\` refuses what a
Rust reference lies in. An \`Arc\` that crosses is counted by address. Panics are caught at the edge.

The paper leaves open when an entry leaves \`current_refs\`, what the tracker records beyond the heap, and whether an
empty range lies inside an allocation: these are settings.`,
  parameters: [
    {
      name: 'refs.until',
      values: ['return', 'drop', 'never'],
      default: 'return',
      sentence: 'When an entry leaves current_refs (drop: as return, in glue made from the signature).',
      source: 'R3 paper, section 3: not said',
    },
    {
      name: 'refs.scope',
      values: ['thread', 'process'],
      default: 'thread',
      sentence:
        'Whether current_refs is one per thread, as the paper says, or one per process (the same until threads are built).',
      source: 'R3 paper, section 3, thread-local current_refs',
    },
    {
      name: 'alloc.tracks',
      values: ['heap', 'heap+static+stack'],
      default: 'heap',
      sentence: 'Which C allocations the tracker records.',
      source: 'R3 paper, section 3: malloc, free, and related functions',
    },
    {
      name: 'zero-length',
      values: ['inside', 'never'],
      default: 'inside',
      sentence: 'Whether an empty range lies inside an allocation.',
      source: 'R3 paper, section 3: not said',
    },
  ],
  promises: [
    {
      property: 'boundary-soundness',
      threat: 'good-faith',
      sentence:
        'With C and Rust each memory-safe on their own and developers in good faith, Rust is not the source of new memory errors.',
      source: 'R3 paper, sections 2 and 3 (rule 11)',
      set: { unwind: 'ub', 'oom.rust': 'panic' },
    },
    {
      property: 'safety-invariant',
      threat: 'good-faith',
      sentence: 'What safe Rust receives is live, in bounds and unaliased as its types say.',
      source: 'R3 paper, section 3',
    },
    {
      property: 'transparency',
      threat: 'contract',
      sentence: 'Correct programs are neither refused nor changed.',
      source: 'R3 paper, abstract',
    },
  ],
  outOfScope: (d) => (d === 'rust-calls-c' ? 'direction: R3 is about exports that C calls' : null),
  domain: false,
  admit: [],
  rules: r3Rules,
  start: startR3,
  view: (m) => {
    const t = r3State(m);
    return {
      label: 'R³',
      children: [
        {
          label: 'Alloc',
          children: [...t.alloc].map(([base, n]) => ({ label: hex(base), value: `${n} bytes` })),
        },
        {
          label: 'Refs',
          children: t.refs.map((e) => ({
            label: `${hex(e.from)}..${hex(e.to)}`,
            value: e.unique ? 'unique' : 'shared',
          })),
        },
        { label: 'Arcs', children: [...t.arcs].map(([a, n]) => ({ label: hex(a), value: `out ${n}` })) },
      ],
    };
  },
  glue,
  api: () => api,
};
