#include <stddef.h>
#include <stdint.h>
struct ball { uint32_t bounces; uint8_t who; };
struct ball *rust_hit(struct ball *); void ball_free(struct ball *);
struct ball *c_hit(struct ball *b) { if (b->bounces >= 100) { ball_free(b); ball_free(NULL); return NULL; } b->bounces += 2; b->who = 'c'; if (b->bounces == 6) return b; return rust_hit(b); }
