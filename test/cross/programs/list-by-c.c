#include <stdint.h>
#include <stdlib.h>
typedef struct node { int64_t value; struct node *next; } node;
node *build(int n) {
    node *head = NULL, **tail = &head;
    for (int i = 0; i < n; i++) {
        node *p = malloc(sizeof *p);
        if (!p) abort();
        *p = (node){.value = (int64_t)i << 33, .next = NULL};
        *tail = p;
        tail = &p->next;
    }
    return head;
}
int release(node *n) {
    int count = 0;
    for (node *next; n; n = next, count++) { next = n->next; free(n); }
    return count;
}
