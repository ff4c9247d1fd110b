#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
uint32_t prime(size_t i); const char *name(size_t i); void fill(uint32_t (*p)[4]);
int main(void) { uint32_t a[4]; fill(&a); for (size_t i = 0; i < 5; i++) printf("%u ", prime(i)); for (int i = 0; i < 4; i++) printf("%u ", a[i]); printf("%s %s\n", name(0), name(3)); return 0; }
