#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct value {
    uint32_t tag;
    union { int32_t i; uint64_t u; bool b; } as;
};
struct bits { uint32_t tag; uint64_t bits; };
int32_t describe(struct bits v);

static struct bits flatten(struct value v) {
    struct bits b = {v.tag, 0};
    switch (v.tag) {
        case 0: b.bits = (uint64_t)(int64_t)v.as.i; break;
        case 1: b.bits = v.as.u; break;
        case 2: b.bits = v.as.b; break;
    }
    return b;
}

int main(void) {
    struct value v = {.tag = 0, .as.i = -4};
    describe(flatten(v));
    v.tag = 1;
    v.as.u = 18446744073709551615ull;
    describe(flatten(v));
    v.tag = 2;
    v.as.u = 0;
    v.as.b = true;
    describe(flatten(v));
    v.tag = 3;
    return describe(flatten(v)) == -1 ? 5 : 6;
}
