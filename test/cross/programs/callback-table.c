#include <stdint.h>
#include <stddef.h>
#include <string.h>

struct ops {
    int32_t (*add)(int32_t, int32_t);
    int32_t (*neg)(int32_t);
    const char *name;
};

int32_t run(const struct ops *ops, int32_t a, int32_t b) {
    int32_t r = ops->add(a, b);
    if (ops->neg != NULL) r = ops->neg(r);
    return r + (int32_t)strlen(ops->name);
}
