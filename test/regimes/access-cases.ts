/** What foreign code does to memory, and the premise by which a regime is asked whether it may. */
const own = 'char own[8] = {0}; ';
/** Bodies of `void f(int *p)` in which a rule of C's asks for one kind of access, and of no other kind before. */
export const cases: readonly (readonly [rule: string, event: string, body: string])[] = [
  ['C-Load', 'foreign-read', 'int x = *p; (void)x;'],
  ['C-Load-Char', 'foreign-read', 'char x = *(char *)p; (void)x;'],
  ['C-Store', 'foreign-write', '*p = 1;'],
  ['C-Copy', 'foreign-read', 'struct s a = *(struct s *)p; (void)a;'],
  ['C-Copy', 'foreign-write', 'static struct s a; *(struct s *)p = a;'],
  ['C-Memcpy', 'foreign-read', `${own}memcpy(own, p, 8);`],
  ['C-Memcpy', 'foreign-write', 'memcpy(p, "1234567", 8);'],
  ['C-Memmove', 'foreign-read', `${own}memmove(own, p, 8);`],
  ['C-Memmove', 'foreign-write', 'memmove(p, "1234567", 8);'],
  ['C-Memset', 'foreign-write', 'memset(p, 0, 8);'],
  ['C-Strlen', 'foreign-read', 'size_t n = strlen((char *)p); (void)n;'],
  ['C-Print-String', 'foreign-write', 'snprintf((char *)p, 8, "1234567");'],
  ['C-Array-Argument', 'foreign-read', `${own}int n = memcmp(p, own, 8); (void)n;`],
  ['C-Realloc', 'free', 'char *q = malloc(4); q = realloc(q, 8);'],
  ['C-Free', 'free', 'free(malloc(4));'],
];

/** Premises that test/regimes/accesses.test.ts drives to failure, with a regime made for it. */
export const drivenByAccesses: readonly string[] = cases.map(
  ([name, event]) => `${name}/regime-permits-${event}`,
);
