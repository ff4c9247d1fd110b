#include <stdbool.h>
#include <stdint.h>
uint32_t repeat(uint32_t n, bool (*f)(const void *), const void *data) {
    uint32_t done = 0;
    while (done < n) { done++; if (!f(data)) break; }
    return done;
}
