#include <stddef.h>
static struct { const void *p; void (*f)(const void *); void (*d)(const void *); } subs[4]; static size_t n;
void subscribe(const void *p, void (*f)(const void *), void (*d)(const void *)) { subs[n].p = p; subs[n].f = f; subs[n++].d = d; }
int fire(void) { for (size_t i = 0; i < n; i++) subs[i].f(subs[i].p); return (int)n; }
void clear(void) { while (n) { n--; subs[n].d(subs[n].p); } }
