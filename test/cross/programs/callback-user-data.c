#include <stddef.h>
#include <stdint.h>

void each(const int32_t *values, size_t len, void (*f)(void *, int32_t), void *data) {
    for (size_t i = 0; i < len; i++) f(data, values[i]);
}
