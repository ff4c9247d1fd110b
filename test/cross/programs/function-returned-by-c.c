#include <stdbool.h>
#include <stddef.h>
typedef int op(int, int);
static int add(int a, int b) { return a + b; } static int sub(int a, int b) { return a - b; }
static struct { unsigned char c; op *f; } t[] = {{'+', add}, {'-', sub}, {'^', NULL}};
op *lookup(unsigned char c) { for (size_t i = 0; i < sizeof t / sizeof t[0]; i++) if (t[i].c == c) return t[i].f; return NULL; }
bool install(unsigned char c, op *f) { for (size_t i = 0; i < sizeof t / sizeof *t; i++) if (t[i].c == c) { t[i].f = f; return true; } return false; }
