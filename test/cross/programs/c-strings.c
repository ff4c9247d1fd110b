#include <stdio.h>
#include <stddef.h>
char *make_greeting(const char *name);
void free_greeting(char *p);
int compare(const char *a, const char *b);
int main(void) {
    char *g = make_greeting("Ada");
    printf("%s\n", g);
    g[0] = 'J';
    printf("%s %c\n", g, g[7]);
    free_greeting(g);
    free_greeting(NULL);
    printf("%d %d %d\n", compare("abc", "abd"), compare("abc", "ab"), compare("", ""));
    printf("%s\n", make_greeting(NULL) == NULL ? "null" : "text");
    return 0;
}
