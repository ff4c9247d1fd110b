#include <stddef.h>
#include <stdint.h>
int64_t fold(const int64_t *p, size_t n, int64_t init, int64_t (*f)(int64_t, int64_t)) {
    int64_t acc = init;
    while (n--) acc = f(acc, *p++);
    return acc;
}
