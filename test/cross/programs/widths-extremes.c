#include <stdbool.h>
#include <stdint.h>
int8_t w8(int8_t a, uint8_t b) { return (int8_t)(a + b); } uint16_t w16(int16_t a, uint16_t b) { return (uint16_t)(a ^ b); } int64_t w32(int32_t a, uint32_t b) { return (int64_t)a + b; } uint64_t w64(int64_t a, uint64_t b) { return (uint64_t)a / 2 + b / 3; }
int64_t many(uint8_t a, int16_t b, uint32_t c, int64_t d, int8_t e, uint16_t f, int32_t g, uint64_t h, bool i, int8_t j) { return a + b + (int64_t)c + d * e + f - g + (int64_t)h + i * 1000 + j; }
