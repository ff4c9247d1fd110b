#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
struct mixed { uint8_t a; int16_t b; uint8_t c; int64_t d; bool e; };
int64_t rust_sum(struct mixed m);
struct mixed twist(struct mixed m, int k) { m.a += k; m.b *= 2; m.c = m.c << 4 | m.c >> 4; m.d = -m.d; m.e = !m.e; printf("in C %ld\n", (long)rust_sum(m)); return m; }
