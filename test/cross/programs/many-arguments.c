#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
struct small { uint8_t a, b, c; };
int64_t many(uint8_t a, int64_t b, bool c, uint16_t d, int32_t e, uint64_t f, int8_t g, struct small h, size_t i, const int32_t *j, const int32_t *k);
int main(void) {
    int32_t x = -4;
    struct small s = {1, 2, 3};
    printf("%lld\n", (long long)many(255, -1, true, 65535, -7, 12, -128, s, 9, &x, NULL));
    printf("%lld\n", (long long)many(0, INT64_MIN / 2, false, 1, 1, 1, 1, (struct small){.c = 9}, 0, &x, &x));
    return 0;
}
