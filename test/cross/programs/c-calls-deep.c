#include <stddef.h>
#include <stdint.h>
int64_t step(int32_t *v, size_t n, uint32_t depth); int64_t again(int32_t *v, size_t n, uint32_t depth) { int32_t copy[5]; for (size_t i = 0; i < n; i++) copy[i] = v[n - 1 - i]; int64_t r = step(depth & 1 ? copy : v, n, depth); v[0] += (int32_t)(r & 3); return r; }
