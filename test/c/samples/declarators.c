/* Every shape of declarator that C11 6.7.6 has and mini-C keeps. */
#include <stddef.h>
#include <stdint.h>

int a, *b, **c, d[3], *e[3], (*f)[3], g(void), *h(void), (*i)(void), *(*j)(int), (*k[2])(int, char *);
int (*(*l)(void))[3];
int (*m(int x))(void);
void (*handler(int number, void (*next)(int)))(int);
const char *const *const n = 0;
char const *o;
unsigned const long int p = 1;
long long unsigned q;
signed r;
short int s, unsigned_is_fine;
static int t[2][3][4];
extern int u[];
int(v);
int *(w);
int((*x))[3];

typedef int number, *number_pointer, numbers[4], operation(number, number);
typedef operation *operation_pointer;
typedef number (*table[2])(number);

operation add;
number add(number left, number right) { return left + right; }
int (*m(int unused))(void) {
  (void)unused;
  return g;
}
int g(void) { return 0; }

struct empty_tag;
struct point {
  int x, y;
  struct point *next, *others[2];
  int (*distance)(const struct point *, const struct point *);
  struct {
    int inner;
  };
  union {
    int first;
    char second;
  } choice;
  enum { LOW, HIGH = 4 } level;
  uint8_t tail[];
};

static int abstract(int (*)(void), int (*)[3], const char *, int[], int (*[2])(int), operation_pointer);
static int abstract(int (*p1)(void), int (*p2)[3], const char *p3, int p4[], int (*p5[2])(int), operation_pointer p6) {
  size_t total = sizeof(int (*)(void)) + sizeof(int[3]) + sizeof(int (*(*)(void))[3]) + sizeof(struct point *);
  total += _Alignof(number_pointer) + offsetof(struct point, choice);
  return (int)total + p1() + (*p2)[0] + *p3 + p4[0] + p5[1](2) + p6(1, 2);
}

int main(void) {
  table operations = {0, 0};
  numbers four = {1, 2, 3, 4};
  (void)operations;
  return abstract(g, 0, "", four, 0, add) > 0;
}
