#include <assert.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WIDTH = 3, HEIGHT = WIDTH + 1 };
typedef int row[WIDTH];
typedef row matrix[HEIGHT];
typedef int unop(int);
typedef unop *table[2];
typedef struct list list;
struct list {
    enum kind { LEAF = -1, PAIR } kind;
    union {
        int leaf;
        struct { list *left, *right; };
    };
};
struct wrapped { row cells; unop *f; const char *const name; };

static int neg(int x) { return -x; }
static unop twice;
static int twice(int x) { return x * 2; }
static table ops = {neg, twice};
static unop *pick(int i) { return ops[i]; }
static int (*pick_raw(int i))(int) { return ops[i]; }
static row *rows(matrix m) { return m; }
static const char *const names[] = {[PAIR] = "pair", "other"};
static struct wrapped make(int a) { return (struct wrapped){.cells = {a, a + 1, a + 2}, .f = twice, .name = "w"}; }

static int depth(const list *l) {
    if (l->kind == LEAF) return 1;
    int a = depth(l->left), b = depth(l->right);
    return 1 + (a > b ? a : b);
}
static int sum(const list *l) { return l->kind == LEAF ? l->leaf : sum(l->left) + sum(l->right); }
static void fill(matrix m) { for (size_t i = 0; i < HEIGHT; i++) for (int j = 0; j < WIDTH; j++) m[i][j] = (int)i * j; }
static int total(int n, const int a[]) { int s = 0; while (n--) s += a[n]; return s; }
static void shift(char s[], int by) { for (; *s; ++s) *s = (char)(*s + by); }
static bool flag;
static int calls;
static bool count(bool v) { calls++; return v; }

int main(void) {
    matrix m;
    fill(m);
    row *r = rows(m);
    printf("%d %d %zu %zu\n", r[3][2], (*(r + 2))[1], sizeof m, sizeof *r / sizeof **r);
    printf("%d %d %d\n", pick(0)(5), pick_raw(1)(6), (*ops[1])(7));
    list a = {LEAF, {3}}, b = {.kind = LEAF, .leaf = 4}, c = {.kind = PAIR, .left = &a, .right = &b}, d = {.kind = PAIR, .left = &c, .right = &a};
    printf("%d %d\n", depth(&d), sum(&d));
    struct wrapped w = make(10);
    printf("%d %d %s %d\n", total(WIDTH, w.cells), w.f(w.cells[2]), w.name, make(1).cells[1]);
    printf("%s %s %zu\n", names[PAIR], names[1], sizeof names / sizeof names[0]);
    char text[] = "HAL" "\x20" "\062";
    shift(text, 1);
    printf("%s %zu\n", text, sizeof text);
    typedef long row;
    row shadow = 5;
    { int ops = 3; printf("%ld %d\n", shadow, ops); }
    extern int printf(const char *, ...);
    printf("%zu %zu %zu\n", alignof(long long), offsetof(struct wrapped, f) % sizeof(void *), offsetof(list, kind));
    if (count(true) || count(true)) flag = !flag;
    if (count(false) && count(true)) flag = 2;
    printf("%d %d\n", flag, calls);
    int x = 0;
    do { if (x == 2) continue; if (x == 5) break; } while (++x < 10);
    printf("%d\n", x);
    for (int i = 0, j = 10; i < j; i += 2, --j) x += i ^ j;
    printf("%d\n", x);
    switch (x & 7) {
        default: x = 1;
        case 3: switch (x) { case 1: x = 9; break; default: x = 8; } break;
        case 4: x = 7;
    }
    printf("%d\n", x);
    int *p = x ? &x : NULL;
    const void *v = p ? (const void *)p : "none";
    printf("%d %d\n", v == p, *(p ? p : &x));
    (x > 3 ? (void)(x = 3) : (void)0);
    printf("%d\n", x);
    struct { int n; row big[2]; } anon = {1, {2, 3}}, *ap = &anon;
    ap->big[1] += anon.n;
    printf("%ld\n", anon.big[1]);
    struct point { int x, y; } pts[] = {{1, 2}, [3] = {.y = 9}}, *end = pts + sizeof pts / sizeof *pts;
    int s = 0;
    for (struct point *q = pts; q != end; q++) s = s * 3 + q->x + q->y;
    printf("%d\n", s);
    int *lit = (int[]){[2] = 4, [0] = 1};
    printf("%d %d %d\n", lit[0], lit[1], lit[2]);
    unsigned char bytes[sizeof(uint32_t)];
    uint32_t word = 0xdeadbeef;
    memcpy(bytes, &word, sizeof word);
    uint32_t again = 0;
    for (int i = sizeof bytes - 1; i >= 0; i--) again = again << 8 | bytes[i];
    printf("%d %x\n", again == word, again);
    assert(again == word && "bytes");
    static int memo[10];
    for (int i = 2, n = memo[1] = 1; i < 10; i++) memo[i] = memo[i - 1] + memo[i - 2] * n;
    printf("%d\n", memo[9]);
    char grid[2][4] = {"ab", "cd"};
    printf("%s %s %c\n", grid[0], grid[1], *grid[1]);
    char (*g)[4] = grid;
    printf("%s %c\n", *(g + 1), (*g)[1]);
    int n = printf("%d\n", 12345);
    printf("%d\n", n);
    long long big = 1;
    for (unsigned i = 0; i < 62; i++) big = big * 2 + (i == 61 ? -1 : 0);
    printf("%lld %lld %llu\n", big, -big / 3, (unsigned long long)big << 1);
    printf("%d\n", (int)((char *)&pts[2] - (char *)pts) / (int)sizeof *pts);
    _Static_assert(HEIGHT == 4, "height");
    return !flag;
}
