/** Names of lifetimes in types. */

/**
 * Names a lifetime in a Rust signature or body; '' is erased. C's types have none. What the type of a function pointer binds
 * (`for<'a>`) is named by the number of its first use, `'^0`, `'^1`, …, with one more `^` for each function pointer in
 * between (de Bruijn indices): so that types that differ in these names alone are one.
 */
export type Region = string;

/** How many function pointers stand between a bound region and the one that binds it; -1 for one that none binds. */
export const bindingDepth = (r: Region): number => (r.startsWith("'^") ? r.lastIndexOf('^') - 1 : -1);
