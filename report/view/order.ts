/** A verdict that hangs on the order of fields: the other verdict, and both orders. Also runs in the page. */
import type { OtherOrder } from '../data.js';
import { html, type Html } from '../html.js';
import { chip, figure } from '../words.js';

export const layoutDependentChip = (): Html => chip('warn', 'layout-dependent');

const bytes = (here: number, there: number): Html =>
  here === there ? html`` : html` (${figure(here)} bytes, and ${figure(there)})`;

export const otherOrder = (o: OtherOrder): Html =>
  html`<div class="other-order">
    <p>
      ${layoutDependentChip()} Rust promises no order of fields without <code>repr(C)</code>, and the verdict
      hangs on it: with <code>layout.order=${o.order}</code> it is <b>${o.verdict}</b>.
    </p>
    ${o.moved.map(
      (t) =>
        html`<table class="order">
          <caption>
            Fields of
            <code>${t.name}</code
            >${bytes(t.size, t.sizeThere)}
          </caption>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col" class="number">Offset here</th>
              <th scope="col" class="number">In the other order</th>
            </tr>
          </thead>
          <tbody>
            ${t.fields.map(
              (f) =>
                html`<tr>
                  <th scope="row"><code>${f.name}</code></th>
                  <td class="number">${figure(f.at)}</td>
                  <td class="number">${figure(f.there)}</td>
                </tr>`,
            )}
          </tbody>
        </table>`,
    )}
  </div>`;
