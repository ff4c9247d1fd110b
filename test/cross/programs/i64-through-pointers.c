#include <stdint.h>
#include <stddef.h>
int64_t scale(int64_t *p, size_t n, int64_t k) { int64_t m = INT64_MIN; for (size_t i = 0; i < n; i++) { p[i] *= k; if (p[i] > m) m = p[i]; } return m; }
