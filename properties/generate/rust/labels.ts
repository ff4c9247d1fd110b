/** Labels: blocks that are left by name, and loops that are left from inside of another one. */
import { looped } from './loops.js';
import { i32 } from './types.js';
import { just } from './scope.js';
import { type Make, declare } from './statement.js';

/** `let v = 'b: { if c { break 'b x; } y };` */
const valued: Make = (b) => {
  const label = `'${b.name('b')}`;
  const c = b.bool();
  const before = b.s.snapshot();
  const early = b.value(i32, false);
  const left = b.s.snapshot();
  b.s.reset(before);
  const late = b.value(i32, false);
  b.s.join(before, [left, b.s.snapshot()]);
  const name = b.name('v');
  declare(b, name, i32, just(''), b.d.choose(2) === 1);
  const { mutable } = b.s.vars[b.s.vars.length - 1]!;
  return [
    `let ${mutable ? 'mut ' : ''}${name}: i32 = ${label}: { if ${c.text} { break ${label} ${early.text}; } ${late.text} };`,
  ];
};

const block: Make = (b) => {
  const label = `'${b.name('b')}`;
  // Behind the body's statements, and so among its variables: it looks at none of those around.
  const end = (): string[] => [`if ${b.d.pick(['true', 'false'])} { break ${label}; }`, 'println!("");'];
  return looped(b, `${label}:`, 3, end, () => undefined, [`break ${label};`]);
};

const nested: Make = (b) => {
  const label = `'${b.name('l')}`;
  const k = b.name('k');
  const out = b.d.pick([`break ${label};`, `continue ${label};`]);
  return looped(
    b,
    `${label}: for ${b.name('i')} in 0..2u8`,
    // Nothing stands before the inner loop, whose variables it might hide.
    0,
    () => {
      const inner = looped(b, `while ${k} < 2`, 2, () => [
        `${k} += 1;`,
        `if ${k} == ${1 + b.d.choose(2)} { ${out} }`,
      ]);
      return [`let mut ${k} = 0i32;`, ...inner.map((l) => l.replace(/continue;/g, 'break;'))];
    },
    () => undefined,
    ['break;', 'continue;', out],
  );
};

export const labelled: Make = (b) => b.d.pick([valued, block, nested])(b);
