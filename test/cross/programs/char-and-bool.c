#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
uint32_t upper(uint32_t c);
bool both(bool a, bool b);
void say(uint32_t c);
int main(void) {
    say(upper('q'));
    say(upper(0xdf));
    say(upper(0x1F600));
    for (int i = 0; i < 4; i++) printf("%d\n", both(i & 2, i & 1));
    bool b = 256;
    printf("%d %d\n", b, (bool)5 + 1);
    return 0;
}
