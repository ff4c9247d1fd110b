#include <stdint.h>
typedef enum { LOW = -2, MID, HIGH = 1000 } level;
level level_of(int64_t x) { return x < 0 ? LOW : x == 0 ? MID : HIGH; }
int describe(level l) { return (l == HIGH) + l * 2; }
