#include <stdlib.h>
_Noreturn void stop(int code);
void stop(int code) { exit(code); }
