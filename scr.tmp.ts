import { loadGrammars } from './model/grammars.js';
import { generators } from './properties/generate/index.js';
import { Programs } from './properties/search/programs.js';
import { Bench, isRefused } from './properties/search/bench.js';
import { elaborate } from './properties/program.js';
import { printCrate } from './model/rust/print.js';
import { printC } from './model/c/print.js';
import { regimes } from './semantics/regimes/index.js';
import { defaultSettings } from './properties/scenario/registry.js';
const n = Number(process.argv[2] ?? 2000);
await loadGrammars();
const mine = generators.filter((g) => g.direction === 'rust-calls-c');
const ps = new Programs(7, mine, 6);
const bench = new Bench();
const count = new Map<string, number>();
let shown = 0;
for (let k = 0; k < n; k++) {
  const { program } = ps.at(k);
  for (const r of regimes.filter((x) => x.name === 'omniglot')) {
    if (r.outOfScope('rust-calls-c') !== null) continue;
    for (const more of r.name === 'omniglot' ? [{}, { brands: 'run-time' }, {upgraded: 'stays'}] : [{}]) {
    const ran = bench.run(program, r, { ...defaultSettings, foreign: 'machine', aliasing: 'stacked', ...more });
    const key = isRefused(ran) ? `REFUSED ${r.name}` : `${r.name} ${ran.outcome.k} ${ran.outcome.k === 'rejected' ? ran.outcome.premise : ran.outcome.k === 'ub' ? ran.outcome.ub : ''}`;
    count.set(key, (count.get(key) ?? 0) + 1);
    if ((isRefused(ran) || ran.outcome.k === 'error' || (ran.outcome.k === 'ub' && r.name === 'omniglot')) && shown < 4) {
      shown++;
      console.log(isRefused(ran) ? ran.diagnostics.map((d) => `${d.code} ${d.message}`).slice(0, 2) : ran.outcome);
      console.log(printCrate(elaborate(program, r)), printC(program.c));
    }
    }
  }
}
for (const [k, v] of [...count].sort()) console.log(v, k);
console.log(bench.times);
