#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
int name_of(uint32_t k, char *out, size_t room);
int main(void) {
    char b[5];
    for (uint32_t k = 0; k < 6; k++) { int r = name_of(k % 5, b, sizeof b); printf("%d %s\n", r, r > 0 ? b : "?"); }
    return 0;
}
