const latin = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

/**
 * What picture the bytes are, by how they begin; null for everything that is never shown. A name or a type that came along
 * says nothing, and SVG is no picture here: it can do more than be looked at.
 */
export function pictureType(bytes: Uint8Array): string | null {
  if (latin(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png';
  if (latin(bytes, 0, 3) === '\xff\xd8\xff') return 'image/jpeg';
  if (/^GIF8[79]a$/.test(latin(bytes, 0, 6))) return 'image/gif';
  if (latin(bytes, 0, 4) === 'RIFF' && latin(bytes, 8, 12) === 'WEBP') return 'image/webp';
  return latin(bytes, 4, 8) === 'ftyp' && /^avi[fs]$/.test(latin(bytes, 8, 12)) ? 'image/avif' : null;
}

/** What is written down of a file: of a picture its own type, of others what the system said, unless that claims one. */
export const typeOf = (picture: string | null, said: string): string => {
  const claimed = said === '' || said.startsWith('image/') ? 'application/octet-stream' : said;
  return picture ?? claimed;
};
