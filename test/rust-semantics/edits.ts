/**
 * Changes of a program's text at one place, each by its name: what a person's slip or a reviewer's "what if" would make
 * of it. Unlike the near misses of `properties/generate/mutate` they know nothing of types, and take any program.
 */
import { children, walk } from '../../model/rust/walk.js';
import type { Block, Crate, Node } from '../../model/rust/syntax.js';
import type { Tape } from '../../properties/generate/tape.js';

export interface Source {
  readonly text: string;
  readonly crate: Crate;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface EditKind {
  readonly name: string;
  /** Null: it has no place here. */
  readonly make: (tape: Tape, s: Source) => readonly Edit[] | null;
}

const apply = (text: string, edits: readonly Edit[]): string =>
  [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((t, e) => t.slice(0, e.start) + e.text + t.slice(e.end), text);

const textOf = (s: Source, n: Node): string => s.text.slice(n.span.start, n.span.end);
const over = (n: Node, text: string): Edit => ({ start: n.span.start, end: n.span.end, text });

// --- Tokens ----------------------------------------------------------------------------------------------------

interface Token {
  readonly text: string;
  readonly start: number;
}

const lexer =
  /\/\/[^\n]*|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)'|'[a-z_]\w*|[A-Za-z_]\w*|\d\w*|&&|\|\||->|=>|\.\.=?|::|[<>=!+\-*/%^&|]=|[^\s\w]/g;

const tokensOf = (text: string): readonly Token[] =>
  [...text.matchAll(lexer)]
    .map((m) => ({ text: m[0], start: m.index }))
    .filter((t) => !t.text.startsWith('//'));

const tokenEdit = (t: Token, text: string): Edit => ({ start: t.start, end: t.start + t.text.length, text });

/** At a token that `where` finds, what `make` gives. */
const atToken = (
  name: string,
  where: RegExp,
  make: (t: Token, tape: Tape, all: readonly Token[]) => string | null,
): EditKind => ({
  name,
  make: (tape, s) => {
    const all = tokensOf(s.text);
    const fit = all.filter((t) => where.test(t.text));
    if (fit.length === 0) return null;
    const t = tape.pick(fit);
    const text = make(t, tape, all);
    return text === null || text === t.text ? null : [tokenEdit(t, text)];
  },
});

const keywords = new Set(
  'as break const continue crate else enum extern fn for if impl in let loop match mod move mut pub ref return self Self static struct super true false type unsafe use where while'.split(
    ' ',
  ),
);
const isName = (t: Token): boolean => /^[a-zA-Z_]/.test(t.text) && !keywords.has(t.text);

const otherOf = (tape: Tape, all: readonly Token[], like: Token, test: RegExp): string | null => {
  const others = [...new Set(all.filter((t) => test.test(t.text) && isName(t)).map((t) => t.text))];
  const rest = others.filter((o) => o !== like.text);
  return rest.length === 0 ? null : tape.pick(rest);
};

const ints = ['0', '1', '2', '3', '255', '256', '128', '65536', '2147483648', '-1', '1u8', '1usize', '0i64'];
const suffixes = ['u8', 'i8', 'u16', 'u32', 'i32', 'u64', 'i64', 'usize', 'isize', ''];
const lifetimes = ["'static", "'_", "'a", "'b"];
const operators = ['+', '-', '*', '/', '%', '<<', '>>', '&', '|', '^', '==', '<', '&&', '||', '=', '+='];
const scalars = ['u8', 'i32', 'u32', 'usize', 'bool', 'char', '()', '&str', 'i64'];

const onTokens: readonly EditKind[] = [
  atToken('name', /^[a-z_]/, (t, tape, all) => (isName(t) ? otherOf(tape, all, t, /^[a-z_]/) : null)),
  atToken('type-name', /^[A-Z]/, (t, tape, all) => (isName(t) ? otherOf(tape, all, t, /^[A-Z]/) : null)),
  atToken('borrow-to-mut', /^&$/, () => '&mut '),
  atToken('borrow-dropped', /^&$/, () => ''),
  atToken('mut-dropped', /^mut$/, () => ''),
  atToken('ref-dropped', /^ref$/, () => ''),
  atToken('star-dropped', /^\*$/, () => ''),
  atToken('const-to-mut', /^(const|mut)$/, (t) => (t.text === 'const' ? 'mut' : 'const')),
  atToken('keyword-dropped', /^(move|unsafe|static|pub|return|break|else)$/, () => ''),
  atToken('lifetime', /^'[a-z_]\w*$/, (_, tape) => tape.pick(lifetimes)),
  atToken('lifetime-dropped', /^'[a-z_]\w*$/, () => ''),
  atToken('literal', /^\d/, (_, tape) => tape.pick(ints)),
  atToken(
    'suffix',
    /^\d+([ui](8|16|32|64|size))?$/,
    (t, tape) => /^\d+/.exec(t.text)![0] + tape.pick(suffixes),
  ),
  atToken('operator', /^(\+|-|\*|\/|%|\||\^|==|!=|<=|>=|&&|\|\||\+=|-=)$/, (_, tape) => tape.pick(operators)),
  atToken('scalar-type', /^([ui](8|16|32|64|size)|bool|char)$/, (_, tape) => tape.pick(scalars)),
  atToken('loan-type', /^([ui](8|16|32|64|size)|bool|char|[A-Z]\w*)$/, (t, tape) =>
    tape.pick([
      `&${t.text}`,
      `&mut ${t.text}`,
      `&'static ${t.text}`,
      `Box<${t.text}>`,
      `Option<${t.text}>`,
      `*mut ${t.text}`,
      `std::cell::Cell<${t.text}>`,
    ]),
  ),
  atToken('bool', /^(true|false)$/, (t) => (t.text === 'true' ? 'false' : 'true')),
];

// --- Nodes -----------------------------------------------------------------------------------------------------

const isOf =
  (...kinds: readonly string[]) =>
  (n: Node): boolean =>
    kinds.includes(n.kind);

const expression = isOf(
  ...'IntLit BoolLit StrLit PathExpr Unary Deref Borrow RawBorrow Binary Assign CompoundAssign Cast Field Index Call'.split(
    ' ',
  ),
  ...'MethodCall StructLit Tuple ArrayList ArrayRepeat If Match Loop Return Try Closure MacroCall Matches'.split(
    ' ',
  ),
);
const placeLike = isOf('PathExpr', 'Field', 'Index', 'Deref', 'MethodCall', 'Call');
const type = isOf('PathType', 'RefType', 'PtrType', 'SliceType', 'ArrayType', 'TupleType', 'FnPtrType');
const pattern = isOf(
  ...'WildPattern BindPattern LitPattern RangePattern PathPattern TupleStructPattern StructPattern'.split(
    ' ',
  ),
  ...'TuplePattern RefPattern OrPattern'.split(' '),
);
const inList = isOf(
  ...'Arm Param FieldDef FieldInit Variant LifetimeParam Lifetime Repr Derive Fn Impl Const'.split(' '),
);
const statement = isOf('LetStmt', 'ExprStmt');

const found = (s: Source, test: (n: Node) => boolean): readonly Node[] => {
  const all: Node[] = [];
  walk(s.crate, (n) => {
    if (test(n) && n.span.end > n.span.start) all.push(n);
  });
  return all;
};

const atNode = (
  name: string,
  where: (n: Node) => boolean,
  make: (n: Node, tape: Tape, s: Source) => string | null,
): EditKind => ({
  name,
  make: (tape, s) => {
    const fit = found(s, where);
    if (fit.length === 0) return null;
    const n = tape.pick(fit);
    const text = make(n, tape, s);
    return text === null || text === textOf(s, n) ? null : [over(n, text)];
  },
});

const another =
  (test: (n: Node) => boolean) =>
  (n: Node, tape: Tape, s: Source): string =>
    textOf(s, tape.pick(found(s, test).filter((o) => o.kind !== 'Block' || o !== n)));

const wraps = [
  ['&', ''],
  ['&mut ', ''],
  ['*', ''],
  ['(', ').clone()'],
  ['{ ', ' }'],
  ['Some(', ')'],
  ['Box::new(', ')'],
  ['&*', ''],
  ['&mut *', ''],
  ['(|| ', ')()'],
  ['return ', ''],
  ['!', ''],
  ['-', ''],
] as const;

const wrappedTypes = [
  ['&', ''],
  ['&mut ', ''],
  ["&'static ", ''],
  ['Box<', '>'],
  ['Option<', '>'],
  ['[', '; 1]'],
  ['*mut ', ''],
  ['(', ', u8)'],
] as const;

const wrap = ([before, after]: readonly [string, string], text: string): string => before + text + after;

const onNodes: readonly EditKind[] = [
  atNode('expression', expression, another(expression)),
  atNode('place', placeLike, another(placeLike)),
  atNode('type', type, another(type)),
  atNode('type-wrapped', type, (n, tape, s) => wrap(tape.pick(wrappedTypes), textOf(s, n))),
  atNode('pattern', pattern, another(pattern)),
  atNode('pattern-form', pattern, (n, tape, s) =>
    tape.pick(['_', 'z', 'ref z', 'ref mut z', 'mut z', `z @ ${textOf(s, n)}`, `&${textOf(s, n)}`, '..']),
  ),
  atNode('binding-form', isOf('BindPattern'), (n, tape, s) =>
    wrap([tape.pick(['ref ', 'ref mut ', 'mut ', '&']), ''], textOf(s, n)),
  ),
  atNode('wrapped', expression, (n, tape, s) => wrap(tape.pick(wraps), textOf(s, n))),
  atNode('place-wrapped', placeLike, (n, tape, s) => wrap(tape.pick(wraps), textOf(s, n))),
  atNode('part', expression, (n, tape, s) => {
    const parts = children(n).filter(expression);
    return parts.length === 0 ? null : textOf(s, tape.pick(parts));
  }),
  atNode('list-element-dropped', inList, () => ''),
  atNode('statement-dropped', statement, () => ''),
  atNode('statement-wrapped', statement, (n, tape, s) =>
    wrap(
      tape.pick([
        ['{ ', ' }'],
        ['loop { ', ' break; }'],
        ['loop { ', ' }'],
        ['if 1 < 2 { ', ' }'],
        ['while 1 < 2 { ', ' }'],
        ['for z in 0..3 { ', ' }'],
        ["'z: { ", " break 'z; }"],
        ['unsafe { ', ' }'],
      ] as const),
      textOf(s, n),
    ),
  ),
  atNode('jump-inserted', statement, (n, tape, s) =>
    wrap(
      [
        tape.pick(['return; ', 'break; ', 'continue; ', 'panic!(); ', 'if 1 < 2 { return } ', 'loop {} ']),
        '',
      ],
      textOf(s, n),
    ),
  ),
];

/** Of one block's statements: their order. */
const onBlocks: readonly EditKind[] = (['swapped', 'moved', 'doubled', 'enclosed'] as const).map((how) => ({
  name: `statements-${how}`,
  make: (tape: Tape, s: Source): readonly Edit[] | null => {
    const blocks = found(s, (n) => n.kind === 'Block' && n.stmts.length > 1) as readonly Block[];
    if (blocks.length === 0) return null;
    const { stmts } = tape.pick(blocks);
    const i = tape.choose(stmts.length - 1);
    const j = i + 1 + (how === 'swapped' ? 0 : tape.choose(stmts.length - 1 - i));
    const [a, b] = [stmts[i]!, stmts[j]!];
    switch (how) {
      case 'swapped':
        return [over(a, textOf(s, b)), over(b, textOf(s, a))];
      case 'moved':
        return [over(a, ''), over(b, `${textOf(s, b)} ${textOf(s, a)}`)];
      case 'doubled':
        return [over(b, `${textOf(s, b)} ${textOf(s, a)}`)];
      case 'enclosed':
        return [over(a, `{ ${textOf(s, a)}`), over(b, `${textOf(s, b)} }`)];
    }
  },
}));

export const editKinds: readonly EditKind[] = [...onTokens, ...onNodes, ...onBlocks];

/** One change, of a kind that the tape draws; null where it has no place. */
export const edited = (tape: Tape, s: Source): { readonly name: string; readonly text: string } | null => {
  const kind = tape.pick(editKinds);
  const edits = kind.make(tape, s);
  return edits === null ? null : { name: kind.name, text: apply(s.text, edits) };
};
