/** <stdlib.h> (C11 7.22): numbers, searching and sorting. */
import { written, type WrittenFunction } from './entry.js';

/** The result is undefined where it cannot be represented (7.22.6.1p2). */
const absolute = (name: string, type: string): WrittenFunction =>
  written(`${type} ${name}(${type} x) { return x < 0 ? -x : x; }`);

/** Undefined, too, where the number is too large (7.22.1p1); it goes down from 0 so that the least number is reached. */
const toNumber = (name: string, type: string): WrittenFunction =>
  written(`${type} ${name}(const char *s) {
    ${type} n = 0;
    while (*s == ' ' || *s >= '\\t' && *s <= '\\r') s++;
    _Bool negative = *s == '-';
    if (*s == '-' || *s == '+') s++;
    for (; *s >= '0' && *s <= '9'; s++) n = n * 10 - (*s - '0');
    return negative ? n : -n;
  }`);

/** 7.22.1.4: digits of a base; what is too large is the largest. `limit`: the largest magnitude, by its sign. */
const toBase = (name: string, type: string, limit: string, tooLarge: string): WrittenFunction =>
  written(`${type} ${name}(const char *s, char **end, int base) {
    const char *start = s;
    unsigned long long n = 0;
    _Bool any = 0, over = 0;
    while (*s == ' ' || *s >= '\\t' && *s <= '\\r') s++;
    _Bool negative = *s == '-';
    if (*s == '-' || *s == '+') s++;
    if ((base == 0 || base == 16) && s[0] == '0' && (s[1] == 'x' || s[1] == 'X') &&
        (s[2] >= '0' && s[2] <= '9' || s[2] >= 'a' && s[2] <= 'f' || s[2] >= 'A' && s[2] <= 'F')) {
      s += 2;
      base = 16;
    } else if (base == 0) base = *s == '0' ? 8 : 10;
    unsigned long long most = ${limit};
    for (;; s++) {
      int d = *s >= '0' && *s <= '9' ? *s - '0'
        : *s >= 'a' && *s <= 'z' ? *s - 'a' + 10 : *s >= 'A' && *s <= 'Z' ? *s - 'A' + 10 : 99;
      if (d >= base) break;
      any = 1;
      if (over || n > (most - d) / base) over = 1;
      else n = n * base + d;
    }
    if (end != NULL) *end = (char *)(any ? s : start);
    if (over) return ${tooLarge};
    return negative ? (${type})-n : (${type})n;
  }`);

export const stdlibFunctions: readonly WrittenFunction[] = [
  absolute('abs', 'int'),
  absolute('labs', 'long'),
  absolute('llabs', 'long long'),
  toNumber('atoi', 'int'),
  toNumber('atol', 'long'),
  toNumber('atoll', 'long long'),
  toBase('strtol', 'long', 'negative ? 0ULL - LONG_MIN : LONG_MAX', 'negative ? LONG_MIN : LONG_MAX'),
  toBase(
    'strtoll',
    'long long',
    'negative ? 0ULL - LLONG_MIN : LLONG_MAX',
    'negative ? LLONG_MIN : LLONG_MAX',
  ),
  toBase('strtoul', 'unsigned long', 'ULONG_MAX', 'ULONG_MAX'),
  toBase('strtoull', 'unsigned long long', 'ULLONG_MAX', 'ULLONG_MAX'),
  written(`void *bsearch(const void *key, const void *base, size_t n, size_t size,
                         int (*compare)(const void *, const void *)) {
    const char *at = base;
    __reads(base, n * size);
    while (n > 0) {
      const char *middle = at + n / 2 * size;
      int order = compare(key, middle);
      if (order == 0) return (void *)middle;
      if (order > 0) { at = middle + size; n -= n / 2 + 1; }
      else n /= 2;
    }
    return NULL;
  }`),
  // A binary insertion sort: the order of equal elements, which C leaves open (7.22.5.2p4), stays, as in common libraries.
  written(`void qsort(void *base, size_t n, size_t size, int (*compare)(const void *, const void *)) {
    char *all = base, hold[16];
    __reads(base, 0);
    for (size_t k = 1; k < n; k++) {
      char *element = all + k * size, *from = all, *to = element;
      while (from < to) {
        char *middle = from + (size_t)(to - from) / size / 2 * size;
        if (compare(element, middle) < 0) to = middle;
        else from = middle + size;
      }
      size_t between = (size_t)(element - from);
      for (size_t left = between == 0 ? 0 : size; left > 0;) {
        size_t piece = left < sizeof hold ? left : sizeof hold;
        size_t rest = between + size - piece;
        memcpy(hold, from + rest, piece);
        memmove(from + piece, from, rest);
        memcpy(from, hold, piece);
        left -= piece;
      }
    }
  }`),
  written(`void _Exit(int status) { exit(status); }`),
];
