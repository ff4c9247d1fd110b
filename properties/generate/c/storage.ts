/** Statements about memory: blocks of the heap, lists of them, objects that end, places that overlap or are not aligned. */
import * as c from '../../../model/c/build.js';
import type { BlockItem, Expression } from '../../../model/c/syntax.js';
import { print } from './pieces.js';
import { does, type Elements, type Scope } from './scope.js';
import { bool, char, int, intTypes, read, uint, type IntType } from './types.js';
import { value } from './values.js';

/** A block of the heap: made, filled, used, freed; each of these can be done wrong in its own way. */
export const heap = (s: Scope): BlockItem[] => {
  const { d, sites } = s;
  const t = d.pick(intTypes.filter((x) => x !== bool));
  const length = 2 + d.choose(5);
  const h = s.name('h');
  const i = s.name('i');
  const size = (n: number): Expression => c.binary('*', c.integer(n), c.sizeofType(t.type));
  const zeroed = d.choose(3) === 2;
  const grown = d.choose(4) === 3;
  const call = zeroed
    ? c.call('calloc', c.integer(length), c.sizeofType(t.type))
    : c.call(
        'malloc',
        sites.choose('out-of-bounds', 'a block of one element too few', size(length), size(length - 1)),
      );
  const fill = (from: number): BlockItem =>
    c.forLoop(
      c.variable(i, int.type, c.integer(from)),
      c.binary('<', c.name(i), c.integer(length)),
      c.update('++', c.name(i)),
      c.expressionStatement(c.assign(c.index(c.name(h), c.name(i)), c.name(i))),
    );
  const filled = zeroed ? [] : [sites.choose('uninit', 'the first element not set', fill(0), fill(1))];
  const of: Elements = { e: c.name(h), t, length };
  const inner = s.inside(() => {
    s.arrays.push(of);
    const { loops } = s;
    s.loops = 0;
    const made = s.statements(1 + d.choose(3));
    s.loops = loops;
    return made;
  });
  const used = c.index(c.name(h), c.integer(d.choose(length)));
  const more: BlockItem[] = grown
    ? [does(c.assign(c.name(h), c.call('realloc', c.name(h), size(length + 1))))]
    : [];
  const release = does(c.call('free', c.name(h)));
  const wrong = does(c.call('free', c.binary('+', c.name(h), c.integer(1))));
  const end = sites.choose('invalid-free', 'a pointer into the block freed', release, wrong);
  const last = print(s, read(used, t));
  const use: BlockItem[] = [...inner, ...more];
  const order = sites.choose(
    'dangling',
    'freed before its last use',
    [...use, last, end],
    [...use, end, last],
  );
  const twice = sites.choose<BlockItem[]>('double-free', 'freed twice', [], [release]);
  return [c.block(c.variable(h, c.pointerTo(t.type), call), ...filled, ...order, ...twice)];
};

/** A pointer to an object of an outer block, or of an inner one that is left. */
export const lifetimes = (s: Scope): BlockItem[] => {
  const [x, y, p] = [s.name('x'), s.name('y'), s.name('p')];
  const v = value(s, 1);
  const outer = c.variable(x, int.type, v.e);
  const to = s.sites.choose('dangling', 'a pointer to a local of an inner block', x, y);
  const inside = c.block(
    c.variable(y, int.type, c.integer(s.d.choose(9))),
    does(c.assign(c.name(p), c.addressOf(c.name(to)))),
    does(c.assign(c.deref(c.name(p)), c.name(y), '^')),
  );
  const out: BlockItem[] = [outer, c.variable(p, c.pointerTo(int.type), c.name('NULL')), inside];
  return [c.block(...out, print(s, read(c.deref(c.name(p)), int)))];
};

/** A list in the heap: made from a count, added up, freed. */
export const list = (s: Scope): BlockItem[] => {
  const [tag, head, i, n, next] = [s.name('L'), s.name('l'), s.name('i'), s.name('n'), s.name('t')];
  const node = c.typeName(c.record('struct', tag));
  const members = [
    c.members(c.basic('int'), c.declarator('value')),
    c.members(c.record('struct', tag), c.declarator('next', [c.pointer()])),
  ];
  s.items.push(c.declaration(c.record('struct', tag, members), []));
  const nodes = 1 + s.d.choose(4);
  const setNext = does(c.assign(c.arrow(c.name(n), 'next'), c.name(head)));
  const made = c.block(
    c.variable(n, c.pointerTo(node), c.call('malloc', c.sizeofExpression(c.deref(c.name(n))))),
    s.sites.choose<BlockItem>(
      'uninit',
      'a member not set',
      does(c.assign(c.arrow(c.name(n), 'value'), c.name(i))),
      c.empty,
    ),
    setNext,
    does(c.assign(c.name(head), c.name(n))),
  );
  const sum = s.name('s');
  const step = c.assign(c.name(n), c.arrow(c.name(n), 'next'));
  const from = c.variable(n, c.pointerTo(node), c.name(head));
  const test = s.sites.choose<Expression>('null', 'the end of a list not tested', c.name(n), c.integer(1));
  const added = c.expressionStatement(c.assign(c.name(sum), c.arrow(c.name(n), 'value'), '+'));
  const freed = c.block(
    c.variable(next, c.pointerTo(node), c.arrow(c.name(head), 'next')),
    does(c.call('free', c.name(head))),
    does(
      c.assign(
        c.name(head),
        s.sites.choose<Expression>(
          'dangling',
          'a freed node followed',
          c.name(next),
          c.arrow(c.name(head), 'next'),
        ),
      ),
    ),
  );
  return [
    c.block(
      c.variable(head, c.pointerTo(node), c.name('NULL')),
      c.forLoop(
        c.variable(i, int.type, c.integer(0)),
        c.binary('<', c.name(i), c.integer(nodes)),
        c.update('++', c.name(i)),
        made,
      ),
      c.variable(sum, uint.type, c.integer(0)),
      c.forLoop(from, test, step, added),
      print(s, read(c.name(sum), uint)),
      c.whileLoop(c.name(head), freed),
    ),
  ];
};

/** A copy inside of one array. */
export const overlapping = (s: Scope): BlockItem[] => {
  const a = s.name('a');
  const t: IntType = s.d.pick([char, int]);
  const items = [1, 2, 3, 4].map((n) => c.item(c.integer(n)));
  const two = c.binary('*', c.integer(3), c.sizeofType(t.type));
  const move = s.sites.choose('overlap', 'memcpy between places that overlap', 'memmove', 'memcpy');
  return [
    c.block(
      c.declaration(t.type.base, [c.declarator(a, [c.array(4)], c.list(...items))]),
      does(c.call(move, c.binary('+', c.name(a), c.integer(1)), c.name(a), two)),
      print(s, read(c.index(c.name(a), c.integer(3)), t)),
    ),
  ];
};

/** A pointer into bytes at a multiple of four, or not. */
export const unaligned = (s: Scope): BlockItem[] => {
  const [b, p] = [s.name('b'), s.name('p')];
  const at = s.d.choose(3) * 4;
  const off = s.sites.choose('misaligned', 'a pointer that is not aligned', at, at + 1);
  return [
    c.block(
      c.variable(b, c.pointerTo(char.type), c.call('calloc', c.integer(16), c.integer(1))),
      c.variable(
        p,
        c.pointerTo(int.type),
        c.cast(c.pointerTo(int.type), c.binary('+', c.name(b), c.integer(off))),
      ),
      does(c.assign(c.deref(c.name(p)), value(s, 1).e)),
      print(s, read(c.deref(c.name(p)), int)),
      does(
        c.call(
          'free',
          s.sites.choose<Expression>(
            'wrong-allocator',
            'an object freed that malloc did not make',
            c.name(b),
            c.addressOf(c.name(p)),
          ),
        ),
      ),
    ),
  ];
};
