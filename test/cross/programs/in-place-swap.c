#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
void swap_ints(int *a, int *b);
int take(int **slot, int def);
bool put(int **slot, int v);
int main(void) {
    int a = 1, b = 2, *slot = NULL;
    swap_ints(&a, &b);
    printf("%d %d\n", a, b);
    printf("%d\n", take(&slot, -1));
    printf("%d ", put(&slot, 5)); printf("%d ", put(&slot, 6)); printf("%d\n", *slot);
    printf("%d ", take(&slot, -1));
    printf("%d\n", slot == NULL);
    return 0;
}
