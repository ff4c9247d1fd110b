#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
int32_t try_div(int32_t a, int32_t b, bool *ok);
int32_t must(int32_t a);
int main(void) {
    int32_t bs[] = {2, 0, 13, -1};
    bool ok = false;
    for (int i = 0; i < 4; i++) { int32_t r = try_div(INT32_MIN, bs[i], &ok); printf("%d %d\n", ok, r); }
    for (int i = 3; i < 7; i++) printf("%d\n", must(i));
    return 0;
}
