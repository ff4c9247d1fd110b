#include <stdint.h>

struct point { int32_t x, y; };
struct rect { struct point corner, size; uint8_t colour; };

void grow(struct rect *r, int32_t by) {
    r->corner.x -= by;
    r->corner.y -= by;
    struct point *s = &r->size;
    s->x += 2 * by;
    s->y += 2 * by;
    r->colour = r->colour == 1 ? 2 : 9;
}

int64_t area(struct rect r) { return (int64_t)r.size.x * r.size.y; }
