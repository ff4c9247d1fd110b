#include <stdbool.h>
#include <stdlib.h>
struct stack { size_t n, cap; int v[]; };
struct stack *stack_new(size_t cap) { if (!cap) return NULL; struct stack *s = malloc(sizeof *s + cap * sizeof s->v[0]); if (s) s->n = 0, s->cap = cap; return s; }
bool stack_push(struct stack *s, int v) { return s->n < s->cap ? s->v[s->n++] = v, true : false; }
bool stack_pop(struct stack *s, int *out) { if (!s->n) return false; *out = s->v[--s->n]; return true; }
void stack_free(struct stack *s) { free(s); }
