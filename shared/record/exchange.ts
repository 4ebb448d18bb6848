import { bookDigest, rootDigest } from './digest';
import { countBeyond, type Have } from './have';
import type { Keep } from './keep';
import type { BookId } from './op';
import { pagesOf } from './page';
import type { OpVerdict, Remote, RemoteProblem } from './remote';
import { NotConfirmed } from './store';

export type ExchangeOptions = {
  /** Books that may go there and come from there. All, if not said. */
  readonly wants?: (book: BookId) => boolean;
  /**
   * Books that last time differed and yet nothing could be moved, by both sides' digests: not asked for again until one
   * side changes. The caller holds on to it from one exchange with this remote to the next.
   */
  readonly settled?: Map<BookId, string>;
  /** Told of each book of which both sides held the same when this began, and what that was. */
  readonly same?: (book: BookId, have: Have) => void;
  /** Told again and again how many ops have moved, and how many are known to have to. */
  readonly progress?: (moved: number, of: number) => void;
};

/** What an exchange did. `verdicts` counts the ops that were sent. */
export type Exchanged = {
  readonly received: number;
  readonly sent: number;
  readonly verdicts: Readonly<Record<OpVerdict['kind'], number>>;
  /** Why it ended early, or why nothing more was sent; null if all was done. */
  readonly problem: RemoteProblem | null;
  /** Why this laptop could not keep what it was given; null if it could. */
  readonly notKept: NotConfirmed['why'] | null;
};

type Course = { -readonly [K in keyof Exchanged]: Exchanged[K] } & {
  readonly verdicts: Record<OpVerdict['kind'], number>;
};
type Sides = {
  readonly keep: Keep;
  readonly remote: Remote;
  readonly course: Course;
  /** Told that so many ops more have moved, or are known to have to. */
  readonly tell: (moved: number, toMove?: number) => void;
};

/**
 * Gives and takes what the other side lacks, book by book. May be broken off anywhere and done again: what arrived is
 * there, the rest follows. What a remote lacks is given again, however it came to lack it; nothing here is ever removed.
 */
export async function exchange(keep: Keep, remote: Remote, options: ExchangeOptions = {}): Promise<Exchanged> {
  const { wants = () => true, settled = new Map<BookId, string>(), same = () => undefined, progress } = options;
  const tell = tally(progress);
  const verdicts = { ok: 0, duplicate: 0, fork: 0, waiting: 0, bad: 0 };
  const course: Course = { received: 0, sent: 0, verdicts, problem: null, notKept: null };
  const root = await remote.root();
  if (!root.ok) return { ...course, problem: root.error };
  const haves = await havesOf(keep, wants);
  const mine = new Map([...haves].map(([book, have]) => [book, bookDigest(have)]));
  if (rootDigest(mine) === root.value) {
    for (const [book, have] of haves) same(book, have);
    return course;
  }
  const theirs = await remote.digests();
  if (!theirs.ok) return { ...course, problem: theirs.error };
  for (const [book, have] of haves) if (mine.get(book) === theirs.value.get(book)) same(book, have);
  for (const book of new Set([...mine.keys(), ...theirs.value.keys()])) {
    const pair = `${mine.get(book) ?? ''} ${theirs.value.get(book) ?? ''}`;
    const isSame = mine.get(book) === theirs.value.get(book) || settled.get(book) === pair;
    if (isSame || !wants(book)) continue;
    const moved = await exchangeBook(book, { keep, remote, course, tell });
    if (moved === null) break;
    if (moved === 0 && !course.problem && !course.notKept) settled.set(book, pair);
  }
  return course;
}

function tally(progress: ExchangeOptions['progress']): Sides['tell'] {
  let moved = 0;
  let of = 0;
  return (more, toMove = 0) => {
    moved += more;
    of += toMove;
    if (of > 0) progress?.(Math.min(moved, of), of);
  };
}

async function havesOf(keep: Keep, wants: (book: BookId) => boolean): Promise<Map<BookId, Have>> {
  const haves = new Map<BookId, Have>();
  for (const book of (await keep.books()).filter(wants)) {
    const have = await keep.have(book);
    if (Object.keys(have).length > 0) haves.set(book, have);
  }
  return haves;
}

/** How many ops were new to either side; null if the remote answers no more. */
async function exchangeBook(book: BookId, sides: Sides): Promise<number | null> {
  const { keep, remote, course, tell } = sides;
  const before = movedSoFar(course);
  const theirs = await remote.have(book);
  if (theirs.ok) {
    const mine = await keep.have(book);
    tell(0, countBeyond(mine, theirs.value) + countBeyond(theirs.value, mine));
  }
  if (!theirs.ok) course.problem = theirs.error;
  if (!theirs.ok || !(await pull(book, sides))) return null;
  // A remote that takes nothing more still gives.
  if (!course.problem) await push(book, sides, theirs.value);
  return movedSoFar(course) - before;
}

const movedSoFar = ({ received, verdicts }: Course) => received + verdicts.ok + verdicts.fork + verdicts.waiting;

async function pull(book: BookId, { keep, remote, course, tell }: Sides): Promise<boolean> {
  for await (const page of remote.read(book, await keep.have(book))) {
    if (!page.ok) course.problem = page.error;
    if (!page.ok) return false;
    try {
      const received = await keep.ingest(book, page.value);
      course.received += received;
      tell(received);
    } catch (error) {
      if (!(error instanceof NotConfirmed)) throw error;
      // A full disk here is one more reason to give what is here to others.
      course.notKept = error.why;
      return true;
    }
  }
  return true;
}

async function push(book: BookId, { keep, remote, course, tell }: Sides, theirs: Parameters<Keep['frames']>[1]) {
  const frames = await keep.frames(book, theirs);
  for await (const page of pagesOf(frames, ({ ops, bytes }) => ({ ops: ops.length, bytes: bytes.length }))) {
    const answer = await remote.append(
      book,
      page.map(({ bytes }) => bytes),
    );
    if (!answer.ok) {
      course.problem = answer.error;
      return;
    }
    for (const { kind } of answer.value) course.verdicts[kind] += 1;
    course.sent += answer.value.length;
    tell(answer.value.length);
  }
}
