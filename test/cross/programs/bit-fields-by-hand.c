#include <stdint.h>
#include <stdio.h>
uint64_t pack(uint8_t flags, uint16_t level, uint32_t id);
uint32_t unpack(uint64_t v, uint8_t *flags, uint16_t *level);
int main(void) {
    uint64_t v = pack(0xA5, 0xFFFF, 0xDEADBEEF);
    uint8_t f; uint16_t l;
    uint32_t id = unpack(v, &f, &l);
    printf("%llx %x %x %x\n", (unsigned long long)v, f, l, id);
    v = ~v; id = unpack(v, &f, &l);
    printf("%llu %u %u %u\n", (unsigned long long)v, f, l, id);
    printf("%d %d\n", (int)(v >> 63), (int)((int64_t)v < 0));
    return 0;
}
