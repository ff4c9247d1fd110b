#include <stdint.h>
#include <stdio.h>
struct sample { uint16_t at; int8_t value; };
struct series { uint8_t n; struct sample samples[4]; int64_t scale; };
int64_t summarise(const struct series *s, struct sample *best);
int main(void) {
    struct series s = {3, {{1, -5}, {20000, 100}, {.value = 99, .at = 7}}, 1000000000000};
    struct sample best;
    printf("%lld ", (long long)summarise(&s, &best));
    printf("%u %d\n", best.at, best.value);
    printf("%zu %zu\n", sizeof s, sizeof s.samples);
    return 0;
}
