#include <stddef.h>
static const char *const t[] = {"alpha", NULL, "be" "ta", &"xgamma"[1]};
const char *const *messages(void) { return t; } size_t message_count(void) { return sizeof t / sizeof *t; }
