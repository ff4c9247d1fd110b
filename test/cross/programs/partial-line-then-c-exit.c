#include <stdlib.h>
void leave(void) { exit(4); }
