#include <stdbool.h>
#include <stdint.h>
uint32_t next_id(bool reset) { static uint32_t id = UINT32_MAX - 1; if (reset) id = 6; return id++; }
uint32_t show_id(uint32_t id) { return id / 2; }
