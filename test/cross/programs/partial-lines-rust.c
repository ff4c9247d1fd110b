#include <stdio.h>
void c_part(int n) { printf("[%d]", n); }
