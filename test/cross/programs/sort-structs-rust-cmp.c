#include <stddef.h>
#include <string.h>
void isort(void *base, size_t n, size_t w, int (*cmp)(const void *, const void *)) { unsigned char tmp[16], *b = base; for (size_t i = 1; i < n; i++) for (size_t j = i; j && cmp(b + (j - 1) * w, b + j * w) > 0; j--) { memcpy(tmp, b + j * w, w); memcpy(b + j * w, b + (j - 1) * w, w); memcpy(b + (j - 1) * w, tmp, w); } }
