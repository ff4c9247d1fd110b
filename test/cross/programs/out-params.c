#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
int divmod(int a, int b, int *q, int *r) { if (b == 0) return -1; if (q) *q = a / b; if (r) *r = a % b; return 0; }
bool maybe_fill(uint8_t *buf, size_t cap, size_t *len) { *len = 5; if (cap < 5) return false; for (size_t i = 0; i < *len; i++) buf[i] = (uint8_t)(200 + i * 20); return true; }
