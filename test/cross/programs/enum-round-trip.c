#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
struct card { uint8_t suit; uint32_t rank; };
uint8_t next(uint8_t s);
void deal(struct card *cards, size_t n);
int main(void) {
    struct card hand[6] = {{0}};
    deal(hand, 6);
    for (int i = 0; i < 6; i++) printf("%d:%u ", hand[i].suit, hand[i].rank);
    printf("\n%d %d\n", next(0), next(next(200)));
    return 0;
}
