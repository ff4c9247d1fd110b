#include <stdio.h>
int x = 1;
static int f(int x) { { int x = 5; x++; } return x * 2; }
int g(void) { extern int x; return x; }
enum { A = 3, B, C = A * 10 };
struct s { int x; } s = {7};
int main(void) {
    int y = x;
    { int x = y + 10; y = x; { x = 2; } printf("%d\n", x); }
    printf("%d %d %d %d\n", f(4), g(), y, s.x);
    for (int x = 0; x < 2; x++) { static int n; n += x + 1; printf("%d ", n); }
    printf("\n%d %d\n", B, C);
    int a[2][3] = {{1, 2, 3}, {4}};
    int (*p)[3] = a, *q = &a[0][0];
    printf("%d %d %d %zu\n", p[1][0], *(*(p + 1) + 1), q[2], sizeof a / sizeof a[0][0]);
    const char *const words[] = {"zero", "one", [3] = "three"};
    printf("%s %d %zu\n", words[3], words[2] == 0, sizeof words / sizeof *words);
    char text[] = "ab\tc";
    printf("%zu %d\n", sizeof text, text[2]);
    int n = 3;
    do { switch (n) { case 3: n -= 2; continue; case 1: n--; break; default: n = -1; } } while (n > 0);
    printf("%d\n", n);
    goto end;
    printf("skipped\n");
end:
    return (x, 0);
}
