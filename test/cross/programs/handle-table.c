#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
int tab_open(const char *key); uint32_t tab_hit(int h); bool tab_close(int h);
int main(void) { int a = tab_open("one"), b = tab_open("three"), c = tab_open(""), d = tab_open("x"), e = tab_open(NULL); printf("%d %d %d %d %d\n", a, b, c, d, e); tab_hit(a); printf("%u ", tab_hit(a)); printf("%u ", tab_hit(b)); printf("%u %u\n", tab_hit(c), tab_hit(9)); bool first = tab_close(b); printf("%d %d\n", first, tab_close(b)); int again = tab_open("re"); printf("%d %u\n", again, tab_hit(b)); printf("%d%d%d\n", tab_close(0), tab_close(1), tab_close(2)); return 0; }
