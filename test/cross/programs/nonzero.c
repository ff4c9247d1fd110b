#include <stdint.h>
uint32_t valid(uint32_t id);
uint32_t next_id(uint32_t prev) { if (!prev) return 100; if (valid(prev) == 4) return 0; return prev + 1; }
