#include <stdbool.h>
#include <stdint.h>

bool rust_even(uint32_t n, uint32_t *depth);

bool c_odd(uint32_t n, uint32_t *depth) {
    ++*depth;
    return n == 0 ? false : rust_even(n - 1, depth);
}
