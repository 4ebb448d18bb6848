import type { Restored } from '../../../shared/bridge';
import { problemOf } from '../../../shared/node/patience';
import { readFrames, type ReadFrame, type Sourced } from '../../../shared/node/warroom/frames';
import type { Keep } from '../../../shared/record/keep';
import type { BookId, OpHash } from '../../../shared/record/op';
import { pagesOf } from '../../../shared/record/page';
import type { RemoteProblem } from '../../../shared/record/remote';
import type { Identity } from '../../../shared/record/keys/sealed';
import { NotConfirmed } from '../../../shared/record/store';
import type { Members } from '../members';
import { restoreBlobs, type BlobBackupPorts } from './blobs';
import { newWorkspaces, type Looked, type LookPorts } from './look';

export type RestorePorts = LookPorts & BlobBackupPorts & { readonly members: Pick<Members, 'regain'> };

/**
 * Takes in all that was found and is not here: nothing here is removed or replaced, and a second time nothing changes.
 * Chains of this laptop that end later in the backup than here are not written on again. Whatever stopped it, what
 * arrived is there.
 */
export async function restore({ lacking, blobs, identities }: Looked, ports: RestorePorts): Promise<Restored> {
  const { crypto, keep, members, sealer } = ports;
  const before = await unreadableIn(keep);
  const missing = await countMissing(lacking, keep);
  let problem: RemoteProblem | null = null;
  let notKept: NotConfirmed['why'] | null = null;
  const guarded = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      if (error instanceof NotConfirmed) notKept = error.why;
      else problem = problemOf(error);
    }
  };
  // Keys first: what is taken in is then opened and told at once, with the frames it came in.
  await guarded(() =>
    members.regain(
      newWorkspaces(identities, sealer),
      identities.map(({ seed }) => crypto.signingKeys(seed)),
    ),
  );
  const books = [...new Set(lacking.map(({ placed }) => placed.sketch.book))];
  for (const book of books)
    await guarded(() =>
      takeIn(
        book,
        lacking.filter(({ placed }) => placed.sketch.book === book),
        ports,
      ),
    );
  await adopt(identities, keep);
  // Behind the lines: they say which.
  let attachments = 0;
  await guarded(async () => (attachments = await restoreBlobs(blobs, ports)));
  const received = missing - (await countMissing(lacking, keep));
  const after = await unreadableIn(keep);
  const sealed = Math.max(0, sumOf(after) - sumOf(before));
  const opened = [...before].reduce((sum, [book, count]) => sum + Math.max(0, count - (after.get(book) ?? 0)), 0);
  return { kind: 'restored', received, attachments, sealed, opened, problem, notKept };
}

async function takeIn(book: BookId, frames: readonly Sourced[], { keep, disk, breathe }: RestorePorts): Promise<void> {
  for await (const page of pagesOf(readFrames(frames, disk), weightOf)) {
    await keep.ingest(
      book,
      page.map(({ bytes }) => bytes),
    );
    await breathe();
  }
}

const weightOf = ({ placed, bytes }: ReadFrame) => ({ ops: placed.sketch.links.length, bytes: bytes.length });

/** Keys of books whose own first ops may be lost. Those that are known already change nothing. */
async function adopt(identities: readonly Identity[], keep: Keep): Promise<void> {
  const here = new Set(await keep.books());
  for (const { books } of identities)
    for (const [book, keys] of books) {
      const known = new Set(here.has(book) ? (await keep.keysOf(book)).map(({ id }) => id) : []);
      const news = keys.filter(({ id }) => !known.has(id));
      if (here.has(book) && news.length > 0) await keep.adopt(book, news);
    }
}

/** Ops of the frames that are not here, each once. */
async function countMissing(frames: readonly Sourced[], keep: Keep): Promise<number> {
  const missing = new Set<OpHash>();
  for (const { placed } of frames)
    for (const { hash } of placed.sketch.links)
      if ((await keep.linkOf(placed.sketch.book, hash)) === undefined) missing.add(hash);
  return missing.size;
}

async function unreadableIn(keep: Keep): Promise<ReadonlyMap<BookId, number>> {
  const counts = new Map<BookId, number>();
  for (const book of await keep.books()) counts.set(book, (await keep.health(book)).unreadable);
  return counts;
}

const sumOf = (counts: ReadonlyMap<BookId, number>): number => [...counts.values()].reduce((sum, one) => sum + one, 0);
