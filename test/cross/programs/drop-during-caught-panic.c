#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
int32_t run(int32_t a, int32_t b);
int32_t checked_div(int32_t a, int32_t b, bool *ok) { if (b == 0 || (a == INT32_MIN && b == -1)) { *ok = false; return 0; } *ok = true; return a / b; }
int main(void) { printf("%d\n", run(9, 2)); printf("%d\n", run(9, 0)); printf("%d\n", run(0, 5)); return 0; }
