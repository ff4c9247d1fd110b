/** Runs a program as its settings say, and again with the fields of its `repr(Rust)` types in other orders. */
import { latin1 } from '../../model/latin1.js';
import * as E from '#fp/Either';
import { error, type Diagnostic } from '../../model/diagnostic.js';
import type { Settings } from '../../model/settings.js';
import { layoutsFor } from '../../semantics/machine/link.js';
import {
  firstOrderThat,
  isOwnOrder,
  LAYOUT_DEPENDENT,
  movedBy,
  orderedTypes,
  withOrder,
  type MovedType,
} from '../field-orders.js';
import {
  checkProgram,
  compileProgram,
  runProgram,
  type Diagnostics,
  type ProgramResult,
  type ProgramText,
  type Ran,
} from './program.js';

/** A field order under which the verdict is another. */
export interface OtherOrder {
  /** The value of `layout.order`. */
  readonly order: string;
  /** The run, or why there is none: `transmute` may then be of two sizes. */
  readonly result: ProgramResult;
  readonly moved: readonly MovedType[];
}

export interface Judged extends Ran {
  readonly otherOrder: OtherOrder | null;
}

const outputOf = (r: Ran): string => (r.machine === null ? '' : latin1(r.machine.output));

/** The verdict alone: not where it was given, nor in which words. */
const verdictOf = (result: ProgramResult): string => {
  if (E.isLeft(result)) return 'not accepted';
  const { outcome: o } = result.right;
  const what =
    o.k === 'done' ? o.exit : o.k === 'ub' ? o.ub : o.k === 'rejected' ? `${o.when} ${o.premise}` : '';
  return `${o.k} ${what} ${outputOf(result.right)}`;
};

/** Out of fuel is no verdict, and what was not run has none of its own. */
const hasVerdict = (r: Ran): boolean =>
  r.outcome.k !== 'fuel' && r.outcome.k !== 'error' && r.outcome.k !== 'n/a';

const otherOrderOf = (p: ProgramText, aliasing: string, ran: Ran): OtherOrder | null => {
  const { rust, settings } = ran;
  if (rust === null || !isOwnOrder(settings) || !hasVerdict(ran)) return null;
  const own = verdictOf(E.right(ran));
  const types = orderedTypes(rust, layoutsFor(settings));
  const other = firstOrderThat(types, (order) => {
    const result = runProgram(p, withOrder(settings, order), ran.regime, aliasing);
    if (E.isRight(result) && result.right.outcome.k === 'fuel') return null;
    return verdictOf(result) === own ? null : result;
  });
  if (other === null) return null;
  return { order: other.order, result: other.found, moved: movedBy(types, settings, other.order) };
};

/** As `runProgram`; where an order of fields can matter, the program runs again to see whether it does. */
export const judgeProgram = (
  p: ProgramText,
  settings: Settings,
  regime: string,
  aliasing: string,
): E.Either<Diagnostics, Judged> => {
  const ran = runProgram(p, settings, regime, aliasing);
  return E.isLeft(ran) ? ran : E.right({ ...ran.right, otherOrder: otherOrderOf(p, aliasing, ran.right) });
};

const isError = (d: Diagnostic): boolean => d.severity === 'error';

/** As `checkProgram`, with a warning where the program would not be accepted in another order of fields. */
export const checkInOrders = (p: ProgramText, settings: Settings, regime: string): Diagnostics => {
  const said = checkProgram(p, settings, regime);
  if (said.some(isError) || !isOwnOrder(settings)) return said;
  const own = compileProgram(p, settings, regime);
  if (E.isLeft(own) || own.right.rust === null) return said;
  const other = firstOrderThat(orderedTypes(own.right.rust, layoutsFor(settings)), (order) => {
    const compiled = compileProgram(p, withOrder(settings, order), regime);
    return E.isLeft(compiled) ? (compiled.left.find(isError) ?? null) : null;
  });
  if (other === null) return said;
  const { order, found } = other;
  return [
    ...said,
    {
      ...error(
        LAYOUT_DEPENDENT,
        `accepted only as the fields happen to lie: with \`layout.order=${order}\` it is refused (${found.code}: ${found.message})`,
        found.span,
        { help: 'Rust promises no order of fields without `repr(C)`' },
      ),
      severity: 'warning',
    },
  ];
};
