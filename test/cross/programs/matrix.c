#include <stdint.h>

struct matrix { int64_t cells[2][3]; };

int64_t transpose_sum(const struct matrix *m, int64_t (*out)[3]) {
    int64_t total = 0;
    for (int c = 0; c < 3; c++) {
        (*out)[c] = 0;
        for (int r = 0; r < 2; r++) (*out)[c] += m->cells[r][c];
        total += (*out)[c];
    }
    return total;
}

struct matrix scaled(struct matrix m, int64_t by) {
    for (int r = 0; r < 2; r++)
        for (int c = 0; c < 3; c++) m.cells[r][c] *= by;
    return m;
}
