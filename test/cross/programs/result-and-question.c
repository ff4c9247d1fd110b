#include <stdint.h>
int32_t read_int(uint32_t at, int32_t *out) {
    static const int32_t data[] = {10, 20, 90, 5, -3, 8, 1000, -2000};
    if (at == 9) return 77;
    if (at >= sizeof data / sizeof data[0]) return 1;
    *out = data[at];
    return 0;
}
