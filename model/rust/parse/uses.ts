import type { Concrete } from '../../tree-sitter.js';
import { useTree } from '../build-items.js';
import type { UseTree } from '../syntax.js';
import { childOf, deeper, fieldOf, must, nameOf, namedOf, refuse, spanOf, textOf, wrong } from './context.js';
import type { Context } from './context.js';

/** The names of a path without generic arguments; `std` and `::std` are one. */
export const plainPath = (c: Context, n: Concrete): readonly string[] => {
  if (n.type === 'scoped_identifier') {
    const before = fieldOf(n, 'path');
    const name = must(c, n, fieldOf(n, 'name'), 'a name');
    return [...(before === null ? [] : plainPath(c, before)), ...plainPath(c, name)];
  }
  if (n.type === 'crate' || n.type === 'super')
    return refuse(c, n, `a path through \`${textOf(c, n)}\``, 'a program is one module: leave the `use` out');
  if (n.type === 'self') return ['self'];
  if (n.type !== 'identifier' && n.type !== 'primitive_type') return wrong(c, n, 'expected a simple path');
  return [nameOf(c, n)];
};

const convert = (c: Context, n: Concrete): UseTree => {
  const span = spanOf(c, n);
  const before = n.type === 'use_list' ? null : fieldOf(n, 'path');
  switch (n.type) {
    case 'use_as_clause': {
      const alias = must(c, n, fieldOf(n, 'alias'), 'a name');
      const name = textOf(c, alias) === '_' ? '_' : nameOf(c, alias);
      return useTree(plainPath(c, must(c, n, before, 'a path')), 'name', [], name, span);
    }
    case 'use_list':
      return useTree(
        [],
        'list',
        namedOf(n).map((t) => toUseTree(c, t)),
        null,
        span,
      );
    case 'scoped_use_list': {
      const list = must(c, n, childOf(n, 'use_list'), 'a list');
      const children = namedOf(list).map((t) => toUseTree(c, t));
      return useTree(before === null ? [] : plainPath(c, before), 'list', children, null, span);
    }
    case 'use_wildcard': {
      const path = namedOf(n)[0];
      return useTree(path === undefined ? [] : plainPath(c, path), 'glob', [], null, span);
    }
    default:
      return useTree(plainPath(c, n), 'name', [], null, span);
  }
};

export const toUseTree = (c: Context, n: Concrete): UseTree => deeper(c, n, convert);
