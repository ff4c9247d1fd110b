/** `ferrule report`: the report of a campaign. */
import * as E from '#fp/Either';
import { loadGrammars } from '../model/grammars.js';
import { usage, type CliCommand, type Job } from './command.js';
import { exit, type Io } from './io.js';
import { reportMeta, scenariosFolder } from './report-meta.js';
import { campaignName } from './settings.js';
import { campaignFile, readRecords } from './store.js';

interface Options {
  readonly campaign: string;
  readonly out: string;
}

const report =
  (o: Options, io: Io): Job =>
  async () => {
    const read = readRecords(campaignFile(o.campaign));
    if (E.isLeft(read)) return E.left([usage('campaign', read.left, 'repair or delete the file')]);
    const { state, dropped } = read.right;
    for (const d of dropped) io.err(d);
    if (state.start === null) {
      return E.left([
        usage(
          'no-campaign',
          `there is no campaign \`${o.campaign}\``,
          'run `npx ferrule search` or `npm start` first',
        ),
      ]);
    }
    await loadGrammars();
    const { writeReport } = await import('./making-report.js');
    await writeReport(
      state,
      { out: o.out, scenarios: scenariosFolder, meta: reportMeta(state), campaign: o.campaign },
      io,
    );
    io.out(o.out);
    return E.right(exit.ok);
  };

export const reportCommand: CliCommand = {
  name: 'report',
  register: (command, io, run) => {
    command
      .description('Write the report of a campaign as one HTML file.')
      .option('--campaign <name>', 'which campaign', campaignName, 'search')
      .option('--out <file>', 'where to', 'out/report.html')
      .action((o: Options) => run(report(o, io)));
  },
};
