import type {
  BaseType,
  Derivation,
  Designator,
  Expression,
  Initialiser,
  Parameter,
  TypeName,
} from './syntax.js';

/** How tightly an expression binds, from C11's grammar (6.5). */
const level = {
  comma: 1,
  assignment: 2,
  conditional: 3,
  or: 4,
  unary: 14,
  postfix: 15,
  primary: 16,
} as const;

const binaryLevels: Readonly<Record<string, number>> = {
  '||': 4,
  '&&': 5,
  '|': 6,
  '^': 7,
  '&': 8,
  '==': 9,
  '!=': 9,
  '<': 10,
  '>': 10,
  '<=': 10,
  '>=': 10,
  '<<': 11,
  '>>': 11,
  '+': 12,
  '-': 12,
  '*': 13,
  '/': 13,
  '%': 13,
};

const levelOf = (e: Expression): number => {
  switch (e.kind) {
    case 'comma':
      return level.comma;
    case 'assignment':
      return level.assignment;
    case 'conditional':
      return level.conditional;
    case 'binary':
    case 'logical':
      return binaryLevels[e.operator] ?? level.or;
    case 'integer':
      return e.value < 0n ? level.unary : level.primary;
    case 'unary':
    case 'cast':
    case 'sizeof-expression':
    case 'sizeof-type':
    case 'alignof-type':
      return level.unary;
    case 'update':
      return e.prefix ? level.unary : level.postfix;
    case 'member':
    case 'index':
    case 'call':
    case 'compound-literal':
      return level.postfix;
    case 'char':
    case 'string':
    case 'identifier':
    case 'offsetof':
      return level.primary;
  }
};

/** An expression where one of at least the given level is wanted: in parentheses if it binds less. */
const at = (least: number, e: Expression): string => {
  const text = bare(e);
  return levelOf(e) < least ? `(${text})` : text;
};

/** Operands of `sizeof`, `++` and `--` are unary expressions, which a cast is not (6.5.3). */
const unaryOperand = (e: Expression): string => (e.kind === 'cast' ? `(${bare(e)})` : at(level.unary, e));

/** Two signs that would run together into another token are kept apart. */
const prefixed = (operator: string, operand: string): string =>
  /^[-+&]/.test(operand) && operator.endsWith(operand[0] ?? '')
    ? `${operator} ${operand}`
    : operator + operand;

const assignable = (e: Expression): boolean =>
  e.kind === 'identifier' ||
  e.kind === 'member' ||
  e.kind === 'index' ||
  e.kind === 'call' ||
  (e.kind === 'unary' && (e.operator === '*' || e.operator === '&'));

const integer = (value: bigint, radix: 8 | 10 | 16, suffix: string): string => {
  const sign = value < 0n ? '-' : '';
  const prefix = radix === 16 ? '0x' : radix === 8 ? '0' : '';
  return `${sign}${prefix}${(value < 0n ? -value : value).toString(radix)}${suffix}`;
};

const escapes: ReadonlyMap<number, string> = new Map([
  [7, '\\a'],
  [8, '\\b'],
  [9, '\\t'],
  [10, '\\n'],
  [11, '\\v'],
  [12, '\\f'],
  [13, '\\r'],
  [92, '\\\\'],
]);

const octal = (byte: number): string => `\\${byte.toString(8).padStart(3, '0')}`;
const byteText = (byte: number): string =>
  escapes.get(byte) ?? (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : octal(byte));

const charText = (byte: number): string => (byte === 39 ? "\\'" : byte === 0 ? '\\0' : byteText(byte));

const readable = /^[\p{L}\p{N}\p{P}\p{S}]$/u;

/** UTF-8 as it reads, where it is UTF-8; else byte by byte. */
const stringText = (bytes: readonly number[]): string => {
  const one = (byte: number): string => (byte === 34 ? '\\"' : byteText(byte));
  const text = decode(bytes);
  const pieces =
    text === null
      ? bytes.map(one)
      : [...text].map((c) => {
          if (readable.test(c) && c.charCodeAt(0) > 127) return c;
          return [...new TextEncoder().encode(c)].map(one).join('');
        });
  // Two question marks may begin a trigraph (5.2.1.1).
  return pieces.join('').replace(/\?(?=\?)/g, '\\?');
};

const decode = (bytes: readonly number[]): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
  } catch {
    return null;
  }
};

/** `0.m` and `0xe++` would each be one token, a preprocessing number (6.4.8). */
const object = (e: Expression): string => (e.kind === 'integer' ? `(${bare(e)})` : at(level.postfix, e));

const bare = (e: Expression): string => {
  switch (e.kind) {
    case 'integer':
      return integer(e.value, e.radix, e.suffix);
    case 'char':
      return `'${charText(e.value)}'`;
    case 'string':
      return `"${stringText(e.bytes)}"`;
    case 'identifier':
      return e.name;
    case 'unary':
      return prefixed(e.operator, at(level.unary, e.operand));
    case 'update':
      return e.prefix ? prefixed(e.operator, unaryOperand(e.operand)) : object(e.operand) + e.operator;
    case 'binary':
    case 'logical': {
      const own = levelOf(e);
      return `${at(own, e.left)} ${e.operator} ${at(own + 1, e.right)}`;
    }
    case 'conditional': {
      const [condition, then, otherwise] = [
        at(level.or, e.condition),
        at(level.assignment, e.then),
        at(level.conditional, e.otherwise),
      ];
      return `${condition} ? ${then} : ${otherwise}`;
    }
    case 'assignment': {
      const target = assignable(e.target) ? bare(e.target) : `(${bare(e.target)})`;
      return `${target} ${e.operator ?? ''}= ${at(level.assignment, e.value)}`;
    }
    case 'comma':
      return `${at(level.comma, e.left)}, ${at(level.assignment, e.right)}`;
    case 'cast':
      return `(${printTypeName(e.type)})${at(level.unary, e.operand)}`;
    case 'sizeof-expression':
      return `sizeof ${unaryOperand(e.operand)}`;
    case 'sizeof-type':
      return `sizeof(${printTypeName(e.type)})`;
    case 'alignof-type':
      return `_Alignof(${printTypeName(e.type)})`;
    case 'offsetof':
      return `offsetof(${printTypeName(e.type)}, ${e.member})`;
    case 'member':
      return `${object(e.object)}${e.arrow ? '->' : '.'}${e.name}`;
    case 'index':
      return `${at(level.postfix, e.array)}[${bare(e.index)}]`;
    case 'call':
      return `${at(level.postfix, e.callee)}(${e.arguments.map((a) => at(level.assignment, a)).join(', ')})`;
    case 'compound-literal':
      return `(${printTypeName(e.type)})${printInitialiser(e.initialiser)}`;
  }
};

export const printExpression = (e: Expression): string => bare(e);

/** Where C wants an assignment expression: a comma would end it. */
export const printArgument = (e: Expression): string => at(level.assignment, e);

/** Where C wants a constant expression: array sizes, enumerators, `case` (6.6). */
export const printConstant = (e: Expression): string => at(level.conditional, e);

export const printInitialiser = (i: Initialiser): string => {
  if (i.kind !== 'initialiser-list') return printArgument(i);
  const items = i.items.map((it) => {
    const designators = it.designators.map(designator).join('');
    return `${designators}${designators === '' ? '' : ' = '}${printInitialiser(it.value)}`;
  });
  return `{${items.join(', ')}}`;
};

const designator = (d: Designator): string =>
  d.kind === 'field-designator' ? `.${d.name}` : `[${printConstant(d.index)}]`;

const qualifierList = (of: { readonly const: boolean; readonly volatile?: boolean }): readonly string[] => [
  ...(of.const ? ['const'] : []),
  ...(of.volatile === true ? ['volatile'] : []),
];
/** The words before a type that qualify it. */
export const qualifying = (of: { readonly const: boolean; readonly volatile?: boolean }): string =>
  qualifierList(of)
    .map((w) => `${w} `)
    .join('');

/** The inside-out syntax of declarators (6.7.6); an empty name gives an abstract one (6.7.7). */
export const printDeclarator = (name: string, derived: readonly Derivation[]): string => {
  let text = name;
  let pointerBefore = false;
  for (const d of derived) {
    if (d.kind === 'pointer') text = `*${[...qualifierList(d), ...(text === '' ? [] : [text])].join(' ')}`;
    else {
      if (pointerBefore) text = `(${text})`;
      text +=
        d.kind === 'array'
          ? `[${d.atLeast === true ? 'static ' : ''}${d.size === null ? '' : printConstant(d.size)}]`
          : parameters(d);
    }
    pointerBefore = d.kind === 'pointer';
  }
  return text;
};

const parameters = (f: {
  readonly parameters: readonly Parameter[];
  readonly prototype: boolean;
  readonly variadic: boolean;
}): string => {
  if (f.parameters.length === 0) return f.prototype ? '(void)' : '()';
  const list = f.parameters.map((p) => {
    const declared = printDeclared(p.type.base, printDeclarator(p.name ?? '', p.type.derived));
    return p.register === true ? `register ${declared}` : declared;
  });
  return `(${[...list, ...(f.variadic ? ['...'] : [])].join(', ')})`;
};

export const printDeclared = (base: BaseType, declared: string): string =>
  declared === '' ? printBase(base) : `${printBase(base)} ${declared}`;

export const printTypeName = (t: TypeName): string => printDeclared(t.base, printDeclarator('', t.derived));

/** On one line; `printRecord` in `print.ts` spreads the definitions that stand alone. */
export const printBase = (base: BaseType): string => `${qualifying(base)}${unqualified(base)}`;

const unqualified = (base: BaseType): string => {
  switch (base.kind) {
    case 'basic':
    case 'named':
      return base.name;
    case 'enum': {
      const head = base.name === null ? 'enum' : `enum ${base.name}`;
      if (base.enumerators === null) return head;
      const list = base.enumerators.map((e) =>
        e.value === null ? e.name : `${e.name} = ${printConstant(e.value)}`,
      );
      return `${head} { ${list.join(', ')} }`;
    }
    case 'record': {
      const head = base.name === null ? base.tag : `${base.tag} ${base.name}`;
      if (base.members === null) return head;
      const list = base.members.map((m) => printMembers(m.base, m.declarators));
      return `${head} { ${list.join(' ')} }`;
    }
  }
};

export const printMembers = (
  base: BaseType,
  declarators: readonly { readonly name: string; readonly derived: readonly Derivation[] }[],
): string => `${printDeclared(base, declarators.map((d) => printDeclarator(d.name, d.derived)).join(', '))};`;
