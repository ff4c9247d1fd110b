/** Rates are of processor time, so that what else the machine does moves them less. */

/** Milliseconds of processor time that this process has used: garbage collection and compilation are in it. */
export const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Calls `body` for about a second of processor time; calls a second. */
export const rate = (body: () => void): number => {
  body();
  const t0 = cpu();
  let n = 0;
  while (cpu() - t0 < 1000) {
    for (let k = 0; k < 4; k++) body();
    n += 4;
  }
  return (n * 1000) / (cpu() - t0);
};

export const figure = (n: number): string => Math.round(n).toLocaleString('en');
export const share = (part: number, of: number): string => `${((100 * part) / of).toFixed(0)} %`;

export const median = (xs: readonly number[]): number => [...xs].sort((a, b) => a - b)[xs.length >> 1] ?? 0;
