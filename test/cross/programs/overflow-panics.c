#include <stdint.h>
#include <stdio.h>
int32_t risky(int32_t op, int32_t a, int32_t b);
int main(void) {
    const int32_t as[] = {INT32_MAX, INT32_MIN, 7}, bs[] = {1, -1, 0, 33};
    for (int op = 0; op < 10; op++) {
        for (int i = 0; i < 3; i++)
            for (int k = 0; k < 4; k++) printf("%d ", risky(op, as[i], bs[k]));
        printf("\n");
    }
    return 0;
}
