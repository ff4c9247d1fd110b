/** mathjax-node 2.1.1 ships no types; these are for what `math.ts` uses. */
declare module 'mathjax-node' {
  export interface Job {
    readonly math: string;
    readonly format: 'TeX' | 'inline-TeX';
    readonly svg: boolean;
    readonly mml: boolean;
    readonly speakText: boolean;
    readonly timeout: number;
  }
  export interface Result {
    readonly svg?: string;
    readonly mml?: string;
    /** In ex, as `31.052ex`. */
    readonly width?: string;
    readonly height?: string;
    /** `vertical-align: -2.671ex;` */
    readonly style?: string;
    readonly errors?: readonly string[];
  }
  export function config(options: {
    readonly displayErrors: boolean;
    readonly undefinedCharError: boolean;
    readonly MathJax: object;
  }): void;
  export function start(): void;
  export function typeset(job: Job, done: (result: Result) => void): void;
}
