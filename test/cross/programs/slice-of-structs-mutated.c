#include <stdbool.h>
#include <stddef.h>
struct cell { signed char v[3]; bool on; };
void flip(struct cell *p, size_t n, void (*f)(struct cell *, size_t)) { for (size_t i = 0; i < n; i++) { if (f) f(&p[i], i + 1); else { p[i].v[0]--; p[i].on = !p[i].on; } } }
