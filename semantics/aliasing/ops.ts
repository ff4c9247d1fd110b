import { NO_TAG, WILDCARD, type AliasFailure, type AliasKind, type AliasState } from './model.js';
import {
  ACCESS,
  ADDR,
  ALLOC,
  CALL,
  DEALLOC,
  EXPOSE,
  INT2PTR,
  MOVE,
  RET,
  RETAG,
  type AliasingProgram,
  type Step,
} from './program.js';

/** Runs programs against one state, reusing its buffers. */
export class OpRunner {
  /** The failure code of the last run, 0 if there was none. */
  code = 0;
  readonly state: AliasState;
  private tags = new Int32Array(64);

  constructor(state: AliasState) {
    this.state = state;
  }

  /** Runs to the end or to the first undefined behaviour; gives the op that is blamed, from 1, or 0. */
  run(program: AliasingProgram, after?: (op: number) => void): number {
    const { steps } = program;
    while (this.tags.length < program.slots) this.tags = new Int32Array(this.tags.length * 2);
    this.state.reset();
    this.code = 0;
    for (let i = 0; i < steps.length; i += 1) {
      this.code = this.step(steps[i]!);
      if (this.code !== 0) return i + 1;
      if (after !== undefined) after(i + 1);
    }
    return 0;
  }

  /** The tag of a pointer after the ops run so far. */
  tagOf(slot: number): number {
    return this.tags[slot]!;
  }

  private step(s: Step): number {
    const { state, tags } = this;
    const tag = tags[s.source]!;
    switch (s.act) {
      case ALLOC:
        tags[s.result] = state.allocate(s.alloc, s.size, s.origin);
        return 0;
      case RETAG: {
        const code = state.testRetag(s.of, s.mode, s.alloc, s.offset, s.size, tag, s.info);
        if (code !== 0) return code;
        state.commit();
        tags[s.result] = state.newTag;
        return 0;
      }
      case MOVE:
        tags[s.result] = tag;
        return 0;
      case ACCESS: {
        const code = state.testAccess(s.kind, s.alloc, s.offset, s.size, tag);
        if (code === 0) state.commit();
        return code;
      }
      case DEALLOC: {
        const code = state.testDealloc(s.alloc, s.size, tag);
        if (code === 0) state.commit();
        return code;
      }
      case EXPOSE:
        state.expose(s.alloc, tag);
        return 0;
      case INT2PTR:
        tags[s.result] = WILDCARD;
        return 0;
      case CALL:
        state.pushFrame();
        return 0;
      case RET: {
        const code = state.testPopFrame();
        if (code === 0) state.commit();
        return code;
      }
      case ADDR:
        tags[s.result] = NO_TAG;
        return 0;
    }
  }
}

/** What one model says of one case; `op` and `kind` are null where there is no undefined behaviour. */
export interface OpVerdict {
  readonly name: string;
  readonly model: string;
  readonly verdict: 'ok' | 'ub';
  readonly op: number | null;
  readonly kind: AliasKind | null;
}

/** The verdict of a model, under the name that settings and results give it. */
export const runCase = (
  program: AliasingProgram,
  model: string,
  runner: OpRunner,
): { readonly verdict: OpVerdict; readonly failure: AliasFailure | undefined } => {
  const op = runner.run(program);
  if (op === 0)
    return {
      verdict: { name: program.name, model, verdict: 'ok', op: null, kind: null },
      failure: undefined,
    };
  const failure = runner.state.explain(runner.code);
  return { verdict: { name: program.name, model, verdict: 'ub', op, kind: failure.kind }, failure };
};
