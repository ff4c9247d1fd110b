import type { Code, Instr } from '../../model/core/code.js';
import { NONE } from '../../model/core/code.js';

/** An activation: a function's, or a boundary stub's (a *boundary frame*). Pooled: frames are reused, not made. */
export class Frame {
  code: Code | null = null;
  /** Where the registers of this frame begin. */
  fp = 0;
  /** The caller's instruction: where to go on, where to unwind to, where the result goes. */
  call: Instr | null = null;
  returnPc = NONE;
  /** Absolute register for a scalar result, or NONE. */
  dst = NONE;
  /** Where an aggregate result goes. */
  retAddr = 0;
  retProv = 0;
  retTag = 0;
  /** Memory locals of this frame begin here in the machine's list. */
  mems = 0;
  /** Unwinding stops here: the caller is `catch_unwind`, or a stub that catches. */
  catches = false;
  /** Unique in a run, for regimes that register things per activation. */
  id = 0;
}
