#include <stdbool.h>
bool is_stop(int i, int j) { return i * j == 12 || (i == 9 && j == 9); }
