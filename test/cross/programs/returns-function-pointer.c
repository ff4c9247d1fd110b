#include <stdbool.h>
#include <stddef.h>
typedef int (*op)(int);
op get_local(void);
static int square(int x) { return x * x; }
op choose(int k) { return k == 0 ? square : k == 1 ? get_local() : NULL; }
bool same(op a, op b) { return a == b; }
