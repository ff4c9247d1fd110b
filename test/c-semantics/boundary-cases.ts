/**
 * What C does to memory that is Rust's: through a pointer that Rust has since invalidated, which is for the aliasing
 * model to judge, and through a good one under a regime that keeps C to its own memory.
 */

/** The bodies of `void f(int *p)`, by what they do; `word` is eight bytes of Rust's. */
export const uses: readonly (readonly [title: string, body: string])[] = [
  ['a load', 'int x = *p; (void)x;'],
  ['a load of a character', 'char x = *(char *)p; (void)x;'],
  ['a store', '*p = 5;'],
  ['a struct that is read', 'struct s a = *(struct s *)p; (void)a;'],
  ['a struct that is written', 'struct s a = {1, 2}; *(struct s *)p = a;'],
  ['memcpy from it', 'char a[8]; memcpy(a, p, 8);'],
  ['memcpy to it', 'char a[8] = {0}; memcpy(p, a, 8);'],
  ['memmove from it', 'char a[8]; memmove(a, p, 8);'],
  ['memmove to it', 'char a[8] = {0}; memmove(p, a, 8);'],
  ['memset', 'memset(p, 0, 8);'],
  ['strlen', 'size_t n = strlen((char *)p); (void)n;'],
  ['printf of a string', 'printf("%s", (char *)p);'],
  ['snprintf to it', 'snprintf((char *)p, 8, "%d", 7);'],
  ['memcmp of it', 'char a[8] = {0}; int n = memcmp(p, a, 8); (void)n;'],
];

export const half = (body: string): string =>
  `#include <stddef.h>\n#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\nstruct s { int x, y; };\nstatic void few(int a[static 9]) { (void)a; }\nvoid f(int *p) { ${body} }\n`;

/** The write to `x` ends what `p` was derived from. */
export const stale = `extern "C" {
    fn f(p: *mut i32);
}

fn main() {
    let mut x = [1i32; 2];
    let p = &mut x as *mut [i32; 2] as *mut i32;
    x[0] = 0;
    unsafe { f(p) };
    println!("{}", x[0]);
}
`;

export const fresh = `extern "C" {
    fn f(p: *mut i32);
}

fn main() {
    let mut x = [1i32, 0];
    let p = &mut x as *mut [i32; 2] as *mut i32;
    unsafe { f(p) };
}
`;

/** A number, where nothing is mapped. */
export const wild = `extern "C" {
    fn f(p: *mut i32);
}

fn main() {
    unsafe { f(16 as *mut i32) };
}
`;

/** What foreign machine code does (`foreign = machine`), by fixture and regime, and what comes of it. */
export const machineUses: readonly (readonly [
  title: string,
  rust: string,
  regime: string,
  expected: Readonly<Record<string, string>>,
])[] = [
  ['of which no right is left', stale, 'unrestricted', { k: 'ub', ub: 'foreign-access' }],
  ['that is mapped nowhere', wild, 'unrestricted', { k: 'abort', why: 'segmentation fault' }],
  ['that is not its own', fresh, 'isolated', { k: 'rejected', when: 'dynamic' }],
];

/** What C leaves undefined and a processor does not: bodies of `void f(int *p)` with what comes of them. */
export const machineOnly: readonly (readonly [title: string, body: string, end: string])[] = [
  ['pointers to two objects are subtracted', 'int a, b; ptrdiff_t d = &a - &b; (void)d;', 'done'],
  ['pointers to two objects are compared', 'int a, b; if (&a < &b) a = 1;', 'done'],
  ['a sum overflows', 'int x = 2147483647; x = x + 1; (void)x;', 'done'],
  ['a variable that was never set is read', 'int x; int y = x; (void)y;', 'done'],
  ['a number is called', 'void (*g)(void) = (void (*)(void))(size_t)16; g();', 'abort'],
  ['a division by zero traps', 'int z = 0; z = 1 / z;', 'abort'],
  ['a local is freed', 'int x = 1; free(&x);', 'abort'],
  ['a stream is printed to', 'fprintf(stderr, "%d", 1);', 'done'],
  ['a number is printed as a string', 'fprintf(stderr, "%s", (char *)(size_t)16);', 'abort'],
  ['a number is printed into a string', 'char a[4]; sprintf(a, "%s", (char *)(size_t)16);', 'abort'],
  ['a local is reallocated', 'int x = 1; int *q = realloc(&x, 8); (void)q;', 'abort'],
  ['a parameter points to fewer elements than it says', 'int x = 1; few(&x);', 'done'],
  [
    'a block is reallocated',
    'int *q = malloc(4); *q = 3; q = realloc(q, 64); if (*q != 3) abort(); free(q);',
    'done',
  ],
  [
    'a function is called as another type',
    'if ((size_t)p == 1) return; int (*g)(int, int) = (int (*)(int, int))f; g(1, 2);',
    'done',
  ],
];

/** A function of Rust's holds a unique reference to what the library gave, and calls the library meanwhile. */
export const lent = `extern "C" {
    fn own() -> *mut i32;
    fn f(p: *mut i32);
}

fn during(r: &mut [i32; 2], p: *mut i32) {
    r[0] = 1;
    unsafe { f(p) };
}

fn main() {
    let p = unsafe { own() };
    during(unsafe { &mut *(p as *mut [i32; 2]) }, p);
}
`;

/** The library's half for it: `f` does something to memory of its own. */
export const ownHalf = (body: string): string =>
  `${half(body)}int *own(void) { int *p = malloc(8); if (p == NULL) abort(); p[0] = 1; p[1] = 0; return p; }\n`;

/** What ends a block, beside the uses of it. */
export const ends: readonly (readonly [title: string, body: string])[] = [
  ['free', 'free(p);'],
  ['realloc', 'p = realloc(p, 16);'],
];

/** C frees, from inside a call of Rust, what that call holds a reference to. */
export const protectedByCall = {
  rust: `extern "C" {
    fn back();
}

#[no_mangle]
pub extern "C" fn hold(r: &mut i32) {
    *r = 1;
    unsafe { back() };
}
`,
  c: (end: string): string => `#include <stdlib.h>
void hold(int *r);
static int *kept;
void back(void) { ${end} }
int main(void) {
    kept = malloc(sizeof *kept);
    *kept = 0;
    hold(kept);
    return 0;
}
`,
};
