const CHUNK = 1 << 13;

/** Bytes as a string of one code unit each: to compare, and to search in. An argument list has a limit, a text has none. */
export const latin1 = (bytes: readonly number[]): string => {
  if (bytes.length <= CHUNK) return String.fromCharCode(...bytes);
  const parts: string[] = [];
  for (let k = 0; k < bytes.length; k += CHUNK) parts.push(String.fromCharCode(...bytes.slice(k, k + CHUNK)));
  return parts.join('');
};
