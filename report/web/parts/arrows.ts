/** Pointers as arrows: drawn over the panels of a column, from each pointer to the byte it points to. */

const svg = 'http://www.w3.org/2000/svg';

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Arrow {
  readonly from: DOMRect;
  readonly to: DOMRect;
  /** More bytes stand to the right of the pointer: the line goes over them, in the room above their row. */
  readonly over: boolean;
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

/** Out of the pointer, along a lane that all pointers to one target share, into the byte from above. */
const draw = (a: Arrow, lane: number, origin: DOMRect): readonly SVGElement[] => {
  const cls = a.dangling ? 'arrow dangling' : 'arrow';
  const tip = { x: a.to.left - origin.left + Math.min(9, a.to.width / 2), y: a.to.top - origin.top - 1 };
  const height = a.over ? a.from.top - 3 - origin.top : a.from.top + a.from.height / 2 - origin.top;
  const right = a.from.right - origin.left;
  const start: readonly Point[] = a.over
    ? [
        { x: right - a.from.width / 4, y: a.from.top - origin.top + 1 },
        { x: right - a.from.width / 4, y: height },
      ]
    : [{ x: right + 3, y: height }];
  const channel = tip.y - 7;
  const line = [...start, { x: lane, y: height }, { x: lane, y: channel }, { x: tip.x, y: channel }, tip];
  return [
    element('path', cls, { d: rounded(line, 4) }),
    element('path', `${cls} head`, { d: `M${tip.x} ${tip.y + 1}l-3.5 -5h7z` }),
  ];
};

/** What a line should not cross: words, bytes and stacks of a panel, between two heights. */
const obstacles = (panel: Element | null, top: number, bottom: number): readonly number[] =>
  panel === null
    ? []
    : [...panel.querySelectorAll('.what > *, .item, .row > :last-child, td > *')].flatMap((e) => {
        const r = e.getBoundingClientRect();
        return r.bottom < top || r.top > bottom || r.width === 0 ? [] : [r.right];
      });

interface Group {
  readonly panel: Element | null;
  readonly other: Element | null;
  readonly arrows: Arrow[];
}

const collect = (column: HTMLElement): Iterable<Group> => {
  const groups = new Map<string, Group>();
  for (const from of column.querySelectorAll<HTMLElement>('[data-to]')) {
    const to = from.dataset['to'] ?? '';
    const end = to === '' ? null : target(column, to);
    if (end === null) continue;
    const alloc = end.closest('.alloc');
    const panel = from.closest('.panel');
    const key = `${panel?.className ?? ''} ${to.split(':')[0] ?? ''}`;
    const group = groups.get(key) ?? { panel, other: end.closest('.panel'), arrows: [] };
    groups.set(key, group);
    group.arrows.push({
      from: from.getBoundingClientRect(),
      to: end.getBoundingClientRect(),
      over: from.classList.contains('byte') && from.nextElementSibling?.classList.contains('byte') === true,
      dangling: alloc?.classList.contains('dead') === true,
    });
  }
  return groups.values();
};

/** Where the lane of a group runs: right of what stands on its way. */
const laneOf = ({ panel, other, arrows }: Group): number => {
  const edges = arrows.flatMap((a) => [a.from.top, a.from.bottom, a.to.top]);
  const [top, bottom] = [Math.min(...edges), Math.max(...edges)];
  const starts = Math.max(...arrows.map((a) => a.from.right));
  // A target beside the pointers, not below them, is reached between the panels.
  const beside = arrows.every((a) => a.to.left > starts);
  const inWay = [...obstacles(panel, top, bottom), ...(beside ? [] : obstacles(other, top, bottom))];
  return Math.max(starts, ...inWay);
};

/** Draws the arrows of a column anew. The layer fills the column and takes no clicks. */
export const drawArrows = (column: HTMLElement): void => {
  column.querySelector(':scope > .arrows')?.remove();
  const layer = element('svg', 'arrows', { 'aria-hidden': 'true' });
  const origin = column.getBoundingClientRect();
  let used = 0;
  for (const group of collect(column)) {
    const lane = Math.min(laneOf(group) - origin.left + 9 + used++ * 6, origin.width - 3);
    for (const a of group.arrows) layer.append(...draw(a, lane, origin));
  }
  column.append(layer);
};
