import type { Token } from './tokens.js';

export type FrameKind =
  'file' | 'block' | 'record' | 'enum' | 'braces' | 'parameters' | 'group' | 'for' | 'parentheses' | 'index';

/** How far the declaration or statement at this bracket level has come. */
export type Mode = 'start' | 'specifiers' | 'typed' | 'named' | 'expression';

export interface Frame {
  readonly kind: FrameKind;
  /** Where a name declared here belongs: a group `(*f)` declares for the level around it. */
  readonly owner: FrameKind;
  readonly opener: Token | null;
  readonly before: string;
  /** What the skeleton has for the brackets. */
  readonly brackets: readonly [string, string];
  mode: Mode;
  declaring: boolean;
  typedef: boolean;
  questions: number;
  /** A comma has passed since the declaration began. */
  listed: boolean;
}

export const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** A bracket level as it is when it is opened. */
export const frame = (
  kind: FrameKind,
  opener: Token | null,
  before: string,
  more: Partial<Frame> = {},
): Frame => ({
  kind,
  owner: kind,
  opener,
  before,
  brackets: [opener?.text ?? '', closers[opener?.text ?? ''] ?? ''],
  mode: 'start',
  declaring: false,
  typedef: false,
  questions: 0,
  listed: false,
  ...more,
});

/** A type specifier has been seen: what comes next declares, or is a part of it. */
export const startType = (f: Frame): void => {
  f.mode = 'typed';
  f.declaring = true;
};
