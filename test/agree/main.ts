/**
 * `npm run agree [-- PART… --runs N --seed S]`: the heavy comparisons with reality, in full. Exit status 1 if anything
 * disagrees; a part whose tools are missing is skipped and says so, unless `FERRULE_REQUIRE` names them.
 */
import { parseArgs } from 'node:util';
import { loadGrammars } from '../../model/grammars.js';
import { haveTool } from '../tools.js';
import { parts } from './index.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string' }, seed: { type: 'string', default: '1' } },
});
const unknown = positionals.filter((p) => !parts.some((x) => x.name === p));
if (unknown.length > 0) {
  say(`no part \`${unknown.join(', ')}\`; there are: ${parts.map((p) => p.name).join(', ')}`);
  process.exit(2);
}

await loadGrammars();
let wrong = 0;
for (const part of parts) {
  if (positionals.length > 0 && !positionals.includes(part.name)) continue;
  say(`\n${part.name}: ${part.sentence}`);
  if (!part.needs.every(haveTool)) continue;
  const started = Date.now();
  const runs = values.runs === undefined ? null : Number(values.runs);
  const { lines, disagreements } = await part.run({ runs, seed: Number(values.seed), say });
  lines.forEach((l) => say(`  ${l}`));
  disagreements.forEach((d) => say(d));
  wrong += disagreements.length;
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  say(`  ${disagreements.length === 0 ? 'agrees' : `${disagreements.length} DISAGREE`} (${seconds} s)`);
}
process.exitCode = wrong === 0 ? 0 : 1;
