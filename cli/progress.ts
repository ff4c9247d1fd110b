/** One live line on a terminal, plain lines where it is none. */
import type { Io } from './io.js';

const EVERY = 5000;

export class Progress {
  private readonly io: Io;
  private readonly live: boolean;
  private said = 0;
  private width = 0;

  constructor(io: Io) {
    this.io = io;
    this.live = process.stderr.isTTY;
  }

  say(text: string): void {
    if (this.live) {
      process.stderr.write(`\r${text.padEnd(this.width)}`);
      this.width = text.length;
      return;
    }
    const now = Date.now();
    if (now - this.said < EVERY) return;
    this.said = now;
    this.io.err(text);
  }

  done(): void {
    if (this.live && this.width > 0) process.stderr.write(`\r${' '.repeat(this.width)}\r`);
    this.width = 0;
  }
}

export const rate = (n: number, seconds: number): string =>
  `${Math.round(n / Math.max(seconds, 0.001)).toLocaleString('en')}/s`;
