#include <stdint.h>
#include <stddef.h>
#include <stdio.h>
uint64_t total(const uint32_t *p, size_t n);
size_t empties(void);
size_t size_of_it(const uint8_t *p, size_t n) { return p == NULL ? 100 : n + 1; }
int main(void) {
    uint32_t v[] = {4294967295u, 4294967295u, 2};
    printf("%llu\n", (unsigned long long)total(v, 3));
    printf("%llu\n", (unsigned long long)total(NULL, 0));
    printf("%llu\n", (unsigned long long)total(v + 3, 0));
    printf("%zu\n", empties());
    return 0;
}
