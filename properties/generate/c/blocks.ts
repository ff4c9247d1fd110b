/** Statements that bring an object of their own: arrays, pointers, records, blocks of the heap, lists, strings. */
import * as c from '../../../model/c/build.js';
import type { BlockItem, Expression, Initialiser, Statement } from '../../../model/c/syntax.js';
import { does, type Scope } from './scope.js';
import { declare, print } from './pieces.js';
import { heap, lifetimes, list, overlapping, unaligned } from './storage.js';
import { bool, char, int, intTypes, literal, read, uint } from './types.js';
import { value } from './values.js';

const voidPointer = c.pointerTo(c.typeName(c.basic('void')));

const variable = (s: Scope): BlockItem[] => [declare(s, s.d.pick(intTypes), value(s, 2))];

/** With a value for each element, or for the first ones; one without any stays out of it. */
const array = (s: Scope): BlockItem[] => {
  const t = s.d.pick(intTypes);
  const length = 1 + s.d.choose(6);
  const given = 1 + s.d.choose(length);
  const items = Array.from({ length: given }, () => c.item(value(s, 1).e));
  const name = s.name('a');
  const made = (init: ReturnType<typeof c.list> | null): BlockItem =>
    c.declaration(t.type.base, [c.declarator(name, [c.array(length)], init)]);
  s.arrays.push({ e: c.name(name), t, length });
  return [s.sites.choose('uninit', 'initialiser dropped', made(c.list(...items)), made(null))];
};

const pointer = (s: Scope): BlockItem[] => {
  if (s.arrays.length === 0) return variable(s);
  const into = s.d.pick(s.arrays);
  const name = s.name('p');
  s.pointers.push({ name, into });
  const type = c.pointerTo(into.t.type);
  return [
    s.sites.choose('uninit', 'initialiser dropped', c.variable(name, type, into.e), c.variable(name, type)),
  ];
};

const record = (s: Scope): BlockItem[] => {
  if (s.structs.length === 0) return variable(s);
  const of = s.d.pick(s.structs);
  const name = s.name('r');
  const type = c.typeName(c.record('struct', of.tag));
  const known = s.records.find((r) => r.of === of);
  const copied = known !== undefined && s.d.choose(3) === 2;
  const items = (): ReturnType<typeof c.list> =>
    c.list(
      ...of.fields.map((f) =>
        c.item(f.length === null ? value(s, 1).e : c.list(c.item(value(s, 0).e)), c.atField(f.name)),
      ),
    );
  const made = (): Initialiser => (s.d.choose(2) === 0 ? items() : c.compoundLiteral(type, items()));
  const init = copied ? known.e : made();
  s.records.push({ e: c.name(name), of });
  const out: BlockItem[] = [
    s.sites.choose('uninit', 'initialiser dropped', c.variable(name, type, init), c.variable(name, type)),
  ];
  if (s.d.choose(3) === 2) {
    const p = s.name('p');
    out.push(c.variable(p, c.pointerTo(type), c.addressOf(c.name(name))));
    s.records.push({ e: c.deref(c.name(p)), of });
  }
  return out;
};

/** Characters up to a zero: counted, copied and changed. */
const text = (s: Scope): BlockItem[] => {
  const [a, p] = [s.name('s'), s.name('p')];
  const word = s.d.pick(['a', 'ab', 'ferrule', '']);
  const kept = [...word].map((x) => c.item(c.char(x)));
  const ended = s.sites.choose(
    'out-of-bounds',
    'a string without its end',
    [...kept, c.item(c.integer(0))],
    [...kept, c.item(c.char('!'))],
  );
  const over = c.declaration(c.basic('char'), [c.declarator(a, [c.array(null)], c.list(...ended))]);
  const literal_ = c.variable(p, c.pointerTo(char.type), c.string('xyz'));
  const writable = c.declaration(c.basic('char'), [c.declarator(p, [c.array(null)], c.string('xyz'))]);
  const other = s.sites.choose<BlockItem>('const-write', 'a string literal changed', writable, literal_);
  return [
    c.block(
      over,
      other,
      does(c.assign(c.index(c.name(p), c.integer(1)), c.char('q'))),
      s.silent
        ? print(s, read(c.call('strlen', c.name(p)), uint))
        : does(c.call('printf', c.string('%s %s %zu\n'), c.name(a), c.name(p), c.call('strlen', c.name(a)))),
    ),
  ];
};

/** One object at two types: through a union, through characters; wrongly through a pointer to another type. */
const punned = (s: Scope): BlockItem[] => {
  const { d } = s;
  const [x, u, tag] = [s.name('x'), s.name('u'), s.name('U')];
  s.items.push(
    c.declaration(
      c.record('union', tag, [
        c.members(c.basic('unsigned int'), c.declarator('whole')),
        c.members(c.basic('unsigned short'), c.declarator('half', [c.array(2)])),
        c.members(c.basic('unsigned char'), c.declarator('byte', [c.array(4)])),
      ]),
      [],
    ),
  );
  const v = value(s, 2);
  const init = c.list(c.item(v.e, c.atField('whole')));
  const made = c.variable(u, c.typeName(c.record('union', tag)), init);
  const part = d.choose(2) === 0 ? 'half' : 'byte';
  const good: Expression = c.index(c.member(c.name(u), part), c.integer(1));
  const short_ = c.pointerTo(c.typeName(c.basic('unsigned short')));
  const bad = c.deref(c.cast(short_, c.addressOf(c.name(x))));
  const shown = s.sites.choose('effective-type', 'an object read at another type', good, bad);
  const set = c.assign(c.index(c.member(c.name(u), 'byte'), c.integer(2)), literal(7n, int).e);
  return [
    c.block(
      made,
      c.variable(x, uint.type, c.member(c.name(u), 'whole')),
      does(set),
      print(s, read(shown, uint)),
      print(s, read(c.member(c.name(u), 'whole'), uint)),
    ),
  ];
};

/** A const object, and a copy that may change. */
const constant = (s: Scope): BlockItem[] => {
  const [k, x, p] = [s.name('k'), s.name('x'), s.name('p')];
  const where = s.d.choose(2) === 0 ? ('static' as const) : ('none' as const);
  const of = s.sites.choose('const-write', 'a const object changed', x, k);
  return [
    c.block(
      c.variable(k, c.constant(int.type), c.integer(s.d.choose(9)), where),
      c.variable(x, int.type, c.name(k)),
      c.variable(p, c.pointerTo(int.type), c.cast(c.pointerTo(int.type), c.addressOf(c.name(of)))),
      does(c.assign(c.deref(c.name(p)), value(s, 1).e)),
      print(s, read(c.binary('^', c.name(k), c.name(x)), int)),
    ),
  ];
};

/** A truth value made from a byte. */
const truth = (s: Scope): BlockItem[] => {
  const b = s.name('b');
  const n = s.sites.choose('invalid-value', 'a _Bool that is neither 0 nor 1', 1, 2 + s.d.choose(3));
  return [
    c.block(
      c.variable(b, bool.type, c.integer(0)),
      does(c.call('memset', c.addressOf(c.name(b)), c.integer(n), c.sizeofExpression(c.name(b)))),
      print(s, read(c.name(b), bool)),
    ),
  ];
};

/** Pointers through `void *`, into one object; the order of those into two is nobody's. */
const pointers = (s: Scope): BlockItem[] => {
  const [a, b] = [s.name('a'), s.name('b')];
  const two = (name: string): BlockItem =>
    c.declaration(c.basic('int'), [
      c.declarator(name, [c.array(2)], c.list(c.item(c.integer(s.d.choose(5))))),
    ]);
  const end = (name: string): Expression => c.binary('+', c.name(name), c.integer(1));
  const other = s.sites.choose('pointer-compare', 'pointers into two objects ordered', a, b);
  const round = c.cast(c.pointerTo(int.type), c.cast(voidPointer, c.name(b)));
  return [
    c.block(
      two(a),
      two(b),
      print(s, read(c.binary('<', c.name(a), end(other)), int)),
      print(s, read(c.deref(round), int)),
    ),
  ];
};

/** A function that takes a struct and gives one, by value; called where the program has an object of the type. */
const byValue = (s: Scope): BlockItem[] => {
  if (s.records.length === 0) return variable(s);
  const r = s.d.pick(s.records);
  const [name, x] = [s.name('v'), s.name('x')];
  const type = c.typeName(c.record('struct', r.of.tag));
  const field = r.of.fields[0]!;
  const part = (e: Expression): Expression =>
    field.length === null ? c.member(e, field.name) : c.index(c.member(e, field.name), c.integer(0));
  const given = s.function_(() => {
    s.scalars.push({ e: part(c.name(x)), t: field.t, bounds: null });
    return [does(c.assign(part(c.name(x)), value(s, 2).e)), c.returnValue(c.name(x))];
  });
  s.items.push(c.functionDefinition(name, type, [c.parameter(x, type)], given, 'static'));
  const call = c.call(name, r.e);
  return s.d.choose(2) === 0 ? [does(c.assign(r.e, call))] : [print(s, read(part(call), field.t))];
};

/** A loop that a `goto` closes, and one that it leaves. */
const jumps = (s: Scope): BlockItem[] => {
  const { d } = s;
  const [n, again, out] = [s.name('n'), s.name('again'), s.name('out')];
  const most = 1 + d.choose(3);
  const inner = s.inside(() => {
    const { loops } = s;
    s.loops = 0;
    const made = s.statements(1 + d.choose(2));
    s.loops = loops;
    return made;
  });
  const less = c.binary('<', c.update('++', c.name(n)), c.integer(most));
  const block = c.block(...inner, c.ifThen(value(s, 1).e, c.goTo(out)));
  return [
    c.block(
      c.variable(n, int.type, c.integer(0)),
      c.labelled(again, block),
      c.ifThen(less, c.goTo(again)),
      c.labelled(out, print(s, read(c.name(n), int)) as Statement),
    ),
  ];
};

export const blocks: readonly ((s: Scope) => BlockItem[])[] = [
  variable,
  array,
  variable,
  pointer,
  record,
  heap,
  lifetimes,
  list,
  text,
  punned,
  overlapping,
  unaligned,
  constant,
  truth,
  pointers,
  byValue,
  jumps,
];
