#include <stddef.h>
#include <stdint.h>
#include <string.h>

static const char *samples[] = {
    "", "plain", "gr\xc3\xbc\xc3\x9f", "\xe2\x82\xac 5", "\xf0\x9f\x98\x80!", "\xc0\x80", "\xc3", "a\x80", "\xed\xa0\x80",
    "\xed\x9f\xbf", "\xe0\x9f\xbf", "\xf4\x90\x80\x80", "\xf4\x8f\xbf\xbf", "\xf0\x8f\xbf\xbf", "\xe2\x82", "\xff",
};

const char *sample(int32_t k) {
    return k < (int32_t)(sizeof samples / sizeof *samples) ? samples[k] : NULL;
}

size_t bytes_of(int32_t k, uint8_t *out) {
    size_t n = strlen(samples[k]);
    memcpy(out, samples[k], n);
    return n;
}
