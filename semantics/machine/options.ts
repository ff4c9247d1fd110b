import type { AddressMode } from '../../model/memory.js';
import type { Settings } from '../../model/settings.js';

/** The settings that the machine reads at run time, decoded once. */
export interface MachineOptions {
  readonly addresses: AddressMode;
  readonly seed: number;
  readonly fuel: number;
  readonly unwindAborts: boolean;
  readonly effectiveTypes: boolean;
  /** The allocation that fails, counted from 1; 0: none. */
  readonly oomAt: number;
  readonly oomPanics: boolean;
  /** A register that a call did not set holds what the last one left; else nothing, 0. */
  readonly staleRegisters: boolean;
  /** Rust's promises are on: retags, protectors, validity. Off in the replay that finds the cause. */
  readonly promises: boolean;
}

const oomAt = (value: string, seed: number): number => {
  if (value === 'never') return 0;
  if (value === 'seed') return seed === 0 ? 0 : 1 + (seed % 7);
  return Number(value.slice('at '.length));
};

const addressMode = (value: string | undefined): AddressMode =>
  value === 'reuse' || value === 'falling' ? value : 'fresh';

export const decodeOptions = (s: Settings, promises = true): MachineOptions => ({
  addresses: addressMode(s['addresses']),
  seed: Number(s['seed']),
  fuel: Number(s['fuel']),
  unwindAborts: s['unwind'] !== 'ub',
  effectiveTypes: s['c.effective-types'] !== 'off',
  oomAt: oomAt(s['oom'] ?? 'never', Number(s['seed'])),
  oomPanics: s['oom.rust'] === 'panic',
  staleRegisters: s['registers'] !== 'zero',
  promises,
});
