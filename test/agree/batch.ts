/** Many programs in one build: each in a Rust module of its own, its C names prefixed; which one runs is an argument. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BuildFailure, compile, observe, programLimits } from '../../cli/native/index.js';
import {
  cFlags,
  outputInOrder,
  rustFlags,
  sanitizerFlags,
  type BuildPlan,
  type Observed,
} from '../../properties/confirm/index.js';
import { definedProgram, withIncludes, type Naming } from '../../properties/generate/defined/index.js';
import { Tape } from '../../properties/generate/tape.js';

export interface Member {
  readonly id: number;
  readonly choices: readonly number[];
}

const naming = (id: number): Naming => ({ prefix: `p${id}_`, main: `p${id}_main` });

interface Text {
  readonly text: string;
  /** The first line of each program. */
  readonly starts: readonly { readonly id: number; readonly line: number }[];
}

const joined = (
  head: string,
  parts: readonly { readonly id: number; readonly text: string }[],
  foot: string,
): Text => {
  let text = head;
  const starts: { id: number; line: number }[] = [];
  for (const p of parts) {
    starts.push({ id: p.id, line: text.split('\n').length });
    text += `${p.text}\n`;
  }
  return { text: text + foot, starts };
};

const sources = (members: readonly Member[]): { readonly rust: Text; readonly c: Text } => {
  const made = members.map((m) => {
    const name = naming(m.id);
    return { id: m.id, name, p: definedProgram(new Tape({ choices: m.choices }), name) };
  });
  const arms = made.map(({ id, name, p }) =>
    p.direction === 'rust-calls-c'
      ? `        ${id} => { p${id}::${name.main}(); 0 }`
      : `        ${id} => unsafe { ${name.main}() },`,
  );
  const mains = made
    .filter(({ p }) => p.direction === 'c-calls-rust')
    .map(({ name }) => `    fn ${name.main}() -> i32;`);
  // A panic that nobody catches ends a program of Rust's with 101, as its runtime does.
  const foot = `extern "C" {\n${mains.join('\n')}\n}
fn run(n: i32) -> i32 {
    match n {
${arms.join('\n')}
        _ => 99,
    }
}
#[no_mangle]
pub extern "C" fn ferrule_batch(n: i32) -> i32 {
    std::panic::catch_unwind(|| run(n)).unwrap_or(101)
}
`;
  const rust = joined(
    '',
    made.map(({ id, p }) => ({ id, text: `mod p${id} {\n${p.rust}}` })),
    foot,
  );
  const c = joined(
    withIncludes(''),
    made.map(({ id, p }) => ({ id, text: p.c })),
    'int ferrule_batch(int n);\nint main(int argc, char **argv) { return argc > 1 ? ferrule_batch(atoi(argv[1])) : 98; }\n',
  );
  return { rust, c };
};

/** The programs that a compiler's messages are about. */
const blamed = (said: string, file: string, text: Text): readonly number[] => {
  const lines = [...said.matchAll(new RegExp(`${file}:(\\d+)`, 'g'))].map((m) => Number(m[1]));
  const ids = lines.map((line) => text.starts.findLast((s) => s.line <= line)?.id);
  return [...new Set(ids.filter((id) => id !== undefined))];
};

/** What a static library of Rust's needs of the system (rustc --print native-static-libs). */
const nativeLibraries = ['-lgcc_s', '-lutil', '-lrt', '-lpthread', '-lm', '-ldl'];

export interface Refused {
  readonly id: number;
  readonly why: string;
}

/** Builds by every plan. Programs that a compiler refuses are left out, and told. */
export const buildBatch = async (
  members: readonly Member[],
  plans: readonly BuildPlan[],
  folder: string,
): Promise<{ readonly members: readonly Member[]; readonly refused: readonly Refused[] }> => {
  const { rust, c } = sources(members);
  writeFileSync(join(folder, 'batch.rs'), rust.text);
  writeFileSync(join(folder, 'batch.c'), c.text);
  writeFileSync(join(folder, 'in_order.c'), outputInOrder);
  const levels = <K extends 'rust' | 'c'>(k: K): readonly NonNullable<BuildPlan[K]>[] =>
    [...new Set(plans.map((p) => p[k]).filter((l) => l !== null))] as NonNullable<BuildPlan[K]>[];
  try {
    await compile('cc', [...cFlags('0', true), '-c', 'in_order.c', '-o', 'in_order.o'], folder);
    await Promise.all([
      ...levels('c').map((l) =>
        compile('cc', [...cFlags(l, true), '-c', 'batch.c', '-o', `c-${l}.o`], folder),
      ),
      ...levels('rust').map((l) =>
        compile(
          'rustc',
          [...rustFlags(l), '--crate-type', 'staticlib', 'batch.rs', '-o', `rust-${l}.a`],
          folder,
        ),
      ),
    ]);
    for (const p of plans) {
      const sanitizers = p.c === 'sanitized' ? sanitizerFlags : [];
      const parts = [`c-${p.c ?? ''}.o`, 'in_order.o', `rust-${p.rust ?? ''}.a`];
      await compile('cc', [...sanitizers, ...parts, ...nativeLibraries, '-o', programOf(p)], folder);
    }
    return { members, refused: [] };
  } catch (e) {
    if (!(e instanceof BuildFailure)) throw e;
    const ids = [...blamed(e.said, 'batch.rs', rust), ...blamed(e.said, 'batch.c', c)];
    if (ids.length === 0) throw new Error(`${e.message}:\n${e.said.slice(0, 2000)}`);
    const rest = await buildBatch(
      members.filter((m) => !ids.includes(m.id)),
      plans,
      folder,
    );
    const why = `${e.message}: ${e.said.split('\n').find((l) => l.includes('error')) ?? ''}`;
    return { ...rest, refused: [...ids.map((id) => ({ id, why })), ...rest.refused] };
  }
};

const programOf = (p: BuildPlan): string => `run-${p.rust ?? ''}-${p.c ?? ''}`;

export const runMember = (id: number, plan: BuildPlan, folder: string): Promise<Observed> =>
  observe(plan, join(folder, programOf(plan)), [String(id)], folder, programLimits);
