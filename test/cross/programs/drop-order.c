int maybe(int n) { return n; }
