#include <stdint.h>
#include <stdio.h>
#include <stddef.h>
typedef struct Bank Bank; struct acc { uint16_t id; int64_t balance; };
Bank *bank_new(void); const struct acc *bank_add(Bank *, struct acc); int bank_move(Bank *, size_t, size_t, int64_t); struct acc bank_get(const Bank *, size_t); uint32_t bank_free(Bank *);
int main(void) { Bank *b = bank_new(); const struct acc *a = bank_add(b, (struct acc){1, 100}); printf("%d %ld\n", a->id, (long)a->balance); bank_add(b, (struct acc){.id = 2}); int m1 = bank_move(b, 0, 1, 30), m2 = bank_move(b, 0, 1, 100); printf("%d %d %d\n", m1, m2, bank_move(b, 5, 0, 1)); printf("%ld %ld %d\n", (long)bank_get(b, 0).balance, (long)bank_get(b, 1).balance, bank_get(b, 9).balance == INT64_MIN); return (int)bank_free(b); }
