#include <stdlib.h>
static int live; int *res_open(int k) { if (k < 0) return NULL; int *p = malloc(sizeof *p); *p = k; live++; return p; } void res_close(int *p) { if (p) live--; free(p); } int res_live(void) { return live; }
