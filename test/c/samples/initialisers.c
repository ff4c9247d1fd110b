#include <stddef.h>
#include <stdint.h>

struct pair {
  int first, second;
};
struct nested {
  struct pair pairs[2];
  const char *name;
  union {
    uint8_t bytes[4];
    uint32_t word;
  } u;
};

static const char text[] = "abc", *const words[] = {"a", "b" "c", [4] = "e", "f",};
static int matrix[2][3] = {{1, 2, 3}, {4, 5, 6}}, flat[2][3] = {1, 2, 3, 4}, sparse[8] = {[2] = 1, 2, [7] = 3};
static struct nested n = {
    .pairs = {{1, 2}, {.second = 4}}, .name = "x", .u.word = 0xFFu,
};
static struct nested m = {.pairs[1].second = 3, .u = {.bytes = {1, 2, [3] = 4}}, .name = text};
enum { A, B = 3, C, D = B * 2, };
static struct pair *address = &(struct pair){1, 2};
static int (*functions[])(void) = {0, NULL};

static struct pair swap(struct pair p) { return (struct pair){p.second, p.first}; }

int main(void) {
  int i = {3}, *p = (int[]){1, 2, 3};
  struct pair q = swap((struct pair){.first = i, .second = *p}), copy = q;
  uint64_t big = 0xFFFFFFFFFFFFFFFFull, octal = 0777, decimal = 4294967296, suffixes = 1u + 2L + 3UL + 4ll + 5LLU;
  p[1] = ((int[2]){7, 8})[1];
  copy.first += (int)sizeof(struct nested) + D;
  q = (copy.first = 2, copy);
  return (int)(big + octal + decimal + suffixes) + n.u.bytes[0] + m.pairs[0].first + address->first + sparse[2] +
         matrix[1][2] + flat[0][0] + words[0][0] + (functions[0] != NULL) + A + C;
}
