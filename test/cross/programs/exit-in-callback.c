void walk(int n, void (*f)(int)) { while (n --> 0) f(n); }
