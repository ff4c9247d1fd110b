#include <stdlib.h>
#include <string.h>
char *join(const char *const *parts, size_t n) {
    size_t room = 1;
    for (size_t i = 0; i < n; i++) room += strlen(parts[i]) + 1;
    char *out = malloc(room), *p = out;
    if (out == NULL) abort();
    for (size_t i = 0; i < n; i++) {
        size_t len = strlen(parts[i]);
        memcpy(p, parts[i], len);
        p += len;
        if (i + 1 < n) *p++ = '-';
    }
    *p = '\0';
    return out;
}
