#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
struct table { size_t n; uint32_t (*f[4])(uint32_t); };
const struct table *table(void);
int main(void) { const struct table *t = table(); uint32_t x = 3; for (int r = 0; r < 3; r++) for (size_t i = 0; i < t->n; i++) if (t->f[i]) x = t->f[i](x); printf("%u\n", x); uint32_t (*g)(uint32_t) = t->f[2]; printf("%u %d\n", g(41), g == t->f[0]); return 0; }
