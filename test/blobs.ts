import { createHash } from 'node:crypto';
import type { Blobs } from '../electron/keeper/blobs';
import { sealBlob, type BlobRef, type SealedBlob } from '../shared/record/blobs/blob';
import { OP_REDACTED } from '../shared/record/redaction';
import { ackedOp, BOOK, readAll, seededBytes, type Laptop } from './laptop';
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

type Attaching = { readonly ana: Laptop; readonly blobs: Pick<Blobs, 'attach'> };

/** Attaches so many bytes with a line that names them. */
export async function attach({ ana, blobs }: Attaching, name: string, bytes = 5_000): Promise<BlobRef> {
  const attached = await blobs.attach(BOOK, plain(name, bytes));
  if (attached.kind !== 'kept') throw new Error(attached.why);
  ackedOp(await ana.write('', { facts: [{ kind: 'said/1', text: name, blobs: [attached.ref] }] }));
  return attached.ref;
}

/** The line that names it loses its words, and the attachment its key. */
export async function redactBlob(one: Laptop, { blob }: BlobRef): Promise<void> {
  const op = (await readAll(one.keep())).find(({ body }) => JSON.stringify(body.facts).includes(blob));
  const blank = { kind: 'said/1', text: '', blobs: [{ blob, key: '' }] };
  const facts = [{ kind: OP_REDACTED, op: op?.hash ?? '', reason: 'a password', blanked: [[0, blank]] }];
  ackedOp(await one.write('', { facts }));
}
