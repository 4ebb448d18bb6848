import { decodeBody, MAX_FACTS, MAX_PLAIN_BYTES, type Author, type OpenedOp } from './body';
import { createBookIndex } from './book-index';
import { fromHex, toHex, toUtf8 } from './bytes';
import { createChainWriter, type Head, type Written } from './chain-writer';
import { decodeFrame, type Frame } from './frame';
import { covers, type Have } from './have';
import { chainIdOf, type BookId, type ChainId, type Op, type OpHash } from './op';
import type { Ports } from './ports';
import { headOf } from './seal';
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

const RECENT = 2_000;

/** One book of this device: reads it from the store, then writes, takes in and tells. */
export async function createBookKeep(book: BookId, ports: Ports, announce: (opened: Opened) => void) {
  const { store, sealer } = ports;
  const index = createBookIndex();
  const headsByChain = new Map<ChainId, Head>();
  const devicesByChain = new Map<ChainId, string>();
  const impliedByChain = new Map<ChainId, Map<ChainId, number>>();
  const ackedByClient = new Map<string, OpHash>();
  const recent = new Map<OpHash, OpenedOp>();
  let rejected = 0;
  let unreadable = 0;
  let forks = 0;
  let latestAt = 0;

  const stored = await store.read(book);
  for (const frame of stored.frames) takeIn(frame);
  const writer = createChainWriter(book, ports, { heads: () => [...headsByChain.values()], latestAt: () => latestAt });
  resumeChain();

  /** Held from the first read until the first window has paged through it. */
  let reading: readonly Frame[] | null = stored.frames;

  function resumeChain(): void {
    const chain = stored.begun.find(
      (begun) => index.isWhole(begun) && devicesByChain.get(begun) === toHex(sealer.device) && !isDamaged(begun),
    );
    const head = chain && headsByChain.get(chain);
    if (head) writer.resume(head, impliedByChain.get(head.chain) ?? new Map());
  }

  // Behind damage may lie ops of ours that others have seen: their numbers must not be used again.
  function isDamaged(chain: ChainId): boolean {
    return stored.damage.some((damage) => damage.chain === chain && damage.kind === 'damaged');
  }

  function isGenuine(frame: Frame): boolean {
    const last = frame.ops.at(-1);
    const first = frame.ops[0];
    if (!last || !first || first.header.book !== book) return false;
    const { start, chain } = first.header;
    if (start && chainIdOf(fromHex(start.device), fromHex(book), fromHex(start.random)) !== chain) return false;
    const device = start?.device ?? devicesByChain.get(chain);
    return device === undefined || sealer.verify(fromHex(device), headOf(last), frame.signature);
  }

  /** Indexes what is new in a frame and returns it opened. */
  function takeIn(frame: Frame): OpenedOp[] {
    if (!isGenuine(frame)) {
      rejected += 1;
      return [];
    }
    return frame.ops.flatMap((op) => {
      const { chain, seq, prev, start } = op.header;
      const verdict = index.add({ hash: op.hash, chain, seq, prev });
      if (verdict === 'duplicate') return [];
      if (verdict === 'fork') forks += 1;
      if (start) devicesByChain.set(chain, start.device);
      const opened = open(op);
      if (opened) learn(opened);
      else unreadable += 1;
      return opened ? [opened] : [];
    });
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
    ackedByClient.set(body.client, hash);
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

  async function confirm(written: Written): Promise<AppendReply> {
    try {
      await writer.confirm(written);
    } catch (error) {
      if (!(error instanceof NotConfirmed)) throw error;
      return { kind: 'refused', why: error.why, detail: error.message };
    }
    const ops = takeIn(written.frame);
    if (ops.length > 0) announce({ ops, frames: [written.frame] });
    return { kind: 'acked', op: written.opened };
  }

  async function answerAgain(client: string): Promise<AppendReply | null> {
    const waiting = writer.find(client);
    if (waiting) return confirm(waiting);
    const hash = ackedByClient.get(client);
    const [op] = hash ? await openedOps([hash]) : [];
    return op ? { kind: 'acked', op } : null;
  }

  return {
    have: () => index.have(),
    health: (): BookHealth => ({ damage: stored.damage, rejected, unreadable, forks }),

    async append(request: AppendRequest): Promise<AppendReply> {
      const again = await answerAgain(request.client);
      if (again) return again;
      const size = toUtf8(JSON.stringify(request.facts)).length;
      if (size > MAX_PLAIN_BYTES / 2 || request.facts.length > MAX_FACTS) {
        return {
          kind: 'refused',
          why: 'too-large',
          detail: `${String(size)} bytes, ${String(request.facts.length)} facts`,
        };
      }
      const unseen = request.exclusive ? index.missingFrom(request.decidedOn) : [];
      if (unseen.length > 0) return { kind: 'stale', ops: await openedOps(unseen) };
      return confirm(writer.seal(request));
    },

    /** Ops that `have` lacks, from position `from` on. `next` is where to go on; null at the end. */
    async read(have: Have, from: number, limit: number): Promise<Page> {
      reading ??= (await store.read(book)).frames;
      const ops: OpenedOp[] = [];
      let at = from;
      for (; at < reading.length && ops.length < limit; at++) {
        for (const op of reading[at]?.ops ?? []) {
          const opened =
            covers(have[op.header.chain], op.header.seq) && !index.isForked(op.header.chain) ? null : open(op);
          if (opened && index.has(op.hash)) ops.push(opened);
        }
      }
      const next = at < reading.length ? at : null;
      if (next === null) reading = null;
      return { ops, next };
    },

    /** Frames that hold what `have` lacks, verbatim, each once. */
    async frames(have: Have): Promise<readonly Frame[]> {
      const wanted = new Set(index.missingFrom(have));
      if (wanted.size === 0) return [];
      const { frames } = await store.read(book);
      return frames.filter((frame) => frame.ops.filter((op) => wanted.delete(op.hash)).length > 0);
    },

    /** Takes frames from another copy: durable here first, then told. Returns the number of ops that were new. */
    async ingest(bytes: readonly Uint8Array[]): Promise<number> {
      const decoded = bytes.flatMap((one) => {
        const frame = decodeFrame(one);
        return frame.ok ? [frame.value.frame] : [];
      });
      rejected += bytes.length - decoded.length;
      const news = decoded.filter((frame) => isGenuine(frame) && frame.ops.some((op) => !index.has(op.hash)));
      let count = 0;
      for (const chain of new Set(news.flatMap((frame) => frame.ops[0]?.header.chain ?? []))) {
        const frames = news.filter((frame) => frame.ops[0]?.header.chain === chain);
        await store.append(
          book,
          chain,
          frames.map((frame) => frame.bytes),
        );
        // Someone holds ops of my chain that I do not: my tail was lost here, so I begin anew.
        if (chain === writer.chain()) {
          await store.retire(book, chain);
          writer.leaveChain();
        }
        const ops = frames.flatMap(takeIn);
        count += ops.length;
        if (ops.length > 0) announce({ ops, frames });
      }
      return count;
    },
  };
}
