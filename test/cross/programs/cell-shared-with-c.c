#include <stdint.h>
struct stat { uint32_t hits; uint16_t raw; uint8_t fixed; }; void touch(struct stat *s) { s->hits += s->fixed; s->raw++; } void touch_raw(uint16_t *p) { *p *= 10; }
