import { basename, dirname } from 'node:path';
import { toHex } from '../../record/bytes';
import { scanFrames, withoutBodies } from '../../record/frame';
import type { HeldBook } from '../../record/book/held-book';
import type { BookId, ChainId, OpHash } from '../../record/op';
import { RECHECK_MS, type Catalogue, type CatalogueWorld, type SeenFile } from './catalogue';
import { READ_PATIENCE_MS, WRITE_PATIENCE_MS } from './publish';
import { isSegmentName } from './layout';
import { byChain, freshOf, isOwn, writeSegment } from './write';
import { patiently } from '../patience';
import { segmentOf } from '../segment';

type Ports = {
  readonly world: CatalogueWorld;
  readonly catalogue: Catalogue;
  readonly heldOf: (book: BookId) => Promise<HeldBook>;
  readonly device: Uint8Array;
};

/** Ops of which no body may lie anywhere, by book; `all`: of a book that is forgotten, nothing may. */
export type Redacted = ReadonlyMap<BookId, ReadonlySet<OpHash> | 'all'>;

const chainFolder = ({ path }: Pick<SeenFile, 'path'>) => basename(dirname(path)) as ChainId;

/**
 * Takes the bodies of redacted ops out of a shared folder: out of this device's own segments, and out of repairs, whoever
 * gave them. What another device published is that one's to replace, when it reads the same.
 */
export function createFolderErasing({ world, catalogue, heldOf, device }: Ports) {
  const { disk, layout, breathe, clock } = world;
  const brokenSince = new Map<string, number>();

  /** Another device published it: by its name and place, and the chain it holds. Copies and misplaced files are anyone's. */
  const isAnothers = ({ path, frames }: SeenFile, mine: ReadonlySet<string>): boolean => {
    const chain = chainFolder({ path });
    const isPublished = isSegmentName(basename(path)) && frames.every(({ sketch }) => sketch.chain === chain);
    return isPublished && !mine.has(chain);
  };

  const holdsAny = ({ frames }: SeenFile, ops: ReadonlySet<OpHash> | 'all'): boolean =>
    ops === 'all' || frames.some(({ sketch }) => sketch.bodies.some((hash) => ops.has(hash)));

  /** What is not whole may still be on its way: more could go with it than was read. Then it is damage. */
  async function mayGo(path: string, bytes: Uint8Array): Promise<boolean> {
    if ((await segmentOf(path, bytes, breathe)).isWhole) return true;
    const since = brokenSince.get(path) ?? clock.mono();
    brokenSince.set(path, since);
    return clock.mono() - since >= RECHECK_MS;
  }

  /** What the file is without the bodies stands durably beside it and was read back before it goes. */
  async function replace({ path }: SeenFile, book: BookId, ops: ReadonlySet<OpHash> | 'all'): Promise<void> {
    const bytes = await patiently(() => disk.read(path), READ_PATIENCE_MS, world);
    const { frames } = scanFrames(bytes);
    const isStillIn = frames.some(({ ops: held }) =>
      held.some(({ header, hash, body }) => (ops === 'all' ? header.book === book : body && ops.has(hash))),
    );
    // Somebody put another file there: it is looked into with the next listing.
    if (!isStillIn) catalogue.forget(path);
    if (!isStillIn || !(await mayGo(path, bytes))) return;
    const clean = frames.flatMap((frame) => {
      if (ops !== 'all') return withoutBodies(frame, ops);
      return frame.ops[0]?.header.book === book ? [] : frame;
    });
    await breathe();
    const fresh = clean.flatMap(freshOf);
    for (const [chain, frames] of byChain(fresh)) {
      const ofBook = frames[0]?.sketch.book;
      if (ofBook !== undefined) await keep({ book: ofBook, chain }, frames);
    }
    await remove(path);
  }

  async function remove(path: string): Promise<void> {
    await patiently(() => disk.remove(path), WRITE_PATIENCE_MS, world);
    await patiently(() => disk.syncFolder(dirname(path)), WRITE_PATIENCE_MS, world);
    catalogue.forget(path);
  }

  /** A file of which nothing could be read when it was looked into: it goes if that is still so. */
  async function removeUnread(path: string): Promise<void> {
    const bytes = await patiently(() => disk.read(path), READ_PATIENCE_MS, world);
    if (scanFrames(bytes).frames.length === 0 && (await mayGo(path, bytes))) await remove(path);
  }

  async function keep(
    { book, chain }: { readonly book: BookId; readonly chain: ChainId },
    frames: Parameters<typeof writeSegment>[1],
  ): Promise<void> {
    const target = { book, chain, isMine: isOwn(device, await heldOf(book), frames) };
    const path = await writeSegment(target, frames, { world, catalogue });
    const there = await segmentOf(path, await disk.read(path), breathe);
    if (!there.isWhole) throw Object.assign(new Error(`${path} reads back differently`), { code: 'EIO' });
  }

  return {
    /** Rejects as a disk does; what is done is done. */
    async erase(redacted: Redacted): Promise<void> {
      for (const [book, ops] of redacted) {
        const held = await heldOf(book);
        const mine = new Set<string>(held.chainsOf(toHex(device)));
        // Where the first op of a chain is not there, nobody can tell whose it is: of a forgotten book it is anyone's.
        const isUnclaimed = (file: SeenFile) => ops === 'all' && held.deviceOf(chainFolder(file)) === undefined;
        const mayTake = (file: SeenFile) => !isAnothers(file, mine) || isUnclaimed(file);
        const holding = catalogue.filesOf(book).filter((file) => holdsAny(file, ops) && mayTake(file));
        for (const file of holding) await replace(file, book, ops);
        // Nobody can tell what such a file holds: among what is forgotten that is no reason to leave it.
        const unread = catalogue.filesIn(layout.book(book)).filter(({ frames }) => frames.length === 0);
        for (const { path } of ops === 'all' ? unread : []) await removeUnread(path);
      }
    },
  };
}
