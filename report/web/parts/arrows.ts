/** Pointers as arrows: drawn over the panels of a column, from each pointer to the byte it points to. */

const svg = 'http://www.w3.org/2000/svg';

const target = (column: HTMLElement, to: string): Element | null => {
  const [alloc = ''] = to.split(':');
  return (
    column.querySelector(`[data-at="${CSS.escape(to)}"]`) ??
    column.querySelector(`[data-alloc="${CSS.escape(alloc)}"] .bytes`)
  );
};

const shape = (from: DOMRect, to: DOMRect, origin: DOMRect, lane: number): { line: string; head: string } => {
  const x0 = from.right - origin.left + 2;
  const y0 = from.top + from.height / 2 - origin.top;
  // Into the byte from above or below, so that the arrow never covers what it points to.
  const below = to.top < from.top;
  const x1 = to.left + Math.min(10, to.width / 2) - origin.left;
  const y1 = (below ? to.bottom + 1 : to.top - 1) - origin.top;
  const bend = Math.max(26, Math.abs(y1 - y0) * 0.45) + lane * 5;
  const tip = below ? 5 : -5;
  const line = `M${x0} ${y0}C${x0 + bend} ${y0} ${x1} ${y1 + (below ? 1 : -1) * Math.min(40, bend)} ${x1} ${y1 + tip}`;
  const head = `M${x1} ${y1}l-3.5 ${tip * 1.3}h7z`;
  return { line, head };
};

const element = (name: string, cls: string, d: string): SVGElement => {
  const made = document.createElementNS(svg, name);
  made.setAttribute('class', cls);
  made.setAttribute('d', d);
  return made;
};

/** Draws the arrows of a column anew. The layer fills the column and takes no clicks. */
export const drawArrows = (column: HTMLElement): void => {
  column.querySelector(':scope > .arrows')?.remove();
  const layer = document.createElementNS(svg, 'svg');
  layer.setAttribute('class', 'arrows');
  layer.setAttribute('aria-hidden', 'true');
  const origin = column.getBoundingClientRect();
  let lane = 0;
  for (const from of column.querySelectorAll<HTMLElement>('[data-to]')) {
    const to = from.dataset['to'] ?? '';
    const end = to === '' ? null : target(column, to);
    if (end === null) continue;
    const dead = end.closest('.alloc')?.classList.contains('dead') === true;
    const cls = dead ? 'arrow dangling' : 'arrow';
    const { line, head } = shape(
      from.getBoundingClientRect(),
      end.getBoundingClientRect(),
      origin,
      lane++ % 4,
    );
    layer.append(element('path', cls, line), element('path', `${cls} head`, head));
  }
  column.append(layer);
};
