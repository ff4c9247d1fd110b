/** Changes of slice patterns, of `let … else`, of labels, of derives and of targets that are taken apart. */
import * as b from '../../../model/rust/build.js';
import { change, type Mutation } from './tools.js';

export const patternsMutations: readonly Mutation[] = [
  {
    name: 'element-removed',
    make: change(
      'SlicePattern',
      (n, d) => {
        const k = d.choose(n.elements.length);
        return { ...n, elements: n.elements.filter((_, i) => i !== k) };
      },
      (n) => n.elements.length > 0,
    ),
  },
  {
    name: 'element-doubled',
    make: change(
      'SlicePattern',
      (n, d) => ({ ...n, elements: [...n.elements, d.pick(n.elements)] }),
      (n) => n.elements.length > 0,
    ),
  },
  {
    name: 'target-removed',
    make: change(
      'Destructure',
      (n) =>
        n.target.kind === 'TuplePattern' || n.target.kind === 'SlicePattern'
          ? { ...n, target: { ...n.target, elements: n.target.elements.slice(1) } }
          : null,
      (n) => n.target.kind === 'TuplePattern' || n.target.kind === 'SlicePattern',
    ),
  },
  {
    name: 'else-emptied',
    make: change(
      'LetStmt',
      (n) => ({ ...n, otherwise: b.block([], null) }),
      (n) => n.otherwise !== null,
    ),
  },
  {
    name: 'else-removed',
    make: change(
      'LetStmt',
      (n) => ({ ...n, otherwise: null }),
      (n) => n.otherwise !== null,
    ),
  },
  {
    name: 'label-dropped',
    make: change(
      'Break',
      (n) => ({ ...n, label: null }),
      (n) => n.label !== null,
    ),
  },
  {
    name: 'derive-shortened',
    make: change(
      'Derive',
      (n, d) => {
        const k = d.choose(n.traits.length);
        return { ...n, traits: n.traits.filter((_, i) => i !== k) };
      },
      (n) => n.traits.length > 1,
    ),
  },
  {
    name: 'text-for-string',
    make: change(
      'Call',
      (n) => n.args[0] ?? null,
      (n) =>
        n.callee.kind === 'PathExpr' && n.callee.path.segments[0]?.name === 'String' && n.args.length === 1,
    ),
  },
];
