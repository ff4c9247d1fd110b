#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

typedef struct Counter Counter;
Counter *counter_new(uint64_t step);
uint64_t counter_tick(Counter *c);
bool counter_at(const Counter *c, size_t k, uint64_t *out);
void counter_free(Counter *c);

int main(void) {
    Counter *c = counter_new(10000000000ull);
    uint64_t v = 7;
    for (int i = 0; i < 4; i++) printf("%llu\n", (unsigned long long)counter_tick(c));
    printf("%d ", counter_at(c, 2, &v));
    printf("%llu\n", (unsigned long long)v);
    printf("%d\n", counter_at(c, 9, &v));
    printf("%d\n", counter_at(c, 0, NULL));
    counter_free(c);
    counter_free(NULL);
    return 0;
}
