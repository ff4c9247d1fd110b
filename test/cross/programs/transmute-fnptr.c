static const void *kept; void keep(const void *f) { kept = f; } const void *give(void) { return kept; }
