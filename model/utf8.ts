/** Text as UTF-8. */
const encoder = new TextEncoder();

export const utf8 = (text: string): number[] => {
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    // Most texts have nothing but ASCII in them.
    if (c >= 0x80) return [...encoder.encode(text)];
    bytes.push(c);
  }
  return bytes;
};
