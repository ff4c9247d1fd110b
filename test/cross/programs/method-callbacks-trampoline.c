#include <stdbool.h>
int run(void *p, bool (*f)(void *, int)) { int n = 0; do n++; while (f(p, n)); return n; }
