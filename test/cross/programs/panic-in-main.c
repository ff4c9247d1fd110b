#include <stddef.h>
#include <stdint.h>
int parse(const uint8_t *s, size_t n) {
    int v = 0;
    for (size_t i = 0; i < n; i++) v = v * 10 + (s[i] - '0');
    return v;
}
