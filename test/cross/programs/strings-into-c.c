#include <stdint.h>
#include <stdio.h>
#include <string.h>

char *repeated(const char *s, uint32_t times);
char *tag(void);
void release(char *s);

int main(void) {
    char *s = repeated("ab", 3), *t = tag();
    printf("%s %zu %s\n", s, strlen(s), t);
    s[0] = 'X';
    puts(s);
    release(s);
    release(t);
    release(NULL);
    return 0;
}
