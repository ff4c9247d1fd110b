#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
struct point { int x, y; };
struct line { struct point from, to; char tag[4]; };
union word { uint32_t whole; uint8_t bytes[4]; uint16_t halves[2]; };
typedef struct { int kind; union { int i; const char *s; }; } value;
struct flex { int n; int data[]; };
static struct point add(struct point a, struct point b) { return (struct point){a.x + b.x, a.y + b.y}; }
static struct line make(int n) { struct line l = {{n, n + 1}, {n + 2, n + 3}, "ab"}; return l; }
static int sum(const struct line *l) { return l->from.x + l->from.y + l->to.x + l->to.y; }
static void show(value v) { if (v.kind == 0) printf("%d\n", v.i); else printf("%s\n", v.s); }
static const struct point origin = {.y = 7};
static int table[] = {[3] = 30, [1] = 10, 11};
static const char *const names[2] = {"zero", "one"};
static struct { int a[2][2]; struct point p; } deep = {{{1, 2}, {3}}, {.x = 9}};
static struct point *where = &deep.p;
static int *second = &table[2];
int main(void) {
    struct point p = {1, 2}, q = {.y = 5, .x = 4}, r;
    r = add(p, q);
    printf("%d %d\n", r.x, r.y);
    struct line l = make(3);
    printf("%d %s %d\n", sum(&l), l.tag, make(10).to.y);
    l.from = l.to;
    printf("%d\n", sum(&l));
    union word w;
    w.whole = 0x01020304;
    printf("%d %d %d\n", w.bytes[0], w.bytes[3], w.halves[1]);
    w.bytes[0] = 0xff;
    printf("%x\n", w.whole);
    show((value){0, {.i = 12}});
    value v = {.kind = 1, .s = "text"};
    show(v);
    printf("%d %d\n", origin.x, origin.y);
    printf("%zu %d %d %d %d\n", sizeof table / sizeof *table, table[0], table[1], table[2], table[3]);
    printf("%s\n", names[1]);
    printf("%d %d %d %d\n", deep.a[0][1], deep.a[1][0], deep.a[1][1], where->x);
    printf("%d\n", *second);
    struct point arr[3] = {{1}, {2, 3}};
    printf("%d %d %d %d\n", arr[0].x, arr[0].y, arr[1].y, arr[2].x);
    int m[2][3] = {1, 2, 3, 4};
    printf("%d %d\n", m[1][0], m[1][2]);
    char s1[] = "hey", s2[8] = "hey", s3[3] = "hey", s4[] = {'a', 'b', 0};
    printf("%zu %zu %zu %s %s %c\n", sizeof s1, sizeof s2, sizeof s3, s2, s4, s3[2]);
    printf("%zu %zu\n", offsetof(struct line, to), sizeof(struct line));
    struct point *pp = &(struct point){8, 9};
    pp->x += pp->y;
    printf("%d\n", pp->x);
    int *lit = (int[]){1, 2, 3};
    printf("%d\n", lit[2]);
    struct point c = p.x ? p : q;
    printf("%d\n", c.y);
    struct line copy = l, *lp = &copy;
    lp->tag[1] = 'z';
    printf("%s %s\n", copy.tag, l.tag);
    struct { unsigned char a; short b; int c; long long d; } mixed = {1, 2, 3, 4};
    printf("%d %zu\n", mixed.a + mixed.b + mixed.c + (int)mixed.d, sizeof mixed);
    int k = 0;
    int ord[3] = {[2] = 5, [0] = 1};
    ord[k++] += 10;
    printf("%d %d %d %d\n", ord[0], ord[1], ord[2], k);
    memset(&p, 0, sizeof p);
    printf("%d\n", p.x + p.y);
    _Static_assert(sizeof(struct point) == 8, "size");
    return 0;
}
