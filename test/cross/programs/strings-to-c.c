#include <stddef.h>

size_t count_upper(const char *s) {
    size_t n = 0;
    for (; *s != '\0'; s++) n += *s >= 'A' && *s <= 'Z';
    return n;
}

size_t shout(char *s) {
    size_t n = 0;
    while (s[n] != '\0') {
        if (s[n] >= 'a' && s[n] <= 'z') s[n] = (char)(s[n] - 'a' + 'A');
        n++;
    }
    return n;
}
