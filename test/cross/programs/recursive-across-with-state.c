#include <stdint.h>
struct ctx { uint32_t depth, max; }; uint32_t collatz_rust(uint64_t n, struct ctx *c);
uint32_t collatz_c(uint64_t n, struct ctx *c) { c->depth++; if (c->depth > c->max) c->max = c->depth; uint32_t r = n == 1 ? 0 : n & 1 ? 1 + collatz_rust(3 * n + 1, c) : 1 + collatz_rust(n >> 1, c); c->depth--; return r; }
