/** What runs before `main` (C11 5.1.2.2.1). */
import { written, type WrittenFunction } from './entry.js';

/** Calls a `main` with parameters: a program has a name, and no arguments. Both are its to change (5.1.2.2.1p2). */
export const START = '_start';

export const startFunctions: readonly WrittenFunction[] = [
  written(`int ${START}(void) {
    int main(int, char **);
    static char name[] = "program";
    static char *arguments[] = {name, NULL};
    return main(1, arguments);
  }`),
];
