/** A Cargo project of a program, to take to Miri, a sanitizer or a debugger: paths and texts, nothing written here. */
import { showVerdict } from './say.js';
import type { Buildable } from './model.js';
import { FOREIGN, foreignFlags, foreignLink, outputInOrder, PRELUDE_MODULE } from './sources.js';
import { sanitizerFlags } from './plan.js';

export interface ProjectFile {
  readonly path: string;
  readonly text: string;
  readonly executable?: true;
}

/** A package's name: letters, digits, hyphens (Cargo reference, the manifest format). */
export const packageName = (program: string): string => {
  const stem = program
    .replace(/^.*[\\/]/, '')
    .replace(/\.(md|rs|c)$/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return stem === '' ? 'ferrule-program' : `ferrule-${stem}`;
};

/** Both profiles check what debug builds do: mini-Rust's arithmetic panics at every level. */
const manifest = (name: string): string => `[package]
name = "${name}"
version = "0.1.0"
edition = "2021"
publish = false

# Annotations are written \`#[cfg_attr(ferrule, …)]\`.
[lints.rust]
unexpected_cfgs = { level = "warn", check-cfg = ["cfg(ferrule)"] }

[profile.release]
overflow-checks = true
debug-assertions = true

# Not a member of whatever workspace lies around it.
[workspace]
`;

/** Where C's half tells a runtime what foreign memory there is: its allocator, and sections of its own. */
const ownSections = `
        if name == "program" {
            let all = out.join("program_foreign.o");
            let mut link = Command::new(&cc);
            link.args([${foreignLink.map((f) => JSON.stringify(f.replace(`${FOREIGN}.ld`, `c/${FOREIGN}.ld`))).join(', ')}]);
            let status = link.arg(&object).arg("-o").arg(&all).status();
            assert!(status.is_ok_and(|s| s.success()), "\`{cc}\` does not link {}", object.display());
            object = all;
        }`;

const buildScript = (
  strictAliasing: boolean,
  foreign: boolean,
): string => `//! Compiles the C half with the system's C compiler. \`CC\` names another one; \`FERRULE_SANITIZE=1\` adds its sanitizers.
use std::env;
use std::path::PathBuf;
use std::process::Command;

fn main() {
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets OUT_DIR"));
    let cc = env::var("CC").unwrap_or_else(|_| "cc".to_string());
    let release = env::var("PROFILE").as_deref() == Ok("release");
    let sanitize = env::var("FERRULE_SANITIZE").as_deref() == Ok("1");
    println!("cargo:rerun-if-env-changed=CC");
    println!("cargo:rerun-if-env-changed=FERRULE_SANITIZE");
    for name in ["program", "in_order"${foreign ? `, "${FOREIGN}"` : ''}] {
        let source = format!("c/{name}.c");
        let ${foreign ? 'mut ' : ''}object = out.join(format!("{name}.o"));
        let mut command = Command::new(&cc);
        command.args(["-std=c11", "-g", "-fPIC", if release { "-O2" } else { "-O0" }]);${
          strictAliasing ? '' : '\n        command.arg("-fno-strict-aliasing");'
        }${
          foreign
            ? `\n        if name == "program" {\n            command.args([${foreignFlags.map((f) => JSON.stringify(f)).join(', ')}]);\n        }`
            : ''
        }
        if sanitize {
            command.args([${sanitizerFlags.map((f) => JSON.stringify(f)).join(', ')}]);
        }
        let status = command.arg("-c").arg(&source).arg("-o").arg(&object).status();
        match status {
            Ok(s) if s.success() => {}
            Ok(s) => panic!("\`{cc}\` refuses {source}: {s}"),
            Err(e) => panic!("\`{cc}\` could not be started: {e}; set CC to a C compiler"),
        }
        println!("cargo:rerun-if-changed={source}");${foreign ? ownSections : ''}
        println!("cargo:rustc-link-arg={}", object.display());
    }
}
`;

/** rustc links without the compiler's own libraries, of which the sanitizers' runtime is one, and has to come first. */
export const sanitizingLinker = `#!/bin/sh
n=$#
while [ "$n" -gt 0 ]; do
  a=$1; shift; n=$((n - 1))
  [ "$a" = -nodefaultlibs ] || set -- "$@" "$a"
done
exec cc ${sanitizerFlags.join(' ')} "$@"
`;

const indented = (text: string): string =>
  text
    .replace(/\n$/, '')
    .split('\n')
    .map((l) => `    ${l}`)
    .join('\n');

/** Where a line of the given text is in the project's file, whose leading blank lines are gone. */
const lineInProject = (b: Buildable, language: 'rust' | 'c', line: number): number => {
  const text = (language === 'rust' ? b.rust : b.c) ?? '';
  const blank = /^(?:#!\[no_main\])?((?:[ \t]*\n)*)/.exec(text)?.[1]?.split('\n').length ?? 1;
  const head = language === 'rust' && b.entry === 'c' && blank > 1 ? 1 : 0;
  return line - (blank - 1) + head;
};

const expectation = (b: Buildable): string => {
  const { says } = b;
  const output = says.output === '' ? 'Output: none.' : `Output:\n\n${indented(says.output)}`;
  const { outcome } = says;
  if (says.unspecified)
    return `The result depends on what the languages leave open (C's order of evaluation, addresses). One of the results:\n\n${output}`;
  if (outcome.k !== 'ub')
    return `Under the model it is defined: **${showVerdict(says)}**. Every build does the same.\n\n${output}`;
  return `Under the model it is **undefined**: ${showVerdict(says)}, at \`${
    outcome.language === 'rust' ? 'src/main.rs' : 'c/program.c'
  }:${lineInProject(b, outcome.language === 'c' ? 'c' : 'rust', outcome.span.line)}\`: ${outcome.reason}. A build may do anything; builds at different levels often differ.\n\n${output.replace('Output', 'Output before that')}`;
};

const miri = (b: Buildable): string => {
  if (b.entry === 'c')
    return `Miri starts in Rust's \`main\`, and here \`main\` is C's: write a Rust \`main\` that does the calls.`;
  if (b.c === null) return '    cargo +nightly miri run';
  return `Miri runs Rust, and calls C only as a library (an experiment of Miri's, on Linux):

    cc -shared -fPIC c/program.c -o libprogram.so
    MIRIFLAGS="-Zmiri-native-lib=$PWD/libprogram.so" cargo +nightly miri run`;
};

const readme = (program: string, name: string, b: Buildable): string => `# ${name}

Exported by Ferrule from \`${program}\`, on the target lp64, with today's boundary (\`extern "C"\`).

## What to expect

${expectation(b)}

## Building and running

    cargo run --offline
    cargo run --offline --release

Nothing is fetched: there are no dependencies.${
  b.c === null
    ? ''
    : ` \`build.rs\` compiles \`c/program.c\` with \`cc\` (at -O0, or -O2 with
\`--release\`). \`c/in_order.c\` makes C's output unbuffered, so that the lines of both languages appear in the order in which
they were printed.`
}

## Miri

${miri(b)}

${
  b.c === null
    ? ''
    : `## Sanitizers

    FERRULE_SANITIZE=1 ASAN_OPTIONS=detect_leaks=0 RUSTFLAGS="-C linker=$PWD/link-sanitized.sh -C linker-flavor=gcc" \\
        cargo run --offline

They watch the C half, and Rust's heap. \`valgrind target/debug/${name}\` watches both.

`
}## A debugger

    cargo build --offline && rust-gdb target/debug/${name}
`;

/** The files of the project, by their paths in it. */
export const project = (program: string, b: Buildable): readonly ProjectFile[] => {
  const name = packageName(program);
  // A crate without Rust of its own still links.
  const rust = b.rust ?? '#![no_main]\n';
  const foreign = b.prelude?.foreign ?? null;
  const withC: readonly ProjectFile[] =
    b.c === null
      ? []
      : [
          { path: 'build.rs', text: buildScript(b.strictAliasing, foreign !== null) },
          { path: 'c/program.c', text: trimmed(b.c) },
          ...(foreign === null
            ? []
            : [
                { path: `c/${FOREIGN}.c`, text: foreign.c },
                { path: `c/${FOREIGN}.ld`, text: foreign.sections },
              ]),
          { path: 'c/in_order.c', text: outputInOrder },
          { path: 'link-sanitized.sh', text: sanitizingLinker, executable: true },
        ];
  return [
    { path: 'Cargo.toml', text: manifest(name) },
    { path: '.gitignore', text: '/target\n*.so\n' },
    { path: 'src/main.rs', text: trimmed(rust) },
    ...(b.prelude === null ? [] : [{ path: `src/${PRELUDE_MODULE}.rs`, text: b.prelude.text }]),
    ...withC,
    { path: 'README.md', text: readme(program, name, b) },
  ];
};

/** A fence of a scenario stands in a file of blanks, so that its lines are the page's: a project has no use for those. */
const trimmed = (text: string): string =>
  `${text
    .replace(/^((?:#!\[no_main\])?)\s*\n(?=\S)/, (_, head: string) => (head === '' ? '' : `${head}\n`))
    .split('\n')
    .map((l) => l.trimEnd())
    .join('\n')
    .trim()}\n`;
