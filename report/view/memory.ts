/** Memory byte by byte: allocations, their bytes and pointers, and the borrow stacks or trees over them. */
import type { AliasItem, AliasRun } from '../../semantics/aliasing/model.js';
import type { AllocView, ByteView, TraceStep } from '../../semantics/machine/trace.js';
import { html, type Html } from '../html.js';
import { plural } from '../words.js';

const hex = (n: number, digits: number): string => n.toString(16).padStart(digits, '0');

/** Bytes in a row, so that a row fits a telephone. */
const perRow = 8;

type Group =
  | { readonly k: 'byte'; readonly at: number; readonly value: number | null }
  | {
      readonly k: 'pointer';
      readonly at: number;
      readonly size: number;
      readonly addr: number;
      readonly to: number;
      readonly tag: number;
    };

type PointerByte = Extract<ByteView, object>;

const isPointer = (b: ByteView | undefined): b is PointerByte => typeof b === 'object' && b !== null;

/** Bytes of one pointer in one piece, when all of them are there and in order; else byte by byte. */
const groups = (bytes: readonly ByteView[], pointerSize: number): readonly Group[] => {
  const out: Group[] = [];
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at];
    const all = bytes.slice(at, at + pointerSize);
    if (
      isPointer(first) &&
      at % pointerSize === 0 &&
      all.length === pointerSize &&
      all.every((b) => isPointer(b) && b.ptr === first.ptr && b.tag === first.tag)
    ) {
      let addr = 0;
      for (let k = pointerSize - 1; k >= 0; k--) addr = addr * 256 + (all[k] as { v: number }).v;
      out.push({ k: 'pointer', at, size: pointerSize, addr, to: first.ptr, tag: first.tag });
      at += pointerSize;
      continue;
    }
    const value = isPointer(first) ? first.v : (first ?? null);
    out.push({ k: 'byte', at, value });
    at++;
  }
  return out;
};

/** Who carries a tag just now: registers and variables in memory. */
export type TagNames = ReadonlyMap<number, readonly string[]>;

export const tagNames = (s: TraceStep): TagNames => {
  const out = new Map<number, string[]>();
  const add = (tag: number, name: string): void => {
    if (tag <= 0) return;
    const known = out.get(tag) ?? [];
    if (!known.includes(name)) out.set(tag, [...known, name]);
  };
  for (const f of s.frames) for (const r of f.registers) if (r.to > 0 && r.name !== '') add(r.tag, r.name);
  for (const m of s.memory)
    for (const b of m.bytes) if (isPointer(b)) for (const name of m.names) add(b.tag, name);
  return out;
};

/** Where a pointer points, in words and as the start of an arrow. */
export const arrow = (
  s: TraceStep,
  to: number,
  addr: number,
): { readonly text: string; readonly anchor: string } => {
  const target = s.memory.find((m) => m.id === to);
  if (target === undefined) return { text: `0x${addr.toString(16)}`, anchor: '' };
  const offset = addr - target.base;
  const sign = offset === 0 ? '' : offset > 0 ? `+${offset}` : `−${-offset}`;
  return { text: `→ #${to}${sign}`, anchor: `${to}:${offset}` };
};

const touchedAt = (s: TraceStep, alloc: number, at: number): boolean =>
  s.touched.some((t) => t.alloc === alloc && t.from <= at && at < t.to);

const sameByte = (a: ByteView | undefined, b: ByteView | undefined): boolean =>
  a === b || (isPointer(a) && isPointer(b) && a.v === b.v && a.ptr === b.ptr && a.tag === b.tag);

interface Drawing {
  readonly step: TraceStep;
  readonly before: AllocView | undefined;
  readonly pointerSize: number;
}

const cell = (g: Group, a: AllocView, d: Drawing): Html => {
  const size = g.k === 'pointer' ? g.size : 1;
  const touched = touchedAt(d.step, a.id, g.at) ? ' touched' : '';
  const changed =
    d.before !== undefined &&
    a.bytes.slice(g.at, g.at + size).some((b, k) => !sameByte(b, d.before?.bytes[g.at + k]))
      ? ' changed'
      : '';
  if (g.k === 'pointer') {
    const to = arrow(d.step, g.to, g.addr);
    return html`<span
      class="byte pointer w${g.size}${touched}${changed}"
      data-at="${a.id}:${g.at}"
      data-to="${to.anchor}"
      title="0x${g.addr.toString(16)}, tag ${g.tag}"
      >${to.text}</span
    >`;
  }
  if (g.value === null)
    return html`<span
      class="byte uninit${touched}${changed}"
      data-at="${a.id}:${g.at}"
      title="byte ${g.at}: uninitialised"
      >··</span
    >`;
  return html`<span
    class="byte${touched}${changed}"
    data-at="${a.id}:${g.at}"
    title="byte ${g.at}: ${g.value}"
    >${hex(g.value, 2)}</span
  >`;
};

/** A row that reads as text, as text: strings are easier to follow than their codes. */
const asText = (row: readonly Group[]): Html | null => {
  const codes = row.map((g) => (g.k === 'byte' ? g.value : -1));
  const isText = (c: number | null): c is number => c !== null && c >= 0x20 && c < 0x7f;
  if (codes.filter(isText).length < 2 || codes.some((c) => !isText(c) && c !== 0)) return null;
  return html`<span class="text" aria-hidden="true"
    >${codes.map((c) => (isText(c) ? String.fromCharCode(c) : '·')).join('')}</span
  >`;
};

/** Rows of eight bytes; rows in which nothing happens and that say the same are left out beyond the first. */
const rows = (a: AllocView, d: Drawing): readonly Html[] => {
  const byRow: Group[][] = [];
  for (const g of groups(a.bytes, d.pointerSize)) (byRow[Math.floor(g.at / perRow)] ??= []).push(g);
  const out: Html[] = [];
  let last = '';
  let left = 0;
  byRow.forEach((row, k) => {
    const says = JSON.stringify(row.map((g) => (g.k === 'byte' ? g.value : [g.to, g.tag, g.addr])));
    const quiet = !row.some((g) => touchedAt(d.step, a.id, g.at));
    if (quiet && says === last && k !== byRow.length - 1) {
      left++;
      return;
    }
    if (left > 0) out.push(html`<div class="same">${plural(left, 'more row')} of the same</div>`);
    left = 0;
    last = says;
    const label = byRow.length > 1 ? html`<span class="offset">${k * perRow}</span>` : null;
    out.push(html`<div class="row">${label}${row.map((g) => cell(g, a, d))}${asText(row)}</div>`);
  });
  if (a.size > a.bytes.length)
    out.push(html`<div class="same">${plural(a.size - a.bytes.length, 'more byte')}</div>`);
  return out;
};

/** What the bytes mean as one little-endian number, where the allocation is as long as one. */
const asNumber = (a: AllocView): string => {
  if (![1, 2, 4].includes(a.size) || !a.bytes.every((b) => typeof b === 'number')) return '';
  const n = a.bytes.reduceRight<number>((sum, b) => sum * 256 + Number(b), 0);
  return n < 10 && a.size === 1 ? '' : ` = ${n}`;
};

const permissionClass = (p: string): string => p.toLowerCase().replace(/[^a-z]/g, '');

const item = (i: AliasItem, names: TagNames, gone: boolean): Html => {
  const who = names.get(i.tag) ?? [];
  const guard =
    i.protector === 'none'
      ? null
      : html`<span class="guard" title="${i.protector} protector">protected</span>`;
  const exposed = i.exposed ? html` <span class="guard">exposed</span>` : null;
  return html`<span class="item ${permissionClass(i.permission)}${gone ? ' fresh' : ''}"
    ><span class="tag">⟨${i.tag}⟩</span>${who.length > 0 ? html` <b>${who.join(', ')}</b>` : null}
    ${i.permission}${guard === null ? null : html` ${guard}`}${exposed}</span
  >`;
};

const stack = (r: AliasRun, names: TagNames, before: readonly AliasItem[]): Html => {
  const known = new Set(before.map((i) => `${i.tag} ${i.permission}`));
  const fresh = (i: AliasItem): boolean => before.length > 0 && !known.has(`${i.tag} ${i.permission}`);
  return html`<ol class="stack">
    ${[...r.items].reverse().map((i) => html`<li>${item(i, names, fresh(i))}</li>`)}${
      r.unknownBelow === undefined
        ? null
        : html`<li class="same">anything older than ⟨${r.unknownBelow}⟩</li>`
    }
  </ol>`;
};

const tree = (r: AliasRun, names: TagNames, before: readonly AliasItem[]): Html => {
  const known = new Set(before.map((i) => `${i.tag} ${i.permission}`));
  return html`<ul class="tree">
    ${r.items.map(
      (i) =>
        html`<li class="d${Math.min(i.depth, 8)}">
          ${item(i, names, before.length > 0 && !known.has(`${i.tag} ${i.permission}`))}
        </li>`,
    )}
  </ul>`;
};

const overlaps = (s: TraceStep, alloc: number, r: AliasRun): boolean =>
  s.touched.some((t) => t.alloc === alloc && t.from < r.to && r.from < t.to);

/** The runs at the touched bytes; all of them where the step touched none of this allocation. */
const borrows = (a: AllocView, d: Drawing, names: TagNames): Html | null => {
  const { shape, runs } = a.aliasing;
  if (shape === 'none' || runs.length === 0) return null;
  const near = runs.filter((r) => overlaps(d.step, a.id, r));
  const shown = (near.length > 0 ? near : runs).slice(0, 4);
  const hidden = runs.length - shown.length;
  const word = shape === 'stack' ? 'Borrow stack' : 'Borrow tree';
  return html`<div class="borrows">
    ${shown.map((r) => {
      const before = d.before?.aliasing.runs.find((x) => x.from <= r.from && r.from < x.to)?.items ?? [];
      const range =
        r.from === 0 && r.to >= a.size
          ? ''
          : r.to - r.from === 1
            ? `, byte ${r.from}`
            : `, bytes ${r.from}–${r.to - 1}`;
      return html`<div class="borrow">
        <span class="caption">${word}${range}${shape === 'stack' ? ', top first' : ''}</span>${
          shape === 'stack' ? stack(r, names, before) : tree(r, names, before)
        }
      </div>`;
    })}${hidden > 0 ? html`<span class="same">${plural(hidden, 'other range')}</span>` : null}
  </div>`;
};

const allocation = (a: AllocView, d: Drawing, names: TagNames): Html => {
  const touched = d.step.touched.some((t) => t.alloc === a.id) ? ' touched' : '';
  const name = a.names.length > 0 ? html` <b class="names">${a.names.join(', ')}</b>` : null;
  const ended = a.live ? null : html` <span class="ended">ended</span>`;
  return html`<div
    class="alloc${a.live ? '' : ' dead'}${touched}${a.foreign ? ' foreign' : ''}"
    data-alloc="${a.id}"
  >
    <p class="what">
      <span class="id">#${a.id}</span>${name} <span class="kind">${a.kind}</span>${ended}
      <span class="where">${plural(a.size, 'byte')} at 0x${a.base.toString(16)}${asNumber(a)}</span>
    </p>
    <div class="bytes">${rows(a, d)}</div>
    ${a.live ? borrows(a, d, names) : null}
  </div>`;
};

/**
 * What a reader has to see: what the step touched, what carries a name of the program, and whatever pointers lead to
 * from there. Temporaries of the compiler, literals and statics that play no part would only take the eye.
 */
const reached = (s: TraceStep): ReadonlySet<number> => {
  const byId = new Map(s.memory.map((a) => [a.id, a]));
  const todo: number[] = s.touched.map((t) => t.alloc);
  for (const f of s.frames) for (const r of f.registers) if (r.to > 0) todo.push(r.to);
  for (const a of s.memory) {
    const heap = a.kind === 'malloc' || a.kind.endsWith('heap');
    if (a.live && (heap || (a.names.length > 0 && !a.kind.startsWith('static')))) todo.push(a.id);
  }
  const found = new Set<number>();
  for (let id = todo.pop(); id !== undefined; id = todo.pop()) {
    const a = byId.get(id);
    if (a === undefined || found.has(id)) continue;
    found.add(id);
    if (a.live) for (const b of a.bytes) if (isPointer(b)) todo.push(b.ptr);
  }
  return found;
};

export const memoryView = (s: TraceStep, before: TraceStep | null, pointerSize: number): Html => {
  const names = tagNames(s);
  const was = new Map((before?.memory ?? []).map((a) => [a.id, a]));
  const matters = reached(s);
  const shown = s.memory.filter((a) => matters.has(a.id));
  const hidden = s.memory.length - shown.length;
  if (s.memory.length === 0) return html`<p class="same">No memory is allocated yet.</p>`;
  return html`${shown.map((a) => allocation(a, { step: s, before: before === null ? undefined : was.get(a.id), pointerSize }, names))}${
    hidden > 0
      ? html`<p class="same">
          ${plural(hidden, 'allocation')} that ${hidden === 1 ? 'plays' : 'play'} no part now
          ${hidden === 1 ? 'is' : 'are'} not drawn.
        </p>`
      : null
  }`;
};
