#include <stdbool.h>
void bump_all(int (*p)[3], void (*f)(int *)) { for (int i = 0; i < 3; i++) { (*p)[i] *= 10; f(&(*p)[i]); } }
int *pick(int *a, int *b, bool first) { return first ? a : b; }
