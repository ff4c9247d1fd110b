/** The core as text, in the manner of rustc's MIR dumps: for people and for tests' messages. */
import { showTy } from '../types.js';
import type { Callee, Const, CoreFn, Operand, Place, Rvalue, Statement, Terminator, Unit } from './mir.js';

const list = (xs: readonly string[]): string => xs.join(', ');

export const showPlace = (p: Place): string => {
  let text = `_${p.local}`;
  for (const x of p.proj) {
    switch (x.k) {
      case 'deref':
        text = `(*${text})`;
        break;
      case 'field':
        text = `${text}.${x.index}`;
        break;
      case 'variant':
        text = `(${text} as #${x.index})`;
        break;
      case 'index':
        text = `${text}[_${x.local}]`;
        break;
      case 'elem':
        text = `${text}[${x.index}]`;
        break;
      case 'subslice':
        text = `${text}[${x.from}..-${x.to}]`;
        break;
    }
  }
  return text;
};

const showConst = (c: Const): string => {
  switch (c.k) {
    case 'int':
      return `${c.value}`;
    case 'unit':
      return '()';
    case 'fn':
      return `fn ${c.name}`;
    case 'static':
      return `&static ${c.name}`;
    case 'data':
      return `&data ${c.index}`;
  }
};

export const showOperand = (o: Operand): string => {
  if (o.k !== 'const') return `${o.k} ${showPlace(o.place)}`;
  const value = showConst(o.value);
  return o.value.k === 'unit' ? `const ${value}` : `const ${value}: ${showTy(o.ty)}`;
};

export const showRvalue = (r: Rvalue): string => {
  switch (r.k) {
    case 'use':
      return `${showOperand(r.op)}${r.retag ? '' : ' [no retag]'}`;
    case 'un':
      return `${r.op}(${showOperand(r.a)})`;
    case 'bin':
      return `${showOperand(r.a)} ${r.op} ${showOperand(r.b)}`;
    case 'cast':
      return `${showOperand(r.a)} as ${showTy(r.to)} (${r.kind})`;
    case 'ref':
      return `&${r.kind === 'shared' ? '' : r.kind === 'mut' ? 'mut ' : 'two-phase mut '}${showPlace(r.place)}`;
    case 'addr':
      return `&raw ${r.mut ? 'mut' : 'const'} ${showPlace(r.place)}`;
    case 'discr':
      return `discriminant(${showPlace(r.place)})`;
    case 'len':
      return `Len(${showPlace(r.place)})`;
    case 'aggregate': {
      const union = r.unionField === null ? '' : ` .${r.unionField}`;
      return `${showTy(r.ty)}#${r.variant}${union} { ${list(r.fields.map(showOperand))} }`;
    }
    case 'repeat':
      return `[${showOperand(r.value)}; ${r.count}]`;
    case 'fat':
      return `Wide(${showOperand(r.ptr)}, ${showOperand(r.len)})`;
    case 'offset': {
      const how = r.inBounds ? 'Offset' : 'WrappingOffset';
      const e = r.element;
      const length = e === undefined || e.length === null ? '' : ` in ${e.length}`;
      const within = `${length}${e === undefined || e.used === null ? '' : `, used ${e.used}`}`;
      return `${how}(${showOperand(r.ptr)}, ${r.negate ? '-' : ''}${showOperand(r.count)} * ${showTy(r.elem)}${within})`;
    }
    case 'distance':
      return `Distance(${showOperand(r.a)}, ${showOperand(r.b)})`;
  }
};

export const showStatement = (s: Statement): string => {
  switch (s.k) {
    case 'assign':
      return `${showPlace(s.place)} = ${showRvalue(s.rv)}${s.unwind === null ? '' : ` [unwind bb${s.unwind}]`}`;
    case 'set-discr':
      return `discriminant(${showPlace(s.place)}) = ${s.variant}`;
    case 'live':
      return `StorageLive(_${s.local})`;
    case 'dead':
      return `StorageDead(_${s.local})`;
    case 'seq':
      return `Sequence(${s.at})`;
    case 'mention':
      return `${s.fake === true ? 'FakeRead' : 'PlaceMention'}(${showPlace(s.place)})`;
  }
};

const showCallee = (c: Callee): string => {
  if (c.k === 'fn') return c.name;
  if (c.k === 'ptr') return `(${showOperand(c.op)})`;
  return `op ${c.name}${c.tys.length === 0 ? '' : `::<${list(c.tys.map(showTy))}>`}`;
};

const unwinds = (b: number | null): string => (b === null ? '' : `, unwind bb${b}`);

export const showTerminator = (t: Terminator): string => {
  switch (t.k) {
    case 'goto':
      return `goto -> bb${t.target}`;
    case 'switch':
      return `switchInt(${showOperand(t.on)}) -> [${list([...t.cases.map(([v, b]) => `${v}: bb${b}`), `otherwise: bb${t.otherwise}`])}]`;
    case 'return':
    case 'resume':
      return t.k;
    case 'call': {
      const dest = t.dest === null ? '' : `${showPlace(t.dest)} = `;
      const target = t.target === null ? 'never' : `bb${t.target}`;
      const catches = t.catches === true ? ' catching' : '';
      return `${dest}${showCallee(t.callee)}(${list(t.args.map(showOperand))})${catches} -> [return ${target}${unwinds(t.unwind)}]`;
    }
    case 'check':
      return `assert(${t.expected ? '' : '!'}${showOperand(t.cond)}, "${t.message}") -> [success bb${t.target}${unwinds(t.unwind)}]`;
    case 'print':
      return `${t.dest === undefined ? '' : `${showPlace(t.dest)} = `}print(${list(t.args.map(showOperand))}) -> bb${t.target}`;
    case 'panic':
      return `panic("${t.message}")${unwinds(t.unwind)}`;
    case 'drop':
      return `drop(${showPlace(t.place)}) -> [return bb${t.target}${unwinds(t.unwind)}]`;
    case 'unreachable':
      return 'unreachable';
  }
};

export const printFn = (f: CoreFn): string => {
  const params = f.locals.slice(1, f.argCount + 1).map((l, i) => `_${i + 1}: ${showTy(l.ty)}`);
  const head = `${f.exported ? 'export ' : ''}fn ${f.name}(${list(params)}) -> ${showTy(f.sig.ret)}`;
  const lets = f.locals.flatMap((l, i) => {
    if (i >= 1 && i <= f.argCount && l.name === null) return [];
    const mut = l.mutable ? 'mut ' : '';
    const value =
      l.constant === undefined ? '' : ` = ${showOperand({ k: 'const', value: l.constant, ty: l.ty })}`;
    return [`    let ${mut}_${i}: ${showTy(l.ty)}${value};${l.name === null ? '' : ` // ${l.name}`}`];
  });
  const blocks = f.blocks.map((b, i) =>
    [
      `    bb${i}${b.cleanup ? ' (cleanup)' : ''}: {`,
      ...b.stmts.map((s) => `        ${showStatement(s)};`),
      `        ${showTerminator(b.term)};`,
      '    }',
    ].join('\n'),
  );
  return `${head} {\n${[...lets, ...blocks].join('\n')}\n}\n`;
};

/** All functions of a unit, those that the compiler made last. */
export const printUnit = (u: Unit): string =>
  [...u.fns.filter((f) => !f.synthetic), ...u.fns.filter((f) => f.synthetic)].map(printFn).join('\n');
