#include <stdbool.h>
#include <stddef.h>
size_t each(const int *p, size_t n, bool (*f)(int, void *), void *d) { size_t i; for (i = 0; i < n && f(p[i], d); i++) ; return i; }
