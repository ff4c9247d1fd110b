#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
struct view { const uint32_t *items; size_t len; const uint32_t *best; const char *name; };
size_t best_of(struct view *v);
int main(void) {
    uint32_t a[] = {4, 9, 9, 1};
    struct view v = {a, 4, NULL, "first"};
    size_t k = best_of(&v);
    printf("%s %zu %u %td\n", v.name, k, *v.best, v.best - a);
    struct view w = {.items = a + 3, .len = 1, .name = "second"};
    printf("%zu ", best_of(&w));
    printf("%s %d\n", w.name, w.best == &a[3]);
    return 0;
}
