#include <stdint.h>
#include <stdlib.h>
struct shared { uint32_t refs; int64_t value; };
struct shared *shared_new(int64_t v) { struct shared *s = malloc(sizeof(struct shared)); if (s) { s->refs = 1; s->value = v; } return s; }
struct shared *shared_ref(struct shared *s) { s->refs++; return s; }
uint32_t shared_unref(struct shared *s) { uint32_t left = --s->refs; if (left == 0) free(s); return left; }
