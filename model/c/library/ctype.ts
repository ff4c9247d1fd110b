/**
 * <ctype.h> (C11 7.4), in the "C" locale. The argument is an `unsigned char` or EOF (7.4p1): a real one looks it
 * up in a table, and this one finds its place in one.
 */
import { written, type WrittenFunction } from './entry.js';

const definition = (name: string, result: string): WrittenFunction =>
  written(`int ${name}(int c) {
    char table[256];
    &table[c + 1];
    return ${result};
  }`);

const upper = `c >= 'A' && c <= 'Z'`;
const lower = `c >= 'a' && c <= 'z'`;
const digit = `c >= '0' && c <= '9'`;
const graphic = `c > 32 && c < 127`;

export const ctypeFunctions: readonly WrittenFunction[] = [
  definition('isalpha', `${upper} || ${lower}`),
  definition('isdigit', digit),
  definition('isalnum', `${upper} || ${lower} || ${digit}`),
  definition('isupper', upper),
  definition('islower', lower),
  definition('isspace', `c == ' ' || c >= '\\t' && c <= '\\r'`),
  definition('isblank', `c == ' ' || c == '\\t'`),
  definition('isxdigit', `${digit} || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'`),
  definition('isgraph', graphic),
  definition('isprint', `c >= 32 && c < 127`),
  definition('ispunct', `${graphic} && !(${upper} || ${lower} || ${digit})`),
  definition('iscntrl', `c >= 0 && c < 32 || c == 127`),
  definition('toupper', `${lower} ? c - 'a' + 'A' : c`),
  definition('tolower', `${upper} ? c - 'A' + 'a' : c`),
];
