int check(int x) { return x > 30 ? x - 37 : 0; }
