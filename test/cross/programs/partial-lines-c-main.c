#include <stdio.h>
void part(int n);
int main(void) { printf("c1 "); part(1); printf("c2 "); part(2); printf("c3 "); part(3); return 0; }
