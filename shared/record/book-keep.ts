import { decodeBody, tooLarge, type Author, type OpenedOp } from './body';
import { createBookIndex } from './book-index';
import type { BookKey } from './book-keys';
import { toHex } from './bytes';
import { createChainWriter, type Head, type Written } from './chain-writer';
import { decodeFrame, type Frame } from './frame';
import { createGate } from './gate';
import { covers, type Have } from './have';
import type { BookId, ChainId, Op, OpHash } from './op';
import type { Ports } from './ports';
import { NotConfirmed, type StoredDamage } from './store';

export type AppendRequest = {
  readonly book: BookId;
  readonly facts: readonly unknown[];
  readonly by: Author;
  /** The commit's own id; asking again with the same one never writes twice. */
  readonly client: string;
  /** What the window had seen when it decided. */
  readonly decidedOn: Have;
  /** True if the facts replace single values: then nothing may have arrived since. */
  readonly exclusive: boolean;
};

export type AppendRefusal = 'disk-full' | 'read-only' | 'broken' | 'too-large';
/** `stale`: decide again on these. `refused`: nothing is confirmed; ask again with the same client id. */
export type AppendReply =
  | { readonly kind: 'acked'; readonly op: OpenedOp }
  | { readonly kind: 'stale'; readonly ops: readonly OpenedOp[] }
  | { readonly kind: 'refused'; readonly why: AppendRefusal; readonly detail: string };

/** What became known of a book: ops to fold, and the frames they came in. */
export type Opened = { readonly ops: readonly OpenedOp[]; readonly frames: readonly Frame[] };

/** What a person should know of a book's state here. */
export type BookHealth = {
  readonly damage: readonly StoredDamage[];
  readonly rejected: number;
  readonly unreadable: number;
  readonly forks: number;
};

export type Page = { readonly ops: readonly OpenedOp[]; readonly next: number | null };
export type BookKeep = Awaited<ReturnType<typeof createBookKeep>>;

/** `filled` once everything the store held is in `ops`. */
type Reading = { readonly ops: Op[]; readonly filled: Promise<void> };

const RECENT = 2_000;

/** One book of this device: reads it from the store, then writes, takes in and tells. */
export async function createBookKeep(book: BookId, ports: Ports, announce: (opened: Opened) => void) {
  const { store, sealer } = ports;
  const index = createBookIndex();
  const headsByChain = new Map<ChainId, Head>();
  const gate = createGate(book, sealer);
  const impliedByChain = new Map<ChainId, Map<ChainId, number>>();
  const ackedByClient = new Map<string, OpHash>();
  const recent = new Map<OpHash, OpenedOp>();
  const unreadable = new Set<OpHash>();
  let rejected = 0;
  let forks = 0;
  let latestAt = 0;
  /** All ops by their number of arrival, held from the first read until a window has paged through it. */
  let reading: Reading | null = { ops: [], filled: Promise.resolve() };

  const stored = await store.read(book);
  const sorted = gate.sort(stored.frames, 'runs');
  rejected += sorted.bad;
  for (const frame of sorted.genuine) {
    takeIn(frame);
    await ports.breathe?.();
  }
  const writer = createChainWriter(book, ports, {
    heads: () => [...headsByChain.values()],
    latestAt: () => latestAt,
    durable: ({ frame }) => tell([frame]),
  });
  resumeChain();

  function resumeChain(): void {
    const mine = stored.begun.filter(
      (begun) => index.isWhole(begun) && gate.deviceOf(begun) === toHex(sealer.device) && !isDamaged(begun),
    );
    const head = mine
      .flatMap((chain) => headsByChain.get(chain) ?? [])
      .find((one) => index.head(one.chain)?.hash === one.hash);
    if (head) writer.resume(head, impliedByChain.get(head.chain) ?? new Map());
  }

  // Behind damage may lie ops of ours that others have seen, and a torn end may have been whole once: their numbers
  // must not be used again.
  function isDamaged(chain: ChainId): boolean {
    return stored.damage.some((damage) => damage.chain === chain);
  }

  /** Indexes what is new in a genuine frame and returns it opened. */
  function takeIn(frame: Frame): OpenedOp[] {
    return frame.ops.flatMap((op) => {
      const { chain, seq, prev } = op.header;
      const verdict = index.add({ hash: op.hash, chain, seq, prev });
      if (verdict === 'duplicate') return [];
      if (verdict === 'fork') forks += 1;
      keepForReading(op);
      const opened = open(op);
      if (opened) learn(opened);
      else unreadable.add(op.hash);
      return opened ? [opened] : [];
    });
  }

  function keepForReading(op: Op): void {
    const number = index.numberOf(op.hash);
    if (reading && number !== undefined) reading.ops[number] = op;
  }

  function startReading(): Reading {
    // What arrives while the store is being read is put in as it comes.
    const started: Reading = { ops: [], filled: store.read(book).then(({ frames }) => frames.forEach(keepAll)) };
    started.filled.catch(() => (reading = null));
    return started;
  }

  const keepAll = (frame: Frame) => {
    frame.ops.forEach(keepForReading);
  };

  function tell(frames: readonly Frame[]): number {
    const ops = frames.flatMap(takeIn);
    if (ops.length > 0) announce({ ops, frames });
    return ops.length;
  }

  function open(op: Op): OpenedOp | null {
    const bytes = sealer.open(op);
    const body = bytes && decodeBody(bytes);
    return body && { hash: op.hash, chain: op.header.chain, seq: op.header.seq, body };
  }

  function learn(op: OpenedOp): void {
    const { hash, chain, seq, body } = op;
    const head = headsByChain.get(chain);
    if (!head || seq > head.seq) headsByChain.set(chain, { chain, seq, hash, lam: body.lam });
    if (body.deps.length > 0) {
      const implied = impliedByChain.get(chain) ?? new Map<ChainId, number>();
      impliedByChain.set(chain, implied);
      for (const dep of body.deps) implied.set(dep.chain, Math.max(dep.seq, implied.get(dep.chain) ?? 0));
    }
    latestAt = Math.max(latestAt, body.at);
    if (!ackedByClient.has(body.client)) ackedByClient.set(body.client, hash);
    recent.set(hash, op);
    const oldest = recent.size > RECENT ? recent.keys().next().value : undefined;
    if (oldest) recent.delete(oldest);
  }

  async function openedOps(hashes: readonly OpHash[]): Promise<OpenedOp[]> {
    const wanted = new Set(hashes);
    if (hashes.every((hash) => recent.has(hash))) return hashes.flatMap((hash) => recent.get(hash) ?? []);
    const { frames } = await store.read(book);
    return frames.flatMap((frame) => frame.ops.filter((op) => wanted.delete(op.hash)).flatMap((op) => open(op) ?? []));
  }

  /** Its first op names another device than was believed: only what that one signed stays. */
  async function judgeAnew(chain: ChainId): Promise<void> {
    const { frames } = await store.read(book);
    const ofChain = frames.filter((frame) => frame.ops[0]?.header.chain === chain);
    index.forget(chain);
    headsByChain.delete(chain);
    reading = null;
    tell(gate.sort(ofChain, 'each').genuine);
  }

  /** A key may have come: what could not be read is tried again, and told if it can be now. */
  async function openWaiting(): Promise<number> {
    if (unreadable.size === 0) return 0;
    // Another key may have opened some meanwhile: they are told once.
    const opened = (await openedOps([...unreadable])).filter((op) => unreadable.delete(op.hash));
    opened.forEach(learn);
    if (opened.length > 0) announce({ ops: opened, frames: [] });
    return opened.length;
  }

  async function confirm(written: Written): Promise<AppendReply> {
    try {
      await writer.confirm(written);
    } catch (error) {
      if (!(error instanceof NotConfirmed)) throw error;
      return { kind: 'refused', why: error.why, detail: error.message };
    }
    return { kind: 'acked', op: written.opened };
  }

  /** The answer to a client id that was asked before; null if it never was. */
  function answerAgain(client: string): Promise<AppendReply> | null {
    const waiting = writer.find(client);
    if (waiting) return confirm(waiting);
    const hash = ackedByClient.get(client);
    if (hash === undefined) return null;
    return openedOps([hash]).then(([op]) =>
      op ? { kind: 'acked', op } : { kind: 'refused', why: 'broken', detail: 'written before, and not readable now' },
    );
  }

  /** Nothing may be awaited between what this looks at and the seal. */
  function write(request: AppendRequest): Promise<AppendReply> {
    const detail = tooLarge(request.facts);
    if (detail !== null) return Promise.resolve({ kind: 'refused', why: 'too-large', detail });
    const unseen = request.exclusive ? index.missingFrom(request.decidedOn) : [];
    const readable = unseen.filter((hash) => !unreadable.has(hash));
    if (readable.length > 0) return openedOps(readable).then((ops) => ({ kind: 'stale', ops }));
    return confirm(writer.seal(request));
  }

  return {
    have: () => index.have(),
    openWaiting,
    /** Where an op stands: chain and number; undefined if it is not here. */
    linkOf: index.linkOf,
    /** True if it holds ops and none of them can be read here: a book of somebody else's. */
    isSealed: () => index.size() > 0 && unreadable.size === index.size(),
    health: (): BookHealth => ({ damage: stored.damage, rejected, unreadable: unreadable.size, forks }),

    async append(request: AppendRequest): Promise<AppendReply> {
      for (;;) {
        const again = answerAgain(request.client);
        if (again) return again;
        // What is sealed but not yet durable was not seen by whoever decided: an exclusive commit waits for it.
        const before = request.exclusive ? writer.last() : undefined;
        if (!before) return write(request);
        const reply = await confirm(before);
        if (reply.kind !== 'acked') return reply;
      }
    },

    /** Takes keys that came from outside the workspace. Returns how many ops could not be read before and can be now. */
    adopt(keys: readonly BookKey[]): Promise<number> {
      sealer.adopt(book, keys);
      return openWaiting();
    },

    /** Ops that `have` lacks, from position `from` on. `next` is where to go on; null at the end. */
    async read(have: Have, from: number, limit: number): Promise<Page> {
      const { ops: all, filled } = (reading ??= startReading());
      await filled;
      const ops: OpenedOp[] = [];
      let at = from;
      for (; at < all.length && ops.length < limit; at++) {
        const op = all[at];
        const isHeld = op && covers(have[op.header.chain], op.header.seq) && !index.isForked(op.header.chain);
        const opened = op && !isHeld ? open(op) : null;
        if (opened) ops.push(opened);
      }
      const next = at < all.length ? at : null;
      if (next === null) reading = null;
      return { ops, next };
    },

    /** Hashes of what none of the haves holds, each chain's in order. */
    onlyHere([first = {}, ...others]: readonly Have[]): readonly OpHash[] {
      return index.missingFrom(first).filter((hash) => {
        const link = index.linkOf(hash);
        return link && others.every((have) => !covers(have[link.chain], link.seq));
      });
    },

    /** Frames that hold what `have` lacks, verbatim, each once. */
    async frames(have: Have): Promise<readonly Frame[]> {
      const wanted = new Set(index.missingFrom(have));
      if (wanted.size === 0) return [];
      const { frames } = await store.read(book);
      return frames.filter(gate.mayGive).filter((frame) => frame.ops.filter((op) => wanted.delete(op.hash)).length > 0);
    },

    /** Takes frames from another copy: durable here first, then told. Returns the number of ops that were new. */
    async ingest(bytes: readonly Uint8Array[]): Promise<number> {
      const decoded = bytes.flatMap((one) => {
        const frame = decodeFrame(one);
        return frame.ok ? [frame.value.frame] : [];
      });
      const { genuine, unknown, bad, misjudged } = gate.sort(decoded, 'each');
      for (const chain of misjudged) await judgeAnew(chain);
      rejected += bytes.length - decoded.length + bad;
      const news = genuine.filter((frame) => frame.ops.some((op) => !index.has(op.hash)));
      // Nobody has vouched for what is unknown yet: it is kept, and neither shown nor counted.
      const kept = [...news, ...unknown];
      let count = 0;
      for (const chain of new Set(kept.flatMap((frame) => frame.ops[0]?.header.chain ?? []))) {
        const isOfChain = (frame: Frame) => frame.ops[0]?.header.chain === chain;
        // Someone holds ops of my chain that I do not: my tail was lost here, so I begin anew. Retired before they are
        // kept: were it after, a crash between the two would leave a chain to be written on that lost its end.
        if (chain === writer.chain()) {
          writer.leaveChain();
          await store.retire(book, chain);
        }
        const frames = kept.filter(isOfChain).map((frame) => frame.bytes);
        await store.append(book, chain, frames);
        count += tell(news.filter(isOfChain));
      }
      if (news.some((frame) => frame.ops[0]?.header.start)) await openWaiting();
      return count;
    },
  };
}
