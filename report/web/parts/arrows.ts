/** Pointers as arrows: drawn over the panels of a column, from each pointer to the byte it points to. */

const svg = 'http://www.w3.org/2000/svg';

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Arrow {
  readonly from: DOMRect;
  readonly to: DOMRect;
  /** The byte is in the first row of its allocation, above which there is room for a line. */
  readonly firstRow: boolean;
  readonly dangling: boolean;
}

const target = (column: HTMLElement, to: string): HTMLElement | null => {
  const [alloc = ''] = to.split(':');
  return (
    column.querySelector<HTMLElement>(`[data-at="${CSS.escape(to)}"]`) ??
    column.querySelector<HTMLElement>(`[data-alloc="${CSS.escape(alloc)}"] .row`)
  );
};

/** A line of horizontal and vertical parts with rounded corners. */
const rounded = (points: readonly Point[], radius = 5): string => {
  const toward = (a: Point, b: Point, by: number): Point => {
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    const t = length === 0 ? 0 : Math.min(by, length / 2) / length;
    return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
  };
  const at = (p: Point): string => `${p.x.toFixed(1)} ${p.y.toFixed(1)}`;
  return points
    .map((p, k) => {
      const before = points[k - 1];
      const after = points[k + 1];
      if (before === undefined) return `M${at(p)}`;
      if (after === undefined) return `L${at(p)}`;
      return `L${at(toward(p, before, radius))}Q${at(p)} ${at(toward(p, after, radius))}`;
    })
    .join('');
};

const element = (name: string, cls: string, attributes: Readonly<Record<string, string>>): SVGElement => {
  const made = document.createElementNS(svg, name);
  made.setAttribute('class', cls);
  for (const [k, v] of Object.entries(attributes)) made.setAttribute(k, v);
  return made;
};

/** Out of the pointer, along a lane that all pointers to one target share, into the byte from above or from the right. */
const draw = (a: Arrow, lane: number, origin: DOMRect): readonly SVGElement[] => {
  const cls = a.dangling ? 'arrow dangling' : 'arrow';
  const start = { x: a.from.right - origin.left + 3, y: a.from.top + a.from.height / 2 - origin.top };
  const right = a.to.right - origin.left;
  const top = a.to.top - origin.top;
  if (a.firstRow || lane < right) {
    const tip = { x: a.to.left - origin.left + Math.min(9, a.to.width / 2), y: top - 1 };
    const line = [start, { x: lane, y: start.y }, { x: lane, y: tip.y - 9 }, { x: tip.x, y: tip.y - 9 }, tip];
    return [
      element('path', cls, { d: rounded(line) }),
      element('path', `${cls} head`, { d: `M${tip.x} ${tip.y + 1}l-3.5 -6h7z` }),
    ];
  }
  const tip = { x: right + 1, y: top + a.to.height / 2 };
  const line = [start, { x: lane, y: start.y }, { x: lane, y: tip.y }, tip];
  return [
    element('path', cls, { d: rounded(line) }),
    element('path', `${cls} head`, { d: `M${tip.x} ${tip.y}l6 -3.5v7z` }),
  ];
};

const collect = (column: HTMLElement): ReadonlyMap<string, readonly Arrow[]> => {
  const groups = new Map<string, Arrow[]>();
  for (const from of column.querySelectorAll<HTMLElement>('[data-to]')) {
    const to = from.dataset['to'] ?? '';
    const end = to === '' ? null : target(column, to);
    if (end === null) continue;
    const alloc = end.closest('.alloc');
    const panel = from.closest('.panel')?.className ?? '';
    const key = `${panel} ${to.split(':')[0] ?? ''}`;
    const arrow = {
      from: from.getBoundingClientRect(),
      to: end.getBoundingClientRect(),
      firstRow: end.closest('.row') === alloc?.querySelector('.row'),
      dangling: alloc?.classList.contains('dead') === true,
    };
    groups.set(key, [...(groups.get(key) ?? []), arrow]);
  }
  return groups;
};

/** Draws the arrows of a column anew. The layer fills the column and takes no clicks. */
export const drawArrows = (column: HTMLElement): void => {
  column.querySelector(':scope > .arrows')?.remove();
  const layer = element('svg', 'arrows', { 'aria-hidden': 'true' });
  const origin = column.getBoundingClientRect();
  let used = 0;
  for (const arrows of collect(column).values()) {
    const starts = Math.max(...arrows.map((a) => a.from.right));
    // Lanes of targets in the same panel pass to the right of these; the others lie between the panels.
    const beside = arrows.filter((a) => a.to.left < starts).map((a) => a.to.right);
    const lane = Math.min(Math.max(starts, ...beside) - origin.left + 12 + used++ * 6, origin.width - 3);
    for (const a of arrows) layer.append(...draw(a, lane, origin));
  }
  column.append(layer);
};
