#include <stdio.h>
#include <stdlib.h>
typedef int (*op)(int, int);
static int plus(int a, int b) { return a + b; }
static int times(int a, int b) { return a * b; }
static op choose(int which) { return which ? times : &plus; }
static int apply(int f(int, int), int x) { return f(x, x); }
struct shape { const char *name; int (*area)(const struct shape *); int w, h; };
static int rect(const struct shape *s) { return s->w * s->h; }
static int tri(const struct shape *s) { return s->w * s->h / 2; }
static void each(const int *a, int n, void (*f)(int, void *), void *user) { for (int i = 0; i < n; i++) f(a[i], user); }
static void add_to(int v, void *user) { *(int *)user += v; }
extern int shared;
int shared = 5;
static int tentative;
static int tentative;
int later(void);
static void (*release)(void *) = free;
int main(void) {
    op ops[2] = {plus, times};
    printf("%d %d %d\n", ops[0](3, 4), (*ops[1])(3, 4), choose(1)(5, 6));
    printf("%d\n", apply(plus, 7));
    struct shape shapes[] = {{"rect", rect, 3, 4}, {"tri", tri, 3, 4}};
    for (int i = 0; i < 2; i++) printf("%s %d\n", shapes[i].name, shapes[i].area(&shapes[i]));
    int total = 0, a[] = {1, 2, 3};
    each(a, 3, add_to, &total);
    printf("%d\n", total);
    printf("%d %d %d\n", shared, tentative, later());
    op none = 0;
    printf("%d %d\n", none == NULL, ops[0] == plus);
    void *m = malloc(4);
    release(m);
    extern int shared;
    shared += 1;
    printf("%d\n", shared);
    int (*(*pf)(int))(int, int) = choose;
    printf("%d\n", pf(0)(1, 2));
    putchar('o'); putchar('k'); putchar('\n');
    exit(3);
}
int later(void) { return shared * 2; }
