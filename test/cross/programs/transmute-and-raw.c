#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
int32_t bits(uint32_t x);
uint32_t poke(uint8_t *p, size_t n);
void sizes(size_t *out);
int main(void) {
    printf("%d %d\n", bits(0xffffffff), bits(0x80000000));
    uint8_t *p = malloc(8);
    memcpy(p, "abcdefgh", 8);
    printf("%u\n", poke(p, 8));
    for (int i = 0; i < 8; i++) printf("%d ", p[i]);
    free(p);
    size_t s[5];
    sizes(s);
    printf("\n%zu %zu %zu %zu %zu\n", s[0], s[1], s[2], s[3], s[4]);
    return 0;
}
