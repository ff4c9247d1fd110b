#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
bool is_vowel(uint32_t c); bool toggle(bool *);
uint8_t classify(uint32_t c) { uint8_t r = 0; if (c < 128) r |= 1; if (is_vowel(c)) r |= 2; if (c > 0xffff) r |= 4; bool b = r & 1; toggle(&b); if (b) r |= 8; return r; }
bool all_true(const bool *p, size_t n) { bool r = true; for (size_t i = 0; i < n; i++) r &= p[i]; return r; }
bool next_char(uint32_t c, uint32_t *out) { if (c + 1 >= 0xD800 && c + 1 <= 0xDFFF) return false; *out = c + 1; return true; }
