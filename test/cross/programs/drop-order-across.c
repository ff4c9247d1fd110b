#include <stddef.h>
static unsigned char log_[64]; static size_t n; void note(unsigned char c) { if (n < sizeof log_) log_[n++] = c; } size_t notes(unsigned char *out, size_t cap) { size_t k; for (k = 0; k < n && k < cap; k++) out[k] = log_[k]; return k; }
