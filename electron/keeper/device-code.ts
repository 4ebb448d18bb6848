// Crockford's alphabet: no letter that could be read as a digit.
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Three letters that name this laptop to people: 15 bits of its public key. */
export function deviceCode([first = 0, second = 0]: Uint8Array): string {
  const bits = (first << 8) | second;
  return [bits >> 10, bits >> 5, bits].map((five) => LETTERS[five & 31] ?? '0').join('');
}
