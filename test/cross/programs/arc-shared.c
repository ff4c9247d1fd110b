#include <stdio.h>
typedef struct Shared Shared;
const Shared *shared_new(int n);
const Shared *shared_clone(const Shared *p);
void shared_free(const Shared *p);
int shared_get(const Shared *s);
int main(void) {
    const Shared *a = shared_new(31);
    const Shared *b = shared_clone(a);
    printf("same %d\n", a == b);
    shared_free(a);
    printf("still %d\n", shared_get(b));
    shared_free(b);
    printf("done\n");
    return 0;
}
