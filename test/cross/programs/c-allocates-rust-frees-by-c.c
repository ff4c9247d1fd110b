#include <stdint.h>
#include <stdlib.h>
struct node { struct node *next; uint32_t v; };
struct node *make_list(uint32_t n) { struct node *h = NULL, **tail = &h; for (uint32_t i = 1; i <= n; i++) { *tail = malloc(sizeof **tail); if (!*tail) exit(9); (*tail)->v = i * i; (*tail)->next = NULL; tail = &(*tail)->next; } return h; }
