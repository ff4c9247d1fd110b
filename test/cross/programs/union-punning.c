#include <stdint.h>
#include <stdio.h>
#include <string.h>
union word { uint32_t u; int32_t i; uint8_t bytes[4]; struct { uint16_t lo, hi; } half; };
int main(void) {
    union word w = {.u = 0x80402010};
    printf("%d %u %u\n", w.i, w.half.lo, w.half.hi);
    w.bytes[3] = 0;
    printf("%u\n", w.u);
    union word copy = w, *p = &copy;
    p->half.hi ^= 0xffff;
    printf("%x %x\n", copy.u, w.u);
    uint64_t big = 0x0102030405060708;
    uint8_t raw[8];
    memcpy(raw, &big, 8);
    printf("%d %d\n", raw[0], raw[7]);
    return 0;
}
