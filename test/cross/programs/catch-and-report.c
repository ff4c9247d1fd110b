#include <stdio.h>
int attempts(int (*f)(int)) { int s = 0; for (int i = 0; i < 5; i++) { int r = f(i); printf("%d ", r); s += r; } int r = f(7); printf("%d\n", r); return s + r; }
