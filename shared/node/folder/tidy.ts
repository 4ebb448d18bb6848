import { dirname, join } from 'node:path';
import { toHex } from '../../record/bytes';
import type { HeldBook } from '../../record/book/held-book';
import type { BookId, ChainId, OpHash } from '../../record/op';
import type { Catalogue, CatalogueWorld, SeenFile } from './catalogue';
import { readFrames } from './read';
import { byChain, writeSegment, type Fresh } from './write';
import { segmentOf } from '../segment';

export const SMALL_BYTES = 64 * 1024;
export const MAX_SMALL_SEGMENTS = 64;
/** A synced drive may bring a removal sooner than the file that made it harmless. */
export const KEEP_ORIGINALS_MS = 24 * 60 * 60 * 1000;

type Ports = {
  readonly world: CatalogueWorld;
  readonly catalogue: Catalogue;
  readonly heldOf: (book: BookId) => Promise<HeldBook>;
  readonly device: Uint8Array;
};
type Own = { readonly book: BookId; readonly chain: ChainId; readonly files: readonly SeenFile[] };

/** Keeps this device's own chains to few files. What others wrote is theirs to join. */
export function createTidying({ world, catalogue, heldOf, device }: Ports) {
  const { disk, layout, writing, clock, breathe } = world;
  /** When the larger file was read back, by the path of the small one whose ops it holds. */
  const coveredSince = new Map<string, { readonly by: string; readonly at: number }>();

  async function sweep(): Promise<void> {
    const paths = (await disk.list(layout.temp)).map((name) => join(layout.temp, name));
    for (const path of paths) if (!writing.has(path)) await disk.remove(path);
  }

  async function ownChains(): Promise<Own[]> {
    const own: Own[] = [];
    for (const book of catalogue.books()) {
      const chains = (await heldOf(book)).chainsOf(toHex(device));
      own.push(...chains.map((chain) => ({ book, chain, files: wholeFilesOf(book, chain) })));
    }
    return own;
  }

  const wholeFilesOf = (book: BookId, chain: ChainId) =>
    catalogue
      .filesIn(layout.chain(book, chain))
      .filter(({ isWhole, frames }) => isWhole && frames.every(({ sketch }) => sketch.chain === chain));

  async function tidyChain({ book, chain, files }: Own): Promise<void> {
    const covers = coversOf(files);
    await removeOld(covers);
    const small = files.filter(({ path, size }) => size <= SMALL_BYTES && !covers.has(path));
    for (let at = 0; at + MAX_SMALL_SEGMENTS <= small.length; at += MAX_SMALL_SEGMENTS)
      await joinUp({ book, chain, files: small.slice(at, at + MAX_SMALL_SEGMENTS) });
  }

  async function joinUp({ book, chain, files }: Own): Promise<void> {
    const hashes = new Set(files.flatMap(hashesOf));
    const found: Fresh[] = [];
    const wanted = { book, held: await heldOf(book), hashes };
    for await (const frame of readFrames(wanted, { world, catalogue })) found.push(frame);
    const frames = byChain(found).get(chain) ?? [];
    if (frames.length > 0) await writeSegment({ book, chain, isMine: true }, frames, { world, catalogue });
  }

  async function removeOld(covers: ReadonlyMap<string, SeenFile>): Promise<void> {
    const now = clock.mono();
    const isThere = new Map<string, boolean>();
    for (const [path, by] of covers) {
      const since = coveredSince.get(path);
      const isSame = since?.by === by.path;
      if (isSame && now - since.at < KEEP_ORIGINALS_MS) continue;
      if (!isThere.has(by.path)) isThere.set(by.path, await readsBack(by));
      if (!isThere.get(by.path)) coveredSince.delete(path);
      else if (isSame) await remove(path);
      else coveredSince.set(path, { by: by.path, at: now });
    }
  }

  async function remove(path: string): Promise<void> {
    await disk.remove(path);
    await disk.syncFolder(dirname(path));
    coveredSince.delete(path);
    catalogue.forget(path);
  }

  /** Read from the folder again, all of it: what is remembered of a file is no reason to remove another. */
  async function readsBack({ path, frames }: SeenFile): Promise<boolean> {
    const bytes = await disk.read(path).catch(() => new Uint8Array());
    const now = await segmentOf(path, bytes, breathe);
    return now.isWhole && now.frames.length === frames.length;
  }

  return {
    /** Removes what this device left half-written: in an earlier run, or where the folder’s own power went. */
    sweep,
    async tidy(): Promise<void> {
      await sweep();
      for (const own of await ownChains()) await tidyChain(own);
    },
  };
}

const hashesOf = ({ frames }: SeenFile): OpHash[] =>
  frames.flatMap(({ sketch }) => sketch.links.map(({ hash }) => hash));

/** By path of each file whose ops all lie in a larger one: that one. */
function coversOf(files: readonly SeenFile[]): Map<string, SeenFile> {
  const covers = new Map<string, SeenFile>();
  for (const large of files.filter(({ frames }) => frames.length > 1)) {
    const held = new Set(hashesOf(large));
    for (const file of files)
      if (file.size < large.size && hashesOf(file).every((hash) => held.has(hash))) covers.set(file.path, large);
  }
  return covers;
}
