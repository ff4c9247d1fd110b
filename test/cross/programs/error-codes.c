#include <stdint.h>

enum status { OK = 0, NOT_FOUND = 4, DENIED = -13 };

enum status lookup(uint32_t key, uint32_t *value) {
    if (key == 7) return DENIED;
    if (key > 5) return NOT_FOUND;
    *value = key * 100;
    return OK;
}
