#include <stddef.h>
#include <stdint.h>

struct span {
  int32_t from;
  int32_t to;
};

const unsigned char *name_of(int32_t t);

int32_t warmer(int32_t t, int32_t by) {
  return *name_of(t - 10) == 'c' && *name_of(t + by) == 'w' ? t + by : 0;
}

uint32_t open_handle(uint32_t wanted) { return wanted * 3; }

uint32_t close_handle(uint32_t h) { return h + 1; }

int first_letter(const unsigned char *n) { return n == NULL ? -1 : *n; }

int32_t middle(struct span r) { return (r.from + r.to) / 2; }

void widen(struct span *r) {
  r->from -= 1;
  r->to += 1;
}

int32_t apply(int32_t (*f)(int32_t), int32_t t) { return f(t); }

int32_t total(const int32_t *all, size_t n) {
  int32_t sum = 0;
  for (size_t i = 0; i < n; i++) sum += all[i];
  return sum;
}
