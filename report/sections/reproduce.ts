/** Versions, seed, settings, and the commands to type. */
import type { Page } from '../context.js';
import { html, type Html } from '../html.js';
import { command, section } from './section.js';

export const reproduceSection = (page: Page): Html => {
  const { meta } = page.data;
  return section(
    'reproduce',
    'Reproduce',
    html`A run is a function of program and settings; a search, of version, settings and seed.`,
    html`<dl class="meta">
        <div>
          <dt>Ferrule</dt>
          <dd>${meta.version}</dd>
        </div>
        <div>
          <dt>Made</dt>
          <dd><time datetime="${meta.date}">${meta.date}</time></dd>
        </div>
        <div>
          <dt>Seed</dt>
          <dd>${meta.seed}</dd>
        </div>
        ${meta.tools.map(
          (t) =>
            html`<div>
              <dt>${t.name}</dt>
              <dd>${t.version}</dd>
            </div>`,
        )}
      </dl>
      ${meta.commands.map(
        (c) =>
          html`<p>${c.title}</p>
            ${command(c.command)}`,
      )}
      <details>
        <summary>Settings</summary>
        <table class="settings">
          <caption class="spoken">
            Settings
          </caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Value</th>
            </tr>
          </thead>
          <tbody>
            ${Object.entries(meta.settings).map(
              ([name, value]) =>
                html`<tr>
                  <th scope="row"><code>${name}</code></th>
                  <td><code>${value}</code></td>
                </tr>`,
            )}
          </tbody>
        </table>
      </details>`,
  );
};
