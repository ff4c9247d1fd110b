/** What is printed, and where to: the parts of `println!` and `printf`. */

/** A typed argument of `print`. */
export type PrintPart =
  | { readonly k: 'text'; readonly bytes: readonly number[] }
  | {
      readonly k: 'value';
      readonly arg: number;
      readonly as:
        | 'int'
        | 'unsigned'
        | 'hex'
        | 'HEX'
        | 'octal'
        | 'char'
        | 'bool'
        | 'str'
        | 'c-str'
        | 'ptr'
        | 'byte'
        /** Between quotes, with escapes (Rust, `{:?}`). */
        | 'char-debug'
        | 'str-debug';
      readonly format?: PrintFormat;
    };

/**
 * Where C's formatted output goes (C11 7.21.6): to the standard output, to the stream that the first argument is, to
 * the string at the first argument, or to that with room for as many bytes as the second says.
 */
export type PrintTo = 'output' | 'stream' | 'string' | 'bounded';

/** How many of the arguments say where. */
export const leading: Readonly<Record<PrintTo, number>> = { output: 0, stream: 1, string: 1, bounded: 2 };

/** Addresses of the streams. */
export const STDIN = 1,
  STDOUT = 2,
  STDERR = 3;

/** Flags, least width and precision of a conversion of `printf` (C11 7.21.6.1p4). */
export interface PrintFormat {
  readonly flags: string;
  readonly width: number | FromArgument;
  readonly precision: number | FromArgument | null;
}

/** `*`: an argument says how many (7.21.6.1p5). */
export interface FromArgument {
  readonly arg: number;
}
