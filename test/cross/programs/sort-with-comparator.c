#include <stddef.h>
#include <stdint.h>
struct item { int32_t key; uint16_t order; };
void insertion_sort(struct item *v, size_t n, int32_t (*cmp)(const struct item *, const struct item *)) {
    for (size_t i = 1; i < n; i++) {
        struct item x = v[i];
        size_t k = i;
        while (k > 0 && cmp(&v[k - 1], &x) > 0) {
            v[k] = v[k - 1];
            k--;
        }
        v[k] = x;
    }
}
