#include <stdint.h>
#include <stdio.h>
int parse(const char *s, int64_t *out);
int main(void) {
    const char *all[] = {"0", "-12", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "12a", "", "-"};
    for (int i = 0; i < 8; i++) { int64_t v = -1; int r = parse(all[i], &v); printf("%d %lld\n", r, (long long)v); }
    return 0;
}
