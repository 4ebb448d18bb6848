import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';

/** Lower-case hex of bytes, and back. `fromHex` throws on anything that is not even-length hex. */
export const toHex: (bytes: Uint8Array) => string = bytesToHex;
export const fromHex: (hex: string) => Uint8Array = hexToBytes;
/** Null on anything that `fromHex` would throw on. */
export const hexOrNull = (hex: string): Uint8Array | null => (/^(?:[0-9a-f]{2})*$/.test(hex) ? hexToBytes(hex) : null);
export const concat = (...parts: Uint8Array[]): Uint8Array => concatBytes(...parts);

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });
export const toUtf8 = (text: string): Uint8Array => encoder.encode(text);
/** Throws on bytes that are not UTF-8. */
export const fromUtf8 = (bytes: Uint8Array): string => decoder.decode(bytes);

/** Big-endian, four bytes. */
export function u32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

/** The big-endian number at `at`. Throws a RangeError past the end. */
export const readU32 = (bytes: Uint8Array, at: number): number =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at);

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
