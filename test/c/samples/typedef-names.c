/* What depends on whether a name is a type (6.7.8, 6.2.1). */
#include <stdint.h>
#include <stdlib.h>

typedef int T;
typedef struct list list;
struct list {
  T T;
  list *next;
};

static T minus(T x) { return (T)-x; }
static T plus(T x) { return (T)+x; }
static T at(T *x) { return (T)*x; }
static uintptr_t address(T *x) { return (uintptr_t)&*x; }
static T call(T x) { return (T)(x); }
static T (*chosen(T x))(T) { return (x) - 1 ? (minus) : (plus); }

static int shadowed(list *list) {
  int T = 3, sum = 0;
  for (struct list *at = list; at; at = at->next) sum += at->T * T;
  return sum;
}

static int inner(void) {
  typedef char T;
  T x = (T)300;
  {
    int T = x;
    x = T * x;
  }
  for (int T = 0; T < 3; T++) x += T;
  T y = x;
  return y;
}

enum { U = 4 };

static int members(void) {
  struct T {
    T T;
    T U;
  } v = {.T = U, .U = sizeof(T)};
  return v.T * (v.U) + (&v)->T;
}

static int expressions(int a, int b) {
  int *p = &a;
  a * b;
  (a) * b;
  (a) - b;
  (minus)(a), (void)(b);
  a = (a) & (b);
  a = (a) + *p;
  b = sizeof(a) * b + sizeof a + sizeof(T) * 2 + sizeof(T[2]) + sizeof(p[0]) + sizeof *p;
  return -a++ + !b-- - ~a;
}

int main(void) {
  list *l = malloc(sizeof *l);
  if (!l) return EXIT_FAILURE;
  *l = (list){.T = 2, .next = NULL};
  int (*f)(list *) = shadowed;
  T n = f(l) + inner() + members() + expressions(1, 2) + call(at(&l->T)) + chosen(2)(3) + (T)address(0);
  free(l);
  return n ? EXIT_SUCCESS : 1;
}
