/** <stdio.h> (C11 7.21): characters and strings to a stream. Nothing stands on the input. */
import { written, type WrittenFunction } from './entry.js';

export const stdioFunctions: readonly WrittenFunction[] = [
  written(`int puts(const char *s) { return printf("%s\\n", s); }`),
  written(`int fputs(const char *s, FILE *to) { return fprintf(to, "%s", s); }`),
  written(`int fputc(int c, FILE *to) { fprintf(to, "%c", c); return (unsigned char)c; }`),
  written(`int putc(int c, FILE *to) { fprintf(to, "%c", c); return (unsigned char)c; }`),
  // What is printed is on its stream at once; a null pointer means all of them (7.21.5.2p3).
  written(`int fflush(FILE *of) { return of == NULL ? 0 : fprintf(of, ""); }`),
  written(`int getchar(void) { return EOF; }`),
];
