/** Builds a program by a plan with the real compilers, and runs it. */
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  cFlags,
  FOREIGN,
  foreignFlags,
  foreignLink,
  outputInOrder,
  PRELUDE_MODULE,
  rustFlags,
  sanitizerFlags,
  sanitizingLinker,
  sanitizerWord,
  type Buildable,
  type BuildPlan,
  type CLevel,
  type Observed,
  type RustLevel,
} from '../../properties/confirm/index.js';
import { compilerLimits, runCommand, runProgram, type Limits } from './process.js';

/** A compiler that refuses what the model's checkers accept: a finding about Ferrule, told with its words. */
export class BuildFailure extends Error {
  readonly said: string;
  constructor(what: string, said: string) {
    super(what);
    this.said = said;
  }
}

/** Compilers want a place for caches and temporary files; everything else of the environment stays out. */
const compilerEnv = (folder: string): Record<string, string> => {
  const env: Record<string, string> = { TMPDIR: folder, LC_ALL: 'C' };
  for (const name of ['PATH', 'HOME', 'RUSTUP_HOME', 'CARGO_HOME', 'RUSTUP_TOOLCHAIN'])
    if (process.env[name] !== undefined) env[name] = process.env[name];
  return env;
};

export const compile = async (program: string, args: readonly string[], folder: string): Promise<void> => {
  const ended = await runCommand({
    program,
    args,
    cwd: folder,
    env: compilerEnv(folder),
    ...compilerLimits,
  });
  if (ended.end.k === 'exit' && ended.end.code === 0) return;
  const why =
    ended.end.k === 'limit'
      ? `\`${program}\` took too much ${ended.end.of}`
      : `\`${program}\` refuses this program`;
  throw new BuildFailure(why, ended.stderr);
};

/** Sanitizers stop at the first fault, and have a limit of memory of their own; leaks are no faults. */
export const sanitizerEnv = {
  ASAN_OPTIONS:
    'detect_leaks=0:hard_rss_limit_mb=1024:allocator_may_return_null=1:abort_on_error=0:exitcode=99',
  UBSAN_OPTIONS: 'print_stacktrace=0:exitcode=99',
} as const;

/** One program in a folder of its own; parts that several plans share are built once. */
export class Builder {
  private readonly folder: string;
  private readonly program: Buildable;
  private readonly limits: Limits;
  private readonly objects = new Map<string, Promise<string>>();

  constructor(program: Buildable, folder: string, limits: Limits) {
    this.program = program;
    this.limits = limits;
    this.folder = folder;
    if (program.rust !== null) writeFileSync(join(folder, 'program.rs'), program.rust);
    if (program.prelude !== null) writeFileSync(join(folder, `${PRELUDE_MODULE}.rs`), program.prelude.text);
    const foreign = program.prelude?.foreign ?? null;
    if (foreign !== null) {
      writeFileSync(join(folder, `${FOREIGN}.c`), foreign.c);
      writeFileSync(join(folder, `${FOREIGN}.ld`), foreign.sections);
    }
    if (program.c !== null) writeFileSync(join(folder, 'program.c'), program.c);
    writeFileSync(join(folder, 'in_order.c'), outputInOrder);
    writeFileSync(join(folder, 'link.sh'), sanitizingLinker);
    chmodSync(join(folder, 'link.sh'), 0o755);
  }

  private object(name: string, level: CLevel): Promise<string> {
    const out = join(this.folder, `${name}.${level}.o`);
    const made = this.objects.get(out) ?? this.compileC(name, level, out).then(() => out);
    this.objects.set(out, made);
    return made;
  }

  /** Where a regime's twin has a runtime for foreign memory, it has to know what C allocates and has. */
  private async compileC(name: string, level: CLevel, out: string): Promise<void> {
    const flags = cFlags(level, this.program.strictAliasing);
    if (name !== 'program' || (this.program.prelude?.foreign ?? null) === null)
      return compile('cc', [...flags, '-c', `${name}.c`, '-o', out], this.folder);
    await compile('cc', [...flags, ...foreignFlags, '-c', `${name}.c`, '-o', `${out}.own`], this.folder);
    await compile('cc', [...foreignLink, `${out}.own`, '-o', out], this.folder);
  }

  private async cObjects(level: CLevel | null): Promise<readonly string[]> {
    const runtime = (this.program.prelude?.foreign ?? null) === null ? [] : [await this.object(FOREIGN, '0')];
    if (level === null) return runtime;
    return [await this.object('program', level), await this.object('in_order', '0'), ...runtime];
  }

  private async link(plan: BuildPlan, out: string): Promise<void> {
    const sanitized = plan.c === 'sanitized';
    const objects = await this.cObjects(plan.c);
    if (plan.rust === null) {
      await compile('cc', [...(sanitized ? sanitizerFlags : []), ...objects, '-o', out], this.folder);
      return;
    }
    const script = join(this.folder, 'link.sh');
    const linker = sanitized ? ['-C', `linker=${script}`, '-C', 'linker-flavor=gcc'] : [];
    const link = objects.flatMap((o) => ['-C', `link-arg=${o}`]);
    const flags: readonly string[] = rustFlags(plan.rust satisfies RustLevel);
    await compile('rustc', [...flags, ...linker, ...link, 'program.rs', '-o', out], this.folder);
  }

  /** Where a plan's program is, once it has run. */
  programOf(plan: BuildPlan): string {
    return join(this.folder, `run-${plan.rust ?? 'n'}-${plan.c ?? 'n'}`);
  }

  async run(plan: BuildPlan): Promise<Observed> {
    const out = this.programOf(plan);
    if (!existsSync(out)) await this.link(plan, out);
    return observe(plan, out, [], this.folder, this.limits);
  }
}

/** Runs what a plan built, under the limits. */
export const observe = async (
  plan: BuildPlan,
  program: string,
  args: readonly string[],
  folder: string,
  limits: Limits,
): Promise<Observed> => {
  const sanitized = plan.c === 'sanitized';
  const own = sanitized ? { ...limits, megabytes: null } : limits;
  const ran = await runProgram(program, args, folder, own, sanitized ? sanitizerEnv : {});
  const sanitizer = sanitized ? sanitizerWord(ran.stderr) : null;
  return { plan, output: ran.stdout, end: ran.end, sanitizer };
};
