/**
 * Calls within Rust at a compatible type that is laid out otherwise: `Option<&T>` where the function takes a pointer, an
 * aggregate with the bits of a scalar (std, primitive fn, "ABI compatibility"). The bits go through memory.
 */
import {
  NONE,
  S_FN,
  S_INT,
  S_RAW,
  S_REF,
  type Code,
  type Instr,
  type Scalar,
} from '../../model/core/code.js';
import type { FnSig } from '../../model/core/mir.js';
import { noSpan } from '../../model/span.js';
import type { Ty } from '../../model/types.js';
import { blankInstr } from '../core/instr.js';
import type { Pool } from './pool.js';
import type { RuleTable } from './table.js';

/** The scalar as bits: the callee makes a value of its own type of them. */
const bits = (sc: Scalar): Scalar => ({
  ...sc,
  checked: false,
  kind: sc.kind === S_RAW || sc.kind === S_REF || sc.kind === S_FN ? S_RAW : S_INT,
});

export class Adapters {
  private readonly known = new Map<Code, Map<FnSig, Code>>();
  private readonly pool: Pool;
  private readonly table: RuleTable;

  constructor(pool: Pool, table: RuleTable) {
    this.pool = pool;
    this.table = table;
  }

  /** What a caller that sees `sig` runs to call `callee`, which is compatible with it. */
  for(sig: FnSig, callee: Code): Code {
    const own = callee.sig;
    if (sig.ret === own.ret && sig.params.every((t, k) => t === own.params[k])) return callee;
    const of = this.known.get(callee) ?? new Map<FnSig, Code>();
    this.known.set(callee, of);
    const code = of.get(sig) ?? (this.mixes(sig, own) ? this.make(sig, callee) : callee);
    of.set(sig, code);
    return code;
  }

  private mixes(a: FnSig, b: FnSig): boolean {
    const differ = (x: Ty, y: Ty): boolean =>
      this.pool.layouts.of(x).size > 0 && (this.pool.scalar(x) === null) !== (this.pool.scalar(y) === null);
    return differ(a.ret, b.ret) || a.params.some((t, k) => differ(t, b.params[k] ?? t));
  }

  private make(sig: FnSig, callee: Code): Code {
    const { pool } = this;
    const code: Code = {
      name: callee.name,
      lang: 'rust',
      core: null,
      sig,
      instrs: [],
      slots: 0,
      params: [],
      locals: [],
      mayUnwind: callee.mayUnwind,
    };
    let next = 0;
    const take = (n: number): number => (next += n) - n;
    for (const ty of sig.params) {
      const sc = pool.scalar(ty);
      const n = sc === null ? Math.min(pool.layouts.of(ty).size, 1) : sc.fat ? 2 : 1;
      code.params.push({ slot: take(n), n, aggregate: sc === null && n > 0 });
    }
    const emit = (head: Instr['head'], fields: Partial<Instr>): void => {
      const span = callee.core?.span ?? noSpan;
      const i = Object.assign(blankInstr(head, 'rust', span, code, code.instrs.length), fields);
      i.synthetic = true;
      if (!this.table.link(i)) throw new Error(`no rule for ${head} between two types of a function`);
      code.instrs.push(i);
    };
    const begin = (ty: Ty): number => {
      const { size, align } = pool.layouts.of(ty);
      const home = take(1);
      emit('live', { dst: home, size, align });
      return home;
    };
    const store = (home: number, sc: Scalar, from: number): void =>
      emit('store', { a: home, b: from, sc: bits(sc), size: sc.size, align: sc.align });
    const load = (home: number, sc: Scalar): number => {
      const dst = take(1);
      emit('load', { a: home, dst, sc: bits(sc), size: sc.size, align: sc.align });
      return dst;
    };
    const args = sig.params.flatMap((ty, k) => {
      const { slot, n } = code.params[k]!;
      const [from, to] = [pool.scalar(ty), pool.scalar(callee.sig.params[k]!)];
      if ((from === null) === (to === null) || n === 0) return Array.from({ length: n }, (_, j) => slot + j);
      if (to !== null) return [load(slot, to)];
      const home = begin(ty);
      store(home, from!, slot);
      return [home];
    });
    const layout = pool.layouts.of(sig.ret);
    const [wanted, given] = [pool.scalar(sig.ret), pool.scalar(callee.sig.ret)];
    const size = layout.size === 0 ? 0 : given === null ? 3 : given.fat ? 2 : 1;
    let result = size === 0 ? NONE : given === null ? begin(callee.sig.ret) : take(size);
    emit('call', { args, dst: result, size, name: callee.name, x: { callee, catches: false } });
    if (size > 0 && wanted !== null && given === null) result = load(result, wanted);
    if (size > 0 && wanted === null && given !== null) {
      const home = begin(sig.ret);
      store(home, given, result);
      result = home;
    }
    const inMemory = size > 0 && wanted === null;
    if (inMemory) emit('return', { a: result, size: layout.size, align: layout.align, typed: layout });
    else emit('return', { a: result, size: size === 0 ? 0 : wanted?.fat === true ? 2 : 1 });
    code.slots = next;
    return code;
  }
}
