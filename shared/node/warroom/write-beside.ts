import { sha256 } from '@noble/hashes/sha2.js';
import { basename, dirname, join } from 'node:path';
import { concat, equalBytes, toHex, toUtf8 } from '../../record/bytes';
import { pagesOf } from '../../record/page';
import { encodeFileHeader, FILE_START_BYTES, type FileHeader } from '../../record/warroom-file';
import { writeWhole, type Disk } from '../disk';
import { WRITE_PATIENCE_MS } from '../folder/publish';
import { patiently, unreliable, type Patience } from '../patience';

export type WritingWorld = Patience & {
  readonly disk: Disk;
  /** Its public key: names what this device leaves half-written, so that only it clears that away. */
  readonly device: Uint8Array;
};

/** A file to be: its header, then these bytes, then its header again. */
export type Writing = {
  readonly path: string;
  readonly header: FileHeader;
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
};

/** Written beside its name and read back; nobody takes it for a file yet. */
export type WrittenFile = { readonly temp: string; readonly bytes: number; readonly start: Uint8Array };

const PIECE_BYTES = 4 * 1024 * 1024;

/** Writes the whole file beside its name, durable, and compares what the disk gives back. Leaves nothing if it fails. */
export async function writeBeside({ path, header, content }: Writing, world: WritingWorld): Promise<WrittenFile> {
  const { disk } = world;
  const temp = tempFor(path, world);
  const line = encodeFileHeader(header);
  try {
    const hash = sha256.create();
    let bytes = 0;
    const file = await patiently(() => disk.create(temp), WRITE_PATIENCE_MS, world);
    const put = async (piece: Uint8Array) => {
      await writeWhole(file, piece);
      hash.update(piece);
      bytes += piece.length;
    };
    try {
      await put(line);
      for await (const pieces of pagesOf(content, (piece) => ({ ops: 0, bytes: piece.length })))
        await put(concat(...pieces));
      await put(line);
      await file.sync();
    } finally {
      await file.close();
    }
    if (!equalBytes(hash.digest(), await hashOnDisk(temp, bytes, world))) throw unreliable();
    return { temp, bytes, start: line.slice(0, FILE_START_BYTES) };
  } catch (error) {
    await disk.remove(temp).catch(() => undefined);
    throw error;
  }
}

async function hashOnDisk(path: string, bytes: number, world: WritingWorld): Promise<Uint8Array> {
  const hash = sha256.create();
  for (let at = 0; at < bytes; at += PIECE_BYTES)
    hash.update(await patiently(() => world.disk.readPart(path, at, PIECE_BYTES), WRITE_PATIENCE_MS, world));
  return hash.digest();
}

/** `replacing`: over whatever file has the name; otherwise rejects with EEXIST if it is taken. Durable once resolved. */
export async function giveName(
  { temp }: WrittenFile,
  path: string,
  { replacing, world }: { readonly replacing: boolean; readonly world: WritingWorld },
): Promise<void> {
  const { disk } = world;
  try {
    const give = () => (replacing ? disk.replace(temp, path) : disk.moveIfAbsent(temp, path));
    await patiently(give, WRITE_PATIENCE_MS, world);
  } catch (error) {
    await disk.remove(temp).catch(() => undefined);
    throw error;
  }
  await patiently(() => disk.syncFolder(dirname(path)), WRITE_PATIENCE_MS, world);
}

/** Removes what this device left half-written beside the path in an earlier run. */
export async function sweep(path: string, world: WritingWorld): Promise<void> {
  const folder = dirname(path);
  const isLeft = (name: string) => name.startsWith(tempPrefix(path, world)) && name.endsWith('.part');
  for (const name of (await world.disk.list(folder)).filter(isLeft)) await world.disk.remove(join(folder, name));
}

/** A name for what is being written, which nobody reads, and which `sweep` knows for this device's. */
export const tempFor = (path: string, world: WritingWorld): string =>
  join(dirname(path), `${tempPrefix(path, world)}${toHex(world.random(8))}.part`);

/** Of one length, however long the name is that the file will have. */
const tempPrefix = (path: string, { device }: WritingWorld): string =>
  `.holdfast-${idOf(device)}-${idOf(toUtf8(basename(path)))}-`;

const idOf = (bytes: Uint8Array): string => toHex(sha256(bytes).subarray(0, 8));
