#ifndef CONSTANTS_C
#define CONSTANTS_C
#include <assert.h>
#include <limits.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>

#define SIZE 16
#define TWICE SIZE + SIZE
#define MASK (~0u << 4)
#define GREETING "hello, " NAME
#define NAME "world"
#define LETTER 'x'
#define BYTE unsigned char
#define NOTHING

#ifdef __cplusplus
extern "C" {
#endif

_Static_assert(SIZE == 16, "a constant expression");
static_assert(CHAR_BIT == 8, "bytes " "of eight bits");

NOTHING static BYTE buffer[SIZE * 2];
static const int twice = TWICE * 2;

static inline unsigned masked(unsigned x) { return x & MASK; }

#undef SIZE
#define SIZE 3
static int third[SIZE];

#ifdef SIZE
static int defined(void) { return sizeof third / sizeof third[0]; }
#else
this is not looked at
#endif

int main(void) {
  assert(twice == 48);
  printf("%s %c %u %d %zu\n", GREETING, LETTER, masked(255), defined(), sizeof buffer);
  return (int)alignof(int) == INT_MAX || UINT8_MAX == 255 ? 0 : \
    1;
}

#ifdef __cplusplus
}
#endif
#endif
