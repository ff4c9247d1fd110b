#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
int parse_u16(const uint8_t *p, size_t n, uint16_t *out);
static void try_one(const char *s) {
    uint16_t v = 9;
    int r = parse_u16((const uint8_t *)s, strlen(s), &v);
    printf("%s: %d %u\n", s, r, v);
}
int main(void) {
    try_one("0"); try_one("65535"); try_one("65536"); try_one("12x"); try_one(""); try_one("999999");
    return 0;
}
