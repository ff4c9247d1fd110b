#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct cell {
    uint8_t kind;
    uint16_t at[3];
};
struct board {
    struct cell cells[2];
    uint8_t last;
};
#define FAILED ((const void *)-1)
static const void *const sentinel = FAILED;

struct board turned(struct board b, size_t *size) {
    struct board r = { { b.cells[1], b.cells[0] }, b.last };
    *size = sizeof b;
    return r;
}

void filled(register struct board *b) {
    for (register int k = 0; k < 2; k++) {
        b->cells[k].kind = (uint8_t)k;
        for (int j = 0; j < 3; j++) b->cells[k].at[j] = (uint16_t)(10 * k + j);
    }
    b->last = 77;
}

bool is_failed(const void *b) { return b == FAILED && (intptr_t)b == -1; }
const void *failed(void) { return sentinel; }
