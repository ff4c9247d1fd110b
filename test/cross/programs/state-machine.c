#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
enum state { IDLE, READING, QUOTED, DONE };
struct parser { enum state state; uint16_t depth; uint32_t count; uint8_t last; };
struct parser parser_init(void);
bool parser_feed(struct parser *p, uint8_t b);
static const char *names[] = {"idle", "reading", "quoted", "done"};
int main(void) {
    const char *inputs[] = {"(1 2 (\"a)b\" x))", "12)", "", "((", "\"open"};
    for (unsigned i = 0; i < sizeof inputs / sizeof *inputs; i++) {
        struct parser p = parser_init();
        int fed = 0;
        for (const char *s = inputs[i]; *s && parser_feed(&p, (uint8_t)*s); s++) fed++;
        printf("%s %u %u %d %d\n", names[p.state], p.depth, p.count, p.last, fed);
    }
    return 0;
}
