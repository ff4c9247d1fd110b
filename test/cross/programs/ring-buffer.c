#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
typedef struct { uint16_t data[8]; size_t head, len; } ring;
int32_t ring_push(ring *r, uint16_t x);
bool ring_pop(ring *r, uint16_t *out);
int main(void) {
    ring r;
    memset(&r, 0, sizeof r);
    uint16_t x = 0;
    for (int i = 0; i < 20; i++) {
        int n = ring_push(&r, (uint16_t)(i * 4000));
        if (n < 0 || i % 3 == 2) { bool ok = ring_pop(&r, &x); printf("%d:%d:%u ", n, ok, x); }
    }
    printf("\n%d\n", ring_push(NULL, 1));
    while (ring_pop(&r, &x)) printf("%u ", x);
    printf("| %zu %zu\n", r.head, r.len);
    ring copy = r;
    copy.data[0] = 7;
    printf("%d\n", r.data[0] == copy.data[0]);
    return 0;
}
