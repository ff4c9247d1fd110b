import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../properties/scenario/index.js';
import { haveTool } from '../tools.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const prelude = readFileSync(join(root, 'semantics/regimes/r3/prelude.rs'), 'utf8');

/** Every scenario's glue for R³, as rustc takes it: the bare attribute is Ferrule's shorthand. */
const glue = readdirSync(join(root, 'scenarios'), { recursive: true, encoding: 'utf8' })
  .filter((f) => f.endsWith('.md') && !f.endsWith('README.md'))
  .toSorted()
  .flatMap((f) => {
    const { scenario } = parseScenario(readFileSync(join(root, 'scenarios', f), 'utf8'), f);
    const rust = scenario?.rustFor.get('r3')?.text;
    return rust === undefined
      ? []
      : [{ file: f, rust: rust.trim().replaceAll('#[r3_safeffi]', '#[cfg_attr(ferrule, r3_safeffi)]') }];
  });

describe("R³'s glue", () => {
  it.skipIf(!haveTool('rustc'))(
    'in every scenario is accepted by rustc, over the same functions as real Rust.',
    { timeout: 60_000 },
    () => {
      expect(glue.length).toBeGreaterThan(20);
      const folder = mkdtempSync(join(tmpdir(), 'ferrule-r3-'));
      try {
        const modules = glue.map(
          (g, k) => `// ${g.file}\n#[allow(unused, dead_code)] mod s${k} {\n    use super::*;\n${g.rust}\n}`,
        );
        const file = join(folder, 'glue.rs');
        writeFileSync(file, `${prelude}\nfn main() {}\n${modules.join('\n')}\n`);
        const args = ['--edition', '2021', '--emit=metadata', '--out-dir', folder, '-A', 'warnings', file];
        expect(spawnSync('rustc', args, { encoding: 'utf8' }).stderr).toBe('');
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});
