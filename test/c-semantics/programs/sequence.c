#include <stdio.h>
static int twice(int x) { return 2 * x; }
struct s { int x; struct s *next; };
int main(void) {
    int i = 0, j = 5, a[4] = {1, 2, 3, 4}, b[4];
    i = i + 1;
    int x, y;
    x = (y = 3);
    if (i++ && i) printf("%d\n", i);
    printf("%d\n", twice(i++));
    i = j = y;
    int *p = b, *q = a;
    *p++ = *q++;
    *p++ = *q++;
    struct s s = {1, 0};
    struct s *sp = &s;
    sp->x = sp->x + 1;
    s.next = sp;
    sp = sp->next = &s;
    i = 1;
    a[i] = i;
    i = (i++, i + 2);
    printf("%d %d %d %d %d\n", i, x, b[0] + b[1], sp->x, a[1]);
    i = twice(i++);
    printf("%d\n", i);
    j = i > 3 ? i++ + 1 : 0;
    j += j;
    j -= a[0]--;
    a[a[0]] = 9;
    printf("%d %d\n", j, a[0]);
    int n = 3;
    while (n-- > 0) a[n] += n;
    printf("%d %d %d %d\n", a[0], a[1], a[2], n);
    x = y++ + j--;
    x ^= y ^= 3;
    printf("%d %d %d\n", x, y, j);
    int t = (x = 1, x++) + (y = 2, y);
    printf("%d\n", t);
    return (n = 0, n++, n);
}
