#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct record { uint32_t id; char name[16]; int64_t scores[4]; bool active; };
struct record make_record(uint32_t id);
int64_t total(struct record r);

int main(void) {
    for (uint32_t id = 6; id < 8; id++) {
        struct record r = make_record(id);
        printf("%u %s %d %lld\n", r.id, r.name, r.active, (long long)r.scores[3]);
        printf("%lld\n", (long long)total(r));
        r.active = !r.active;
        printf("%lld\n", (long long)total(r));
    }
    return 0;
}
