#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
struct iter { bool (*next)(void *, int64_t *); void *state; };
static bool step(void *s, int64_t *out) { int64_t *r = s; if (r[0] >= r[1]) return false; *out = r[0]++; return true; }
struct iter range(int64_t from, int64_t to) { int64_t *s = malloc(2 * sizeof *s); s[0] = from; s[1] = to; return (struct iter){step, s}; }
void range_free(struct iter *it) { free(it->state); *it = (struct iter){0}; }
int64_t sum(struct iter *it) { int64_t t = 0, v; while (it->next && it->next(it->state, &v)) t += v; return t; }
