import type { Body } from './body.js';
import type { Optimisation } from './optimisation.js';

const step = (b: Body): boolean => {
  let done = false;
  b.eachNode((n, at) => {
    if (done || n.k !== 'call' || n.unwind === null || n.callee.k !== 'fn') return;
    if (!b.facts.mayNotUnwind(n.callee.name)) return;
    b.replace(at, { ...n, unwind: null });
    done = true;
  });
  return done;
};

export const noUnwind: Optimisation = {
  name: 'no-unwind',
  sentence: 'A call of an `extern "C"` function needs no cleanup: nothing unwinds out of it.',
  source: 'Rust Reference, unwinding across FFI; LLVM LangRef, nounwind',
  lang: 'rust',
  trusts: 'no-unwind',
  attribute: 'nounwind',
  licensedBy: null,
  step,
};
