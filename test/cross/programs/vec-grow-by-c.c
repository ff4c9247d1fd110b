#include <stddef.h>
#include <stdint.h>
struct buf { uint16_t *p; size_t len, cap; };
void buf_grow(struct buf *);
void fill(struct buf *b, uint16_t n) { for (uint16_t i = 0; i < n; i++) { if (b->len == b->cap) buf_grow(b); b->p[b->len++] = i * 3; } }
