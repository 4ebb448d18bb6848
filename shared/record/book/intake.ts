import { createNamedBlobs } from '../blobs/named-blobs';
import { createReaders } from './access';
import type { Opened } from '../append';
import type { OpenedOp } from '../body';
import { createBookEraser } from './eraser';
import { createBookIndex } from './op-index';
import { createBookMemory } from './memory';
import { createBookReading } from './reading';
import { toHex } from '../bytes';
import type { Frame } from '../frame';
import type { WantedBlobs } from '../blobs/exchange-blobs';
import { createGate } from './gate';
import type { Have } from '../have';
import { createLateWork, type Removed } from './late-work';
import { OP_VERSION, type BookId, type ChainId, type Op, type OpHash } from '../op';
import { pagesOf } from '../page';
import type { Ports } from '../ports';
import type { RedactedOp } from '../redaction';

export type BookIntake = ReturnType<typeof createBookIntake>;

type Telling = { readonly removed: Removed; readonly announce: (opened: Opened) => void };

/** What of a book is here, is genuine, counts and can be read: takes frames in and tells of what they say. */
export function createBookIntake(book: BookId, ports: Ports, { removed, announce }: Telling) {
  const { store, sealer, breathe = () => Promise.resolve() } = ports;
  const index = createBookIndex();
  const memory = createBookMemory();
  const blobs = createNamedBlobs();
  const gate = createGate(book, ports);
  const eraser = createBookEraser(book, ports, index);
  const own = toHex(sealer.device);
  const late = createLateWork(book, { index, deviceOf: (chain) => gate.deviceOf(chain), own }, removed);
  const readers = createReaders(own, {
    setReaders: (devices) => {
      sealer.setReaders(book, devices);
    },
    isRemoved: late.isRemoved,
  });
  const unreadable = new Set<OpHash>();
  /** Of these, those whose body is gone: no key will open them, but the redaction that is not here yet. */
  const bare = new Set<OpHash>();
  /** Of these, those that only a newer app can open. */
  const newer = new Set<OpHash>();
  /** Chains of which older ops count no more, or count now. */
  const misread = new Set<ChainId>();
  /** Late work that was asked for. */
  const lateOps = new Map<OpHash, Op>();
  let forks = 0;
  const open = (op: Op) => (late.has(op.hash) ? null : eraser.open(op));
  const read = async (chains?: ReadonlySet<ChainId>) => (await store.read(book, chains)).frames;
  const reading = createBookReading({ index, open, read, breathe });

  /** Indexes what is new in a genuine frame and returns it opened. */
  function takeIn(frame: Frame): OpenedOp[] {
    const news = frame.ops.filter(({ hash, body, header: { chain, seq, prev } }) => {
      const verdict = index.add({ hash, chain, seq, prev });
      if (verdict === 'fork') forks += 1;
      // Of one op there may be a copy without its body, and what redacted it may be lost: then the other one counts.
      return verdict !== 'duplicate' || (body !== null && forgetBare(hash));
    });
    news.forEach(reading.keep);
    const chain = news[0]?.header.chain;
    if (chain !== undefined) lookAt(chain, new Set(news.map(({ hash }) => hash)));
    return news.flatMap(openNew);
  }

  function forgetBare(hash: OpHash): boolean {
    unreadable.delete(hash);
    return bare.delete(hash);
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
    else if (!opened && op.header.v > OP_VERSION) newer.add(op.hash);
    return opened ? [opened] : [];
  }

  /** At once: whoever wrote it waits for it. */
  function tellOwn(frame: Frame): void {
    announceAll(takeIn(frame), [frame]);
  }

  /** Returns how many could be read. `areBack`: this device had written them, and lost them. */
  async function tell(frames: readonly Frame[], areBack = false): Promise<number> {
    const before = index.size();
    const ops: OpenedOp[] = [];
    for (const frame of frames) {
      if (gate.isStillSigned(frame)) ops.push(...takeIn(frame));
      await breathe();
    }
    // Also of what nobody can read here, or does not count: it is here, and goes on from here.
    announceAll(ops, frames, { returned: areBack ? ops.length : 0, isNews: index.size() > before });
    return ops.length;
  }

  /** Tells of ops, and of those that they redact: these are destroyed here behind it. */
  function announceAll(
    ops: readonly OpenedOp[],
    frames: readonly Frame[],
    { returned = 0, hasLess = false, isNews = false } = {},
  ): void {
    const redacted = eraser.takeNews();
    applyRedactions(redacted);
    const shown = ops.map((op) => eraser.shownAt(op) ?? op);
    if (ops.length > 0 || hasLess || isNews)
      announce({ ops: shown, frames: frames.map(eraser.strip), redacted, returned, hasLess });
    if (redacted.length > 0) void eraser.erase();
  }

  function applyRedactions(redacted: readonly RedactedOp[]): void {
    for (const op of redacted) {
      for (const one of [unreadable, bare, newer]) one.delete(op.hash);
      memory.forgetOp(op.hash);
      const shown = eraser.shownAt(op);
      if (shown) learn(shown);
    }
  }

  function learn(op: OpenedOp): void {
    memory.learn(op);
    blobs.learn(op);
    readers.learn(op, gate.deviceOf(op.chain));
  }

  async function openedOps(hashes: readonly OpHash[]): Promise<OpenedOp[]> {
    const wanted = new Set(hashes);
    const recent = hashes.flatMap((hash) => memory.recentOp(hash) ?? []);
    if (recent.length === hashes.length) return recent;
    const ops = (await read()).flatMap((frame) => frame.ops.filter(({ hash }) => wanted.has(hash)));
    return ops.flatMap((op) => (wanted.has(op.hash) && open(op)) || []).filter(({ hash }) => wanted.delete(hash));
  }

  /** Its first op names another device than was believed: only what that one signed stays. */
  async function judgeAnew(chain: ChainId): Promise<void> {
    const frames = await read();
    const ofChain = frames.filter((frame) => frame.ops[0]?.header.chain === chain);
    const { genuine } = await gate.sort(ofChain, 'each');
    index.forget(chain);
    memory.forgetChain(chain);
    reading.forget();
    await tell(genuine);
    // What was shown of another signs for nothing any more.
    announceAll([], [], { hasLess: true });
  }

  /** Chains whose older ops count otherwise than they did are read anew, and windows fold what counts now. */
  async function readMisread(): Promise<void> {
    if (misread.size === 0) return;
    const chains = new Set(misread);
    misread.clear();
    const ops = wholeOps(await read());
    for (const chain of chains) memory.forgetChain(chain);
    for (const op of ops.values()) {
      if (!chains.has(op.header.chain) || !index.has(op.hash)) continue;
      for (const one of [unreadable, bare, newer]) one.delete(op.hash);
      memory.forgetOp(op.hash);
      blobs.forget(op.hash);
      readers.forget(op.hash);
      openNew(op);
      await breathe();
    }
    announceAll([], [], { hasLess: true });
  }

  /** A key may have come: what could not be read is tried again, and told if it can be now. */
  async function openWaiting(): Promise<number> {
    if (unreadable.size === 0) return 0;
    // Another key may have opened some meanwhile: they are told once.
    const frames = await read();
    const waiting = frames.flatMap(({ ops }) => ops.filter(({ hash }) => unreadable.has(hash)));
    let count = 0;
    for await (const page of pagesOf(waiting, ({ bytes }) => ({ ops: 1, bytes: bytes.length }))) {
      const opened: OpenedOp[] = [];
      for (const op of page) {
        opened.push(...openAgain(op));
        await breathe();
      }
      announceAll(opened, []);
      count += opened.length;
    }
    return count;
  }

  function openAgain(op: Op): OpenedOp[] {
    const opened = unreadable.has(op.hash) ? eraser.meet(op) : null;
    if (!opened) return [];
    unreadable.delete(op.hash);
    learn(opened);
    return [opened];
  }

  const isBy = (device: string) => (chain: ChainId) => gate.deviceOf(chain) === device;

  return {
    index,
    gate,
    eraser,
    memory,
    readers,
    reading,
    late,
    read,
    tell,
    tellOwn,
    openedOps,
    judgeAnew,
    readMisread,
    openWaiting,
    /** What the store held at the start: told to nobody, since nobody has asked yet. */
    async begin(genuine: readonly Frame[], found: readonly Frame[]): Promise<void> {
      for (const frame of genuine) {
        takeIn(frame);
        await breathe();
      }
      applyRedactions(eraser.all());
      eraser.oweOnly(found);
      void eraser.erase();
    },
    isMine: isBy(own),
    isReadable: (hash: OpHash) => !unreadable.has(hash) && !late.has(hash),
    counts: () => ({ forks, unreadable: unreadable.size - bare.size - newer.size, newer: newer.size }),
    /** Which blobs its lines name; all are wanted where some of its lines cannot be read here. */
    wantedBlobs: (): WantedBlobs => (unreadable.size > bare.size ? { ...blobs.known(), named: null } : blobs.known()),
    /** True if it holds ops and none of them can be read here: a book of somebody else's. */
    isSealed: () => index.size() > 0 && unreadable.size === index.size(),
    /** Others were removed, or let in again, or their late work was decided on. */
    async heedRemoved(next: Removed): Promise<void> {
      late.set(next);
      for (const chain of index.chains()) lookAt(chain, new Set());
      await readMisread();
    },
    /** What is here of a device's work, whether or not it counts. */
    workOf: (device: string): Have =>
      Object.assign({}, ...index.chains().filter(isBy(device)).map(index.haveOf)) as Have,
    /** Of a device's work, what the have does not cover. */
    beyond: (device: string, have: Have): readonly OpHash[] =>
      index
        .chains()
        .filter(isBy(device))
        .flatMap((chain) => index.missingOf(chain, have)),
    /** Late work that somebody has to decide on, opened, by device. */
    async lateWork(): Promise<ReadonlyMap<string, readonly OpenedOp[]>> {
      const undecided = late.undecided();
      const hashes = new Set([...undecided.values()].flat());
      for (const hash of lateOps.keys()) if (!hashes.has(hash)) lateOps.delete(hash);
      // Asked again with every line that is logged meanwhile: the store is read for what is new.
      if ([...hashes].some((hash) => !lateOps.has(hash))) {
        const chains = new Set([...hashes].flatMap((hash) => index.linkOf(hash)?.chain ?? []));
        for (const [hash, op] of wholeOps(await read(chains))) if (hashes.has(hash)) lateOps.set(hash, op);
      }
      const opened = (hash: OpHash) => [lateOps.get(hash) ?? []].flat().flatMap((op) => eraser.open(op) ?? []);
      return new Map([...undecided].map(([device, all]) => [device, all.flatMap(opened)]));
    },
  };
}

/** Each op once: the copy that has its body, if there is one. */
function wholeOps(frames: readonly Frame[]): ReadonlyMap<OpHash, Op> {
  const ops = new Map<OpHash, Op>();
  for (const frame of frames) for (const op of frame.ops) if (op.body || !ops.has(op.hash)) ops.set(op.hash, op);
  return ops;
}
