import { err, ok, type Result } from '../../base/result';
import { unlockKeys, type CarriedKey, type Unlock, type UnlockProblem } from '../../record/keys/carried-keys';
import type { Crypto } from '../../record/keys/crypto';
import type { Damage } from '../../record/frame';
import { createHeldBook, type HeldBook, type Verify } from '../../record/book/held-book';
import type { BookId } from '../../record/op';
import type { RemoteProblem } from '../../record/remote';
import { MAX_FILE_BYTES, type KeyTravel } from '../../record/warroom-file';
import type { Disk } from '../disk';
import { problemOf } from '../patience';
import type { PlacedFrame } from '../segment';
import type { BlobSection } from './carried-blobs';
import { readWarroom, type FileProblem } from './read';

/** One book of a carried file, before anything of it is taken in. */
export type CarriedBook = {
  readonly book: BookId;
  /** Ops that their writers signed. */
  readonly ops: number;
  /** Of those, ops whose chain does not say who wrote it: they wait until its first op comes. */
  readonly unproven: number;
  /** Ops that are refused: not signed, or of another chain. */
  readonly refused: number;
  /** Public keys of the devices that wrote, in hex, each once. */
  readonly writers: readonly string[];
};

/** What a carried file holds. Reading it changes nothing anywhere. */
export type Carried = {
  readonly path: string;
  /** '' where both copies of its header are spoilt. */
  readonly id: string;
  readonly bytes: number;
  readonly books: readonly CarriedBook[];
  readonly damage: readonly Damage[];
  /** How its keys travel. `none` as well where the header is spoilt. */
  readonly travel: KeyTravel;
  readonly section: BlobSection;
  /** What will be taken in: first ops of chains first. */
  readonly frames: readonly PlacedFrame[];
};

type ReadPorts = { readonly disk: Disk; readonly verify: Verify; readonly breathe: () => Promise<void> };

/** Looks into a file that someone brought. */
export async function readCarried(
  path: string,
  { disk, verify, breathe }: ReadPorts,
): Promise<Result<Carried, FileProblem | RemoteProblem>> {
  try {
    const read = await readWarroom(path, { disk, breathe, maxBytes: MAX_FILE_BYTES });
    if (!read.ok) return read;
    const { header, bytes, damage, section } = read.value;
    const inOrder = read.value.frames.toSorted((a, b) => Number(!a.sketch.start) - Number(!b.sketch.start));
    const books = new Map<BookId, BookSight>();
    const frames: PlacedFrame[] = [];
    for (const frame of inOrder) {
      const sight = books.get(frame.sketch.book) ?? newSight(frame.sketch.book, verify);
      books.set(frame.sketch.book, sight);
      if (sight.take(frame)) frames.push(frame);
      await breathe();
    }
    const found = [...books.values()].map((sight) => sight.book());
    const travel = header?.keys ?? ({ how: 'none' } as const);
    return ok({ path, id: header?.id ?? '', bytes, books: found, damage, travel, section, frames });
  } catch (error) {
    return err(problemOf(error));
  }
}

type BookSight = ReturnType<typeof newSight>;

function newSight(book: BookId, verify: Verify) {
  const held: HeldBook = createHeldBook(book, verify);
  const writers = new Set<string>();
  let ops = 0;
  let unproven = 0;
  let refused = 0;
  return {
    /** Whether the frame may be taken in. */
    take({ sketch }: PlacedFrame): boolean {
      const isGood = held.judge(sketch) === null;
      if (!isGood) refused += sketch.links.length;
      if (!isGood || held.holds(sketch)) return false;
      const news = held.take(sketch).filter(({ kind }) => kind !== 'duplicate').length;
      const writer = held.deviceOf(sketch.chain);
      if (writer === undefined) unproven += news;
      else writers.add(writer);
      ops += news;
      return true;
    },
    book: (): CarriedBook => ({ book, ops, unproven, refused, writers: [...writers] }),
  };
}

/** The keys that travel with it, of books that it holds. What does not open changes nothing, and may be tried again. */
export function unlockCarried(
  { id, travel, books }: Carried,
  unlock: Unlock,
  { crypto }: { readonly crypto: Crypto },
): Result<readonly CarriedKey[], UnlockProblem> {
  const keys = unlockKeys(travel, unlock, { crypto, file: id });
  if (!keys.ok) return keys;
  return ok(keys.value.filter(({ book }) => books.some((carried) => carried.book === book)));
}
