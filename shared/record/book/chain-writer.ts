import { decodeBody, encodeBody, MAX_DEPS, MAX_LAM, type Author, type Body, type Dep, type OpenedOp } from '../body';
import { fromHex, toHex, toUtf8 } from '../bytes';
import { encodeFrame, type Frame } from '../frame';
import {
  chainIdOf,
  encodeOp,
  OP_VERSION,
  type BookId,
  type ChainId,
  type ChainStart,
  type OpHash,
  type OpHeader,
} from '../op';
import type { Ports } from '../ports';
import { headOf } from '../keys/seal';

/** The last known op of a chain. */
export type Head = { readonly chain: ChainId; readonly seq: number; readonly hash: OpHash; readonly lam: number };

/** What the writer must know of the rest of its book. */
export type Surroundings = {
  readonly heads: () => readonly Head[];
  /** The latest standing time seen in the book, ms since epoch. */
  readonly latestAt: () => number;
  /** Told of each op once it is durable, in order, whoever still waits for it. */
  readonly durable: (written: Written) => void;
};

export type Commit = { readonly facts: readonly unknown[]; readonly by: Author; readonly client: string };

/** An op that is sealed into the chain. Until the store confirms it, its very bytes are tried again before anything new. */
export type Written = { readonly frame: Frame; readonly opened: OpenedOp };
type Waiting = Written & { readonly chain: ChainId };

/** Where the next op goes. `start` is what op 1 must carry. */
type Tail = {
  readonly chain: ChainId;
  readonly seq: number;
  readonly hash: OpHash | '';
  readonly lam: number;
  readonly start?: ChainStart;
};

export type ChainWriter = ReturnType<typeof createChainWriter>;

/** Writes this device's ops in one book: numbers, links, seals and has them made durable, in order. */
export function createChainWriter(book: BookId, ports: Ports, around: Surroundings) {
  const { store, sealer, clock, random, app } = ports;
  let tail: Tail | null = null;
  /** Heads of other chains that this chain already implies. */
  let impliedSeqs = new Map<ChainId, number>();
  let waiting: Waiting[] = [];
  let flushing: Promise<void> | null = null;
  const toBegin = new Set<ChainId>();

  function newChain(): Tail {
    const salt = random(16);
    const chain = chainIdOf(sealer.device, fromHex(book), salt);
    impliedSeqs = new Map();
    toBegin.add(chain);
    const start = { device: toHex(sealer.device), random: toHex(salt), keys: sealer.wrapKeys(book) };
    return { chain, seq: 0, hash: '', lam: 0, start };
  }

  function sealNext(commit: Commit): Waiting {
    const { chain, seq, hash: prev, lam, start } = (tail ??= newChain());
    const { body, deps } = bodyOf(commit, chain, lam);
    const plain = encodeBody(random(16), body);
    // Told as it will be read again: what only this process could read would be a line lost.
    const read = decodeBody(plain);
    if (!read) throw new Error('the op could not be read again');
    const header: OpHeader = {
      v: OP_VERSION,
      book,
      chain,
      seq: seq + 1,
      prev,
      ...sealer.plan(book),
      ...(start && { start }),
    };
    const sealed = sealer.seal(toUtf8(JSON.stringify(header)), header, plain);
    const op = encodeOp(header, sealed);
    tail = { chain, seq: header.seq, hash: op.hash, lam: body.lam };
    for (const head of deps) impliedSeqs.set(head.chain, head.seq);
    const frame = encodeFrame([op], sealer.sign(headOf(op)));
    return { chain, frame, opened: { hash: op.hash, chain, seq: header.seq, body: read } };
  }

  function bodyOf(
    { facts, by, client }: Commit,
    chain: ChainId,
    ownLam: number,
  ): { readonly body: Body; readonly deps: readonly Head[] } {
    const others = around.heads().filter((head) => head.chain !== chain);
    const news = others.filter((head) => head.seq > (impliedSeqs.get(head.chain) ?? 0)).sort((a, b) => b.lam - a.lam);
    const heads = news.slice(0, MAX_DEPS);
    const lam = Math.min(MAX_LAM, 1 + others.reduce((most, head) => Math.max(most, head.lam), ownLam));
    const deps: Dep[] = heads.map((head) => ({ chain: head.chain, seq: head.seq, hash: head.hash.slice(0, 16) }));
    const wall = clock.wall();
    // Standing before what its writer had seen would move other people's lines: only a stated time may.
    const at = Math.max(wall, around.latestAt());
    return { body: { lam, deps, by, at, wall, offset: 0, mono: clock.mono(), app, client, facts }, deps: heads };
  }

  /** One append at a time; what is sealed meanwhile shares the next one, and so the next fsync. */
  async function flush(): Promise<void> {
    for (let first = waiting[0]; first; first = waiting[0]) {
      const { chain } = first;
      const end = waiting.findIndex((one) => one.chain !== chain);
      const batch = waiting.slice(0, end < 0 ? waiting.length : end);
      if (toBegin.has(chain)) await store.begin(book, chain);
      toBegin.delete(chain);
      await store.append(
        book,
        chain,
        batch.map((one) => one.frame.bytes),
      );
      waiting = waiting.slice(batch.length);
      for (const one of batch) around.durable(one);
    }
  }

  return {
    /** Goes on with a chain found in the store. `implied`: heads that its ops already name. */
    resume(head: Head, implied: ReadonlyMap<ChainId, number>): void {
      tail = head;
      impliedSeqs = new Map(implied);
    },
    chain: (): ChainId | null => tail?.chain ?? null,
    /** The next op starts a new chain. What waits stays in the old one, byte for byte. */
    leaveChain(): void {
      tail = null;
    },
    /** The last op that is sealed and not yet durable. */
    last: (): Written | undefined => waiting.at(-1),
    find: (client: string): Written | undefined => waiting.find((w) => w.opened.body.client === client),
    seal(commit: Commit): Written {
      const written = sealNext(commit);
      waiting.push(written);
      return written;
    },
    /** Resolves once `written`, and all before it, is durable. Rejects if the store could not confirm it. */
    async confirm(written: Written): Promise<void> {
      const isWaiting = () => waiting.some((w) => w.frame === written.frame);
      while (isWaiting()) {
        flushing ??= flush().finally(() => (flushing = null));
        // It may be durable although what came after it in the same flush is not.
        await flushing.catch((error: unknown) => {
          if (isWaiting()) throw error;
        });
      }
    },
  };
}
