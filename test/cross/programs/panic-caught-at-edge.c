#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
int32_t checked(const int32_t *p, size_t n, size_t k);
int main(void) {
    const int32_t v[] = {5, INT32_MAX, 7};
    for (size_t k = 0; k < 5; k++) printf("%d\n", checked(v, 3, k));
    return 0;
}
