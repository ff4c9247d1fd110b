#include <stddef.h>
signed char digit_at(const unsigned char *p, size_t i) { return p[i] >= '0' && p[i] <= '9' ? p[i] - '0' : -1; }
