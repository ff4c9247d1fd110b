/*
 * What foreign memory is in a real process: the blocks of C's allocator, and C's static objects. Goes with prelude.rs, whose
 * tracker asks it. The C half is compiled with `malloc` and its kin renamed to these, and its static objects are put into
 * two sections of their own (foreign.ld), whose ends the linker knows.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

struct block {
    uintptr_t at;
    size_t size;
    struct block *next;
};
static struct block *blocks;

static void *known(void *at, size_t size) {
    struct block *b = at == NULL ? NULL : malloc(sizeof *b);
    if (b != NULL) {
        *b = (struct block){(uintptr_t)at, size, blocks};
        blocks = b;
    }
    return at;
}

static void forgotten(uintptr_t at) {
    for (struct block **b = &blocks; *b != NULL; b = &(*b)->next) {
        if ((*b)->at != at) continue;
        struct block *gone = *b;
        *b = gone->next;
        free(gone);
        return;
    }
}

void *ferrule_malloc(size_t size) { return known(malloc(size), size); }

void *ferrule_calloc(size_t count, size_t size) { return known(calloc(count, size), count * size); }

void *ferrule_realloc(void *old, size_t size) {
    uintptr_t before = (uintptr_t)old;
    void *at = realloc(old, size);
    if (at == NULL) return NULL;
    forgotten(before);
    return known(at, size);
}

void ferrule_free(void *at) {
    forgotten((uintptr_t)at);
    free(at);
}

/* Absent where C has no such objects. */
extern char __start_ferrule_rw[] __attribute__((weak)), __stop_ferrule_rw[] __attribute__((weak));
extern char __start_ferrule_ro[] __attribute__((weak)), __stop_ferrule_ro[] __attribute__((weak));

static bool within(uintptr_t at, size_t size, uintptr_t from, size_t all) {
    return at >= from && size <= all && at - from <= all - size;
}

static bool in_section(uintptr_t at, size_t size, const char *from, const char *end) {
    return from != NULL && within(at, size, (uintptr_t)from, (size_t)((uintptr_t)end - (uintptr_t)from));
}

bool ferrule_foreign(uintptr_t at, size_t size, bool writes) {
    for (struct block *b = blocks; b != NULL; b = b->next)
        if (within(at, size, b->at, b->size)) return true;
    if (in_section(at, size, __start_ferrule_rw, __stop_ferrule_rw)) return true;
    return !writes && in_section(at, size, __start_ferrule_ro, __stop_ferrule_ro);
}
