#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
struct time { int64_t sec; int32_t nsec; };
bool time_add(struct time a, struct time b, struct time *out);
int time_cmp(const struct time *a, const struct time *b);
int main(void) {
    struct time a = {INT64_MAX, 999999999}, b = {0, 1}, c = {-5, 600000000}, r = {1, 1};
    printf("%d ", time_add(a, b, &r)); printf("%lld\n", (long long)r.sec);
    printf("%d ", time_add(c, c, &r)); printf("%lld.%09d\n", (long long)r.sec, r.nsec);
    printf("%d %d %d\n", time_cmp(&a, &c), time_cmp(&c, &c), time_cmp(&c, &b));
    return 0;
}
