#include <stddef.h>
typedef struct T T; const T *t_left(const T *); const T *t_right(const T *); int t_val(const T *);
int height(const T *t) { if (!t) return 0; int l = height(t_left(t)), r = height(t_right(t)); return 1 + (l > r ? l : r); }
void walk(const T *t, void (*f)(int, void *), void *d) { if (!t) return; walk(t_left(t), f, d); f(t_val(t), d); walk(t_right(t), f, d); }
