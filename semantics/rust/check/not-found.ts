/** A name that means no value: what it may have been meant to be. */
import type * as S from '../../../model/rust/syntax.js';
import type { FnCx } from './body.js';
import { allValues, showPath, suggestion } from './paths.js';
import { findType } from './scope.js';

export const notFound = (f: FnCx, path: S.Path): void => {
  const name = showPath(path);
  const isAround = f.outerVars.some((v) => v.name === name);
  if (f.constant !== null && (isAround || f.cx.checking.some((b) => b.find(name) !== null))) {
    f.error('E0435', 'attempt to use a non-constant value in a constant', path.span, {
      help: 'make it a `const`',
    });
    return;
  }
  if (isAround) {
    f.error('E0434', "can't capture dynamic environment (local variable) in a fn item", path.span, {
      help: 'pass it as an argument',
    });
    return;
  }
  if (name === 'self') {
    f.error(
      'E0424',
      'expected value, found module `self`: this function has no `self` parameter',
      path.span,
      { help: 'add `&self` as the first parameter' },
    );
    return;
  }
  if (findType(f.at.scope, name) !== null) {
    f.error('E0423', `expected value, found type \`${name}\``, path.span, {
      help: 'give its fields, or call one of its functions',
    });
    return;
  }
  const vars = f.ribs.flatMap((r) => r.vars.map((v) => v.name));
  f.error('E0425', `cannot find value \`${name}\` in this scope`, path.span, {
    help: suggestion([...vars, ...allValues(f.at.scope)], name),
  });
};
