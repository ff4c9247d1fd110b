/** Types as C writes them, for messages. */
import type { CTy, IntKind, QTy } from './types.js';

const names: Readonly<Record<IntKind, string>> = {
  bool: '_Bool',
  char: 'char',
  schar: 'signed char',
  uchar: 'unsigned char',
  short: 'short',
  ushort: 'unsigned short',
  int: 'int',
  uint: 'unsigned int',
  long: 'long',
  ulong: 'unsigned long',
  llong: 'long long',
  ullong: 'unsigned long long',
};

const space = (s: string): string => (s === '' || s.startsWith('*') || s.startsWith('[') ? s : ` ${s}`);

/** The declaration of `inner` at the type: the declarator grows inside out (6.7.6). */
const around = (of: QTy, inner: string): string => {
  const t = of.ty;
  const words = `${of.const ? 'const ' : ''}${of.volatile === true ? 'volatile ' : ''}`;
  const head = words;
  const gap = inner === '' || inner.startsWith('[') ? '' : ' ';
  switch (t.k) {
    case 'void':
      return `${head}void${gap}${inner}`;
    case 'int':
      return `${head}${names[t.kind]}${gap}${inner}`;
    case 'enum':
      return `${head}enum ${t.def.name ?? '(unnamed)'}${gap}${inner}`;
    case 'record':
      return `${head}${t.def.tag} ${t.def.name ?? '(unnamed)'}${gap}${inner}`;
    case 'pointer': {
      const star = `*${words === '' ? inner : `${words.trimEnd()}${space(inner)}`}`;
      const wraps = t.to.ty.k === 'array' || t.to.ty.k === 'function';
      return around(t.to, wraps ? `(${star})` : star);
    }
    case 'array':
      return around(t.of, `${inner}[${t.len ?? ''}]`);
    case 'function': {
      const params = t.params.map((p) => around({ ty: p, const: false }, ''));
      if (t.variadic) params.push('...');
      const list = t.prototype ? (params.length === 0 ? 'void' : params.join(', ')) : '';
      return around({ ty: t.ret, const: false }, `${inner}(${list})`);
    }
  }
};

export const showQ = (of: QTy): string => `\`${around(of, '')}\``;
export const showC = (t: CTy): string => showQ({ ty: t, const: false });
