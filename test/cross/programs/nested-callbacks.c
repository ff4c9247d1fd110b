typedef int (*cb)(void *, int);
static int depth;
int twice(cb f, void *d, int x) { depth++; int a = f(d, x); int b = f(d, a); depth--; return depth == 0 ? a + b : b; }
