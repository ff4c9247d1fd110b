#include <stdint.h>
#include <stdio.h>

int32_t divide(int32_t a, int32_t b, int32_t *q, int32_t *r);

int main(void) {
    int32_t q = 77, r = 88;
    printf("%d ", divide(-17, 5, &q, &r));
    printf("%d %d\n", q, r);
    printf("%d ", divide(1, 0, &q, &r));
    printf("%d %d\n", q, r);
    printf("%d\n", divide(INT32_MIN, -1, &q, &r));
    printf("%d ", divide(9, 2, NULL, &r));
    printf("%d %d\n", q, r);
    return 0;
}
