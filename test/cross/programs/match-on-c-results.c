static const int keys[] = {0, 10, 20, 30};
int lookup(int k, int *out) { for (int i = 0; i < 4; i++) { int d = k - keys[i]; if (d == 0 || (d > 0 && d <= 2) || (d < 0 && d > -4)) { *out = i; return d; } } return 99; }
