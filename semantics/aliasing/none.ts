import type { AliasFailure, AliasModel, AliasState, AliasView } from './model.js';

const accepts = (): number => 0;
const nothing = (): void => undefined;

/** One tag for all: retags keep it, nothing is ever refused. */
class NoneState implements AliasState {
  readonly off = new Uint8Array(0);
  readonly failed = new Uint32Array(0);
  readonly fired = new Uint32Array(0);
  newTag = 0;
  private tested = 0;
  readonly reset = nothing;
  readonly allocate = (): number => 1;
  readonly testAccess = accepts;
  readonly testRetag: AliasState['testRetag'] = (_of, _mode, _alloc, _offset, _size, parent) => {
    this.tested = parent;
    return 0;
  };
  readonly testDealloc = accepts;
  readonly testPopFrame = accepts;
  readonly commit = (): void => void (this.newTag = this.tested);
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
