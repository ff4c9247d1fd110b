/**
 * Concrete syntax trees by tree-sitter's grammars of the full languages, as plain objects: no other module sees
 * tree-sitter, and its memory is given back before `parseConcrete` returns.
 */
import { Language, Parser } from 'web-tree-sitter';
import type { TreeCursor } from 'web-tree-sitter';
import type { Diagnostic } from './diagnostic.js';
import { error } from './diagnostic.js';
import { maxDepth } from './source.js';
import type { Source } from './source.js';

export type GrammarName = 'rust' | 'c';

/** The bytes of the three WebAssembly files: the runtime of `web-tree-sitter` and the two grammars. */
export interface GrammarFiles {
  readonly runtime: Uint8Array;
  readonly rust: Uint8Array;
  readonly c: Uint8Array;
}

/** A node of a concrete tree. `start` and `end` are offsets in UTF-16 units. Comments are not among the children. */
export interface Concrete {
  /** The grammar's name of a named node, else the token itself (`+`, `let`). */
  readonly type: string;
  readonly field: string | null;
  readonly named: boolean;
  /** A token that the text lacks and that the parser made up to go on. */
  readonly missing: boolean;
  readonly start: number;
  readonly end: number;
  readonly children: readonly Concrete[];
}

export interface ConcreteTree {
  readonly root: Concrete;
  /** Whatever the grammar takes anywhere, in order: comments of all kinds. */
  readonly comments: readonly Concrete[];
  /** `ERROR` and missing nodes, outermost first. */
  readonly errors: readonly Concrete[];
}

interface Loaded {
  readonly parser: Parser;
  readonly named: readonly boolean[];
}

const loaded = new Map<GrammarName, Loaded>();
let loading: Promise<void> | null = null;

const load = async (files: GrammarFiles): Promise<void> => {
  await Parser.init({ wasmBinary: files.runtime.slice().buffer });
  for (const name of ['rust', 'c'] as const) {
    const language = await Language.load(files[name]);
    const parser = new Parser().setLanguage(language);
    const named = Array.from({ length: language.nodeTypeCount }, (_, id) => language.nodeTypeIsNamed(id));
    loaded.set(name, { parser, named });
  }
};

/** Loads both grammars once, however often it is called. Works in Node and in a browser. */
export const initGrammars = (files: () => Promise<GrammarFiles> | GrammarFiles): Promise<void> => {
  loading ??= Promise.resolve(files()).then(load);
  return loading;
};

const grammar = (name: GrammarName): Loaded => {
  const found = loaded.get(name);
  if (found === undefined)
    throw new Error('the grammars are not loaded: await loadGrammars() before the first parse');
  return found;
};

type Building = { -readonly [K in keyof Concrete]: Concrete[K] } & { children: Building[] };

interface Copy extends ConcreteTree {
  /** Where the tree is deeper than `maxConcrete`; the copy then ends there. */
  readonly tooDeep: number | null;
}

/**
 * Up to four concrete nodes stand for one abstract one (a nested `match` has the most). So a tree that passes this is
 * too deep for certain, and one that does not may be walked recursively; the exact count is the converter's.
 */
const maxConcrete = 4 * maxDepth;

/** Copies a tree out of the WebAssembly memory, without recursion. */
const copy = (cursor: TreeCursor, named: readonly boolean[], broken: boolean): Copy => {
  const comments: Concrete[] = [];
  const errors: Concrete[] = [];
  const take = (): Building => ({
    type: cursor.nodeType,
    field: cursor.currentFieldName,
    named: named[cursor.nodeTypeId] ?? true,
    missing: broken && cursor.nodeIsMissing,
    start: cursor.startIndex,
    end: cursor.endIndex,
    children: [],
  });
  const root = take();
  const open: Building[] = [root];
  let node = root;
  for (;;) {
    const isComment = node.type.endsWith('comment') && node.named;
    if (isComment) comments.push(node);
    if (node.missing || node.type === 'ERROR') errors.push(node);
    if (!isComment && cursor.gotoFirstChild()) {
      if (node !== root) open.push(node);
      if (open.length > maxConcrete) return { root, comments, errors, tooDeep: cursor.startIndex };
    } else {
      while (!cursor.gotoNextSibling()) {
        if (!cursor.gotoParent()) return { root, comments, errors, tooDeep: null };
        open.pop();
      }
    }
    node = take();
    const parent = open[open.length - 1];
    if (!(node.named && node.type.endsWith('comment'))) parent?.children.push(node);
  }
};

/** That a text nests deeper than `maxDepth`, at the given offset. */
export const tooDeeply = (source: Source, at: number): Diagnostic =>
  error(
    'nested-too-deeply',
    `nested too deeply: here the nesting passes ${maxDepth} levels`,
    source.span(at, at + 1),
    {
      help: 'name parts of it by `let` or by functions of their own',
    },
  );

/**
 * Parses `text` by a grammar; needs `initGrammars`. Errors of syntax are nodes of the answer. A text that nests
 * beyond all measure is answered by the offset where it does, for `tooDeeply`.
 */
export const parseConcrete = (
  name: GrammarName,
  text: string,
): ConcreteTree | { readonly tooDeep: number } => {
  const { parser, named } = grammar(name);
  const tree = parser.parse(text);
  if (tree === null) throw new Error('tree-sitter gave no tree');
  const cursor = tree.walk();
  try {
    const { tooDeep, ...copied } = copy(cursor, named, tree.rootNode.hasError);
    return tooDeep === null ? copied : { tooDeep };
  } finally {
    cursor.delete();
    tree.delete();
  }
};
