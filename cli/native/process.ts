/** Runs a process to its end, or to its limits. Compilers get time; programs get little of anything. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import type { End } from '../../properties/confirm/index.js';

export interface Ended {
  readonly end: End;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Limits {
  /** Seconds by the clock, and of the processor. */
  readonly seconds: number;
  /** MiB of address space; null: none is set (a sanitizer reserves terabytes and has a limit of its own). */
  readonly megabytes: number | null;
  /** Bytes of output, on either stream. */
  readonly output: number;
  /** KiB that a file may have: none is written by a program, but tools that run programs have files of their own. */
  readonly files: number;
}

export const SECONDS = 5;
export const programLimits: Limits = { seconds: SECONDS, megabytes: 1024, output: 1 << 20, files: 0 };
export const compilerLimits = { seconds: 300, output: 1 << 22 } as const;

export const showLimits = ({ seconds, megabytes, output }: Limits, offline: boolean): string => {
  const net = offline ? 'no network' : 'network not cut off (`unshare` is not permitted here)';
  return `${seconds} s, ${megabytes ?? 0} MiB, ${output >> 20} MiB of output, no files, ${net}`;
};

const running = new Set<ChildProcess>();

/** The process leads a group of its own: whatever it starts goes with it. */
const stop = (child: ChildProcess): void => {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
};
export const stopAll = (): void => [...running].forEach(stop);

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly seconds: number;
  readonly output: number;
}

/** Left to the caller: what an exit status means. An error is a program that could not be started at all. */
export const runCommand = (c: Command): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(c.program, c.args, {
      cwd: c.cwd,
      env: c.env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    const chunks: Record<'stdout' | 'stderr', Buffer[]> = { stdout: [], stderr: [] };
    const sizes = { stdout: 0, stderr: 0 };
    let limit: 'time' | 'output' | null = null;
    const over = (of: 'time' | 'output'): void => {
      limit ??= of;
      stop(child);
    };
    const timer = setTimeout(() => over('time'), c.seconds * 1000);
    for (const name of ['stdout', 'stderr'] as const)
      child[name].on('data', (chunk: Buffer) => {
        const room = c.output - sizes[name];
        if (room > 0) chunks[name].push(chunk.subarray(0, room));
        sizes[name] += chunk.length;
        if (sizes[name] > c.output) over('output');
      });
    child.on('error', (e) => {
      clearTimeout(timer);
      running.delete(child);
      reject(e);
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      running.delete(child);
      const text = (name: 'stdout' | 'stderr'): string => Buffer.concat(chunks[name]).toString('utf8');
      resolve({ end: endOf(code, signal, limit), stdout: text('stdout'), stderr: text('stderr') });
    });
  });

/** The processor's time is limited by the system, which sends SIGXCPU. */
const endOf = (code: number | null, signal: string | null, limit: 'time' | 'output' | null): End => {
  if (limit !== null) return { k: 'limit', of: limit };
  if (signal === 'SIGXCPU') return { k: 'limit', of: 'time' };
  return signal === null ? { k: 'exit', code: code ?? 0 } : { k: 'signal', signal };
};

const quiet = (program: string, args: readonly string[]): boolean =>
  spawnSync(program, args, { stdio: 'ignore', timeout: 10_000 }).status === 0;

let isolation: readonly string[] | null = null;

/** How to start a process without a network: `unshare -n`, in a user namespace where that needs one; else not at all. */
export const withoutNetwork = (): readonly string[] => {
  isolation ??= [['-n'], ['-rn']].find((how) => quiet('unshare', [...how, '--', 'true'])) ?? [];
  return isolation;
};

/**
 * Runs a built program, which may be undefined: no input, an empty environment, no files written, no dump, little
 * time, memory and output. The limits are the shell's `ulimit`, so that nothing but a POSIX shell is needed.
 */
export const runProgram = (
  program: string,
  args: readonly string[],
  cwd: string,
  limits: Limits,
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> => {
  const memory = limits.megabytes === null ? [] : [`ulimit -v ${limits.megabytes * 1024}`];
  const script = [
    `ulimit -c 0`,
    `ulimit -f ${2 * limits.files}`,
    `ulimit -t ${limits.seconds}`,
    ...memory,
    'exec "$0" "$@"',
  ];
  const shell = ['sh', '-c', script.join(' && '), program, ...args];
  const cut = withoutNetwork();
  const [first = 'sh', ...rest] = cut.length === 0 ? shell : ['unshare', ...cut, '--', ...shell];
  return runCommand({
    program: first,
    args: rest,
    cwd,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    seconds: limits.seconds,
    output: limits.output,
  });
};
