/** <string.h> (C11 7.24). Each comparison and search reads its bytes in order and stops where it knows. */
import { written, type WrittenFunction } from './entry.js';

export const stringFunctions: readonly WrittenFunction[] = [
  // Copying (7.24.2, 7.24.3): undefined where the objects overlap, which is memcpy's own rule.
  written(`char *strcpy(char *to, const char *from) { memcpy(to, from, strlen(from) + 1); return to; }`),
  written(`char *strncpy(char *to, const char *from, size_t n) {
    size_t k = 0;
    while (k < n && from[k] != 0) k++;
    memcpy(to, from, k);
    memset(to + k, 0, n - k);
    return to;
  }`),
  written(`char *strcat(char *to, const char *from) {
    memcpy(to + strlen(to), from, strlen(from) + 1);
    return to;
  }`),
  written(`char *strncat(char *to, const char *from, size_t n) {
    char *end = to + strlen(to);
    size_t k = 0;
    while (k < n && from[k] != 0) k++;
    memcpy(end, from, k);
    end[k] = 0;
    return to;
  }`),
  // Comparing (7.24.4): of bytes as unsigned char. Of memcmp's arrays all bytes are there, also behind a difference.
  written(`int memcmp(const void *a, const void *b, size_t n) {
    const unsigned char *x = a, *y = b;
    __reads(a, n);
    __reads(b, n);
    for (size_t k = 0; k < n; k++) if (x[k] != y[k]) return x[k] < y[k] ? -1 : 1;
    return 0;
  }`),
  written(`int strcmp(const char *a, const char *b) {
    const unsigned char *x = (const unsigned char *)a, *y = (const unsigned char *)b;
    while (*x != 0 && *x == *y) x++, y++;
    return *x == *y ? 0 : *x < *y ? -1 : 1;
  }`),
  written(`int strcoll(const char *a, const char *b) {
    const unsigned char *x = (const unsigned char *)a, *y = (const unsigned char *)b;
    while (*x != 0 && *x == *y) x++, y++;
    return *x == *y ? 0 : *x < *y ? -1 : 1;
  }`),
  written(`int strncmp(const char *a, const char *b, size_t n) {
    const unsigned char *x = (const unsigned char *)a, *y = (const unsigned char *)b;
    __reads(a, 0);
    __reads(b, 0);
    for (; n > 0; n--, x++, y++) {
      if (*x != *y) return *x < *y ? -1 : 1;
      if (*x == 0) return 0;
    }
    return 0;
  }`),
  // Searching (7.24.5).
  written(`void *memchr(const void *s, int c, size_t n) {
    const unsigned char *x = s;
    __reads(s, 0);
    for (; n > 0; n--, x++) if (*x == (unsigned char)c) return (void *)x;
    return NULL;
  }`),
  written(`char *strchr(const char *s, int c) {
    for (; *s != (char)c; s++) if (*s == 0) return NULL;
    return (char *)s;
  }`),
  written(`char *strrchr(const char *s, int c) {
    const char *found = NULL;
    for (;; s++) {
      if (*s == (char)c) found = s;
      if (*s == 0) return (char *)found;
    }
  }`),
  written(`char *strstr(const char *s, const char *what) {
    for (;; s++) {
      size_t k = 0;
      while (what[k] != 0 && s[k] == what[k]) k++;
      if (what[k] == 0) return (char *)s;
      if (*s == 0) return NULL;
    }
  }`),
  written(`size_t strspn(const char *s, const char *among) {
    size_t n = 0;
    for (;; n++) {
      const char *a = among;
      while (*a != 0 && *a != s[n]) a++;
      if (*a == 0) return n;
    }
  }`),
  written(`size_t strcspn(const char *s, const char *among) {
    size_t n = 0;
    for (;; n++) {
      const char *a = among;
      while (*a != 0 && *a != s[n]) a++;
      if (s[n] == 0 || *a != 0) return n;
    }
  }`),
  written(`char *strpbrk(const char *s, const char *among) {
    for (; *s != 0; s++) for (const char *a = among; *a != 0; a++) if (*a == *s) return (char *)s;
    return NULL;
  }`),
  // Before the first call with a string there is none to go on with (7.24.5.8p3): null.
  written(`char *strtok(char *s, const char *among) {
    static char *rest;
    char *from = s != NULL ? s : rest;
    for (; *from != 0; from++) {
      const char *a = among;
      while (*a != 0 && *a != *from) a++;
      if (*a == 0) break;
    }
    if (*from == 0) { rest = from; return NULL; }
    for (char *to = from + 1;; to++) {
      const char *a = among;
      while (*a != 0 && *a != *to) a++;
      if (*to == 0) { rest = to; return from; }
      if (*a != 0) { *to = 0; rest = to + 1; return from; }
    }
  }`),
];
