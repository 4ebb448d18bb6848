// Node's own, which take any bytes: to make a Buffer of them first would cost as much again.
const native = Buffer.prototype as unknown as {
  readonly hexSlice: (this: Uint8Array) => string;
  readonly hexWrite: (this: Uint8Array, hex: string) => number;
};

/** Stands in for @noble/hashes where worlds are built: the same functions, from what Node has. */
export const bytesToHex = (bytes: Uint8Array): string => native.hexSlice.call(bytes);

export function hexToBytes(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length / 2);
  // At letters that are none of hex, Node stops without a word.
  if (hex.length % 2 !== 0 || native.hexWrite.call(bytes, hex) !== bytes.length) throw new Error('not hex');
  return bytes;
}

export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
