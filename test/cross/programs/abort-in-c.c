#include <stdlib.h>
#include <stdio.h>
void die(void) { printf("dying\n"); abort(); }
