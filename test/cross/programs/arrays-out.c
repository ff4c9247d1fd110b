#include <stdint.h>
#include <stddef.h>
#include <stdbool.h>

size_t primes(uint32_t *out, size_t max) {
    size_t n = 0;
    for (uint32_t k = 2; n < max && k < 30; k++) {
        bool prime = true;
        for (uint32_t d = 2; d * d <= k; d++)
            if (k % d == 0) { prime = false; break; }
        if (prime) out[n++] = k;
    }
    return n;
}
