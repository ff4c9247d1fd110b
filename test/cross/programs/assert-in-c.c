#include <assert.h>
#include <stdio.h>
int main(void) {
    assert(1 + 1 == 2);
    printf("so far\n");
    int x = 3;
    assert(x == 4);
    printf("not here\n");
    return 0;
}
