struct vec3 { short x; int y; signed char z; }; void cswap(struct vec3 *a, struct vec3 *b) { struct vec3 t = *a; *a = *b; *b = t; }
