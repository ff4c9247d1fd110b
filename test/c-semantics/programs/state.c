/* A tokenizer, a stack machine and a memo table: control flow over arrays, enums and function pointers. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef enum { T_NUM, T_OP, T_OPEN, T_CLOSE, T_END } type;
typedef struct { type t; long value; } token;
typedef struct { const char *at; token now; int errors; } lexer;

static void next(lexer *l) {
    while (*l->at == ' ') l->at++;
    char c = *l->at;
    if (c == '\0') { l->now = (token){.t = T_END}; return; }
    if (c >= '0' && c <= '9') {
        long v = 0;
        while (*l->at >= '0' && *l->at <= '9') v = v * 10 + (*l->at++ - '0');
        l->now = (token){T_NUM, v};
        return;
    }
    l->now.t = c == '(' ? T_OPEN : c == ')' ? T_CLOSE : T_OP;
    l->now.value = c;
    l->at++;
}
static long expr(lexer *l, int level);
static long atom(lexer *l) {
    long v = 0;
    switch (l->now.t) {
        case T_NUM: v = l->now.value; next(l); break;
        case T_OPEN: next(l); v = expr(l, 0); if (l->now.t != T_CLOSE) l->errors++; else next(l); break;
        case T_OP: if (l->now.value == '-') { next(l); v = -atom(l); break; }
        /* falls through */
        default: l->errors++; next(l);
    }
    return v;
}
static int level_of(long op) { return op == '*' || op == '/' || op == '%' ? 2 : op == '+' || op == '-' ? 1 : 0; }
static long expr(lexer *l, int level) {
    long a = atom(l);
    while (l->now.t == T_OP && level_of(l->now.value) > level) {
        long op = l->now.value;
        next(l);
        long b = expr(l, level_of(op));
        switch (op) {
            case '+': a += b; break;
            case '-': a -= b; break;
            case '*': a *= b; break;
            case '/': if (b) a /= b; else l->errors++; break;
            case '%': if (b) a %= b; else l->errors++; break;
        }
    }
    return a;
}

enum op { PUSH, ADD, MUL, DUP, SWAP, JNZ, DEC, HALT };
static int run(const int8_t *code, int *out) {
    int stack[16], top = 0, pc = 0, steps = 0;
    for (;;) {
        if (++steps > 1000) return -1;
        switch ((enum op)code[pc++]) {
            case PUSH: stack[top++] = code[pc++]; break;
            case ADD: top--; stack[top - 1] += stack[top]; break;
            case MUL: --top; stack[top - 1] *= stack[top]; break;
            case DUP: stack[top] = stack[top - 1]; top++; break;
            case SWAP: { int t = stack[top - 1]; stack[top - 1] = stack[top - 2]; stack[top - 2] = t; } break;
            case DEC: stack[top - 1]--; break;
            case JNZ: if (stack[top - 1]) pc += code[pc]; else pc++; break;
            case HALT: *out = stack[top - 2]; return steps;
        }
    }
}

struct memo { uint64_t *known; size_t size; };
static uint64_t fib(struct memo *m, size_t n) {
    if (n >= m->size) {
        size_t size = m->size ? m->size * 2 : 4;
        while (size <= n) size *= 2;
        uint64_t *grown = realloc(m->known, size * sizeof *grown);
        if (grown == NULL) abort();
        memset(grown + m->size, 0, (size - m->size) * sizeof *grown);
        m->known = grown;
        m->size = size;
    }
    if (n < 2) return n;
    if (m->known[n]) return m->known[n];
    uint64_t v = fib(m, n - 1) + fib(m, n - 2);
    return m->known[n] = v;
}

static int cmp(const void *a, const void *b) {
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}
static void quick(int *a, int n, int (*c)(const void *, const void *)) {
    if (n < 2) return;
    int pivot = a[n / 2], i = 0, j = n - 1;
    for (;; i++, j--) {
        while (c(&a[i], &pivot) < 0) i++;
        while (c(&a[j], &pivot) > 0) j--;
        if (i >= j) break;
        int t = a[i]; a[i] = a[j]; a[j] = t;
    }
    quick(a, i, c);
    quick(a + i, n - i, c);
}

int main(void) {
    const char *tests[] = {"1 + 2 * 3", "(1+2)*3 - -4", "100 / 7 % 5", "2 * (3", "8 / (4 - 4)", ""};
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
        lexer l = {.at = tests[i]};
        next(&l);
        long v = expr(&l, 0);
        printf("%-14s = %4ld (%d)\n", tests[i], v, l.errors);
    }
    static const int8_t factorial[] = {PUSH, 1, PUSH, 5, DUP, PUSH, 0, ADD, SWAP, DEC, HALT};
    int8_t loop[] = {PUSH, 1, PUSH, 6, SWAP, PUSH, 2, MUL, SWAP, DEC, JNZ, -7, HALT};
    int out = 0;
    int steps = run(loop, &out);
    printf("%d %d\n", steps, out);
    steps = run(factorial, &out);
    printf("%d %d\n", steps, out);
    struct memo m = {0};
    printf("%llu", (unsigned long long)fib(&m, 90));
    printf(" %zu\n", m.size);
    free(m.known);
    int a[] = {9, -3, 7, 7, 0, 12, -8, 5, 1};
    quick(a, (int)(sizeof a / sizeof a[0]), cmp);
    for (unsigned i = 0; i < sizeof a / sizeof a[0]; ++i) printf("%d%c", a[i], i + 1 < sizeof a / sizeof a[0] ? ' ' : '\n');
    return 7;
}
