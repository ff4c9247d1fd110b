void fill(int *p, int n) { while (n-- > 0) *p++ = n; }
