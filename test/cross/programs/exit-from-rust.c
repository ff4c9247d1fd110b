#include <stdint.h>
#include <stdio.h>
void give_up(int32_t code);
int main(void) {
    printf("before\n");
    give_up(77);
    printf("after\n");
    return 0;
}
