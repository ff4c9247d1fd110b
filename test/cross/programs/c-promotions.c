#include <stdio.h>
#include <stdint.h>
#include <limits.h>
int main(void) {
    uint8_t a = 250, b = 10;
    printf("%d %d\n", a + b, (uint8_t)(a + b));
    a += b;
    printf("%d\n", a);
    int8_t s = -1;
    printf("%d %d\n", s == 255, (uint8_t)s == 255);
    unsigned u = 1;
    printf("%d\n", -1 < u ? 1 : 0);
    printf("%d\n", -1 < (long)u ? 1 : 0);
    uint16_t h = 65535;
    printf("%u\n", (unsigned)h * h);
    printf("%d %d %d\n", -7 / 2, -7 % 2, 7 % -2);
    printf("%d\n", ~a & 0xff);
    printf("%lld\n", (long long)INT_MAX + 1);
    printf("%x %o %#x\n", 255u, 8u, 4096u);
    printf("%5d|%-5d|%05d|%+d\n", 42, 42, 42, 42);
    printf("%.3s|%8s|%-8s|\n", "abcdef", "right", "left");
    char c = 'A' + 2;
    printf("%c %d %c\n", c, '\n', "xyz"[1]);
    printf("%d\n", sizeof(a + b) == sizeof(int));
    printf("%d %d\n", !5, !!5);
    printf("%d\n", 1 ? -1 : 2u > 0 ? 3 : 4);
    return (a << 1) == 8 ? 0 : 1;
}
