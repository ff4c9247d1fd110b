/**
 * The durable form of a campaign: append-only lines of JSON, each with a version and a checksum. Programs are kept as
 * text, which outlives generators; tapes and seeds are for replay.
 */
import * as E from '#fp/Either';
import { failure } from '#io/PathReporter';
import * as t from 'io-ts';

export const VERSION = 2;

const threat = t.union([
  t.literal('contract'),
  t.literal('good-faith'),
  t.literal('buggy'),
  t.literal('arbitrary'),
]);
const direction = t.union([t.literal('c-calls-rust'), t.literal('rust-calls-c')]);
const settings = t.record(t.string, t.string);
const counts = t.record(t.string, t.number);

const Start = t.type({
  k: t.literal('start'),
  ferrule: t.string,
  seed: t.number,
  settings,
  properties: t.array(t.string),
  regimes: t.array(t.string),
  started: t.string,
});

const Found = t.type({
  property: t.string,
  regime: t.string,
  threat,
  settings,
  kind: t.string,
  rule: t.string,
  premise: t.string,
  direction,
  index: t.number,
  choices: t.array(t.number),
});

/** `seen`: what judged each program; `fresh`: how many programs each of that saw for the first time (see `distinct.ts`). */
const Range = t.intersection([
  t.type({
    k: t.literal('range'),
    range: t.number,
    programs: t.number,
    /** Distinct programs over all ranges up to and with this one. */
    distinct: t.number,
    /** Of the distinct ones, those that a property judged. */
    judged: t.number,
    crossing: t.number,
    /** Programs that no property judged, by reason. */
    idle: counts,
    drawn: t.type({ draws: t.number, forced: t.number, deadEnds: t.number, cut: t.number }),
    cells: t.record(t.string, t.type({ programs: t.number, vacuous: t.number, broken: t.number })),
    found: t.array(Found),
    bugs: t.array(t.type({ index: t.number, direction, regime: t.string, message: t.string })),
    fired: counts,
    failed: counts,
    /** Seconds since the start of this sitting, and of each part of the work. */
    seconds: t.number,
    times: t.type({ generate: t.number, lower: t.number, link: t.number, run: t.number }),
  }),
  t.partial({
    seen: t.type({ sets: t.array(t.array(t.string)), of: t.array(t.number) }),
    fresh: counts,
  }),
]);

const Saved = t.type({ regime: t.string, rule: t.string, premise: t.string });

const OtherOrder = t.type({
  order: t.string,
  verdict: t.string,
  moved: t.readonlyArray(
    t.type({
      name: t.string,
      size: t.number,
      sizeThere: t.number,
      fields: t.readonlyArray(t.type({ name: t.string, at: t.number, there: t.number })),
    }),
  ),
});

const WitnessOf = t.type({
  k: t.literal('witness'),
  id: t.string,
  property: t.string,
  regime: t.string,
  settings,
  threat,
  kind: t.string,
  rule: t.string,
  premise: t.string,
  explanation: t.string,
  direction,
  /** S as each regime elaborates it; F is the same under all. */
  rust: t.record(t.string, t.string),
  c: t.string,
  size: t.number,
  oneMinimal: t.boolean,
  tries: t.number,
  savedBy: t.array(Saved),
  index: t.number,
});

/** `otherOrder`: the verdict hangs on the order of fields (`layout-dependent`). */
const Witness = t.intersection([WitnessOf, t.partial({ otherOrder: OtherOrder })]);

/** `keptFor`: why an idle premise is there all the same. `unfinished`: what the search had no time for. */
const Kill = t.intersection([
  t.type({
    k: t.literal('kill'),
    regime: t.string,
    rule: t.string,
    premise: t.string,
    property: t.string,
    threat,
    answer: t.union([t.literal('needed'), t.literal('masked'), t.literal('idle'), t.literal('unfinished')]),
    by: t.array(t.string),
    tries: t.number,
    witness: t.union([
      t.null,
      t.type({
        kind: t.string,
        settings,
        rust: t.string,
        c: t.string,
        size: t.number,
        oneMinimal: t.boolean,
        mutants: t.array(t.type({ rule: t.string, premise: t.number })),
      }),
    ]),
  }),
  t.partial({ keptFor: t.string, unfinished: t.string }),
]);

/** A program on which an optimisation shows, and what it did before and after. */
const Shown = t.type({
  rust: t.string,
  c: t.string,
  size: t.number,
  oneMinimal: t.boolean,
  before: t.string,
  after: t.string,
});

/** Optimisation × aliasing model: what its source claims, and what was found. */
const OptimisationCell = t.type({
  k: t.literal('optimisation'),
  optimisation: t.string,
  aliasing: t.string,
  claimed: t.boolean,
  /** Programs tried; those without undefined behaviour that it changes, and those it breaks. */
  programs: t.number,
  changed: t.number,
  broken: t.number,
  /** Programs with undefined behaviour that it changes, and those on which that shows. */
  undefined: t.number,
  shown: t.number,
  brokenBy: t.union([t.null, Shown]),
  shownBy: t.union([t.null, Shown]),
});

/** What a premise that stands for undefined behaviour licenses. */
const Licence = t.type({
  k: t.literal('licence'),
  aliasing: t.string,
  rule: t.string,
  premise: t.string,
  index: t.number,
  answer: t.union([t.literal('needed'), t.literal('masked'), t.literal('idle')]),
  by: t.array(t.string),
  tries: t.number,
  /** Programs that it was the first to end. */
  ended: t.number,
  optimisation: t.union([t.null, t.string]),
  witness: t.union([t.null, Shown]),
});

const End = t.type({ k: t.literal('end'), interrupted: t.boolean, seconds: t.number });

export type Payload =
  | t.TypeOf<typeof Start>
  | t.TypeOf<typeof Range>
  | t.TypeOf<typeof Witness>
  | t.TypeOf<typeof Kill>
  | t.TypeOf<typeof OptimisationCell>
  | t.TypeOf<typeof Licence>
  | t.TypeOf<typeof End>;
export type StartRecord = t.TypeOf<typeof Start>;
export type RangeRecord = t.TypeOf<typeof Range>;
export type WitnessRecord = t.TypeOf<typeof Witness>;
export type KillRecord = t.TypeOf<typeof Kill>;
export type ShownRecord = t.TypeOf<typeof Shown>;
export type OptimisationRecord = t.TypeOf<typeof OptimisationCell>;
export type LicenceRecord = t.TypeOf<typeof Licence>;

const codecs = {
  start: Start,
  range: Range,
  witness: Witness,
  kill: Kill,
  optimisation: OptimisationCell,
  licence: Licence,
  end: End,
} as const;

const Line = t.type({ v: t.number, sum: t.string, data: t.UnknownRecord });

/** FNV-1a over the text of the payload: finds torn and edited lines, not malice. */
export const checksum = (text: string): string => {
  let h = 0x811c9dc5;
  for (let k = 0; k < text.length; k++) h = Math.imul(h ^ text.charCodeAt(k), 0x01000193);
  return (h >>> 0).toString(16).padStart(8, '0');
};

export const encode = (p: Payload): string => {
  const data = JSON.stringify(p);
  return `{"v":${VERSION},"sum":"${checksum(data)}","data":${data}}`;
};

const parse = (line: string): E.Either<string, unknown> =>
  E.tryCatch(
    () => JSON.parse(line) as unknown,
    () => 'not JSON',
  );

/** One line, or why it is none. */
export const decode = (line: string): E.Either<string, Payload> => {
  const parsed = parse(line);
  if (E.isLeft(parsed)) return parsed;
  const outer = Line.decode(parsed.right);
  if (E.isLeft(outer)) return E.left(failure(outer.left)[0] ?? 'not a record');
  const { v, sum, data } = outer.right;
  if (v !== VERSION) return E.left(`version ${v}, and this Ferrule reads version ${VERSION}`);
  if (checksum(JSON.stringify(data)) !== sum) return E.left('the checksum does not match');
  const kind = data['k'];
  const codec = typeof kind === 'string' && kind in codecs ? codecs[kind as keyof typeof codecs] : null;
  if (codec === null) return E.left(`unknown kind of record \`${String(kind)}\``);
  const inner = (codec as t.Type<Payload, unknown>).decode(data);
  return E.isLeft(inner) ? E.left(failure(inner.left)[0] ?? 'not a record') : E.right(inner.right);
};
