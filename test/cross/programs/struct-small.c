#include <stdint.h>
#include <stdio.h>

struct pair { uint8_t a; int16_t b; };
struct pair swap_pair(struct pair p);
int32_t sum_pair(const struct pair *p);

int main(void) {
    struct pair p = {200, -300};
    struct pair q = swap_pair(p);
    printf("%d %d\n", q.a, q.b);
    printf("%d %d\n", sum_pair(&p), sum_pair(&q));
    printf("%zu\n", sizeof p);
    return 0;
}
