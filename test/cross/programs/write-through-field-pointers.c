#include <stddef.h>
#include <stdint.h>
struct inner { int8_t x; int16_t y[2]; }; struct cfg { uint32_t w, h; const char *names[2]; struct inner nested; };
void set(uint32_t *p, uint32_t v) { *p = v; } void set16(int16_t *p, size_t n) { for (size_t i = 0; i < n; i++) p[i] = (int16_t)(-100 * (int)(i + 1)); }
void edit(struct cfg *c) { struct inner *in = &c->nested; in->y[1]--; in->x -= 5; c->names[1] = c->names[0]; struct inner copy = *in; copy.x++; *in = copy; }
