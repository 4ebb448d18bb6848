import { err, ok } from '../../base/result';
import { rootDigest } from '../../record/digest';
import type { Verify } from '../../record/book/held-book';
import { createHeldBooks } from '../../record/book/held-books';
import type { Heads } from '../../record/heads';
import type { BookId } from '../../record/op';
import { pagesOf } from '../../record/page';
import type { Answer, OpVerdict, Remote, RemoteProblem } from '../../record/remote';
import type { BlobPlace } from '../../record/blobs/blob-place';
import { folderBlobs } from './blobs';
import { createCatalogue, RECHECK_MS, type CatalogueWorld } from './catalogue';
import { createFolderErasing, type Redacted } from './erase';
import { createFolderHeads, type HeadsSeal } from './heads';
import { createHints } from './hints';
import { folderLayout } from './layout';
import { listFolder } from './listing';
import { folderInbox, type Inbox } from './inbox';
import { createPlace } from './place';
import { readFrames } from './read';
import { createTidying } from './tidy';
import { byChain, isOwn, sortOut, writeSegment, type Fresh } from './write';
import { problemOf } from '../patience';

export type FolderPorts = Omit<CatalogueWorld, 'layout' | 'writing'> & {
  /** The folder a person chose. It is never made here: a drive that is not there must not look like an empty one. */
  readonly root: string;
  /** This device's public key: under its own chains nobody else writes. */
  readonly device: Uint8Array;
  readonly verify: Verify;
  /** Books met in this folder in earlier runs: how it is told from an unmounted drive and from another one. */
  readonly known: readonly BookId[];
  /** Without it every look lists the whole folder. */
  readonly heads?: HeadsSeal;
};

export type FolderRemote = Remote & {
  /** What other laptops said last that they hold. */
  peers(): readonly Heads[];
  /** Tells the other laptops what this one holds. Returns the problem that stopped it. */
  say(heads: Heads): Promise<RemoteProblem | null>;
  readonly inbox: Inbox;
  readonly blobs: BlobPlace;
  /** Books met here, to be passed as `known` at the next start. */
  known(): readonly BookId[];
  /** A person said that this empty or other folder is the one to use from now on. */
  startAnew(): void;
  /** The next look compares every file's size again, not only names: for *sync now*. */
  recheck(): void;
  /** Joins small segments of this device, removes what was joined a day ago. Returns the problem that stopped it. */
  tidy(): Promise<RemoteProblem | null>;
  /** Destroys these bodies where this device may. Returns the problem that stopped it. */
  erase(redacted: Redacted): Promise<RemoteProblem | null>;
};

/**
 * A shared folder or a USB stick. Nothing in it is ever written to again once it has its name, nobody waits for anybody,
 * and files count by what they hold. One exchange at a time.
 */
export function folderRemote({ root, device, known: met, heads: headsSeal, ...ports }: FolderPorts): FolderRemote {
  const world = { ...ports, layout: folderLayout(root, device), writing: new Set<string>() };
  const known = new Set(met);
  const place = createPlace(world, known);
  const catalogue = createCatalogue(world, (book) => {
    held.drop(book);
  });
  const held = createHeldBooks({
    ...ports,
    sketchesOf: (book) => catalogue.filesOf(book).flatMap(({ frames }) => frames.map(({ sketch }) => sketch)),
  });
  const heldOf = held.of;
  const tidying = createTidying({ world, catalogue, heldOf, device });
  const erasing = createFolderErasing({ world, catalogue, heldOf, device });
  const heads = headsSeal && createFolderHeads(headsSeal, world);
  const hints = createHints({ world, catalogue, heldOf });
  let problem: RemoteProblem | null = { kind: 'offline' };
  /** When all of it must be listed again: heads are hints, and somebody may not write any. */
  let listAllAt = -Infinity;

  const digests = () => held.digests(catalogue.books());

  async function look(): Promise<RemoteProblem | null> {
    const early = await place.problem();
    if (early) return early;
    await heads?.look();
    const isHinted = heads && world.clock.mono() < listAllAt && (await place.isSame());
    if (isHinted) {
      await hints.follow(heads.peers());
      return null;
    }
    const listing = await listFolder(world);
    const late = await place.problemWith(listing);
    if (late) return late;
    await catalogue.update(listing);
    place.meet(listing.marked);
    listAllAt = world.clock.mono() + RECHECK_MS;
    return null;
  }

  function listAll(): void {
    listAllAt = -Infinity;
  }

  async function answered<T>(work: () => Promise<Answer<T>>): Promise<Answer<T>> {
    try {
      return problem ? err(problem) : await work();
    } catch (error) {
      return err(problemOf(error));
    }
  }

  async function whereItAnswers(work: () => Promise<unknown>): Promise<RemoteProblem | null> {
    try {
      if (!problem) await work();
      return problem;
    } catch (error) {
      return problemOf(error);
    }
  }

  async function append(book: BookId, frames: readonly Uint8Array[]): Promise<Answer<readonly OpVerdict[]>> {
    const { settled, fresh } = await sortOut(await heldOf(book), frames, ports.breathe);
    if (fresh.length === 0) return ok(settled);
    const gone = await place.prepare(book);
    if (gone) {
      listAll();
      return err((problem = gone));
    }
    const verdicts = [...settled];
    for (const [chain, written] of byChain(fresh)) {
      const there = await heldOf(book);
      const isMine = isOwn(device, there, written);
      await writeSegment({ book, chain, isMine }, written, { world, catalogue });
      for (const { sketch } of written) verdicts.push(...there.take(sketch));
      held.put(book, there);
    }
    return ok(verdicts);
  }

  return {
    async root() {
      problem = await look().catch(problemOf);
      // What happened to it meanwhile no hint will say.
      if (problem) listAll();
      return answered(async () => ok(rootDigest(await digests())));
    },
    digests: () => answered(async () => ok(await digests())),
    have: (book) => answered(async () => ok((await heldOf(book)).have())),
    async *read(book, have) {
      if (problem) {
        yield err(problem);
        return;
      }
      const there = await heldOf(book);
      const hashes = new Set(there.missingFrom(have));
      const frames = readFrames({ book, held: there, hashes }, { world, catalogue });
      const weigh = ({ sketch, bytes }: Fresh) => ({ ops: sketch.links.length, bytes: bytes.length });
      for await (const page of pagesOf(frames, weigh)) yield ok(page.map(({ bytes }) => bytes));
    },
    append: (book, frames) => answered(() => append(book, frames)),
    inbox: folderInbox(world),
    blobs: folderBlobs({ world, prepare: (book) => place.prepare(book) }),
    known: () => [...known],
    startAnew: () => known.clear(),
    recheck() {
      listAll();
      catalogue.recheck();
    },
    peers: () => heads?.peers() ?? [],
    say: (said) => whereItAnswers(async () => heads?.say(said)),
    tidy: () => whereItAnswers(() => tidying.tidy()),
    erase: (redacted) =>
      whereItAnswers(async () => {
        // A body may lie half-written there, or lie there again: a folder that loses its power forgets that it was moved.
        if ([...redacted.values()].some((ops) => ops === 'all' || ops.size > 0)) await tidying.sweep();
        await erasing.erase(redacted);
      }),
  };
}
