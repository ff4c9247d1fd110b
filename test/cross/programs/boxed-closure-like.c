int call_n(int (*f)(void *, int), void *env, int n) { int s = 0; for (int i = 1; i <= n; i++) s += f(env, i); return s; }
