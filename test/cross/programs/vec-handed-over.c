#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
typedef struct { uint16_t *data; size_t len, cap; } buffer;
buffer buffer_make(size_t n);
void buffer_push(buffer *b, uint16_t x);
size_t buffer_free(buffer b);
int main(void) {
    buffer b = buffer_make(3);
    for (unsigned i = 0; i < 5; i++) buffer_push(&b, (uint16_t)(65530 + i * 3));
    for (size_t i = 0; i < b.len; i++) printf("%u ", b.data[i]);
    printf("\n%zu\n", buffer_free(b));
    return 0;
}
