#include <stdint.h>
#include <stddef.h>
uint64_t fnv(const uint8_t *p, size_t n, uint64_t h) { while (n--) h = (h ^ *p++) * 1099511628211u; return h; }
