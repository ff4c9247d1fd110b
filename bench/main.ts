/**
 * `npm run bench`: speed, in figures and in ratios against a baseline of the same run. Tests never assert a time.
 * `npm run bench -- NAME …` runs some parts only.
 */
import '../cli/engine.js';
import { loadGrammars } from '../model/grammars.js';
import { benchAliasing } from './aliasing.js';
import { benchCheck } from './check.js';
import { benchMachine } from './machine.js';
import { benchMemory } from './memory.js';
import { benchNecessity } from './necessity.js';
import { benchSearch } from './search.js';
import { benchStart } from './start.js';
import { benchSettings } from './settings.js';

type Print = (line: string) => void;
const print: Print = (line) => void process.stdout.write(`${line}\n`);

/** Adding one: its file, and a line here. */
const parts: Readonly<Record<string, (print: Print) => void | Promise<void>>> = {
  machine: benchMachine,
  search: benchSearch,
  memory: benchMemory,
  necessity: benchNecessity,
  start: benchStart,
  aliasing: benchAliasing,
  check: (p) => benchCheck(benchSettings, p),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => parts[name] === undefined);
if (unknown.length > 0) {
  process.stderr.write(`no part \`${unknown.join('`, `')}\`; there are ${Object.keys(parts).join(', ')}\n`);
  process.exit(2);
}
await loadGrammars();
for (const [name, run] of Object.entries(parts))
  if (asked.length === 0 || asked.includes(name)) await run(print);
