#include <stdint.h>
#include <stddef.h>

struct span { const uint8_t *start; size_t len; };
struct two { int64_t x; int32_t y; };

struct span rest(struct span s) {
    while (s.len > 0 && *s.start != ',') { s.start++; s.len--; }
    if (s.len > 0) { s.start++; s.len--; }
    return s;
}

struct two swap(struct two t) {
    struct two r = {.x = t.y, .y = (int32_t)t.x};
    return r;
}
