#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
struct Job;
static struct Job *jobs[8];
static size_t used;
bool queue(struct Job *job) { jobs[used++] = job; return used < 3; }
uint32_t drain(struct Job *(*f)(struct Job *)) {
    uint32_t runs = 0;
    while (used > 0) {
        struct Job *again = f(jobs[--used]);
        runs++;
        if (again != NULL) jobs[used++] = again;
    }
    return runs;
}
