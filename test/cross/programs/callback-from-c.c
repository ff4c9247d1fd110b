#include <stdio.h>
#include <stdint.h>
#include <stddef.h>

size_t map_in_place(int32_t *p, size_t n, int32_t (*f)(int32_t));

static int32_t square(int32_t x) { return x * x; }
static int32_t same(int32_t x) { return x; }

int main(void) {
    int32_t a[5] = {1, -2, 3, 0, 11};
    printf("%zu\n", map_in_place(a, 5, square));
    printf("%zu\n", map_in_place(a, 5, same));
    printf("%zu\n", map_in_place(a, 5, NULL));
    for (int i = 0; i < 5; i++) printf("%d%c", a[i], i == 4 ? '\n' : ' ');
    return 0;
}
