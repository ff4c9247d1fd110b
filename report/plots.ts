/** Charts as SVG, written by hand: no style attribute, no script, colours by class. Numbers stand beside them in tables. */
import { html, type Html } from './html.js';
import { figure } from './words.js';

const width = 640;
const left = 56;
const right = 16;
const top = 12;
const bottom = 34;

/** 1, 2 or 5 times a power of ten, so that about `count` steps reach `max`. */
const niceStep = (max: number, count: number): number => {
  const rough = max / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5].find((n) => n * power >= rough) ?? 10) * power;
};

export const ticks = (max: number, count = 5): readonly number[] => {
  if (!(max > 0)) return [0];
  const step = niceStep(max, count);
  const out: number[] = [];
  for (let k = 0; k * step <= max * 1.0001; k++) out.push(k * step);
  return out;
};

const short = (n: number): string =>
  n >= 1e6 ? `${figure(n / 1e6)} M` : n >= 1e4 ? `${figure(n / 1e3)} k` : figure(Number(n.toPrecision(3)));

const r1 = (n: number): number => Math.round(n * 10) / 10;

interface Frame {
  readonly height: number;
  readonly x: (v: number) => number;
  readonly y: (v: number) => number;
  readonly axes: Html;
}

const frame = (
  height: number,
  maxX: number,
  maxY: number,
  names: { readonly x: string; readonly y: string },
): Frame => {
  const x = (v: number): number => r1(left + (maxX === 0 ? 0 : (v / maxX) * (width - left - right)));
  const y = (v: number): number =>
    r1(height - bottom - (maxY === 0 ? 0 : (v / maxY) * (height - top - bottom)));
  const axes = html`${ticks(maxY).map(
      (v) =>
        html`<line class="grid" x1="${left}" x2="${width - right}" y1="${y(v)}" y2="${y(v)}" /><text
            class="tick"
            x="${left - 6}"
            y="${y(v) + 4}"
            text-anchor="end"
            >${short(v)}</text
          >`,
    )}${ticks(maxX, 6).map(
      (v) =>
        html`<text class="tick" x="${x(v)}" y="${height - bottom + 16}" text-anchor="middle"
          >${short(v)}</text
        >`,
    )}<line
      class="axis"
      x1="${left}"
      x2="${width - right}"
      y1="${height - bottom}"
      y2="${height - bottom}"
    /><text class="name" x="${width - right}" y="${height - 4}" text-anchor="end">${names.x}</text
    ><text class="name" x="4" y="${top - 2}" text-anchor="start">${names.y}</text>`;
  return { height, x, y, axes };
};

/** `group` where there are links inside, which an image may not have. */
const picture = (label: string, height: number, body: Html, role: 'img' | 'group' = 'img'): Html =>
  html`<svg class="plot" viewBox="0 -8 ${width} ${height + 8}" role="${role}" aria-label="${label}">
    ${body}
  </svg>`;

export interface Series {
  readonly name: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** Lines over a common axis; `steps` draws values that stay until the next one. At most four series. */
export const linePlot = (
  label: string,
  series: readonly Series[],
  names: { readonly x: string; readonly y: string },
  options: { readonly maxY?: number; readonly steps?: boolean } = {},
): Html => {
  const all = series.flatMap((s) => s.points);
  const f = frame(
    240,
    Math.max(0, ...all.map((p) => p.x)),
    options.maxY ?? Math.max(0, ...all.map((p) => p.y)),
    names,
  );
  const path = (s: Series): string =>
    s.points
      .map((p, k) => {
        const to = `${f.x(p.x)} ${f.y(p.y)}`;
        if (k === 0) return `M${to}`;
        return options.steps === true ? `H${f.x(p.x)}V${f.y(p.y)}` : `L${to}`;
      })
      .join('');
  return picture(
    label,
    f.height,
    html`${f.axes}${series.map((s, k) => {
      const last = s.points[s.points.length - 1];
      return html`<path class="series s${k}" d="${path(s)}" />${
          last === undefined || series.length < 2
            ? null
            : html`<text class="label s${k}" x="${f.x(last.x) - 6}" y="${f.y(last.y) - 6}" text-anchor="end"
                >${s.name}</text
              >`
        }`;
    })}`,
  );
};

/** One bar for each value on a number line. */
export const histogram = (
  label: string,
  bars: readonly { readonly at: number; readonly count: number }[],
  names: { readonly x: string; readonly y: string },
): Html => {
  const maxX = Math.max(0, ...bars.map((b) => b.at)) + 1;
  const f = frame(200, maxX, Math.max(0, ...bars.map((b) => b.count)), names);
  const wide = Math.max(2, r1((f.x(1) - f.x(0)) * 0.8));
  return picture(
    label,
    f.height,
    html`${f.axes}${bars.map((b) => {
      const y = f.y(b.count);
      return html`<rect
        class="bar"
        x="${r1(f.x(b.at) - wide / 2)}"
        y="${y}"
        width="${wide}"
        height="${r1(f.height - bottom - y)}"
        ><title>${b.at}: ${figure(b.count)}</title></rect
      >`;
    })}`,
  );
};

/** Named rows with a dot at a value: time to the first finding of each kind. Logarithmic, from a tenth on. */
export const dotPlot = (
  label: string,
  rows: readonly {
    readonly name: string;
    readonly at: number;
    readonly note: string;
    readonly href: string | null;
  }[],
  unit: string,
): Html => {
  const name = 20 + 6.6 * Math.max(...rows.map((r) => r.name.length));
  const height = rows.length * 22 + 36;
  const least = 0.01;
  const most = Math.max(1, ...rows.map((r) => r.at));
  const decades = Math.ceil(Math.log10(most / least));
  const x = (v: number): number =>
    r1(name + (Math.log10(Math.max(v, least) / least) / decades) * (width - name - right - 40));
  const marks = Array.from({ length: decades + 1 }, (_, k) => least * 10 ** k);
  return picture(
    label,
    height,
    html`${marks.map(
      (v) =>
        html`<line class="grid" x1="${x(v)}" x2="${x(v)}" y1="0" y2="${height - 26}" /><text
            class="tick"
            x="${x(v)}"
            y="${height - 10}"
            text-anchor="middle"
            >${String(Number(v.toPrecision(1)))} ${unit}</text
          >`,
    )}${rows.map((r, k) => {
      const y = k * 22 + 14;
      const dot = html`<circle class="dot" cx="${x(r.at)}" cy="${y}" r="5"
        ><title>${r.name} ${r.note}: ${figure(r.at)} ${unit}</title></circle
      >`;
      return html`<text class="row-name" x="${name - 10}" y="${y + 4}" text-anchor="end">${r.name}</text
        ><line class="stem" x1="${name}" x2="${x(r.at)}" y1="${y}" y2="${y}" />${
          r.href === null ? dot : html`<a href="${r.href}" aria-label="Witness of ${r.name}">${dot}</a>`
        }`;
    })}`,
    rows.some((r) => r.href !== null) ? 'group' : 'img',
  );
};
