#include <stdint.h>
#include <stddef.h>
#include <stdio.h>

int64_t c_total = -5;
const uint8_t c_name[4] = {1, 2, 3, 4};
extern const int32_t ferrule_version;
uint32_t note(size_t k);

static int calls(void) {
    static int n = 100;
    return ++n;
}

int main(void) {
    for (size_t k = 0; k < 5; k++) printf("%u %d\n", note(k), calls());
    printf("%lld %d\n", (long long)c_total, ferrule_version);
    return 0;
}
