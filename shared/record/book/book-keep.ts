import { readersIn } from './access';
import type { AppendReply, AppendRequest, BookHealth, Opened } from '../append';
import { tooLarge, type OpenedOp } from '../body';
import { framesWith } from './frames';
import { createBookIntake } from './intake';
import type { BookKey } from '../keys/book-keys';
import { createChainWriter, type Written } from './chain-writer';
import { decodeFrame, type Frame } from '../frame';
import type { Have } from '../have';
import type { Removed } from './late-work';
import type { BookId, ChainId } from '../op';
import type { Ports } from '../ports';
import { NotConfirmed } from '../store';

export type BookKeep = Awaited<ReturnType<typeof createBookKeep>>;

/** One book of this device: reads it from the store, then writes, takes in and tells. */
export async function createBookKeep(
  book: BookId,
  ports: Ports,
  telling: { readonly removed: Removed; readonly announce: (opened: Opened) => void },
) {
  const { store, sealer } = ports;
  const intake = createBookIntake(book, ports, telling);
  const { index, gate, eraser, memory, readers, late, tell, tellOwn, openedOps, openWaiting, isMine } = intake;
  let rejected = 0;

  // Apart from its frames: these would be held as long as the book is open.
  const { frames: found, ...stored } = await store.read(book);
  const sorted = await gate.sort(found, 'runs');
  rejected += sorted.bad;
  await intake.begin(sorted.genuine, found);
  const writer = createChainWriter(book, ports, {
    heads: memory.heads,
    latestAt: memory.latestAt,
    durable: ({ frame }) => {
      gate.meetOwn(frame);
      tellOwn(frame);
    },
  });
  resumeChain();
  await intake.readMisread();

  function resumeChain(): void {
    const mine = stored.begun.filter((begun) => index.isWhole(begun) && isMine(begun) && !isDamaged(begun));
    const head = mine
      .flatMap((chain) => memory.headOf(chain) ?? [])
      .find((one) => index.head(one.chain)?.hash === one.hash);
    if (head) writer.resume(head, memory.impliedBy(head.chain));
  }

  // Behind damage may lie ops of ours that others have seen, and a torn end may have been whole once: their numbers
  // must not be used again.
  function isDamaged(chain: ChainId): boolean {
    return stored.damage.some((damage) => damage.chain === chain);
  }

  async function confirmed(op: OpenedOp, durable: Promise<unknown>): Promise<AppendReply> {
    try {
      await durable;
    } catch (error) {
      if (!(error instanceof NotConfirmed)) throw error;
      return { kind: 'refused', why: error.why, detail: error.message };
    }
    return { kind: 'acked', op };
  }

  const confirm = (written: Written): Promise<AppendReply> => confirmed(written.opened, writer.confirm(written));

  /** The answer to a client id that was asked before; null if it never was. */
  function answerAgain(client: string): Promise<AppendReply> | null {
    const waiting = writer.find(client);
    if (waiting) return confirm(waiting);
    const hash = memory.opOf(client);
    if (hash === undefined) return null;
    return openedOps([hash]).then(([op]) =>
      op
        ? confirmed(op, store.append(book, op.chain, []))
        : { kind: 'refused', why: 'broken', detail: 'written before, and not readable now' },
    );
  }

  /** Nothing may be awaited between what this looks at and the seal. */
  function write(request: AppendRequest): Promise<AppendReply> {
    const detail = tooLarge(request.facts);
    if (detail !== null) return Promise.resolve({ kind: 'refused', why: 'too-large', detail });
    const unseen = request.exclusive ? index.missingFrom(request.decidedOn) : [];
    const readable = unseen.filter(intake.isReadable);
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
    heedRemoved: (next: Removed) => intake.heedRemoved(next),
    workOf: intake.workOf,
    beyond: intake.beyond,
    lateWork: () => intake.lateWork(),
    /** Ops that count for nothing. */
    uncounted: late.all,
    /** Where an op stands: chain and number; undefined if it is not here. */
    linkOf: index.linkOf,
    deviceOf: (chain: ChainId) => gate.deviceOf(chain),
    isSealed: intake.isSealed,
    wantedBlobs: intake.wantedBlobs,
    health(): BookHealth {
      const { forks, unreadable, newer } = intake.counts();
      const isRestricted = unreadable > 0 && sealer.isForOthers(book);
      return { damage: stored.damage, rejected, unreadable, newer, isRestricted, forks };
    },

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
    read: (have: Have, from: number, limit: number) => intake.reading.page(have, from, limit),
    /** Ops whose bodies are to be nowhere. */
    redacted: eraser.all,

    /** Hashes of what none of the haves holds, each chain's in order. */
    onlyHere: index.onlyHere,
    /** Frames that hold what `have` lacks, verbatim but for what was redacted, each once. */
    async frames(have: Have): Promise<readonly Frame[]> {
      const frames = await framesWith(index.missingFrom(have), {
        ...ports,
        index,
        read: intake.read,
        isSigned: gate.isSigned,
      });
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
      const isNew = (frame: Frame) => frame.ops.some((op) => !index.has(op.hash));
      // Someone holds ops of my chain that I do not: my tail was lost here, so I begin anew. At once: a line may be typed
      // while the frames are sorted.
      const mine = writer.chain();
      const isLost = decoded.some(
        (frame) => frame.ops[0]?.header.chain === mine && isNew(frame) && gate.isSigned(frame),
      );
      if (isLost) writer.leaveChain();
      const { genuine, unknown, bad, misjudged } = await gate.sort(decoded, 'each');
      for (const chain of misjudged) await intake.judgeAnew(chain);
      rejected += bytes.length - decoded.length + bad;
      const news = genuine.filter(isNew);
      // Nobody has vouched for what is unknown yet: it is kept, and neither shown nor counted.
      const kept = [...news, ...unknown];
      let count = 0;
      for (const chain of new Set(kept.flatMap((frame) => frame.ops[0]?.header.chain ?? []))) {
        const isOfChain = (frame: Frame) => frame.ops[0]?.header.chain === chain;
        // Before they are kept: were it after, a crash between the two would leave a chain to be written on that lost
        // its end.
        const isMine = isLost && chain === mine;
        if (isMine) await store.retire(book, chain);
        const frames = kept.filter(isOfChain).map((frame) => eraser.strip(frame).bytes);
        try {
          await store.append(book, chain, frames);
        } catch (error) {
          // Whoever gives them again may not give those that had come before their chain's first op.
          gate.putBack(news.filter(isNew));
          throw error;
        }
        count += await tell(news.filter(isOfChain), isMine && !isOwnCopy);
      }
      if (news.some((frame) => frame.ops[0]?.header.start)) await openWaiting();
      await intake.readMisread();
      await eraser.erase();
      return count;
    },
  };
}
