#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
size_t log_byte(uint8_t b);
const uint8_t *log_ptr(void);
size_t name_len(void);
static int counter(void) { static int n = 10; return n--; }
int main(void) {
    size_t n = 0;
    for (const char *s = "logged from C, cut"; *s; s++) n = log_byte((uint8_t)*s);
    const uint8_t *p = log_ptr();
    for (size_t i = 0; i < n; i++) putchar(p[i]);
    putchar('\n');
    printf("%zu %zu %d", n, name_len(), counter());
    printf(" %d\n", counter());
    return (int)n;
}
