import { createHash } from 'node:crypto';
import { sealBlob, type SealedBlob } from '../shared/record/blobs/blob';
import { seededBytes } from './laptop';
import { sodium } from './sealing';

/** An attachment of so many bytes, told from others by its name; the same each time. */
export const sealed = (name: string, bytes = 1_000): SealedBlob =>
  sealBlob(plain(name, bytes), { crypto: sodium, random: seededBytes(`blob ${name}`) });

export function plain(name: string, bytes = 1_000): Uint8Array {
  const pattern = seededBytes(`plain ${name}`)(4_099);
  return Uint8Array.from({ length: Math.floor(bytes) }, (_, i) => pattern[i % pattern.length] ?? 0);
}

/** Megabytes are compared by it: showing how they differ takes minutes. */
export function digestOf(chunks: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const chunk of chunks) hash.update(chunk);
  return `${String(chunks.length)} ${hash.digest('hex')}`;
}
