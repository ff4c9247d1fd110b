#include <stdio.h>
#include <stdint.h>
static int32_t back(int32_t x) { printf("back %d\n", x); return x * x; }
int32_t start(int32_t depth, int32_t (*f)(int32_t, int32_t (*)(int32_t))) { return f(depth, back); }
