#include <stddef.h>
#include <stdio.h>
struct cell { int value; struct cell *next; };
struct cell *cons(int value, struct cell *next);
struct cell *tail(struct cell *list);
int sum(const struct cell *list);
void release(struct cell *list);
int main(void) {
    struct cell *l = NULL;
    for (int i = 1; i <= 4; i++) l = cons(i * i, l);
    printf("%d %d\n", sum(l), l->next->value);
    l = tail(l);
    printf("%d\n", sum(l));
    l->value = -9;
    release(l);
    printf("%d\n", sum(NULL));
    release(NULL);
    return 0;
}
