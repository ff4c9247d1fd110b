/* An arena, a ring buffer, a hash map and a bit set: structs, pointers and integers as programs use them. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct arena {
    unsigned char *base;
    size_t used, size;
} arena;

static void *take(arena *a, size_t n) {
    size_t at = (a->used + 7) & ~(size_t)7;
    if (at + n > a->size) return NULL;
    a->used = at + n;
    return a->base + at;
}

#define BUCKETS 8
struct entry {
    const char *key;
    int value;
    struct entry *next;
};
struct map {
    struct entry *buckets[BUCKETS];
    size_t count;
};
static uint32_t hash(const char *s) {
    uint32_t h = 2166136261u;
    while (*s) {
        h = (h ^ (uint32_t)(unsigned char)*s++) * 16777619u;
    }
    return h;
}
static bool same(const char *a, const char *b) {
    while (*a && *a == *b) a++, b++;
    return *a == *b;
}
static int *slot(struct map *m, arena *a, const char *key) {
    struct entry **at = &m->buckets[hash(key) % BUCKETS];
    for (; *at; at = &(*at)->next)
        if (same((*at)->key, key)) return &(*at)->value;
    struct entry *e = take(a, sizeof *e);
    *e = (struct entry){.key = key};
    *at = e;
    m->count++;
    return &e->value;
}

struct ring {
    int items[4];
    unsigned head, tail;
};
static bool put(struct ring *r, int v) {
    if (r->tail - r->head == 4) return false;
    r->items[r->tail++ % 4] = v;
    return true;
}
static bool get(struct ring *r, int *v) {
    if (r->head == r->tail) return false;
    *v = r->items[r->head++ & 3];
    return true;
}

static void set_bit(uint64_t *bits, unsigned n) { bits[n / 64] |= 1ULL << (n % 64); }
static int popcount(uint64_t x) {
    int n = 0;
    for (; x; x &= x - 1) n++;
    return n;
}

union number {
    uint64_t u;
    int64_t i;
    unsigned char b[8];
};

int main(void) {
    arena a = {malloc(512), 0, 512};
    struct map m = {{0}};
    const char *words[] = {"one", "two", "one", "three", "two", "one"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) ++*slot(&m, &a, words[i]);
    printf("%d %d %d %zu\n", *slot(&m, &a, "one"), *slot(&m, &a, "two"), *slot(&m, &a, "three"), m.count);
    free(a.base);

    struct ring r = {.head = 0};
    int v = 0;
    for (int i = 0; i < 6; i++) printf("%d", put(&r, i * i));
    while (get(&r, &v)) printf(" %d", v);
    printf("\n");

    uint64_t bits[2] = {0};
    for (unsigned n = 0; n < 128; n += 3) set_bit(bits, n);
    printf("%d %d %llx\n", popcount(bits[0]), popcount(bits[1]), (unsigned long long)bits[1]);

    union number u = {.i = -2};
    printf("%d %d %llu\n", u.b[0], u.b[7], (unsigned long long)u.u);
    memset(u.b, 0, 4);
    printf("%llx\n", (unsigned long long)u.u);

    char text[32];
    char *end = text;
    unsigned n = 90210;
    do *end++ = (char)('0' + n % 10);
    while (n /= 10);
    for (char *b = text, *e = end - 1; b < e; b++, e--) {
        char t = *b;
        *b = *e;
        *e = t;
    }
    *end = '\0';
    printf("%s %td\n", text, end - text);

    int grid[3][3] = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}, sum = 0;
    for (int (*row)[3] = grid; row < grid + 3; row++)
        for (int *cell = *row; cell != *row + 3; cell++) sum += *cell;
    printf("%d\n", sum);
    unsigned char raw[sizeof(int)];
    int value = 0x11223344;
    memcpy(raw, &value, sizeof value);
    printf("%02x%02x%02x%02x\n", raw[0], raw[1], raw[2], raw[3]);
    uintptr_t p = (uintptr_t)&value;
    printf("%d\n", *(int *)p == value);
    return (int)m.count;
}
