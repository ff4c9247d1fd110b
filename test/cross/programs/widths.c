#include <stdint.h>
#include <stdio.h>
int64_t widen(int8_t a, uint8_t b, int16_t c, uint16_t d, int32_t e, uint32_t f);
int64_t narrow(int64_t x, uint32_t to);
uint64_t mix(uint64_t a, uint64_t b);
int main(void) {
    printf("%lld\n", (long long)widen(-128, 255, -32768, 65535, INT32_MIN, UINT32_MAX));
    const uint32_t to[] = {8, 16, 32, 33, 1, 0};
    const int64_t xs[] = {0, -1, INT64_MAX, INT64_MIN, 0x123456789abcdef0};
    for (int i = 0; i < 6; i++)
        for (int k = 0; k < 5; k++) printf("%lld\n", (long long)narrow(xs[k], to[i]));
    uint64_t h = 1;
    for (uint64_t i = 0; i < 10; i++) h = mix(h, i * 0x9e3779b97f4a7c15u);
    printf("%llu %llx\n", (unsigned long long)h, (unsigned long long)mix(h, h));
    return 0;
}
