#include <stdio.h>
#include <string.h>
char *greet(const char *); void greet_free(char *);
int main(void) { char who[8] = "bob"; char *g = greet(who); who[0] = 'z'; printf("%s %zu\n", g, strlen(g)); g[0] = 'H'; for (char *p = g; *p; p++) if (*p == 'o') *p = '0'; printf("%s\n", g); greet_free(g); greet_free(NULL); g = greet(""); printf("[%s]\n", g); greet_free(g); return 0; }
