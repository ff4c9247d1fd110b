#include <stdint.h>
#include <stdio.h>
enum { A = 1, B = 2, C = 200 };
struct rec { uint8_t k; uint16_t v; const struct rec *next; };
const struct rec *first(void); uint32_t weigh(uint8_t k, uint16_t v);
int main(void) { for (const struct rec *r = first(); r; r = r->next) printf("%d %u\n", r->k, weigh(r->k, r->v)); printf("%u %zu\n", weigh(B, 7), sizeof(struct rec)); return 0; }
