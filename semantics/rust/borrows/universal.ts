/** What a body asks of the lifetimes that its signature names, against what that declares (RFC 2094, named lifetimes). */
import type { MoreSaid } from '../../../model/diagnostic.js';
import type { Span } from '../../../model/span.js';
import type { Ty } from '../../../model/types.js';
import { showTy } from '../../../model/types.js';
import type { CrateCx } from '../check/context.js';
import type { AnalysisFn } from '../lower/body.js';
import { eachRegion } from '../ty.js';
import type { Requirements } from './closures.js';
import { Derivations } from './derivation.js';
import type { Points } from './points.js';
import type { RulesOff } from './rules.js';
import type { Outlive, Why } from './regions.js';
import type { Typing } from './typing.js';
import { STATIC, type RegionId } from './views.js';

const closure = (
  universals: number,
  pairs: readonly { readonly longer: RegionId; readonly shorter: RegionId }[],
): ((longer: RegionId, shorter: RegionId) => boolean) => {
  const reach: Set<RegionId>[] = [];
  for (let u = 0; u < universals; u++) reach.push(new Set([u]));
  for (const p of pairs) reach[p.longer]?.add(p.shorter);
  for (let changed = true; changed;) {
    changed = false;
    for (const from of reach) {
      for (const mid of [...from]) {
        for (const to of reach[mid] ?? []) {
          if (from.has(to)) continue;
          from.add(to);
          changed = true;
        }
      }
    }
  }
  return (longer, shorter) => {
    const found = reach[longer];
    return longer === STATIC || found?.has(STATIC) === true || found?.has(shorter) === true;
  };
};

export const checkUniversal = (
  cx: CrateCx,
  x: AnalysisFn,
  points: Points,
  typing: Typing,
  off: RulesOff,
): Requirements | null => {
  const { regions } = typing;
  if (off.has('universal-region')) return null;
  // Most bodies ask nothing of their signatures.
  let follows: ReturnType<typeof closure> | null = null;
  const known = (longer: RegionId, shorter: RegionId): boolean =>
    (follows ??= closure(regions.universals, typing.declared.outlives))(longer, shorter);
  const pairs: Outlive[] = [];
  const said = new Set<string>();
  for (let longer = 1; longer < regions.universals; longer++) {
    for (const shorter of regions.ends(longer)) {
      if (known(longer, shorter)) continue;
      const asked = x.closure === null ? null : ofCaller(typing, known, longer, shorter);
      if (asked === null) report(cx, x, points, typing, longer, shorter, said);
      else {
        const c = regions.blame(longer, shorter);
        pairs.push({
          ...asked,
          why: c?.why ?? 'inner',
          span: c?.span ?? x.fn.span,
          rule: 'signature',
        });
      }
    }
  }
  return x.closure === null
    ? null
    : { externals: typing.declared.externals, named: typing.declared.around, pairs };
};

/**
 * What a closure's body asks of the function around, in terms of regions that it knows: a bound region that must be
 * outlived is replaced by one that outlives it, at the worst `'static`; one that must outlive something by one that it
 * outlives, and if there is none nobody can see to it (rustc: `try_propagate_universal_region_error`).
 */
const ofCaller = (
  typing: Typing,
  known: (longer: RegionId, shorter: RegionId) => boolean,
  longer: RegionId,
  shorter: RegionId,
): { readonly longer: RegionId; readonly shorter: RegionId } | null => {
  const { regions } = typing;
  const { bound } = typing.declared;
  const external = (f: (r: RegionId) => boolean): RegionId | null => {
    for (let r = 1; r < regions.universals; r++) if (!bound.has(r) && f(r)) return r;
    return null;
  };
  const low = bound.has(longer) ? external((r) => known(longer, r)) : longer;
  if (low === null) return null;
  const high = bound.has(shorter) ? (external((r) => known(r, shorter)) ?? STATIC) : shorter;
  return { longer: low, shorter: high };
};

/** Whether the mistake is that something leaves the body, and not how two lifetimes are declared (rustc: escaping data). */
const escapes = (
  x: AnalysisFn,
  typing: Typing,
  shorter: RegionId,
  why: Why,
  isParameter: boolean,
): boolean => {
  if (x.closure === null) return shorter === STATIC && why === 'argument' && isParameter;
  return !typing.declared.bound.has(shorter) && why !== 'return' && why !== 'annotation';
};

const isNamed = (name: string): boolean => /^'[A-Za-z_]/.test(name) && !name.startsWith("'_");

/** The parameter whose type names the region: where it stands among them, and its name. */
const parameterWith = (
  x: AnalysisFn,
  name: string,
): { readonly index: number; readonly name: string } | null => {
  const index = x.signature.params.findIndex((t) => names(t, name));
  const local = x.fn.locals[index + 1];
  return index < 0 || local?.name === null || local === undefined ? null : { index, name: local.name };
};

const names = (t: Ty, name: string): boolean => {
  let found = false;
  eachRegion(t, (r) => (found ||= r === name));
  return found;
};

const report = (
  cx: CrateCx,
  x: AnalysisFn,
  points: Points,
  typing: Typing,
  longer: RegionId,
  shorter: RegionId,
  said: Set<string>,
): void => {
  const { regions } = typing;
  const c = regions.blame(longer, shorter);
  if (c === null) return;
  // One message a constraint: what follows from it is the same mistake.
  const key = `${c.span.start} ${c.span.end}`;
  if (said.has(key)) return;
  said.add(key);
  const refuse = (code: string, message: string, span: Span, more: MoreSaid): void => {
    const derivation = new Derivations(x, points, typing).universal(longer, shorter, span);
    cx.error(code, message, span, { ...more, derivation });
  };
  const a = regions.names[longer] ?? '';
  const b = regions.names[shorter] ?? '';
  const param = parameterWith(x, a);
  const show = (name: string): string => (isNamed(name) ? `\`${name}\`` : 'its own lifetime');
  // One of the two has a name and the other is a parameter's that has none.
  const named = isNamed(a) ? a : b;
  const open = isNamed(a) ? b : a;
  const unnamed = parameterWith(x, open);
  if (
    x.closure === null &&
    !isNamed(open) &&
    isNamed(named) &&
    shorter !== STATIC &&
    unnamed !== null &&
    unnamed.name !== 'self'
  ) {
    const ty = x.signature.params[unnamed.index];
    refuse('E0621', `explicit lifetime required in the type of \`${unnamed.name}\``, c.span, {
      related: [{ span: x.fn.locals[unnamed.index + 1]?.span ?? x.fn.span, message: 'this parameter' }],
      help:
        ty === undefined
          ? `name ${show(named)} in its type`
          : `write \`${unnamed.name}: ${showTy(ty).split(`${open} `).join(`${named} `)}\``,
    });
    return;
  }
  if (escapes(x, typing, shorter, c.why, param !== null)) {
    const body = x.closure === null ? 'function' : 'closure';
    refuse('E0521', `borrowed data escapes outside of ${body}`, c.span, {
      related:
        param === null
          ? []
          : [
              {
                span: x.fn.locals[param.index + 1]?.span ?? x.fn.span,
                message: `\`${param.name}\` is a reference that is only valid in the ${body} body`,
              },
            ],
      help:
        x.closure === null
          ? 'ask for a reference that lives long enough'
          : 'keep what it refers to, and not the reference: it ends with each call of the closure',
    });
    return;
  }
  const what =
    c.why === 'return' ? 'this returns' : c.why === 'argument' ? 'this argument needs' : 'this needs';
  refuse('lifetime-too-short', 'lifetime may not live long enough', c.span, {
    related: [
      {
        span: x.fn.locals[(param?.index ?? -1) + 1]?.span ?? x.fn.span,
        message: `${what} data of ${show(b)}, and has data of ${show(a)}${param === null ? '' : ` from \`${param.name}\``}`,
      },
    ],
    help: isNamed(a) && isNamed(b) ? `declare \`${a}: ${b}\`` : 'name the same lifetime in both types',
  });
};
