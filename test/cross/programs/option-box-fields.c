#include <stdint.h>
#include <stdio.h>
struct node { uint32_t v; struct node *next; };
struct node *cons(uint32_t v, struct node *next), *tail(struct node *n); uint32_t sum(const struct node *n);
int main(void) { struct node *l = NULL; for (uint32_t i = 1; i < 6; i++) l = cons(i * i, l); printf("%u\n", sum(l)); struct node *p = l; while (p->next) p = p->next; p->next = cons(1000, NULL); printf("%u %u\n", sum(l), sum(NULL)); while (l) { printf("%u ", l->v); l = tail(l); } printf("\n"); return 0; }
