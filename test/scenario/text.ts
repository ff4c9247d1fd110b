/** A small scenario to change: the parts that tests replace. */
export const front = `---
title: A call
theme: aliasing
source: nowhere
direction: rust-calls-c
---
`;

export const rust = `
\`\`\`rust
extern "C" {
    fn get() -> i32;
}

fn main() {
    println!("{}", unsafe { get() }); // mark call
}
\`\`\`
`;

export const c = `
\`\`\`c
int get(void) {
    return 1;
}
\`\`\`
`;

export const expecting = (...lines: readonly string[]): string =>
  `\n\`\`\`expect\n${lines.join('\n')}\n\`\`\`\n`;

export const scenario = (...lines: readonly string[]): string => front + rust + c + expecting(...lines);
