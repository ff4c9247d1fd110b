#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

static int plain(char c) { return c; }
static unsigned char wrap(int x) { return x; }

int main(void) {
    char c = (char)200;
    unsigned char u = 200;
    signed char s = -1;
    short sh = (short)70000;
    unsigned short us = (unsigned short)-1;
    printf("%d %d %d %d %d\n", c, u, s, sh, us);
    printf("%d %d\n", plain('\xff'), wrap(-1));
    printf("%d\n", s < u);
    printf("%d\n", -1 < 1u);
    printf("%d\n", (long)-1 < 1u);
    printf("%d\n", us + 1 > 0);
    unsigned int big = 4000000000u;
    long long ll = big;
    printf("%lld %u %d\n", ll, big + big, (int)(big >> 4));
    bool b = 5;
    _Bool p = &b;
    printf("%d %d\n", b, p);
    b--;
    printf("%d\n", b);
    b--;
    printf("%d\n", b);
    uint8_t x = 255;
    x++;
    printf("%u %d\n", x, (uint8_t)(x - 1));
    int8_t y = 127;
    y = (int8_t)(y + 1);
    printf("%d\n", y);
    uint64_t h = 14695981039346656037ULL;
    for (const char *q = "hello"; *q; q++) {
        h ^= (uint8_t)*q;
        h *= 1099511628211ULL;
    }
    printf("%llu\n", (unsigned long long)h);
    printf("%d %d %u %lld\n", INT_MAX, INT_MIN, UINT_MAX, LLONG_MIN);
    printf("%d %d\n", 7 / -2, 7 % -2);
    printf("%d %d\n", -7 / 2, -7 % 2);
    printf("%d %u\n", -8 >> 1, 0xffffffffu >> 28);
    printf("%lld\n", 1LL << 40);
    printf("%d %d %d\n", ~0, !5, !0);
    printf("%d\n", 'a' + 1);
    printf("%zu %zu %zu %zu\n", sizeof(char), sizeof(int), sizeof 'a', sizeof(short) + 1);
    printf("%d\n", (int)sizeof(int[10]) / (int)sizeof(int));
    printf("%d\n", 1 ? -1 : 1u > 0);
    unsigned long long m = ~0ULL;
    printf("%llu %lld\n", m, (long long)m);
    printf("%llu\n", m / 3 + m % 7);
    int64_t neg = -9007199254740993LL;
    printf("%lld %lld\n", (long long)neg, (long long)(neg / 7));
    printf("%llx %o %X\n", m, 0777u, 0xBEEFu);
    int i = 12345;
    i <<= 3; i |= 1; i ^= 0xff; i %= 1000; i >>= 1; i &= 0x7f; i *= -3; i /= 2;
    printf("%d\n", i);
    unsigned char uc = 250; uc += 10; printf("%d\n", uc);
    short ss = 32767; ss -= 1; ss++; printf("%d\n", ss);
    unsigned long ul = 1; ul <<= 31; ul *= 2; printf("%lu\n", ul);
    return 0;
}
