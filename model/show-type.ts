/** Types as texts. */
import type { IntTy, Region, Ty } from './types.js';

const intName = (t: IntTy): string => `${t.signed ? 'i' : 'u'}${t.bits === 'ptr' ? 'size' : t.bits}`;

/** The type as Rust writes it. */
export const showTy = (t: Ty): string => {
  const isSaid = (r: Region): boolean => r !== '' && !r.startsWith("'^");
  const region = (r: Region): string => (isSaid(r) ? `${r} ` : '');
  const named = (name: string, args: readonly string[]): string =>
    args.length === 0 ? name : `${name}<${args.join(', ')}>`;
  const all = (ts: readonly Ty[]): string => ts.map(showTy).join(', ');
  switch (t.k) {
    case 'unit':
      return '()';
    case 'never':
      return '!';
    case 'bool':
    case 'char':
    case 'str':
      return t.k;
    case 'int':
      return intName(t);
    case 'ref':
      return `&${region(t.region)}${t.mut ? 'mut ' : ''}${showTy(t.to)}`;
    case 'raw':
      return `*${t.mut ? 'mut' : 'const'} ${showTy(t.to)}`;
    case 'slice':
      return `[${showTy(t.of)}]`;
    case 'array':
      return `[${showTy(t.of)}; ${t.len}]`;
    case 'tuple':
      return t.elems.length === 1 ? `(${all(t.elems)},)` : `(${all(t.elems)})`;
    case 'fn': {
      const head = `${t.unsafe ? 'unsafe ' : ''}${t.abi === 'Rust' ? '' : `extern "${t.abi}" `}fn`;
      return `${head}(${all(t.params)}${t.variadic ? ', ...' : ''})${t.ret.k === 'unit' ? '' : ` -> ${showTy(t.ret)}`}`;
    }
    case 'adt':
      return named(t.def.name, t.regions.filter(isSaid));
    case 'lib':
      return named(t.name, [...t.regions.filter(isSaid), ...t.args.map(showTy)]);
  }
};
