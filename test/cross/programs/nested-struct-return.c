#include <stdint.h>
typedef struct { int x, y; } pt; typedef struct { pt min, max; } rect; pt pt_min(pt, pt); pt pt_max(pt, pt);
rect unite(rect a, rect b) { return (rect){.max = pt_max(a.max, b.max), .min = pt_min(a.min, b.min)}; } int64_t area(const rect *r) { return (int64_t)(r->max.x - r->min.x) * (r->max.y - r->min.y); }
