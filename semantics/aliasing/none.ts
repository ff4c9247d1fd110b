import { NO_TAG, type AliasFailure, type AliasModel, type AliasState, type AliasView } from './model.js';

const accepts = (): number => 0;
const nothing = (): void => undefined;

class NoneState implements AliasState {
  readonly off = new Uint8Array(0);
  readonly failed = new Uint32Array(0);
  readonly fired = new Uint32Array(0);
  readonly newTag = NO_TAG;
  readonly reset = nothing;
  readonly allocate = (): number => NO_TAG;
  readonly testAccess = accepts;
  readonly testRetag = accepts;
  readonly testDealloc = accepts;
  readonly testPopFrame = accepts;
  readonly commit = nothing;
  readonly pushFrame = nothing;
  readonly expose = nothing;
  readonly forget = nothing;
  readonly view = (): AliasView => ({ model: 'none', shape: 'none', runs: [] });
  readonly explain = (code: number): AliasFailure => {
    throw new Error(`the model that accepts everything has no failure ${code}`);
  };
}

/** No aliasing rules: what a memory model without Stacked or Tree Borrows says. */
export const none: AliasModel = {
  name: 'none',
  sentence: 'No aliasing rules: any pointer into an allocation may use it.',
  source: 'the baseline of MiniRust (BasicMemory)',
  rules: [],
  premises: [],
  create: () => new NoneState(),
};
