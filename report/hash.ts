import { createHash } from 'node:crypto';

/** As Content-Security-Policy wants it: `'sha256-…'`. */
export const cspHash = (text: string): string =>
  `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;

/** The first 16 hexadecimal digits: names of cache entries and of things in the page. */
export const shortHash = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 16);
