import { sha256 } from '@noble/hashes/sha2.js';
import { join } from 'node:path';
import { toHex } from '../../record/bytes';
import { chunksOf, isBlobId, isChunkLength, type BlobId } from '../../record/blobs/blob';
import { checkChunks, type BlobStore, type Chunk } from '../../record/blobs/blob-place';
import type { BookId } from '../../record/op';
import { errorCode, makeFolders, writeAll, type Disk } from '../disk';

/** How a chunk is put where it belongs and taken away: on a disk of one's own, or in a folder that others see. */
export type ChunkWriter = {
  /** Durable once resolved; under another name if something else has this one. Folders that are missing are made. */
  put(folders: readonly string[], name: string, bytes: Uint8Array): Promise<void>;
  remove(path: string): Promise<void>;
  /** For so long a file that holds something else than its name says may still be on its way. Then it goes. */
  readonly graceMs: number;
  /** Makes it durable that names went. */
  settle(folder: string): Promise<void>;
};

type Ports = {
  readonly disk: Pick<Disk, 'list' | 'read' | 'stat'>;
  readonly root: string;
  readonly writer: ChunkWriter;
  /** ms, never backwards. */
  readonly mono: () => number;
};

const AGAIN_MS = 10 * 60 * 1000;

/** `<n>-<hash16>`: the chunk's number, and the start of the SHA-256 of its bytes. A synced drive adds to the name. */
const NAME = /^(\d{2})-([0-9a-f]{16})(?![0-9a-f])/;

const nameOf = ({ n, bytes }: Chunk) => `${String(n).padStart(2, '0')}-${hash16(bytes)}`;
const hash16 = (bytes: Uint8Array) => toHex(sha256(bytes)).slice(0, 16);

/**
 * Blobs in files: `<root>/<book>/<blob>/<chunk>`. A file counts by what it holds: one that is cut short or altered is not
 * there, and whoever has the blob gives that chunk again.
 */
export function blobFiles({ disk, root, writer, mono }: Ports): BlobStore {
  const turns = new Map<string, Promise<unknown>>();
  /** Files that did not hold what their names say: since when, and when they are to be read again. */
  const bad = new Map<string, { readonly since: number; readonly againAt: number }>();
  const bookFolder = (book: BookId) => join(root, book);
  const blobFolder = (book: BookId, blob: BlobId) => join(root, book, blob);

  function inTurn<T>(book: BookId, blob: string, work: () => Promise<T>): Promise<T> {
    const key = `${book} ${blob}`;
    const turn = (turns.get(key) ?? Promise.resolve()).then(work);
    const done = turn
      .catch(() => undefined)
      .then(() => {
        if (turns.get(key) === done) turns.delete(key);
      });
    turns.set(key, done);
    return turn;
  }

  const list = async (folder: string): Promise<readonly string[]> => {
    try {
      return await disk.list(folder);
    } catch (error) {
      // A file where a folder is meant to be holds no names.
      if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return [];
      throw error;
    }
  };

  /** By number, the files that may hold a chunk. */
  async function filesOf(book: BookId, blob: BlobId): Promise<ReadonlyMap<number, readonly string[]>> {
    const folder = blobFolder(book, blob);
    const files = new Map<number, string[]>();
    for (const name of await list(folder)) {
      const n = NAME.exec(name)?.[1];
      const path = join(folder, name);
      if (n === undefined || mono() < (bad.get(path)?.againAt ?? -Infinity)) continue;
      if (!isChunkLength(blob, Number(n), (await disk.stat(path))?.size ?? 0)) continue;
      files.set(Number(n), [...(files.get(Number(n)) ?? []), path]);
    }
    return files;
  }

  async function heldOf(book: BookId, blob: BlobId): Promise<number> {
    const files = await filesOf(book, blob);
    let held = 0;
    while (held < chunksOf(blob) && files.has(held)) held += 1;
    return held;
  }

  async function read(book: BookId, blob: BlobId, n: number): Promise<Uint8Array | null> {
    for (const path of (await filesOf(book, blob)).get(n) ?? []) {
      const promised = NAME.exec(path.slice(blobFolder(book, blob).length + 1))?.[2];
      const bytes = await readFile(path);
      if (bytes && hash16(bytes) === promised) return bytes;
      if (bytes) await giveUp(path, promised);
    }
    return null;
  }

  /** Only once it is gone does everyone see that it is lacking, and whoever has the blob gives it again. */
  async function giveUp(path: string, promised: string | undefined): Promise<void> {
    const since = bad.get(path)?.since ?? mono();
    bad.set(path, { since, againAt: mono() + AGAIN_MS });
    if (mono() - since < writer.graceMs) return;
    const again = await readFile(path);
    const isGood = again !== null && hash16(again) === promised;
    // Where nothing may be removed, it stays, and counts for nothing.
    const isGone = !isGood && (await hasGone(path));
    if (isGood || isGone) bad.delete(path);
  }

  const hasGone = (path: string): Promise<boolean> =>
    writer.remove(path).then(
      () => true,
      () => false,
    );

  async function readFile(path: string): Promise<Uint8Array | null> {
    try {
      return await disk.read(path);
    } catch (error) {
      // One that went, or that this disk cannot read any more, is as good as gone.
      if (['ENOENT', 'EISDIR', 'EIO'].includes(errorCode(error))) return null;
      throw error;
    }
  }

  /** Whether it is what its id says; what can be read to its end and is not goes. */
  async function checked(book: BookId, blob: BlobId): Promise<boolean> {
    const isWhole = await checkChunks(blob, (n) => read(book, blob, n));
    if (isWhole === false) await removeBlob(book, blob);
    return isWhole === true;
  }

  async function removeBlob(book: BookId, blob: string): Promise<void> {
    const folder = join(root, book, blob);
    const names = await list(folder);
    for (const name of names) {
      await writer.remove(join(folder, name));
      bad.delete(join(folder, name));
    }
    if (names.length > 0) await writer.settle(folder);
  }

  const place: BlobStore = {
    async list(book) {
      const found = new Map<BlobId, number>();
      for (const blob of (await list(bookFolder(book))).filter(isBlobId)) {
        const isAny = (await list(blobFolder(book, blob))).length > 0;
        if (isAny) found.set(blob, await heldOf(book, blob));
      }
      return found;
    },
    read,
    write: (book, blob, chunk) =>
      inTurn(book, blob, async () => {
        const held = await heldOf(book, blob);
        if (chunk.n !== held || held >= chunksOf(blob)) return held;
        await writer.put([root, bookFolder(book), blobFolder(book, blob)], nameOf(chunk), chunk.bytes);
        // Not only after the last: one in between may have been damaged.
        if ((await heldOf(book, blob)) === chunksOf(blob)) await checked(book, blob);
        return heldOf(book, blob);
      }),
    check: (book, blob) => inTurn(book, blob, () => checked(book, blob)),
    async erase(book, blobs) {
      const names = blobs === 'all' ? await list(bookFolder(book)) : blobs;
      for (const blob of names) await inTurn(book, blob, () => removeBlob(book, blob));
    },
    async size() {
      let bytes = 0;
      for (const book of await list(root))
        for (const blob of await list(join(root, book)))
          for (const name of await list(join(root, book, blob)))
            bytes += (await disk.stat(join(root, book, blob, name)))?.size ?? 0;
      return bytes;
    },
  };
  return place;
}

type OwnPorts = {
  readonly disk: Disk;
  /** That many random bytes. */
  readonly random: (bytes: number) => Uint8Array;
};

// No chunk's name begins so.
const BESIDE = '.new-';

/** On a disk that nobody else writes on. */
export function ownWriter({ disk, random }: OwnPorts): ChunkWriter {
  /** Folders whose names this run has made durable. */
  const settled = new Set<string>();
  return {
    async put(folders, name, bytes) {
      const folder = folders.at(-1) ?? '';
      if (!settled.has(folder)) await makeFolders(disk, folder);
      settled.add(folder);
      const beside = join(folder, `${BESIDE}${toHex(random(8))}`);
      try {
        const file = await disk.create(beside, 0o600);
        await writeAll(file, bytes).finally(() => file.close());
        await disk.moveIfAbsent(beside, join(folder, name)).catch(async (error: unknown) => {
          if (errorCode(error) !== 'EEXIST') throw error;
          // What has the name is damaged, or it would have been read.
          await disk.moveIfAbsent(beside, join(folder, `${name}-again-${toHex(random(4))}`));
        });
      } catch (error) {
        // Somebody may have taken the folder away.
        settled.delete(folder);
        await disk.remove(beside).catch(() => undefined);
        throw error;
      }
      await disk.syncFolder(folder);
    },
    remove: (path) => disk.remove(path),
    graceMs: 0,
    settle: (folder) => disk.syncFolder(folder),
  };
}
