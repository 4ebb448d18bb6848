import { err, ok } from '../../base/result';
import type { BlobPlace } from '../../record/blobs/blob-place';
import { exchangeBlobs } from '../../record/blobs/exchange-blobs';
import { rootDigest } from '../../record/digest';
import { toHex } from '../../record/bytes';
import type { Verify } from '../../record/book/held-book';
import { createHeldBooks, startsFirst } from '../../record/book/held-books';
import type { BookId, OpHash } from '../../record/op';
import { pagesOf } from '../../record/page';
import type { Answer, OpVerdict, Remote, RemoteProblem } from '../../record/remote';
import { errorCode } from '../disk';
import type { Redacted } from '../folder/erase';
import { blobsBeside } from './blobs-beside';
import { sectionPlace } from './carried-blobs';
import { createFileSight, type SightWorld } from './sight';
import { putAside, writeUnion } from './write';
import { sortOut, type Fresh } from '../folder/write';
import { problemOf } from '../patience';
import { FileChanged, readFrames, type ReadFrame, type Sourced } from './frames';
import { giveName, sweep } from './write-beside';

export type FilePorts = SightWorld & {
  readonly verify: Verify;
  /** Ids met in this file in earlier runs: how it is told from an unmounted drive and from another one. */
  readonly known: readonly string[];
};

export type FileRemote = Remote & {
  /** Beside the file. */
  readonly blobs: BlobPlace;
  /** Ids met here, of the file and its books, to be passed as `known` at the next start. */
  known(): readonly string[];
  /** A person said that this missing, empty or other file is the one to use from now on. */
  startAnew(): void;
  /** The next look reads all of the file again: for *sync now*. */
  recheck(): void;
  /** Of the file as last seen; 0 if there is none yet. */
  bytes(): number;
  /** So large that a folder serves better: every line moves all of the file. */
  isLarge(): boolean;
  /** Destroys these bodies in the file, now and in all that is written later. Returns the problem that stopped it. */
  erase(redacted: Redacted): Promise<RemoteProblem | null>;
};

export const LARGE_FILE_BYTES = 64 * 1024 * 1024;
/** How often a file that others keep changing is read again before it is called busy. */
const ATTEMPTS = 8;

/**
 * One `.warroom` file on a share. Every write reads it, joins what it holds with what is to be added, and puts a new file
 * in its place. What a write between the two takes away is given again by whoever has it. One exchange at a time.
 */
export function fileRemote({ known: met, ...ports }: FilePorts): FileRemote {
  const { path, random, breathe } = ports;
  const known = new Set(met);
  const sight = createFileSight(ports, known, forgetBooks);
  const beside = blobsBeside(path, { ...ports, mono: () => ports.clock.mono() });
  const held = createHeldBooks({
    ...ports,
    sketchesOf: (book) => framesOf(book).map(({ placed }) => placed.sketch),
  });
  const heldOf = held.of;
  let framesByBook: Map<BookId, Sourced[]> | null = null;
  let problem: RemoteProblem | null = { kind: 'offline' };
  let isSwept = false;
  let redacted: ReadonlySet<OpHash> = new Set();
  let forgotten: ReadonlySet<BookId> = new Set();

  function forgetBooks(): void {
    held.dropAll();
    framesByBook = null;
  }

  function frames(): Map<BookId, Sourced[]> {
    if (framesByBook) return framesByBook;
    const found = new Map<BookId, Sourced[]>();
    for (const file of sight.files())
      for (const placed of file.frames) {
        const sourced = found.get(placed.sketch.book) ?? [];
        found.set(placed.sketch.book, sourced);
        sourced.push({ path: file.path, placed });
      }
    return (framesByBook = found);
  }

  const framesOf = (book: BookId): readonly Sourced[] => frames().get(book) ?? [];

  const digests = () => held.digests(frames().keys());

  async function answered<T>(work: () => Promise<Answer<T>>): Promise<Answer<T>> {
    try {
      return problem ? err(problem) : await work();
    } catch (error) {
      return err(problemOf(error));
    }
  }

  /** Frames that their writers signed, as far as can be told: the others would be refused by everyone. */
  async function keepable(): Promise<Sourced[]> {
    const found: Sourced[] = [];
    for (const [book, sourced] of frames()) {
      const { judge } = await heldOf(book);
      for (const one of sourced) {
        if (!judge(one.placed.sketch)) found.push(one);
        await breathe();
      }
    }
    return found;
  }

  async function append(book: BookId, given: readonly Uint8Array[]): Promise<Answer<readonly OpVerdict[]>> {
    for (let attempt = 1; ; attempt++) {
      problem = await sight.look();
      if (problem) return err(problem);
      const there = await heldOf(book);
      const { settled, fresh } = await sortOut(there, given, breathe);
      if (fresh.length === 0 && !hasSection() && !(await holdsRedacted())) return ok(settled);
      // The last time it goes in whatever came between: who wrote that gives it again.
      if (!(await join(fresh, attempt < ATTEMPTS))) {
        await ports.sleep(attempt * (5 + (random(1)[0] ?? 0) / 8));
        continue;
      }
      const verdicts = fresh.flatMap(({ sketch }) => there.take(sketch));
      held.put(book, there);
      return ok([...settled, ...verdicts]);
    }
  }

  /** Not in its conflict copies: they are left where they are. */
  const holdsRedacted = async (): Promise<boolean> =>
    (await keepable()).some(
      ({ path: at, placed: { sketch } }) =>
        at === path && (forgotten.has(sketch.book) || sketch.bodies.some((hash) => redacted.has(hash))),
    );

  /** A carried file that someone put on a share has attachments within: they go beside it, once and for all. */
  const hasSection = (): boolean => (sight.file()?.section.blobs.length ?? 0) > 0;

  async function moveSection(): Promise<void> {
    const section = sight.file()?.section;
    if (!section || section.blobs.length === 0) return;
    const within = sectionPlace(path, section, ports.disk);
    for (const book of new Set(section.blobs.map((one) => one.book)))
      await exchangeBlobs(book, ALL, { here: beside, there: within, goesOn: () => true });
  }

  /** Puts a file with these frames too in the place of the one that was seen. False if that changed meanwhile. */
  async function join(fresh: readonly Fresh[], givesWay: boolean): Promise<boolean> {
    const old = sight.file();
    if (!isSwept) await sweep(path, ports);
    isSwept = true;
    let temp: string | null = null;
    try {
      if (old && old.damage.length > 0) await putAside(old, ports);
      await moveSection();
      const { id, keys } = old?.header ?? { id: toHex(random(16)), keys: { how: 'none' as const } };
      const union = {
        path,
        id,
        keys,
        sources: (await keepable()).filter(({ placed }) => !forgotten.has(placed.sketch.book)),
        fresh,
        redacted,
      };
      const { written, file } = await writeUnion(union, ports);
      temp = written.temp;
      const isCurrent = await sight.isCurrent();
      if (isCurrent || !givesWay) {
        await giveName(written, path, { replacing: sight.mayReplace(), world: ports });
        temp = null;
        sight.put(file);
        // Pieces of two files may be in it: the next look tells.
        if (!isCurrent) sight.outdate();
        return true;
      }
    } catch (error) {
      const hasChanged = error instanceof FileChanged || errorCode(error) === 'EEXIST';
      if (!hasChanged || !givesWay) throw error;
    } finally {
      if (temp !== null) await ports.disk.remove(temp).catch(() => undefined);
    }
    sight.outdate();
    return false;
  }

  async function* read(book: BookId, wanted: Set<OpHash>): AsyncGenerator<ReadFrame> {
    const { judge } = await heldOf(book);
    const needed = startsFirst(framesOf(book), ({ placed }) => placed.sketch).filter(({ placed: { sketch } }) => {
      const isNeeded = sketch.links.some(({ hash }) => wanted.has(hash)) && !judge(sketch);
      if (isNeeded) for (const { hash } of sketch.links) wanted.delete(hash);
      return isNeeded;
    });
    for await (const frame of readFrames(needed, ports.disk)) {
      yield frame;
      await breathe();
    }
  }

  return {
    async root() {
      problem = await sight.look().catch(problemOf);
      return answered(async () => ok(rootDigest(await digests())));
    },
    digests: () => answered(async () => ok(await digests())),
    have: (book) => answered(async () => ok((await heldOf(book)).have())),
    async *read(book, have) {
      if (problem) {
        yield err(problem);
        return;
      }
      try {
        const frames = read(book, new Set((await heldOf(book)).missingFrom(have)));
        for await (const page of pagesOf(frames, weightOf)) yield ok(page.map(({ bytes }) => bytes));
      } catch (error) {
        sight.outdate();
        yield err(problemOf(error));
      }
    },
    append: (book, given) => answered(() => append(book, given)),
    async erase(all) {
      redacted = new Set([...all.values()].flatMap((ops) => (ops === 'all' ? [] : [...ops])));
      forgotten = new Set([...all].filter(([, ops]) => ops === 'all').map(([book]) => book));
      const [book] = all.keys();
      const done = book === undefined ? null : await answered(() => append(book, []));
      return done === null || done.ok ? null : done.error;
    },
    blobs: {
      ...beside,
      async list(book) {
        await moveSection();
        return beside.list(book);
      },
    },
    known: () => [...known],
    startAnew: () => sight.startAnew(),
    recheck: sight.outdate,
    bytes: () => sight.file()?.bytes ?? 0,
    isLarge: () => (sight.file()?.bytes ?? 0) > LARGE_FILE_BYTES,
  };
}

const ALL = { named: null, erased: new Set<never>() };
const weightOf = ({ placed, bytes }: ReadFrame) => ({ ops: placed.sketch.links.length, bytes: bytes.length });
