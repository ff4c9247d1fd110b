import { deflateRawSync } from 'node:zlib';

/**
 * Text as base64 of its raw deflate stream (RFC 1951): a recorded run is a sixth of its size so. The page's script
 * undoes it with the browser's own `DecompressionStream`.
 */
export const squeeze = (text: string): string => deflateRawSync(text, { level: 9 }).toString('base64');
