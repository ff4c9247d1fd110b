/** What needs no variables: the smallest value of a type, and the operators that constants do not overflow by. */
import type { IntName, Ty } from './types.js';

/** Without what constants overflow by: rustc's lints refuse what is known to panic. */
export const operators = (name: IntName): readonly string[] => {
  if (name === 'u8') return ['+', '^', '&', '|'];
  return name === 'u32' || name === 'usize' ? ['+', '*', '&', '|', '^'] : ['+', '-', '*', '&', '|', '^'];
};

/** The smallest value without variables. */
export const fallback = (ty: Ty): string => {
  switch (ty.k) {
    case 'int':
      return `1${ty.name}`;
    case 'bool':
      return 'true';
    case 'char':
      return "'z'";
    case 'unit':
      return '()';
    case 'tuple':
      return `(${ty.of.map((t) => fallback(t)).join(', ')})`;
    case 'array':
      return `[${Array.from({ length: ty.n }, () => fallback(ty.of)).join(', ')}]`;
    case 'Box':
    case 'Cell':
      return `${ty.k}::new(${fallback(ty.of)})`;
    case 'Vec':
      return `vec![${fallback(ty.of)}]`;
    case 'Option':
      return `Some(${fallback(ty.of)})`;
    case 'Result':
      return `Ok(${fallback(ty.ok)})`;
    case 'String':
      return 'String::from("z")';
    case 'str':
      return '"z"';
    case 'closure':
      return '|| ()';
    case 'ref':
      if (ty.to.k === 'str') return fallback(ty.to);
      return `&${ty.mut ? 'mut ' : ''}${fallback(ty.to)}`;
    case 'slice':
      return `[${fallback(ty.of)}]`;
    case 'adt': {
      const v = ty.def.variants[0]!;
      const path = ty.def.kind === 'enum' ? `${ty.def.name}::${v.name}` : ty.def.name;
      if (v.shape === 'unit') return path;
      const fields = v.fields
        .map((f) => (v.shape === 'tuple' ? '' : `${f.name}: `) + fallback(f.ty))
        .join(', ');
      return v.shape === 'tuple' ? `${path}(${fields})` : `${path} { ${fields} }`;
    }
  }
};
