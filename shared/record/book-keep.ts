import { createReaders, readersIn } from './access';
import type { AppendReply, AppendRequest, BookHealth, Opened } from './append';
import { tooLarge, type OpenedOp } from './body';
import { createBookEraser } from './book-eraser';
import { framesWith } from './book-frames';
import { createBookIndex } from './book-index';
import { createBookMemory } from './book-memory';
import type { BookKey } from './book-keys';
import { createBookReading } from './book-reading';
import { toHex } from './bytes';
import { createChainWriter, type Written } from './chain-writer';
import { decodeFrame, type Frame } from './frame';
import { createGate } from './gate';
import type { Have } from './have';
import { createLateWork, type Removed } from './late-work';
import type { BookId, ChainId, Op, OpHash } from './op';
import type { Ports } from './ports';
import type { RedactedOp } from './redaction';
import { NotConfirmed } from './store';

export type BookKeep = Awaited<ReturnType<typeof createBookKeep>>;

/** One book of this device: reads it from the store, then writes, takes in and tells. */
export async function createBookKeep(
  book: BookId,
  ports: Ports,
  { removed, announce }: { readonly removed: Removed; readonly announce: (opened: Opened) => void },
) {
  const { store, sealer } = ports;
  const index = createBookIndex();
  const memory = createBookMemory();
  const gate = createGate(book, sealer);
  const unreadable = new Set<OpHash>();
  /** Of these, those whose body is gone: no key will open them, but the redaction that is not here yet. */
  const bare = new Set<OpHash>();
  let rejected = 0;
  let forks = 0;
  const eraser = createBookEraser(book, ports, index);
  const own = toHex(sealer.device);
  const late = createLateWork(book, { index, deviceOf: (chain) => gate.deviceOf(chain), own }, removed);
  const readers = createReaders(own, {
    setReaders: (devices) => {
      sealer.setReaders(book, devices);
    },
    isRemoved: late.isRemoved,
  });
  /** Chains of which older ops count no more, or count now. */
  const misread = new Set<ChainId>();
  const open = (op: Op) => (late.has(op.hash) ? null : eraser.open(op));
  const read = async (chains?: ReadonlySet<ChainId>) => (await store.read(book, chains)).frames;
  const reading = createBookReading({ index, open, read });

  // Apart from its frames: these would be held as long as the book is open.
  const { frames: found, ...stored } = await store.read(book);
  const sorted = gate.sort(found, 'runs');
  rejected += sorted.bad;
  for (const frame of sorted.genuine) {
    takeIn(frame);
    await ports.breathe?.();
  }
  applyRedactions(eraser.all());
  eraser.oweOnly(found);
  void eraser.erase();
  const writer = createChainWriter(book, ports, {
    heads: memory.heads,
    latestAt: memory.latestAt,
    durable: ({ frame }) => {
      gate.meetOwn(frame);
      tell([frame]);
    },
  });
  resumeChain();
  await readMisread();

  function resumeChain(): void {
    const mine = stored.begun.filter((begun) => index.isWhole(begun) && isMine(begun) && !isDamaged(begun));
    const head = mine
      .flatMap((chain) => memory.headOf(chain) ?? [])
      .find((one) => index.head(one.chain)?.hash === one.hash);
    if (head) writer.resume(head, memory.impliedBy(head.chain));
  }

  function isMine(chain: ChainId): boolean {
    return gate.deviceOf(chain) === own;
  }

  function isMoved(): boolean {
    return writer.chain() === null && stored.moved.some(isMine) && !stored.begun.some(isMine);
  }

  // Behind damage may lie ops of ours that others have seen, and a torn end may have been whole once: their numbers
  // must not be used again.
  function isDamaged(chain: ChainId): boolean {
    return stored.damage.some((damage) => damage.chain === chain);
  }

  /** Indexes what is new in a genuine frame and returns it opened. */
  function takeIn(frame: Frame): OpenedOp[] {
    const news = frame.ops.filter(({ hash, header: { chain, seq, prev } }) => {
      const verdict = index.add({ hash, chain, seq, prev });
      if (verdict === 'fork') forks += 1;
      return verdict !== 'duplicate';
    });
    news.forEach(reading.keep);
    const chain = news[0]?.header.chain;
    if (chain !== undefined) lookAt(chain, new Set(news.map(({ hash }) => hash)));
    return news.flatMap(openNew);
  }

  function lookAt(chain: ChainId, news: ReadonlySet<OpHash>): void {
    const { left, counts } = late.look(chain);
    if ([...left, ...counts].some((hash) => !news.has(hash))) misread.add(chain);
  }

  /** None if nobody can read it here, or its writer had been removed. */
  function openNew(op: Op): OpenedOp[] {
    if (late.has(op.hash)) return [];
    const opened = eraser.meet(op);
    if (opened) learn(opened);
    else unreadable.add(op.hash);
    if (!opened && !op.body) bare.add(op.hash);
    return opened ? [opened] : [];
  }

  /** `areBack`: this device had written them, and lost them. */
  function tell(frames: readonly Frame[], areBack = false): number {
    const ops = frames.flatMap(takeIn);
    const hasLate = frames.some((frame) => frame.ops.some((op) => late.has(op.hash)));
    announceAll(ops, frames, { returned: areBack ? ops.length : 0, hasLate });
    return ops.length;
  }

  /** Tells of ops, and of those that they redact: these are destroyed here behind it. */
  function announceAll(
    ops: readonly OpenedOp[],
    frames: readonly Frame[],
    { returned = 0, hasLess = false, hasLate = false } = {},
  ): void {
    const redacted = eraser.takeNews();
    applyRedactions(redacted);
    const shown = ops.map((op) => eraser.shownAt(op) ?? op);
    if (ops.length > 0 || hasLess || hasLate)
      announce({ ops: shown, frames: frames.map(eraser.strip), redacted, returned, hasLess });
    if (redacted.length > 0) void eraser.erase();
  }

  function applyRedactions(redacted: readonly RedactedOp[]): void {
    for (const op of redacted) {
      for (const one of [unreadable, bare]) one.delete(op.hash);
      memory.forgetOp(op.hash);
      const shown = eraser.shownAt(op);
      if (shown) learn(shown);
    }
  }

  function learn(op: OpenedOp): void {
    memory.learn(op);
    readers.learn(op, gate.deviceOf(op.chain));
  }

  async function openedOps(hashes: readonly OpHash[]): Promise<OpenedOp[]> {
    const wanted = new Set(hashes);
    const recent = hashes.flatMap((hash) => memory.recentOp(hash) ?? []);
    if (recent.length === hashes.length) return recent;
    const { frames } = await store.read(book);
    return frames.flatMap((frame) => frame.ops.filter((op) => wanted.delete(op.hash)).flatMap((op) => open(op) ?? []));
  }

  /** Its first op names another device than was believed: only what that one signed stays. */
  async function judgeAnew(chain: ChainId): Promise<void> {
    const { frames } = await store.read(book);
    const ofChain = frames.filter((frame) => frame.ops[0]?.header.chain === chain);
    index.forget(chain);
    memory.forgetChain(chain);
    reading.forget();
    tell(gate.sort(ofChain, 'each').genuine);
    // What was shown of another signs for nothing any more.
    announceAll([], [], { hasLess: true });
  }

  /** Chains whose older ops count otherwise than they did are read anew, and windows fold what counts now. */
  async function readMisread(): Promise<void> {
    if (misread.size === 0) return;
    const chains = new Set(misread);
    misread.clear();
    const { frames } = await store.read(book);
    const ops = new Map(frames.flatMap((frame) => frame.ops.map((op) => [op.hash, op])));
    for (const chain of chains) memory.forgetChain(chain);
    for (const op of ops.values()) {
      if (!chains.has(op.header.chain) || !index.has(op.hash)) continue;
      for (const one of [unreadable, bare]) one.delete(op.hash);
      memory.forgetOp(op.hash);
      readers.forget(op.hash);
      openNew(op);
    }
    announceAll([], [], { hasLess: true });
  }

  /** A key may have come: what could not be read is tried again, and told if it can be now. */
  async function openWaiting(): Promise<number> {
    if (unreadable.size === 0) return 0;
    // Another key may have opened some meanwhile: they are told once.
    const { frames } = await store.read(book);
    const waiting = frames.flatMap(({ ops }) => ops.filter(({ hash }) => unreadable.has(hash)));
    const opened = waiting.flatMap((op) => eraser.meet(op) ?? []).filter((op) => unreadable.delete(op.hash));
    opened.forEach(learn);
    announceAll(opened, []);
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
    const hash = memory.opOf(client);
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
    const readable = unseen.filter((hash) => !unreadable.has(hash) && !late.has(hash));
    if (readable.length > 0) return openedOps(readable).then((ops) => ({ kind: 'stale', ops }));
    const left = readersIn(request.facts) === undefined ? readers.left() : undefined;
    const facts = left ? [...request.facts, left] : request.facts;
    const devices = readersIn(facts);
    if (devices !== undefined) sealer.setReaders(book, devices);
    if (devices !== undefined || sealer.mustTurn(book)) {
      // In a chain of its own, whose first op brings the new key to those who may read from here on.
      sealer.turnKey(book);
      writer.leaveChain();
    }
    return confirm(writer.seal({ ...request, facts }));
  }

  return {
    have: () => index.have(),
    /** Devices that wrote in it, as their last lines name them. */
    writers: readers.writers,
    openWaiting,
    /** Others were removed, or let in again, or their late work was decided on. */
    async heedRemoved(next: Removed): Promise<void> {
      late.set(next);
      for (const chain of index.chains()) lookAt(chain, new Set());
      await readMisread();
    },
    uncounted: late.all,
    /** What is here of a device's work, as far as it counts or not. */
    workOf: (device: string): Have =>
      Object.assign(
        {},
        ...index.chains().map((chain) => (gate.deviceOf(chain) === device ? index.haveOf(chain) : {})),
      ) as Have,
    /** Of a device's work, what the have does not cover. */
    beyond: (device: string, have: Have): readonly OpHash[] =>
      index.chains().flatMap((chain) => (gate.deviceOf(chain) === device ? index.missingOf(chain, have) : [])),
    /** Late work that somebody has to decide on, opened, by device. */
    async lateWork(): Promise<ReadonlyMap<string, readonly OpenedOp[]>> {
      const undecided = late.undecided();
      if (undecided.size === 0) return new Map();
      const { frames } = await store.read(book);
      const ops = new Map(frames.flatMap((frame) => frame.ops.map((op) => [op.hash, op])));
      const opened = (hash: OpHash) => [ops.get(hash) ?? []].flat().flatMap((op) => eraser.open(op) ?? []);
      return new Map([...undecided].map(([device, hashes]) => [device, hashes.flatMap(opened)]));
    },
    /** Where an op stands: chain and number; undefined if it is not here. */
    linkOf: index.linkOf,
    deviceOf: (chain: ChainId) => gate.deviceOf(chain),
    /** True if it holds ops and none of them can be read here: a book of somebody else's. */
    isSealed: () => index.size() > 0 && unreadable.size === index.size(),
    health: (): BookHealth => ({
      damage: stored.damage,
      rejected,
      unreadable: unreadable.size - bare.size,
      isMoved: isMoved(),
      isRestricted: unreadable.size > bare.size && sealer.isForOthers(book),
      forks,
    }),

    async append(asked: AppendRequest): Promise<AppendReply> {
      const facts = await eraser.complete(asked.facts, openedOps);
      if (!facts) return { kind: 'refused', why: 'broken', detail: 'what is to be redacted is not here' };
      const request = { ...asked, facts };
      for (;;) {
        const again = answerAgain(request.client);
        if (again) return again;
        // What is sealed but not yet durable was not seen by whoever decided: an exclusive commit waits for it.
        const before = request.exclusive ? writer.last() : undefined;
        if (!before) return facts === asked.facts ? write(request) : write(request).finally(eraser.erase);
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
    read: (have: Have, from: number, limit: number) => reading.page(have, from, limit),
    /** Ops whose bodies are to be nowhere. */
    redacted: eraser.all,

    /** Hashes of what none of the haves holds, each chain's in order. */
    onlyHere: index.onlyHere,
    /** Frames that hold what `have` lacks, verbatim but for what was redacted, each once. */
    async frames(have: Have): Promise<readonly Frame[]> {
      const frames = await framesWith(index.missingFrom(have), { index, read, mayGive: gate.mayGive });
      return frames.map(eraser.strip);
    },

    /**
     * Takes frames from another copy: durable here first, then told. Returns the number of ops that were new.
     * `isOwnCopy`: it is this laptop's second copy.
     */
    async ingest(bytes: readonly Uint8Array[], isOwnCopy = false): Promise<number> {
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
        const isMine = chain === writer.chain();
        if (isMine) {
          writer.leaveChain();
          await store.retire(book, chain);
        }
        const frames = kept.filter(isOfChain).map((frame) => eraser.strip(frame).bytes);
        await store.append(book, chain, frames);
        count += tell(news.filter(isOfChain), isMine && !isOwnCopy);
      }
      if (news.some((frame) => frame.ops[0]?.header.start)) await openWaiting();
      await readMisread();
      await eraser.erase();
      return count;
    },
  };
}
