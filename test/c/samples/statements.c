#include <stdbool.h>
#include <stdio.h>

static int classify(int c) {
  switch (c) {
    case 'a': case 'e': case 'i':
    case 'o':
    case 'u':
      return 1;
    case '0': {
      int zero = 0;
      return zero;
    }
    case 1 + 2:
      c++; /* falls through */
    default:
      break;
    case -1:;
  }
  return c == ' ' ? 2 : c >= '0' && c <= '9' ? 3 : 4;
}

static int loops(int n) {
  int total = 0, i;
  for (i = 0; i < n; i++) total += i;
  for (int j = 0, k = n; j < k; ++j, --k) {
    if (j == 3) continue;
    if (k == 5) break;
    total ^= j << 1 | k >> 1;
  }
  for (;;) {
    if (total-- < 0) break;
  }
  while (n > 0)
    if (n % 2)
      n -= 1;
    else if (n % 3)
      n -= 2;
    else
      n /= 2;
  do
    n++;
  while (n < 3);
  do {
    n--;
  } while (n);
  while (n--)
    ;
  {
    {}
    ;
  }
  return total;
}

static bool yes(void) { return true; } // mark yes

int main(void) {
  int x = 0;
  if (yes())
    if (!yes())
      x = 1;
    else
      x = 2;
  else
    x = 3;
  printf("%d %d %s\n", classify('a'), loops((x = 4, x)), "one " "two" "\x41\101\n\t\"\\\0");
  return 0;
}
