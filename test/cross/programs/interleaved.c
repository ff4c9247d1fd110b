#include <stdio.h>
void rust_line(int n);
void c_line(int n) {
    printf(" c %d\n", n);
    rust_line(n * 10);
    printf(" c again\n");
}
