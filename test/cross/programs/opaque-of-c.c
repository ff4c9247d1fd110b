#include <stdlib.h>

struct Stack {
    int *data;
    int used, room;
};

struct Stack *stack_new(void) {
    struct Stack *s = calloc(1, sizeof *s);
    return s;
}

int stack_push(struct Stack *s, int v) {
    if (s->used == s->room) {
        int room = s->room == 0 ? 2 : s->room * 2;
        if (room > 4) return -1;
        int *bigger = realloc(s->data, (size_t)room * sizeof(int));
        if (bigger == NULL) return -2;
        s->data = bigger;
        s->room = room;
    }
    s->data[s->used++] = v;
    return 0;
}

int stack_pop(struct Stack *s, int *out) {
    if (s->used == 0) return -1;
    *out = s->data[--s->used];
    return 0;
}

void stack_free(struct Stack *s) {
    free(s->data);
    free(s);
}
