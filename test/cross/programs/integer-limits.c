#include <limits.h>
#include <stdio.h>
long limits(short a, unsigned short b, int c, unsigned d, long e, unsigned long f, unsigned char g);
int main(void) {
    printf("%ld\n", limits(SHRT_MIN, USHRT_MAX, INT_MIN, UINT_MAX, LONG_MIN, ULONG_MAX, UCHAR_MAX));
    printf("%ld\n", limits(-1, (unsigned short)-1, ~0, 0u - 1, -1L, -1UL, (unsigned char)-1));
    char c = (char)200;
    printf("%d %d\n", c, (unsigned char)c);
    printf("%lu %d\n", sizeof(long), CHAR_MIN < 0);
    return 0;
}
