#include <stdio.h>
#include <stdlib.h>
static int freed;
static void drop(char *p) { if (p != NULL) freed++; free(p); }
static int work(int fail) {
    int r = -1;
    char *b = NULL;
    char *a = malloc(4);
    if (a == NULL) goto out;
    b = malloc(4);
    if (b == NULL || fail) goto free_a;
    a[0] = b[0] = 1;
    r = a[0] + b[0];
    drop(b);
free_a:
    drop(fail ? b : NULL);
    drop(a);
out:
    return r;
}
static int nested(void) {
    int a, b = 0;
    for (a = 1; a < 10; a++)
        for (b = 1; b < 10; b++)
            if (a * b == 42) goto found;
    return 0;
found:
    return a * 10 + b;
}
static int collatz(unsigned n) {
    int steps = 0;
again:
    if (n == 1) goto done;
    steps++;
    if (n % 2) goto odd;
    n /= 2;
    goto again;
odd:
    n = 3 * n + 1;
    goto again;
done:
    return steps;
}
static int retry(void) {
    int tries = 0;
start:;
    int seen = tries * 2;
    {
        int inner = seen + 1;
        int *p = &inner;
        if (++tries < 4) goto start;
        seen += *p;
    }
    return seen;
}
static int machine(const char *s) {
    int words = 0;
outside:
    switch (*s) {
        case 0: goto end;
        case ' ': s++; goto outside;
        default: words++;
    }
inside:
    switch (*s) {
        case 0: goto end;
        case ' ': goto outside;
    }
    s++;
    goto inside;
end:
    return words;
}
static int into(int k) {
    int r = 0;
    if (k) goto middle;
    while (r < 10) {
        r += 3;
    middle:
        r += 4;
    }
    do {
        r++;
        if (r > 20) goto last;
    } while (1);
last: return r;
}
int main(void) {
    int good = work(0), bad = work(1);
    printf("%d %d %d\n", good, bad, freed);
    printf("%d %d %d\n", nested(), collatz(27), retry());
    printf("%d %d\n", machine(" a few  words "), machine(""));
    printf("%d %d\n", into(0), into(1));
    goto end;
end:
    return 0;
}
