#include <stdint.h>
#include <stdio.h>
struct slot { uint32_t id; uint32_t (*cb)(uint32_t); const uint8_t *name; }; struct slot slot(uint32_t k); uint32_t describe(struct slot s); static uint32_t plus(uint32_t x) { return x + 1000; }
int main(void) { for (uint32_t k = 0; k < 4; k++) { struct slot s = slot(k); printf("%u %d %d %u\n", s.id, s.cb != NULL, s.name ? *s.name : -1, describe(s)); if (!s.cb) s.cb = plus; printf("%u\n", describe(s)); } return 0; }
