#include <stdio.h>
#include <stdint.h>
typedef int Row[3];
typedef struct pair { int a, b; } pair, *pair_ptr;
typedef int (*binop)(int, int);
#define SIZE 4
#define NEGATIVE (-7)
static int add(int a, int b) { return a + b; }
static int sub(int a, int b) { return a - b; }
static binop pick(int which) { return which ? add : sub; }
static pair make(int a, int b) { return (pair){.b = b, .a = a}; }
int main(void) {
    const int limit = SIZE;
    Row rows[2] = {{1, 2, 3}, {4, 5, 6}};
    int total = 0;
    for (int i = 0; i < 2; i++) for (int j = 0; j < 3; j++) total += rows[i][j];
    pair p = make(1, NEGATIVE);
    pair_ptr q = &p;
    q->a += limit;
    printf("%d %d %d\n", total, p.a, (*q).b);
    printf("%d %d\n", pick(1)(2, 3), (*pick(0))(2, 3));
    unsigned char bytes[SIZE] = {[1] = 0xff, [3] = 1};
    unsigned sum = 0;
    for (unsigned char *b = bytes; b < bytes + SIZE; ++b) sum = sum << 8 | *b;
    printf("%u %x\n", sum, sum);
    int64_t big = INT64_MAX;
    printf("%lld %d\n", (long long)(big / 3), (int)(big % 1000));
    int a = 5, b = a++ + 2, c = --a;
    printf("%d %d %d %d\n", a, b, c, a == 5 && b == 7 || c);
    printf("%s\n", "con" "cat" "ena" "ted");
    printf("%d%%\n", 100 * 3 / 4);
    return 0;
}
