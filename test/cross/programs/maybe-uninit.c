#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
struct date { int16_t year; uint8_t month, day; };
static bool digits(const uint8_t **p, int n, int *out) {
    *out = 0;
    for (; n > 0; n--, ++*p) {
        if (**p < '0' || **p > '9') return false;
        *out = *out * 10 + (**p - '0');
    }
    return true;
}
bool parse_date(const uint8_t *text, size_t n, struct date *out) {
    int y, m, d;
    if (n != 10) return false;
    if (!digits(&text, 4, &y) || *text++ != '-') return false;
    if (!digits(&text, 2, &m) || *text++ != '-' || !digits(&text, 2, &d)) return false;
    out->year = (int16_t)y;
    out->month = (uint8_t)m;
    out->day = (uint8_t)d;
    return true;
}
