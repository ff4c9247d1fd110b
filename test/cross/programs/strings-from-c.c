#include <stdio.h>
#include <stddef.h>
#include <stdint.h>

int32_t word_count(const char *s);
void show(int32_t kind);

const char *greeting(int32_t kind) {
    switch (kind) {
        case 0: return "hello";
        case 1: return "gr\xc3\xbc\xc3\x9f dich";
        case 2: return "\xff\xfe";
        default: return NULL;
    }
}

int main(void) {
    printf("%d\n", word_count("  one two   three "));
    printf("%d\n", word_count(""));
    printf("%d\n", word_count(NULL));
    for (int k = 0; k < 4; k++) show(k);
    return 0;
}
