#include <stdio.h>
enum color { RED, GREEN = 5, BLUE };
static const char *name(enum color c) {
    switch (c) {
        case RED: return "red";
        case GREEN: return "green";
        case BLUE: return "blue";
        default: return "?";
    }
}
static int collatz(unsigned n) {
    int steps = 0;
    do {
        n = n % 2 ? 3 * n + 1 : n / 2;
        steps++;
    } while (n != 1);
    return steps;
}
static int fallthrough(int x) {
    int r = 0;
    switch (x) {
        case 1: r += 1;
        case 2: r += 2; break;
        case 3: { int y = 10; r = y; break; }
        default: r = -1;
        case 7: r *= 2;
    }
    return r;
}
static void duff(char *to, const char *from, int count) {
    int n = (count + 3) / 4;
    switch (count % 4) {
        case 0: do { *to++ = *from++;
        case 3: *to++ = *from++;
        case 2: *to++ = *from++;
        case 1: *to++ = *from++;
        } while (--n > 0);
    }
}
static int counter(void) { static int n = 10; return n++; }
static int fact(int n) { return n <= 1 ? 1 : n * fact(n - 1); }
static int even(unsigned n);
static int odd(unsigned n) { return n == 0 ? 0 : even(n - 1); }
static int even(unsigned n) { return n == 0 ? 1 : odd(n - 1); }
int main() {
    printf("%s %s %s\n", name(RED), name(GREEN), name((enum color)6));
    printf("%d\n", collatz(27));
    for (int i = 0; i < 9; i++) printf("%d ", fallthrough(i));
    printf("\n");
    char out[12] = {0};
    duff(out, "abcdefghijk", 11);
    printf("%s\n", out);
    counter(); counter();
    printf("%d\n", counter());
    printf("%d %d %d\n", fact(10), even(10), odd(7));
    int total = 0;
    for (int i = 0;; i++) {
        if (i % 2) continue;
        if (i > 10) break;
        for (int j = 0; j < 3; j++) {
            if (j == 2) break;
            total += i * j;
        }
    }
    printf("%d\n", total);
    int i = 0;
    while (1) { if (++i == 5) break; }
    printf("%d\n", i);
    int x = 0;
    (void)(x && (i = 100));
    (void)(1 || (i = 200));
    printf("%d\n", i);
    int c = (i++, i++, i);
    printf("%d %d\n", c, i);
    if (x) ; else if (i > 3) printf("yes\n"); else printf("no\n");
    switch (x) { }
    switch (i) { case 7: ; }
    { int i = 3; { int i = 4; printf("%d ", i); } printf("%d\n", i); }
    for (int k = 3, m = 0; k; k--, m += 2) printf("%d:%d ", k, m);
    printf("\n");
    unsigned char ch = 'x';
    switch (ch) { case 'x': printf("x\n"); break; case 'y': printf("y\n"); }
    long long big = 1LL << 35;
    switch (big) { case 34359738368LL: printf("big\n"); break; default: printf("small\n"); }
    return 42;
}
