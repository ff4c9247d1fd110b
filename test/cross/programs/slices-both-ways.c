#include <stddef.h>
#include <stdint.h>
struct view { const int32_t *p; size_t n; };
struct view sub_view(struct view v, size_t from, size_t to);
struct view longest_run(struct view v) { struct view best = {v.p, 0}; for (size_t i = 0, j; i < v.n; i = j) { for (j = i; j < v.n && v.p[j] == v.p[i]; j++) ; if (j - i > best.n) best = sub_view(v, i, j); } return best; }
int64_t total(struct view v) { int64_t t = 0; while (v.n--) t += *v.p++; return t; }
