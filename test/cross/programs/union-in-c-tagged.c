#include <stdint.h>
#include <string.h>
struct val { uint32_t tag; uint32_t w[2]; };
struct val val_int(int64_t i) { struct val v = {0}; v.w[0] = (uint32_t)i; v.w[1] = (uint32_t)((uint64_t)i >> 32); return v; }
struct val val_pair(int32_t a, int32_t b) { union { int32_t p[2]; uint32_t w[2]; } u = {.p = {a, b}}; struct val v = {.tag = 1}; memcpy(v.w, u.w, sizeof v.w); return v; }
int64_t val_sum(const struct val *v) { if (v->tag == 1) return (int64_t)(int32_t)v->w[0] + (int32_t)v->w[1]; int64_t r; memcpy(&r, v->w, sizeof r); return r; }
