#include <stdint.h>
#include <stdlib.h>
struct node { int32_t key; struct node *left, *right; };
struct node *node_alloc(void) { struct node *n = malloc(sizeof *n); if (!n) exit(1); return n; }
void node_release(struct node *n) { free(n); }
void visit(const struct node *n, void (*f)(int32_t, uint32_t), uint32_t depth) {
    if (n == NULL) return;
    visit(n->left, f, depth + 1);
    f(n->key, depth);
    visit(n->right, f, depth + 1);
}
