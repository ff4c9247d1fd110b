#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
int advance(const uint8_t **cursor, const uint8_t *end);
const int *pick(const int *const *list, size_t n);
int main(void) {
    const uint8_t text[] = {'.', '.', 'x', '.', '.', '.'};
    const uint8_t *p = text, *end = text + sizeof text;
    while (p != end) {
        int dots = advance(&p, end);
        printf("%d at %d\n", dots, (int)(p - text));
        if (p != end) p++;
    }
    int a = 3, b = 9, c = 5;
    const int *all[] = {&a, &b, NULL, &c};
    const int *best = pick(all, 4);
    printf("%d %d\n", *best, best == &b);
    b = -1;
    printf("%d\n", *best);
    return 0;
}
