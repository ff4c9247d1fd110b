#include <stdbool.h>
enum state { IDLE, BUSY = 5, DONE };
enum state next_state(enum state s) { switch (s) { case IDLE: return BUSY; case BUSY: return DONE; case DONE: return IDLE; } return IDLE; }
bool is_final(enum state s) { return s == DONE; }
