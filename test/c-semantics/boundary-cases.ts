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
];

export const half = (body: string): string =>
  `#include <stdlib.h>\n#include <string.h>\nstruct s { int x, y; };\nvoid f(int *p) { ${body} }\n`;

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
