#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct node { int value; struct node *next; };

static struct node *push(struct node *head, int v) {
    struct node *n = malloc(sizeof *n);
    if (!n) abort();
    n->value = v;
    n->next = head;
    return n;
}
static struct node *reverse(struct node *head) {
    struct node *out = NULL;
    while (head) {
        struct node *next = head->next;
        head->next = out;
        out = head;
        head = next;
    }
    return out;
}
static void swap(int *a, int *b) { int t = *a; *a = *b; *b = t; }
static void copy(char *to, const char *from) { while ((*to++ = *from++)) ; }
static int compare(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }
static void sort(void *base, size_t n, size_t size, int (*cmp)(const void *, const void *)) {
    char *p = base;
    char tmp[16];
    for (size_t i = 1; i < n; i++)
        for (size_t j = i; j > 0 && cmp(p + j * size, p + (j - 1) * size) < 0; j--) {
            memcpy(tmp, p + j * size, size);
            memcpy(p + j * size, p + (j - 1) * size, size);
            memcpy(p + (j - 1) * size, tmp, size);
        }
}
int main(void) {
    struct node *l = NULL;
    for (int i = 0; i < 5; ++i) l = push(l, i * i);
    l = reverse(l);
    for (struct node *p = l; p; p = p->next) printf("%d ", p->value);
    printf("\n");
    while (l) { struct node *n = l->next; free(l); l = n; }
    int a[3][4];
    for (int i = 0; i < 3; i++) for (int j = 0; j < 4; j++) a[i][j] = i * 10 + j;
    int (*row)[4] = a + 1;
    printf("%d %d %d\n", (*row)[2], row[1][3], *(*(a + 2) + 1));
    int x = 1, y = 2;
    swap(&x, &y);
    printf("%d %d\n", x, y);
    char buf[16];
    copy(buf, "strings");
    printf("%s %zu %c\n", buf, strlen(buf), buf[2]);
    int v[] = {5, 3, 9, 1, 7};
    sort(v, sizeof v / sizeof v[0], sizeof v[0], compare);
    for (size_t i = 0; i < sizeof v / sizeof *v; i++) printf("%d ", v[i]);
    printf("\n");
    int *p = v, *q = &v[5];
    printf("%td %d %d\n", q - p, p < q, q[-1]);
    int **pp = &p;
    (*pp)++;
    printf("%d\n", **pp); printf("%d\n", *p++);
    printf("%d\n", *p);
    const char *words[] = {"one", "two", "three"};
    const char **w = words;
    w++;
    printf("%s %c\n", *w, **(w + 1));
    void *vp = v;
    int *back = vp;
    printf("%d\n", back == v && vp != NULL);
    char *grow = malloc(4);
    memcpy(grow, "abc", 4);
    grow = realloc(grow, 8);
    grow[3] = 'd'; grow[4] = 0;
    printf("%s\n", grow);
    free(grow);
    int *zeros = calloc(3, sizeof *zeros);
    printf("%d\n", zeros[0] + zeros[2]);
    free(zeros);
    free(NULL);
    printf("%d %c\n", 2[v], "hello"[1]);
    return 0;
}
