/** Macros and their replacement, by tokens (C11 6.10.3). */
import type { Span } from '../span.js';
import { relex, type Token } from './tokens.js';

export interface Macro {
  /** Null for an object-like one. */
  readonly parameters: readonly string[] | null;
  /** The last parameter stands for all further arguments, with their commas (6.10.3p12). */
  readonly variadic: boolean;
  readonly replacement: readonly Token[];
}

/** A token, and the macros inside of whose replacement it stands: none of them replaces it again (6.10.3.4p2). */
interface Hidden {
  readonly token: Token;
  readonly hidden: ReadonlySet<string>;
}

/** Most uses of macros among the arguments of others. */
const deepest = 200;

type Complain = (at: Token, message: string, help: string) => void;

const none: ReadonlySet<string> = new Set();
const visible = (token: Token): Hidden => ({ token, hidden: none });

export const sameMacro = (a: Macro, b: Macro): boolean => {
  const shown = (m: Macro): string =>
    [
      m.parameters?.join() ?? '-',
      m.variadic,
      ...m.replacement.map((t) => (t.spaced ? ` ${t.text}` : t.text)),
    ].join('\n');
  return shown(a) === shown(b);
};

/** `#x`: the text of an argument, with one space where there was any (6.10.3.2). */
const stringised = (argument: readonly Hidden[], at: Token): Token => {
  const text = argument
    .map(({ token: t }, k) => {
      const escaped = t.kind === 'string' || t.kind === 'char' ? t.text.replace(/["\\]/g, '\\$&') : t.text;
      return k > 0 && t.spaced ? ` ${escaped}` : escaped;
    })
    .join('');
  return { ...at, kind: 'string', text: `"${text}"` };
};

/** Replaces the macros of one program. `expanded` counts tokens that they made, so that a file cannot fill the memory. */
export class Expander {
  readonly macros = new Map<string, Macro>();
  expanded = 0;
  private depth = 0;
  private readonly most: number;
  private readonly place: (at: number) => Span;
  private readonly complain: Complain;

  constructor(most: number, place: (at: number) => Span, complain: Complain) {
    this.most = most;
    this.place = place;
    this.complain = complain;
  }

  expand(tokens: readonly Token[]): Token[] {
    return this.replaced(tokens.map(visible)).map((h) => h.token);
  }

  private replaced(input: readonly Hidden[]): Hidden[] {
    const out: Hidden[] = [];
    if (this.depth > deepest) this.expanded = Infinity;
    this.depth++;
    const rest = input.toReversed();
    for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
      const { token, hidden } = next;
      const macro =
        token.kind === 'word' && !hidden.has(token.text) ? this.macros.get(token.text) : undefined;
      if (macro === undefined || this.expanded > this.most) {
        const known = macro === undefined ? this.predefined(token) : null;
        out.push(known === null ? next : { token: known, hidden });
        continue;
      }
      const made = this.use(macro, next, rest);
      if (made === null) out.push(next);
      else for (let k = made.length - 1; k >= 0; k--) rest.push(made[k]!);
    }
    this.depth--;
    return out;
  }

  /** `__LINE__` and `__FILE__` (6.10.8.1): where the use is that they stand for. */
  private predefined(token: Token): Token | null {
    if (token.kind !== 'word') return null;
    if (token.text === '__LINE__')
      return { ...token, kind: 'number', text: String(this.place(token.start).line) };
    if (token.text !== '__FILE__') return null;
    const name = this.place(token.start).file.replace(/["\\]/g, '\\$&');
    return { ...token, kind: 'string', text: `"${name}"` };
  }

  /** What takes the place of a macro's name, and of its arguments, which are taken from `rest`; null: not a use of it. */
  private use(macro: Macro, { token, hidden }: Hidden, rest: Hidden[]): readonly Hidden[] | null {
    if (macro.parameters === null) {
      const made = this.substitute(macro, new Map(), token, token);
      const inside = new Set([...hidden, token.text]);
      return made.map((h) => ({ token: h.token, hidden: new Set([...h.hidden, ...inside]) }));
    }
    if (rest[rest.length - 1]?.token.text !== '(') return null;
    const found = this.arguments(macro, token, rest);
    if (found === null) return [];
    const made = this.substitute(macro, found.values, token, found.close.token);
    const inside = [...hidden].filter((n) => found.close.hidden.has(n)).concat(token.text);
    return made.map((h) => ({ token: h.token, hidden: new Set([...h.hidden, ...inside]) }));
  }

  private arguments(
    macro: Macro,
    name: Token,
    rest: Hidden[],
  ): { readonly values: ReadonlyMap<string, readonly Hidden[]>; readonly close: Hidden } | null {
    const parameters = macro.parameters ?? [];
    const all: Hidden[][] = [[]];
    rest.pop();
    let depth = 0;
    for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
      const { text } = next.token;
      if (text === ')' && depth === 0) {
        if (parameters.length === 0 && all.length === 1 && all[0]!.length === 0) all.pop();
        const few = macro.variadic && all.length === parameters.length - 1 && all.length > 0;
        if (all.length !== parameters.length && !few) {
          const wanted = `the macro \`${name.text}\` has ${parameters.length} parameter(s), and ${all.length} argument(s) are given`;
          this.complain(name, wanted, 'give one for each parameter (C11 6.10.3p4)');
          return null;
        }
        return { values: new Map(parameters.map((p, k) => [p, all[k] ?? []])), close: next };
      }
      if (text === '(') depth++;
      if (text === ')') depth--;
      const collecting = macro.variadic && all.length === parameters.length;
      if (text === ',' && depth === 0 && !collecting) all.push([]);
      else all[all.length - 1]!.push(next);
    }
    this.complain(name, `the arguments of \`${name.text}\` are not closed`, 'add the `)`');
    return null;
  }

  private substitute(
    macro: Macro,
    values: ReadonlyMap<string, readonly Hidden[]>,
    from: Token,
    to: Token,
  ): readonly Hidden[] {
    const out: Hidden[] = [];
    const place = { start: from.start, end: Math.max(from.end, to.end), first: false };
    const put = (h: Hidden, spaced = h.token.spaced): void => {
      this.expanded++;
      out.push({ token: { ...h.token, ...place, spaced }, hidden: h.hidden });
    };
    const { replacement } = macro;
    for (let k = 0; k < replacement.length; k++) {
      const t = replacement[k]!;
      if (t.text === '#' && macro.parameters !== null) {
        put(visible(stringised(values.get(replacement[++k]!.text) ?? [], t)));
        continue;
      }
      if (t.text === '##') {
        const right = replacement[++k]!;
        const [head, ...tail] = values.get(right.text) ?? [visible(right)];
        if (head !== undefined) this.paste(out, head, from, place);
        for (const h of tail) put(h);
        continue;
      }
      const value = values.get(t.text);
      if (value === undefined) put(visible(t));
      // Beside a ## an argument stays as it is; elsewhere it is replaced first (6.10.3.1).
      else if (replacement[k + 1]?.text === '##') {
        for (const h of value) put(h);
        // Nothing to paste to: what follows stands alone.
        if (value.length === 0) {
          k += 2;
          const right = replacement[k]!;
          for (const h of values.get(right.text) ?? [visible(right)]) put(h);
        }
      } else this.replaced(value).forEach((h, i) => put(h, i === 0 ? t.spaced : h.token.spaced));
    }
    return out;
  }

  /** `a ## b`: one token of two (6.10.3.3). */
  private paste(out: Hidden[], right: Hidden, at: Token, place: Partial<Token>): void {
    const left = out.pop();
    if (left === undefined) {
      out.push({ token: { ...right.token, ...place }, hidden: right.hidden });
      return;
    }
    const text = left.token.text + right.token.text;
    const made = relex(text);
    if (made === null)
      this.complain(at, `\`${text}\`, pasted by ##, is no token`, 'paste what makes a name or a number');
    out.push({ token: { ...left.token, kind: made ?? 'word', text }, hidden: left.hidden });
  }
}
