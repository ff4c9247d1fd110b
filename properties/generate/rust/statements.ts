/** Statements and blocks: what fits the loan state now, smallest first. */
import { both, nothing, type Holds, type Var } from './loans.js';
import { borrowHolds, mayMove, mayRead, mayWrite, places, root, type Place } from './places.js';
import { anyType, owned, scalar } from './items.js';
import {
  dropUses,
  dropsSomething,
  hasRef,
  i32,
  int,
  isCopy,
  refTo,
  same,
  text,
  wantsAnnotation,
  type Ty,
} from './types.js';
import { just, operators, Scope, type Value } from './values.js';

type Lines = string[];
type Make = (b: Scope) => Lines | null;

/** Declares what a value is bound to, and lets it hold what the value holds. */
const declare = (b: Scope, name: string, ty: Ty, v: Value, mutable: boolean, open = false): Var => {
  const x = b.s.declare(name, ty, { mutable, depth: b.depth, open });
  if (hasRef(ty)) {
    x.holds = v.holds;
    for (const y of b.s.vars)
      if (y !== x && hasRef(y.ty) && y.holds.loans.some((l) => v.holds.loans.includes(l))) b.s.flow(y, x);
  }
  return x;
};

const fresh = (b: Scope): string => {
  const shadowed = b.s.vars.filter((v) => !v.hidden && v.name.startsWith('v'));
  return shadowed.length > 0 && b.d.rarely(12) ? b.d.pick(shadowed).name : b.name('v');
};

const print: Make = (b) => {
  const n = b.d.choose(4);
  if (n === 2) return [`println!("{}", ${b.bool().text});`];
  const v = b.int(b.d.pick(['i32', 'i32', 'u8', 'usize', 'i64', 'u32'] as const), false);
  return [`println!("{}", ${v.text});`];
};

const letValue: Make = (b) => {
  const ty = anyType(b.d, b.items);
  const mutable = b.d.choose(2) === 1;
  const bare = ty.k === 'int' && ty.name === 'i32' && b.d.rarely(3);
  const v = bare ? just(b.literal('i32', false)) : b.value(ty);
  if (!Scope.lasting(v) && b.d.choose(2) === 0) return null;
  const name = fresh(b);
  const written = !bare && (wantsAnnotation(ty) || hasRef(ty) || b.d.choose(2) === 0) ? `: ${text(ty)}` : '';
  declare(b, name, ty, Scope.lasting(v) ? v : just(v.text), mutable, bare);
  if (!Scope.lasting(v) && ty.k !== 'ref') return null;
  return [`let ${mutable ? 'mut ' : ''}${name}${written} = ${v.text};`];
};

/** `let x;` and its initialisation on both branches. */
const deferred: Make = (b) => {
  const ty = owned(b.d, b.items, 1);
  const name = b.name('v');
  const x = b.s.declare(name, ty, { uninit: true, depth: b.depth });
  const c = b.bool();
  const before = b.s.snapshot();
  const first = b.value(ty);
  b.s.restore(x, []);
  const end = b.s.snapshot();
  b.s.reset(before);
  const second = b.value(ty);
  b.s.restore(x, []);
  b.s.join(before, [end, b.s.snapshot()]);
  return [
    `let ${name}: ${text(ty)};`,
    `if ${c.text} { ${name} = ${first.text}; } else { ${name} = ${second.text}; }`,
  ];
};

const assignable = (p: Place): boolean => !hasRef(p.ty) && p.ty.k !== 'slice';

const assign: Make = (b) => {
  const able = b.writable(null).filter(assignable);
  if (able.length === 0) return null;
  const { ty } = b.d.pick(able);
  const v = b.value(ty);
  const again = b.writable(ty).filter((p) => !p.path.includes('box') || b.s.isInit(p.v, p.path, true));
  if (again.length === 0) return [`let _ = ${v.text};`];
  const p = b.d.pick(again);
  b.s.access(p.v.id, p.path, true);
  return [`${p.text} = ${v.text};`];
};

/** A moved variable gets a new value. */
const refill: Make = (b) => {
  const able = b.s.vars.filter(
    (v) =>
      v.mutable &&
      !v.hidden &&
      v.moved.length > 0 &&
      !hasRef(v.ty) &&
      v.depth === b.depth &&
      b.s.may(v.id, [], true),
  );
  if (able.length === 0) return null;
  const { id, ty, name } = b.d.pick(able);
  const v = b.value(ty);
  const x = b.s.byId(id)!;
  if (!b.s.may(id, [], true)) return [`let _ = ${v.text};`];
  b.s.access(id, [], true);
  b.s.restore(x, []);
  return [`${name} = ${v.text};`];
};

const compound: Make = (b) => {
  const able = b.writable(null).filter((p) => p.ty.k === 'int');
  if (able.length === 0) return null;
  const { ty } = b.d.pick(able);
  if (ty.k !== 'int') return null;
  const v = b.int(ty.name, true);
  const again = b.writable(ty);
  if (again.length === 0) return [`let _ = ${b.literal(ty.name, true)};`];
  const p = b.d.pick(again);
  b.s.access(p.v.id, p.path, true);
  return [`${p.text} ${b.d.pick(operators(ty.name))}= ${v.text};`];
};

const borrowable = (p: Place): boolean => p.ty.k !== 'slice';

const borrow: Make = (b) => {
  const mut = b.d.choose(2) === 1;
  const all = places(b.s).filter(
    (p) => borrowable(p) && (mut ? mayWrite(b.s, p) && !hasRef(p.ty) : mayRead(b.s, p)),
  );
  if (all.length === 0) return null;
  const p = b.d.pick(all);
  const ty = refTo(p.ty, mut);
  const v = b.borrow(p, mut);
  const name = b.name('r');
  const mutable = b.d.rarely(5);
  declare(b, name, ty, v, mutable);
  return [
    `let ${mutable ? 'mut ' : ''}${name}${p.v.open || b.d.rarely(4) ? `: ${text(ty)}` : ''} = ${v.text};`,
  ];
};

/** A reference copied, moved on, or reborrowed. */
const again: Make = (b) => {
  const refs = places(b.s).filter((p) => p.ty.k === 'ref' && p.ty.to.k !== 'slice' && p.path.length === 0);
  if (refs.length === 0) return null;
  const p = b.d.pick(refs);
  if (p.ty.k !== 'ref') return null;
  const name = b.name('r');
  const inner: Place = {
    ...p,
    text: `*${p.text}`,
    ty: p.ty.to,
    path: ['*'],
    behind: true,
    shared: !p.ty.mut,
    write: p.ty.mut,
  };
  const mut = p.ty.mut && b.d.choose(3) > 0;
  if (
    p.ty.mut &&
    b.d.choose(4) === 0 &&
    !p.v.keep &&
    p.v.depth === b.depth &&
    p.v.held === 0 &&
    b.s.may(p.v.id, [], true)
  ) {
    const v = b.use(p);
    declare(b, name, p.ty, v, false);
    return [`let ${name} = ${v.text};`];
  }
  if (!b.s.may(p.v.id, ['*'], mut)) return null;
  if (!p.ty.mut && b.d.choose(2) === 0) {
    const v = b.read(p);
    declare(b, name, p.ty, v, false);
    return [`let ${name} = ${v.text};`];
  }
  const v = b.borrow(inner, mut);
  declare(b, name, refTo(p.ty.to, mut), v, false);
  return [`let ${name} = ${v.text};`];
};

/** `r = &y`, of a variable declared as mutable. */
const retarget: Make = (b) => {
  if (b.depth > 0) return null;
  const refs = b.s.vars.filter(
    (v) =>
      v.mutable &&
      !v.hidden &&
      !v.dead &&
      !v.uninit &&
      v.moved.length === 0 &&
      v.ty.k === 'ref' &&
      !v.keep &&
      v.held === 0,
  );
  if (refs.length === 0) return null;
  const r = b.d.pick(refs);
  if (r.ty.k !== 'ref' || r.ty.to.k === 'slice' || !b.s.may(r.id, [], true)) return null;
  const { to, mut } = r.ty;
  if (r.holds.life.length > 0) return null;
  const here = b.of(
    to,
    (p) =>
      p.v.id !== r.id &&
      p.v.holds.life.length === 0 &&
      (mut ? mayWrite(b.s, p) && !hasRef(p.ty) : mayRead(b.s, p)),
  );
  if (here.length === 0) return null;
  const v = b.borrow(b.d.pick(here), mut);
  b.s.access(r.id, [], true);
  const now = b.s.byId(r.id)!;
  if (now.dead) return [`let _ = ${v.text};`];
  b.s.hold(now, v.holds);
  return [`${r.name} = ${v.text};`];
};

const call: Make = (b) => {
  const fs = b.items.fns.filter((f) => !f.unsafe || b.unsafe);
  if (fs.length === 0) return null;
  const f = b.d.pick(fs);
  const v = b.callOf(f);
  if (v === null) return null;
  const whole = f.unsafe ? `unsafe { ${v.text} }` : v.text;
  const keep = !same(f.ret, { k: 'unit' }) && Scope.lasting(v) && !dropUses(f.ret) && b.d.choose(3) > 0;
  if (!keep) return [`${whole};`];
  const name = b.name(f.ret.k === 'ref' ? 'r' : 'v');
  const mutable = b.d.rarely(3);
  declare(b, name, f.ret, v, mutable);
  return [`let ${mutable ? 'mut ' : ''}${name} = ${whole};`];
};

const dropOrMove: Make = (b) => {
  const able = b.movable().filter((p) => !(p.ty.k === 'ref'));
  if (able.length === 0) return null;
  const p = b.d.pick(able);
  const { ty } = p;
  const v = b.use(p);
  if (b.d.choose(2) === 0) return [`drop(${v.text});`];
  const name = b.name('v');
  const mutable = b.d.choose(2) === 1;
  declare(b, name, ty, v, mutable);
  return [`let ${mutable ? 'mut ' : ''}${name} = ${v.text};`];
};

/** `let S { a, ref b, .. } = s;` and of tuples. */
const destructure: Make = (b) => {
  const able = places(b.s).filter(
    (p) =>
      p.path.length === 0 &&
      p.v.held === 0 &&
      ((p.ty.k === 'adt' && p.ty.def.kind === 'struct' && !p.ty.def.drop && !p.ty.def.life) ||
        p.ty.k === 'tuple') &&
      !hasRef(p.ty),
  );
  if (able.length === 0) return null;
  const p = b.d.pick(able);
  const bound = pattern(b, p, b.d.choose(3) === 2);
  if (bound === null) return null;
  return [`let ${bound.text} = ${p.text};`];
};

/** A pattern of the fields of a place, as bindings by value, by reference, or none. */
const pattern = (b: Scope, p: Place, refs: boolean): { text: string } | null => {
  const parts: { name: string; ty: Ty }[] =
    p.ty.k === 'tuple'
      ? p.ty.of.map((ty, k) => ({ name: String(k), ty }))
      : p.ty.k === 'adt'
        ? p.ty.def.variants[0]!.fields.map((f) => ({ name: f.name, ty: f.ty }))
        : [];
  const out: string[] = [];
  for (const f of parts) {
    const q: Place = { ...p, text: f.name, ty: f.ty, path: [...p.path, `.${f.name}`] };
    const choice = b.d.choose(3);
    const name = b.name('p');
    if (choice === 0) out.push('_');
    else if (refs && mayRead(b.s, q)) {
      const holds = borrowHolds(q, false);
      b.s.access(q.v.id, q.path, false);
      declare(b, name, refTo(f.ty, false), { text: '', holds }, false);
      out.push(`ref ${name}`);
    } else if (
      isCopy(f.ty)
        ? mayRead(b.s, q)
        : q.movable && !q.v.keep && q.v.depth === b.depth && b.s.may(q.v.id, q.path, true)
    ) {
      const v = b.use(q);
      const mutable = b.d.rarely(4);
      declare(b, name, f.ty, v, mutable);
      out.push(`${mutable ? 'mut ' : ''}${name}`);
    } else out.push('_');
  }
  if (p.ty.k === 'tuple') return { text: `(${out.join(', ')})` };
  if (p.ty.k !== 'adt') return null;
  const v = p.ty.def.variants[0]!;
  if (v.shape === 'tuple') return { text: `${v.name}(${out.join(', ')})` };
  return { text: `${v.name} { ${v.fields.map((f, k) => `${f.name}: ${out[k]!}`).join(', ')} }` };
};

// --- Blocks ----------------------------------------------------------------------------------------------------

/** Statements in a scope of their own; null where nothing may follow them. */
export const block = (b: Scope, max: number): { lines: Lines; diverges: boolean } => {
  const count = b.s.vars.length;
  const hidden = b.s.vars.map((v) => v.hidden);
  const lines: Lines = [];
  let diverges = false;
  for (let n = b.d.choose(max + 1); n > 0 && !diverges; n--) {
    const made = statement(b);
    lines.push(...made.lines);
    ({ diverges } = made);
  }
  b.s.leave(count);
  b.s.vars.forEach((v, k) => (v.hidden = hidden[k]!));
  return { lines, diverges };
};

const branches = (
  b: Scope,
  bodies: readonly ((b: Scope) => { text: string; diverges: boolean })[],
): string[] => {
  const before = b.s.snapshot();
  const ends: Var[][] = [];
  const out: string[] = [];
  for (const body of bodies) {
    b.s.reset(before);
    const { text: made, diverges } = body(b);
    out.push(made);
    b.s.leave(before.length);
    if (!diverges) ends.push(b.s.snapshot());
  }
  b.s.join(before, ends);
  return out;
};

const inBlock = (b: Scope, max: number): { text: string; diverges: boolean } => {
  const { lines, diverges } = block(b, max);
  return { text: `{ ${lines.join('\n')} }`, diverges };
};

const ifElse: Make = (b) => {
  const c = b.bool();
  if (b.d.choose(2) === 0) {
    const [then] = branches(b, [(x) => inBlock(x, 3), () => ({ text: '', diverges: false })]);
    return [`if ${c.text} ${then!}`];
  }
  const [then, otherwise] = branches(b, [
    (x) => inBlock(x, 3),
    (x) => {
      const made = inBlock(x, 3);
      return { ...made, diverges: false };
    },
  ]);
  return [`if ${c.text} ${then!} else ${otherwise!}`];
};

/** How a value is looked into: by value, or by reference with default binding modes or `ref`. */
interface Look {
  readonly scrutinee: string;
  readonly bind: (b: Scope, ty: Ty, name: string, path: readonly string[]) => string;
}

const below = (p: Place, ty: Ty, path: readonly string[]): Place => ({
  ...p,
  ty,
  path: [...p.path, ...path],
});

/** Bindings that refer to the place: `&p` borrows the whole of it at once, `ref` what it binds. */
const byRef = (b: Scope, p: Place, mut: boolean, written: boolean): Look => {
  const whole = borrowHolds(p, mut);
  b.s.access(p.v.id, p.path, mut);
  return {
    scrutinee: written ? p.text : `&${mut ? 'mut ' : ''}${p.text}`,
    bind: (x, ty, name, path) => {
      const holds = written ? borrowHolds(below(p, ty, path), mut) : whole;
      declare(x, name, refTo(ty, mut), { text: '', holds }, false);
      return `${written ? `ref ${mut ? 'mut ' : ''}` : ''}${name}`;
    },
  };
};

const byValue = (b: Scope, p: Place): Look => {
  b.s.access(p.v.id, p.path, false);
  return {
    scrutinee: p.text,
    bind: (x, ty, name, path) => {
      const q = below(p, ty, path);
      x.s.access(q.v.id, q.path, !isCopy(ty));
      if (!isCopy(ty)) x.s.move(q.v, p.path);
      declare(x, name, ty, { text: '', holds: hasRef(ty) ? q.v.holds : nothing }, false);
      return name;
    },
  };
};

/** Whether it can be matched by value: copied, or moved out of. */
const mayTake = (b: Scope, p: Place): boolean => (isCopy(p.ty) ? mayRead(b.s, p) : mayMove(b.s, p, b.depth));

/** Opens a place for a match; what that does to the loans is done. */
const look = (b: Scope, p: Place): Look | null => {
  switch (b.d.choose(5)) {
    case 1:
      return mayRead(b.s, p) ? byRef(b, p, false, false) : null;
    case 2:
      return mayWrite(b.s, p) && !hasRef(p.ty) ? byRef(b, p, true, false) : null;
    case 3:
      return mayRead(b.s, p) ? byRef(b, p, false, true) : null;
    case 4:
      return mayWrite(b.s, p) && !hasRef(p.ty) ? byRef(b, p, true, true) : null;
    default:
      return mayTake(b, p) ? byValue(b, p) : null;
  }
};

const optional = (b: Scope): Place[] =>
  places(b.s).filter((p) => (p.ty.k === 'Option' || p.ty.k === 'Result') && !dropUses(p.ty));

const ifLet: Make = (b) => {
  const able = optional(b);
  if (able.length === 0) return null;
  const p = b.d.pick(able);
  const inner = p.ty.k === 'Option' ? p.ty.of : p.ty.k === 'Result' ? p.ty.ok : i32;
  const [path] = [p.ty.k === 'Option' ? 'Some' : 'Ok'];
  const l = look(b, p);
  if (l === null) return null;
  let head = '';
  const bodies = branches(b, [
    (x) => {
      const bound = l.bind(x, inner, x.name('o'), [`.${path}`]);
      head = `if let ${path}(${bound}) = ${l.scrutinee}`;
      return inBlock(x, 3);
    },
    (x) => (b.d.choose(2) === 0 ? { text: '', diverges: false } : { ...inBlock(x, 2), diverges: false }),
  ]);
  return [`${head} ${bodies[0]!}${bodies[1] === '' ? '' : ` else ${bodies[1]!}`}`];
};

const matchEnum: Make = (b) => {
  const able = places(b.s).filter(
    (p) => ((p.ty.k === 'adt' && p.ty.def.kind === 'enum') || p.ty.k === 'Option') && !dropUses(p.ty),
  );
  if (able.length === 0) return null;
  const p = b.d.pick(able);
  const variants =
    p.ty.k === 'adt'
      ? p.ty.def.variants.map((v) => ({
          path: `${p.ty.k === 'adt' ? p.ty.def.name : ''}::${v.name}`,
          name: v.name,
          shape: v.shape,
          fields: v.fields,
        }))
      : [
          { path: 'None', name: 'None', shape: 'unit' as const, fields: [] },
          {
            path: 'Some',
            name: 'Some',
            shape: 'tuple' as const,
            fields: [{ name: '0', ty: p.ty.k === 'Option' ? p.ty.of : i32 }],
          },
        ];
  const l = look(b, p);
  if (l === null) return null;
  const wild = b.d.rarely(4);
  const listed = wild ? variants.slice(0, -1) : variants;
  const arms = branches(b, [
    ...listed.map((v) => (x: Scope) => {
      const names = v.fields.map((f) =>
        x.d.choose(3) === 0 ? '_' : l.bind(x, f.ty, x.name('m'), [`.${v.name}`, `.${f.name}`]),
      );
      const head =
        v.shape === 'unit'
          ? v.path
          : v.shape === 'tuple'
            ? `${v.path}(${names.join(', ')})`
            : `${v.path} { ${v.fields.map((f, k) => `${f.name}: ${names[k]!}`).join(', ')} }`;
      const made = inBlock(x, 2);
      return { text: `${head} => ${made.text}`, diverges: made.diverges };
    }),
    ...(wild
      ? [
          (x: Scope) => {
            const made = inBlock(x, 1);
            return { text: `_ => ${made.text}`, diverges: false };
          },
        ]
      : []),
  ]);
  return [`match ${l.scrutinee} { ${arms.join('\n')} }`];
};

const matchInt: Make = (b) => {
  const v = b.int('i32', false);
  const guard = b.d.choose(2) === 1 ? ` if ${b.bool().text}` : '';
  const arms = branches(b, [
    (x) => inBlock(x, 2),
    (x) => inBlock(x, 2),
    (x) => ({ ...inBlock(x, 2), diverges: false }),
  ]);
  return [`match ${v.text} { 0 => ${arms[0]!} 1..=3 | 7${guard} => ${arms[1]!} _ => ${arms[2]!} }`];
};

const scoped: Make = (b) => {
  const made = block(b, 4);
  return [`{ ${made.lines.join('\n')} }`, ...(made.diverges ? ['#diverges'] : [])];
};

/** A loop's body: it moves nothing from outside, and what it finds borrowed it leaves so. */
const looped = (
  b: Scope,
  head: string,
  max: number,
  inside: (b: Scope) => Lines = () => [],
  first: (b: Scope) => void = () => undefined,
): Lines => {
  const before = b.s.snapshot();
  let lines: Lines = [];
  b.s.heldAround(
    (v) => v.keep || b.d.choose(3) < 2,
    () => {
      const entry = b.s.snapshot();
      b.depth++;
      const count = b.s.vars.length;
      first(b);
      const made = block(b, max);
      lines = [...made.lines, ...(made.diverges ? [] : inside(b))];
      b.s.leave(count);
      b.depth--;
      const end = b.s.snapshot();
      b.s.join(entry, [entry, end]);
    },
  );
  void before;
  return [`${head} { ${lines.join('\n')} }`];
};

const forRange: Make = (b) => {
  const name = b.name('i');
  const label = b.d.rarely(5) ? `'l${name}: ` : '';
  return looped(
    b,
    `${label}for ${name} in 0..${1 + b.d.choose(3)}u8`,
    3,
    () => [],
    (x) => {
      x.s.declare(name, int('u8'), { depth: x.depth });
    },
  );
};

const whileLoop: Make = (b) => {
  const k = b.name('k');
  const head = `let mut ${k} = 0i32;`;
  const bound = 1 + b.d.choose(3);
  if (b.d.choose(2) === 0)
    return [head, ...looped(b, `while ${k} < ${bound}`, 3, () => [`${k} += 1;`])].map((l) =>
      l.replace(/continue;/g, `{ ${k} += 1; continue; }`),
    );
  return [head, ...looped(b, 'loop', 3, () => [`${k} += 1;`, `if ${k} >= ${bound} { break; }`])].map((l) =>
    l.replace(/continue;/g, 'break;'),
  );
};

const whilePop: Make = (b) => {
  const able = places(b.s).filter((p) => p.ty.k === 'Vec' && mayWrite(b.s, p) && !hasRef(p.ty));
  if (able.length === 0) return null;
  const p = b.d.pick(able);
  if (p.ty.k !== 'Vec') return null;
  const { of } = p.ty;
  const x = b.name('o');
  b.s.access(p.v.id, p.path, true);
  return looped(
    b,
    `while let Some(${x}) = ${p.base}.pop()`,
    2,
    () => [`break;`],
    (s) => {
      s.s.declare(x, of, { depth: s.depth });
    },
  );
};

const jump: Make = (b) => {
  if (b.depth === 0) return null;
  return [`if ${b.bool().text} { ${b.d.pick(['break;', 'continue;'])} }`];
};

const earlyReturn: Make = (b) => {
  const sig = b.signature;
  if (sig === null) return b.depth === 0 && b.d.rarely(3) ? [`if ${b.bool().text} { return; }`] : null;
  if (hasRef(sig.ret)) return null;
  const c = b.bool();
  const before = b.s.snapshot();
  const v = b.value(sig.ret);
  b.s.reset(before);
  return [`if ${c.text} { return ${v.text}; }`];
};

const question: Make = (b) => {
  const ret = b.signature?.ret;
  if (ret === undefined || (ret.k !== 'Option' && ret.k !== 'Result')) return null;
  const ty: Ty =
    ret.k === 'Result' ? { k: 'Result', ok: scalar(b.d), err: ret.err } : { k: 'Option', of: scalar(b.d) };
  const here = b.readable(ty);
  const name = b.name('v');
  const v =
    here.length > 0 ? b.read(b.d.pick(here)).text : ty.k === 'Option' ? `${b.construct(ty).text}` : null;
  if (v === null) return null;
  const inner = ty.k === 'Option' ? ty.of : ty.k === 'Result' ? ty.ok : i32;
  declare(b, name, inner, just(''), false);
  return [`let ${name}: ${text(inner)} = ${v}?;`];
};

const vector: Make = (b) => {
  const able = places(b.s).filter((p) => p.ty.k === 'Vec' && mayWrite(b.s, p) && !hasRef(p.ty));
  if (able.length === 0) return null;
  const p = b.d.pick(able);
  if (p.ty.k !== 'Vec') return null;
  const { of } = p.ty;
  switch (b.d.choose(5)) {
    case 0: {
      b.s.access(p.v.id, p.path, true);
      b.s.waiting.push(borrowHolds(p, true));
      const v = b.value(of);
      b.s.waiting.pop();
      return [`${p.base}.push(${v.text});`];
    }
    case 1: {
      b.s.access(p.v.id, p.path, true);
      const name = b.name('v');
      declare(b, name, { k: 'Option', of }, just(''), false);
      return [`let ${name} = ${p.base}.pop();`];
    }
    case 2:
      b.s.access(p.v.id, p.path, true);
      return [`${p.base}.${b.d.pick(['clear()', 'truncate(1)'])};`];
    case 3: {
      // Two-phase: the vector is read while its borrow is reserved.
      if (of.k !== 'int' || of.name !== 'usize') return null;
      b.s.access(p.v.id, p.path, true);
      return [`${p.base}.push(${p.base}.len());`];
    }
    default: {
      b.s.access(p.v.id, p.path, false);
      const i = b.name('i');
      const shown =
        of.k === 'int' || of.k === 'bool' || of.k === 'char' ? `println!("{}", ${p.base}[${i}]);` : '';
      return [`for ${i} in 0..${p.base}.len() { ${shown} }`];
    }
  }
};

const option: Make = (b) => {
  const able = places(b.s).filter((p) => p.ty.k === 'Option' && mayWrite(b.s, p) && !hasRef(p.ty));
  if (able.length === 0) return null;
  const p = b.d.pick(able);
  if (p.ty.k !== 'Option') return null;
  b.s.access(p.v.id, p.path, true);
  const name = b.name('v');
  if (b.d.choose(2) === 0) {
    declare(b, name, p.ty, just(''), false);
    return [`let ${name} = ${p.base}.take();`];
  }
  const { of } = p.ty;
  const r: Ty = { k: 'Option', of: refTo(of, true) };
  declare(b, name, r, { text: '', holds: borrowHolds(p, true) }, false);
  return [`let ${name} = ${p.base}.as_mut();`];
};

const cell: Make = (b) => {
  const able = places(b.s).filter((p) => p.ty.k === 'Cell' && mayRead(b.s, p));
  if (able.length === 0) return null;
  const p = b.d.pick(able);
  if (p.ty.k !== 'Cell') return null;
  b.s.access(p.v.id, p.path, false);
  b.s.waiting.push(borrowHolds(p, false));
  const v = b.value(p.ty.of);
  b.s.waiting.pop();
  return [`${p.base}.set(${v.text});`];
};

const swap: Make = (b) => {
  const able = b.writable(null).filter((p) => assignable(p) && !hasRef(p.ty));
  if (able.length === 0) return null;
  const p = b.d.pick(able);
  const v = b.borrow(p, true);
  b.s.waiting.push(v.holds);
  const others = b.writable(p.ty).filter((q) => !hasRef(q.ty));
  let out: Lines;
  if (others.length > 0 && b.d.choose(2) === 0) {
    const w = b.borrow(b.d.pick(others), true);
    out = [`std::mem::swap(${v.text}, ${w.text});`];
  } else {
    const w = b.value(p.ty);
    const name = b.name('v');
    declare(b, name, p.ty, just(''), false, p.v.open);
    out = [`let ${name} = std::mem::replace(${v.text}, ${w.text});`];
  }
  b.s.waiting.pop();
  return out;
};

const slice: Make = (b) => {
  const ty = refTo({ k: 'slice', of: b.d.pick<Ty>([i32, i32, int('u8')]) }, b.d.choose(2) === 1);
  const v = b.value(ty);
  if (!Scope.lasting(v)) return null;
  const name = b.name('r');
  declare(b, name, ty, v, false);
  return [`let ${name}: ${text(ty)} = ${v.text};`];
};

/** A view with a destructor: its borrow lasts to the end of its scope. */
const guard: Make = (b) => {
  const views = b.items.adts.filter((a) => a.life && a.drop);
  if (views.length === 0) return null;
  const ty: Ty = { k: 'adt', def: b.d.pick(views) };
  const v = b.construct(ty);
  if (!Scope.lasting(v)) return null;
  const name = b.name('g');
  declare(b, name, ty, v, b.d.choose(2) === 1);
  const x = b.s.vars[b.s.vars.length - 1]!;
  return [`let ${x.mutable ? 'mut ' : ''}${name} = ${v.text};`];
};

const letElse: Make = (b) => {
  if (b.depth > 0 || b.signature !== null) return null;
  const here = places(b.s).filter(
    (p) => p.ty.k === 'Option' && isCopy(p.ty) && mayRead(b.s, p) && !hasRef(p.ty),
  );
  if (here.length === 0) return null;
  const p = b.d.pick(here);
  if (p.ty.k !== 'Option') return null;
  const v = b.read(p);
  const name = b.name('v');
  declare(b, name, p.ty.of, just(''), false);
  return [`let Some(${name}) = ${v.text} else { return; };`];
};

const assertion: Make = (b) => {
  const a = b.int('i32', false);
  return [`assert!(${a.text} == ${a.text.includes('(') ? '0 || true' : a.text});`];
};

const staticMut: Make = (b) => {
  if (!b.unsafe || b.items.mutables.length === 0) return null;
  const g = b.d.pick(b.items.mutables);
  const v = b.int('i32', true);
  return [`unsafe { ${g} = ${v.text}; println!("{}", ${g}); }`];
};

const raw: Make = (b) => {
  const all = b.writable(i32);
  if (all.length === 0) return null;
  const p = b.d.pick(all);
  const v = b.borrow(p, true);
  const name = b.name('w');
  if (b.unsafe)
    return [`let ${name}: *mut i32 = ${v.text};`, `unsafe { *${name} = 4; println!("{}", *${name}); }`];
  return [`let ${name}: *mut i32 = ${v.text};`, `println!("{}", ${name}.is_null());`];
};

/** Weighted by repetition; the first is the smallest. */
const makes: readonly Make[] = [
  print,
  letValue,
  letValue,
  letValue,
  borrow,
  borrow,
  assign,
  assign,
  compound,
  again,
  call,
  call,
  call,
  dropOrMove,
  destructure,
  refill,
  deferred,
  ifElse,
  ifElse,
  ifLet,
  ifLet,
  matchEnum,
  matchEnum,
  matchInt,
  scoped,
  forRange,
  whileLoop,
  whilePop,
  jump,
  earlyReturn,
  question,
  vector,
  vector,
  option,
  cell,
  swap,
  slice,
  guard,
  guard,
  letElse,
  assertion,
  retarget,
  retarget,
  staticMut,
  raw,
];

export const statement = (b: Scope): { lines: Lines; diverges: boolean } => {
  if (b.budget <= 0) return { lines: [], diverges: false };
  b.budget--;
  const before = b.s.snapshot();
  const waiting = b.s.waiting.length;
  for (let tries = 0; tries < 3; tries++) {
    const lines = b.d.pick(makes)(b);
    b.s.waiting.length = waiting;
    if (lines !== null) {
      const diverges = lines.includes('#diverges');
      return { lines: lines.filter((l) => l !== '#diverges'), diverges };
    }
    b.s.reset(before);
  }
  return { lines: print(b) ?? [], diverges: false };
};

export const rootOf = root;
export const dropsAnything = dropsSomething;
export const bothOf: (a: Holds, b: Holds) => Holds = both;
