#include <stdio.h>
#include <stdint.h>
int main(void) {
    printf("[%5d] [%-5d] [%05d] [%+d] [% d] [%.3d]\n", 42, 42, 42, 42, 42, 7);
    printf("[%x] [%X] [%#x] [%08x] [%o] [%#o]\n", 255u, 255u, 255u, 48879u, 8u, 8u);
    printf("[%s] [%10s] [%-10s] [%.2s]\n", "abc", "abc", "abc", "abc");
    printf("[%c] [%3c] [%-3c]\n", 'x', 'y', 'z');
    printf("%hhd %hd %hhu %hu\n", (signed char)-3, (short)-300, (unsigned char)200, (unsigned short)65535);
    printf("%ld %lu %lld %llu %zu\n", -5L, 5UL, -6LL, 6ULL, sizeof(int));
    printf("100%% %d%%\n", 50);
    printf("[%8.3d] [%-8.3x]|\n", -5, 10u);
    printf("%i %u\n", -1, 1u);
    char three[3] = {'a', 'b', 'c'};
    printf("[%.3s]\n", three);
    printf("%d\n", (uint8_t)300);
    printf("\t\"quoted\" \\ \x41 \101\n");
    printf("%s%s\n", "ab" "cd", "");
    printf("no arguments\n");
    return 0;
}
