#include <stddef.h>
struct entry { const char *name; int (*run)(int); };
static int twice(int x) { return 2 * x; }
static int minus(int x) { return -x; }
const struct entry table[] = {{"one", twice}, {"three", minus}, {.name = "", .run = NULL}};
const size_t table_size = sizeof table / sizeof table[0];
