#include <stdbool.h>
#include <stdio.h>
int with_data(void *data, void (*destroy)(void *), bool early) {
    if (early) { destroy(data); return 1; }
    printf("working\n");
    destroy(data);
    return 2;
}
