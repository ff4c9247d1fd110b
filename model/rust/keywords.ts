/** Keywords of Rust 2021, strict and reserved (Reference, keywords): none may name anything, unless raw. */
export const keywords: ReadonlySet<string> = new Set(
  (
    'as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod ' +
    'move mut pub ref return self Self static struct super trait true type unsafe use where while ' +
    'abstract become box do final macro override priv try typeof unsized virtual yield'
  ).split(' '),
);

/** Keywords that are not names but may begin or be a path. */
export const pathKeywords: ReadonlySet<string> = new Set(['self', 'Self', 'super', 'crate']);
