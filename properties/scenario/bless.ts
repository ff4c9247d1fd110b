/** Writes what was found into the `expect` fence, marked as not yet reviewed. */
import type { Scenario } from './parse.js';
import { asLine, type Cell } from './match.js';
import type { CellResult } from './run.js';

const head = (c: Cell, own: string): string => {
  const aliasing = c.aliasing === own ? '' : `/${c.aliasing}`;
  return `${c.regime}${aliasing}${c.threat === null ? '' : ` ${c.threat}`}`;
};

const lineFor = (s: Scenario, r: CellResult, own: string): string =>
  `${head(r.cell, own)}: ${asLine(s, r.record, r.outcome)} # unreviewed`;

/** Gaps stay as they are: a person wrote down why. A failure of Ferrule itself is never blessed. */
const wantsLine = (r: CellResult): boolean =>
  r.record.outcome !== 'error' && (r.standing === 'unstated' || r.standing === 'not-expected');

/**
 * The text of the scenario with a line for every run given that is unstated or not as its line says: a line for that
 * very run is replaced, else the new one comes first, for the first match wins. The same text if there is none.
 */
export const bless = (s: Scenario, results: readonly CellResult[], own: string): string => {
  const fresh = results.filter(wantsLine);
  if (fresh.length === 0) return s.text;
  const ownLine = (r: CellResult): boolean => r.expected !== null && r.expected.regime !== '*';
  const edits = fresh
    .flatMap((r) =>
      r.expected === null || !ownLine(r) ? [] : [{ ...r.expected.span, line: lineFor(s, r, own) }],
    )
    .toSorted((a, b) => b.start - a.start);
  const added = fresh.filter((r) => !ownLine(r)).map((r) => lineFor(s, r, own));
  if (s.expectAt === null) {
    const between = s.text.endsWith('\n') ? '\n' : '\n\n';
    return `${s.text}${between}\`\`\`expect\n${added.join('\n')}\n\`\`\`\n`;
  }
  let text = s.text;
  for (const { start, end, line } of edits) text = text.slice(0, start) + line + text.slice(end);
  const at = s.expectAt.from;
  return text.slice(0, at) + added.map((l) => `${l}\n`).join('') + text.slice(at);
};
