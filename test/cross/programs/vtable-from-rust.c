#include <stdio.h>
struct ops { char name[4]; void *(*open)(int); int (*step)(void *, int); void (*close)(void *); };
int drive(const struct ops *o, int seed) { void *h = o->open ? o->open(seed) : NULL; int r = -1; printf("%s\n", o->name); if (o->step) for (int i = 0; i < 4; i++) r = o->step(h, i * i); if (o->close) o->close(h); return r; }
