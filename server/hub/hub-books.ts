import { sortOut, type Fresh } from '../../shared/node/folder/write';
import { rootDigest, type Digest } from '../../shared/record/digest';
import { decodeFrame, withoutBodies, type Frame } from '../../shared/record/frame';
import type { Have } from '../../shared/record/have';
import { createHeldBook, sketchOf, verifyOnce, type HeldBook, type Verify } from '../../shared/record/book/held-book';
import type { BookId, OpHash } from '../../shared/record/op';
import type { OpVerdict } from '../../shared/record/remote';
import type { Entry, FrameLog, Tip } from './frame-log';

type Ports = {
  readonly log: FrameLog;
  readonly verify: Verify;
  /** Asked after every frame: lets whoever else is waiting have a turn. */
  readonly breathe: () => Promise<void>;
};

/** Frames that are new in a book, verbatim. `by`: as whoever gave them was named; null if another process took them. */
export type Arrival = { readonly book: BookId; readonly frames: readonly Uint8Array[]; readonly by: string | null };

/** What is known of a book without its bytes. `numbers`: the log's, of the frame that holds an op, best with its body. */
type State = {
  held: HeldBook;
  tip: Tip;
  readonly numbers: Map<OpHash, number>;
  readonly starts: Set<number>;
  readonly bare: Set<OpHash>;
};

type Asked = {
  readonly frames: readonly Uint8Array[];
  readonly by: string;
  readonly answer: (verdicts: readonly OpVerdict[]) => void;
  readonly fail: (error: unknown) => void;
};

type Sorted = {
  readonly asked: Asked;
  readonly settled: readonly OpVerdict[];
  readonly fresh: readonly Fresh[];
};

export type HubBooks = ReturnType<typeof createHubBooks>;

/** Appends that wait for the one under way go together, up to so many bytes. */
const MAX_BATCH_BYTES = 4 * 1024 * 1024;

/**
 * The books of a hub: which ops are in its log, whether their writers signed them, and where each stands. It opens
 * nothing. Rejects with a `LogProblem`; whoever asks again loses nothing.
 */
export function createHubBooks({ log, breathe, ...ports }: Ports) {
  const verify = verifyOnce(ports.verify);
  const states = new Map<BookId, Promise<State>>();
  const queues = new Map<BookId, Asked[]>();
  /** By op whose body is destroyed: whether all that lies in the log was searched for it. */
  const erased = new Map<BookId, Map<OpHash, boolean>>();
  const forgotten = new Set<BookId>();
  const listeners = new Set<(arrival: Arrival) => void>();

  const newState = (book: BookId, tip: Tip): State => ({
    held: createHeldBook(book, verify),
    tip,
    numbers: new Map(),
    starts: new Set(),
    bare: new Set(),
  });

  function stateOf(book: BookId): Promise<State> {
    const known = states.get(book);
    if (known) return known;
    const building = build(book);
    building.catch(() => states.delete(book));
    states.set(book, building);
    return building;
  }

  async function build(book: BookId): Promise<State> {
    const state = newState(book, (await log.tips(book)).get(book) ?? { last: 0, erasures: 0 });
    await takeAll(state, log.read(book, 0));
    return settled(book, state);
  }

  /** Once a chain's first op has come after others of it, it can be told who wrote those: all are judged anew. */
  async function settled(book: BookId, state: State): Promise<State> {
    if (!state.held.isOutdated()) return state;
    const next = newState(book, state.tip);
    const starts = [...state.starts].sort((a, b) => a - b);
    for await (const entry of log.entries(book, starts)) takeOne(next, entry);
    await takeAll(next, log.read(book, 0));
    return next;
  }

  async function takeAll(state: State, entries: AsyncIterable<Entry>): Promise<Uint8Array[]> {
    const taken: Uint8Array[] = [];
    for await (const entry of entries) {
      state.tip = { ...state.tip, last: Math.max(state.tip.last, entry.n) };
      if (takeOne(state, entry)) taken.push(entry.bytes);
      await breathe();
    }
    return taken;
  }

  function takeOne(state: State, { n, bytes }: Entry): boolean {
    const decoded = decodeFrame(bytes);
    const sketch = decoded.ok ? sketchOf(decoded.value.frame) : null;
    if (!sketch || state.held.judge(sketch)) return false;
    note(state, n, sketch);
    state.held.take(sketch);
    return true;
  }

  function note({ numbers, starts, bare }: State, n: number, sketch: Fresh['sketch']): void {
    const bodies = new Set(sketch.bodies);
    for (const { hash } of sketch.links) {
      const isBetter = !numbers.has(hash) || (bare.has(hash) && bodies.has(hash));
      if (!isBetter) continue;
      numbers.set(hash, n);
      if (bodies.has(hash)) bare.delete(hash);
      else bare.add(hash);
    }
    if (sketch.start) starts.add(n);
  }

  /** Takes in what other processes wrote, destroyed or removed. */
  async function refresh(): Promise<void> {
    const tips = await log.tips();
    for (const [book, tip] of tips) {
      const state = await states.get(book);
      if (!state) continue;
      if (state.tip.erasures !== tip.erasures) states.delete(book);
      else if (state.tip.last !== tip.last) await enqueue(book, [], '');
    }
    for (const book of states.keys()) if (!tips.has(book)) states.delete(book);
  }

  function enqueue(book: BookId, frames: readonly Uint8Array[], by: string): Promise<readonly OpVerdict[]> {
    return new Promise((answer, fail) => {
      const asked: Asked = { frames, by, answer, fail };
      const queue = queues.get(book);
      if (queue) queue.push(asked);
      else void drain(book, [asked]);
    });
  }

  async function drain(book: BookId, queue: Asked[]): Promise<void> {
    queues.set(book, queue);
    while (queue.length > 0) {
      const batch = nextBatch(queue);
      try {
        await write(book, batch);
      } catch (error) {
        for (const { fail } of batch) fail(error);
      }
    }
    queues.delete(book);
  }

  async function write(book: BookId, batch: readonly Asked[]): Promise<void> {
    let state = await stateOf(book);
    const sorted: Sorted[] = [];
    const written = new Set<Fresh>();
    let news: readonly Uint8Array[] = [];
    const tip = await log.append(book, state.tip.last, async (entries) => {
      news = await takeAll(state, entries);
      state = await settled(book, state);
      for (const asked of batch) sorted.push({ asked, ...(await sorting(book, state, asked.frames)) });
      const checks = new Set<string>();
      for (const one of sorted.flatMap(({ fresh }) => fresh))
        if (checks.size < checks.add(one.sketch.check).size) written.add(one);
      return [...written].map(({ bytes }) => bytes);
    });
    let n = tip.last - written.size;
    // The log ends elsewhere than where it was left: it was set back, or emptied.
    const isOther = n !== state.tip.last;
    for (const { sketch } of written) note(state, (n += 1), sketch);
    state.tip = { ...state.tip, last: tip.last };
    const verdicts = sorted.map(({ settled: known, fresh }) => [
      ...known,
      ...fresh.flatMap(({ sketch }) => state.held.take(sketch)),
    ]);
    if (isOther) states.delete(book);
    else states.set(book, Promise.resolve(await settled(book, state)));
    for (const [i, { asked, fresh }] of sorted.entries()) {
      asked.answer(verdicts[i] ?? []);
      const frames = fresh.filter((one) => written.has(one)).map(({ bytes }) => bytes);
      if (frames.length > 0) tell({ book, by: asked.by, frames });
    }
    if (news.length > 0) tell({ book, by: null, frames: news });
  }

  async function sorting(
    book: BookId,
    { held, bare }: State,
    frames: readonly Uint8Array[],
  ): Promise<Omit<Sorted, 'asked'>> {
    // It may have been forgotten while these were on their way.
    if (forgotten.has(book)) return { settled: frames.map(() => FORGOTTEN), fresh: [] };
    const lacks = { has: (op: OpHash) => bare.has(op) && !erased.get(book)?.has(op) };
    return sortOut(held, frames.map(cleaned(book)), breathe, lacks);
  }

  /** What was destroyed here is not taken again. */
  const cleaned =
    (book: BookId) =>
    (bytes: Uint8Array): Uint8Array => {
      const ops = erased.get(book);
      const decoded = ops && decodeFrame(bytes);
      return decoded?.ok ? withoutBodies(decoded.value.frame, ops ?? NONE).bytes : bytes;
    };

  function tell(arrival: Arrival): void {
    for (const listener of listeners) listener(arrival);
  }

  const unwatch = log.watch((book) => {
    // Whoever asks next finds out what this could not.
    if (states.has(book)) void enqueue(book, [], '').catch(() => undefined);
  });

  async function digests(): Promise<ReadonlyMap<BookId, Digest>> {
    await refresh();
    const found = new Map<BookId, Digest>();
    for (const book of (await log.tips()).keys()) {
      const { held } = await stateOf(book);
      if (Object.keys(held.have()).length > 0 && !forgotten.has(book)) found.set(book, held.digest());
    }
    return found;
  }

  return {
    digests,
    root: async (): Promise<Digest> => rootDigest(await digests()),
    have: async (book: BookId): Promise<Have> => (forgotten.has(book) ? {} : (await stateOf(book)).held.have()),
    /** Frames with ops that `have` lacks, verbatim; first ops of chains first. */
    async *read(book: BookId, have: Have): AsyncGenerator<Uint8Array> {
      if (forgotten.has(book)) return;
      const { held, numbers, starts } = await stateOf(book);
      const wanted = new Set(held.missingFrom(have).flatMap((hash) => numbers.get(hash) ?? []));
      const ascending = [...wanted].sort((a, b) => a - b);
      const parts = [ascending.filter((n) => starts.has(n)), ascending.filter((n) => !starts.has(n))];
      for (const part of parts) for await (const { bytes } of log.entries(book, part)) yield bytes;
    },
    /** Durable once resolved. `by` is told to listeners with what is new. */
    append: (book: BookId, frames: readonly Uint8Array[], by: string): Promise<readonly OpVerdict[]> =>
      forgotten.has(book) ? Promise.resolve(frames.map(() => FORGOTTEN)) : enqueue(book, frames, by),
    /** All frames of a book, opened by whoever may: what stands in a members' book is not sealed. */
    async frames(book: BookId): Promise<readonly Frame[]> {
      const frames: Frame[] = [];
      for await (const { bytes } of log.read(book, 0)) {
        const decoded = decodeFrame(bytes);
        if (decoded.ok) frames.push(decoded.value.frame);
      }
      return frames;
    },
    deviceOf: async (book: BookId, chain: Parameters<HeldBook['deviceOf']>[0]) =>
      (await stateOf(book)).held.deviceOf(chain),
    /** Destroys the bodies of these ops, and takes them no more. */
    async erase(book: BookId, ops: ReadonlySet<OpHash>): Promise<void> {
      const known = erased.get(book) ?? new Map<OpHash, boolean>();
      erased.set(book, known);
      for (const op of ops) known.set(op, known.get(op) ?? false);
      const { numbers, bare } = await stateOf(book);
      // A frame that turned out to be nobody's is no copy of a line, and may hold its body all the same.
      if ([...ops].every((op) => known.get(op) === true && (bare.has(op) || !numbers.has(op)))) return;
      await log.erase(book, ops);
      for (const op of ops) known.set(op, true);
      states.delete(book);
    },
    /** Destroys all of the book, and neither takes nor gives any of it from here on. */
    async forget(book: BookId): Promise<void> {
      forgotten.add(book);
      await log.remove(book);
      states.delete(book);
    },
    isForgotten: (book: BookId): boolean => forgotten.has(book),
    subscribe(listener: (arrival: Arrival) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close(): Promise<void> {
      unwatch();
      await log.close();
    },
  };
}

const NONE: ReadonlySet<OpHash> = new Set();
const FORGOTTEN: OpVerdict = { kind: 'bad', op: null, why: 'forgotten' };

/** Takes from the queue what goes together. */
function nextBatch(queue: Asked[]): readonly Asked[] {
  let bytes = 0;
  const count = queue.findIndex(({ frames }, i) => {
    bytes += frames.reduce((sum, frame) => sum + frame.length, 0);
    return i > 0 && bytes > MAX_BATCH_BYTES;
  });
  return queue.splice(0, count < 0 ? queue.length : count);
}
