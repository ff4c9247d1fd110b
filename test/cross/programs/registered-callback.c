#include <stdint.h>
#include <stddef.h>
static void (*handler)(void *, uint8_t);
static void *closure;
void on_event(void (*f)(void *, uint8_t), void *data) { handler = f; closure = data; }
int fire(uint8_t what) {
    if (!handler) return -1;
    handler(closure, what);
    return what;
}
