import { err, ok, type Result } from '../../base/result';
import { lockKeys, type CarriedKey, type Lock, type LockProblem } from '../../record/keys/carried-keys';
import { toHex } from '../../record/bytes';
import type { Crypto } from '../../record/keys/crypto';
import type { BlobPlace } from '../../record/blobs/blob-place';
import type { Keep } from '../../record/keep';
import type { BookId, OpHash } from '../../record/op';
import { newPhrase } from '../../record/keys/phrase';
import type { RemoteProblem } from '../../record/remote';
import {
  encodeFileHeader,
  MAX_CARRIED_BLOBS,
  MAX_FILE_BYTES,
  MAX_FILE_HEADER_BYTES,
  MAX_LISTED_BOOKS,
  MAX_SECTION_BYTES,
  type CarriedBlob,
} from '../../record/warroom-file';
import { problemOf } from '../patience';
import { blobsToCarry, bytesOf, bytesToCarry } from './carried-blobs';
import { giveName, sweep, writeBeside, type WritingWorld } from './write-beside';

/** How the keys are to travel. A phrase is made here, and told once it is written. */
export type Travel =
  | { readonly kind: 'clear' }
  | { readonly kind: 'phrase' }
  | { readonly kind: 'devices'; readonly devices: readonly Uint8Array[] };

export type ExportOrder = {
  readonly keep: Keep;
  readonly books: readonly BookId[];
  readonly travel: Travel;
  /** Where a person said it is to be: whatever file has that name is replaced. */
  readonly path: string;
  /** Where the attachments of this laptop lie. Without it none go along. */
  readonly attachments?: BlobPlace;
  /** Frames of these ops stay here. */
  readonly without?: ReadonlySet<OpHash>;
};
export type ExportPorts = WritingWorld & {
  readonly crypto: Crypto;
  /** A file that would be longer is refused. By default the longest that a reader takes. */
  readonly maxBytes?: number;
};

export type Exported = {
  readonly path: string;
  readonly bytes: number;
  readonly ops: number;
  readonly attachments: number;
  /** To be told to whoever gets the file, another way than the file goes. Null if none was asked for. */
  readonly phrase: readonly string[] | null;
  /** Books whose keys this laptop does not hold itself: they go along, and stay sealed. */
  readonly keyless: readonly BookId[];
};
export type ExportProblem = RemoteProblem | { readonly kind: LockProblem | 'too-many-books' };

/** Writes books into a `.warroom` file to carry: durable, read back, and whole or not at all. */
export async function exportBooks(order: ExportOrder, ports: ExportPorts): Promise<Result<Exported, ExportProblem>> {
  const { keep, books, travel, path, attachments, without = new Set() } = order;
  const { crypto, random, maxBytes = MAX_FILE_BYTES } = ports;
  if (books.length > MAX_LISTED_BOOKS) return err({ kind: 'too-many-books' });
  const keys: CarriedKey[] = [];
  for (const book of books) for (const key of await keep.keysOf(book)) keys.push({ book, key });
  const id = toHex(random(16));
  const words = travel.kind === 'phrase' ? newPhrase(random) : null;
  const lock: Lock = travel.kind === 'phrase' ? { kind: 'phrase', words: words ?? [] } : travel;
  const locked = lockKeys(keys, lock, { crypto, file: id, random });
  if (!locked.ok) return err({ kind: locked.error });
  const blobs: CarriedBlob[] = [];
  if (attachments) for (const book of books) blobs.push(...(await blobsToCarry(book, keep, attachments)));
  const header = { id, revision: toHex(random(16)), books, keys: locked.value, ...(blobs.length > 0 && { blobs }) };
  if (blobs.length > MAX_CARRIED_BLOBS || bytesOf(blobs) > MAX_SECTION_BYTES) return err({ kind: 'too-large' });
  if (encodeFileHeader(header).length > MAX_FILE_HEADER_BYTES) return err({ kind: 'too-many-books' });
  let ops = 0;
  let left = maxBytes - 2 * MAX_FILE_HEADER_BYTES;
  async function* content() {
    for (const book of books)
      for (const frame of await keep.frames(book, {})) {
        if (frame.ops.every(({ hash }) => without.has(hash))) continue;
        left -= frame.bytes.length;
        if (left < 0) return;
        ops += frame.ops.length;
        yield frame.bytes;
      }
    if (attachments) yield* bytesToCarry(blobs, attachments);
  }
  try {
    await sweep(path, ports);
    const written = await writeBeside({ path, header, content: content() }, ports);
    // Nobody could read it.
    if (left < 0) await ports.disk.remove(written.temp);
    if (left < 0) return err({ kind: 'too-large' });
    await giveName(written, path, { replacing: true, world: ports });
    const keyless = books.filter((book) => !keys.some((key) => key.book === book));
    return ok({ path, bytes: written.bytes, ops, attachments: blobs.length, phrase: words, keyless });
  } catch (error) {
    return err(problemOf(error));
  }
}
