/** Functions of C's library that are written in C themselves: one entry each (C11 clause 7). */

export interface WrittenFunction {
  readonly name: string;
  /**
   * The definition, in mini-C with every header included. It may call what rules stand for, and `__reads(p, n)`: the
   * caller passes `n` readable bytes. What goes wrong in it is said at the call that the program makes.
   */
  readonly text: string;
}

/** A definition whose name is what stands before its first parenthesis. */
export const written = (text: string): WrittenFunction => ({
  name: /([a-z_A-Z0-9]+)\(/.exec(text)?.[1] ?? '',
  text,
});
