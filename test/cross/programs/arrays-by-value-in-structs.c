#include <stdbool.h>
#include <stdint.h>
typedef struct { uint8_t bytes[20]; } Key;
Key derive(Key k, uint32_t rounds) {
    for (uint32_t r = 0; r < rounds; r++)
        for (int i = 0; i < 20; i++) k.bytes[i] = (uint8_t)(k.bytes[i] * 5 + k.bytes[(i + 7) % 20] + r);
    return k;
}
bool equal(const Key *a, const Key *b) {
    for (int i = 0; i < 20; i++) if (a->bytes[i] != b->bytes[i]) return false;
    return true;
}
