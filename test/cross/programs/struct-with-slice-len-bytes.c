#include <stdint.h>
#include <stddef.h>
#include <string.h>
struct packet { uint16_t len; uint8_t kind; uint8_t data[13]; };
long decode(const uint8_t *p, size_t n, struct packet *out) { if (n < 3) return 0; out->len = (uint16_t)(p[0] << 8 | p[1]); out->kind = p[2]; if (out->len > sizeof out->data) return -2; if (n < 3u + out->len) return -1; memcpy(out->data, p + 3, out->len); return 3 + out->len; }
