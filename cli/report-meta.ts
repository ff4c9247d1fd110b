import { fileURLToPath } from 'node:url';
import type { CampaignState } from '../properties/campaign/state.js';
import type { Meta } from '../report/data.js';

/** The bundle is in `dist/`, the sources in `cli/`: both one below the root. */
export const scenariosFolder = fileURLToPath(new URL('../scenarios', import.meta.url));

export const reportMeta = (state: CampaignState): Meta => {
  const seed = state.start?.seed ?? 0;
  return {
    version: state.start?.ferrule ?? '0.1.0',
    date: new Date().toISOString(),
    seed: String(seed),
    settings: state.start?.settings ?? {},
    commands: [
      { title: 'Everything, from a fresh clone', command: 'npm start' },
      { title: 'The search', command: `npx ferrule search --seed ${seed}` },
      { title: 'Which premises are needed', command: 'npx ferrule why r3' },
      { title: 'What undefined behaviour licenses', command: 'npx ferrule why ub' },
      { title: 'The scenarios', command: 'npx ferrule run scenarios' },
    ],
    tools: [{ name: 'Node', version: process.version }],
  };
};
