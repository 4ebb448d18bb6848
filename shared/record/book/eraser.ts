import { decodeBody, type OpenedOp } from '../body';
import type { BookIndex } from './op-index';
import { withoutBodies, type Frame } from '../frame';
import { OP_VERSION, type BookId, type Op, type OpHash } from '../op';
import type { Ports } from '../ports';
import { createRedactions, parseAsked, type RedactedOp } from '../redaction';
import { NotConfirmed } from '../store';

/** Every try reads all of the book. */
const AGAIN_MS = 60_000;

export type BookEraser = ReturnType<typeof createBookEraser>;

/**
 * Opens the ops of a book as they may be shown, and sees to it that what was redacted lies nowhere in the store: neither
 * what is there when a redaction comes, nor what comes again afterwards.
 */
export function createBookEraser(
  book: BookId,
  { store, sealer, clock }: Pick<Ports, 'store' | 'sealer' | 'clock'>,
  index: BookIndex,
) {
  const redactions = createRedactions();
  /** May still have a body in the store. */
  const owed = new Set<OpHash>();
  let news: RedactedOp[] = [];
  let notBefore = -Infinity;
  let erasing: Promise<void> = Promise.resolve();

  function openOwn(op: Op): OpenedOp | null {
    if (op.header.v > OP_VERSION) return null;
    const bytes = sealer.open(op);
    const body = bytes && decodeBody(bytes);
    return body && { hash: op.hash, chain: op.header.chain, seq: op.header.seq, body };
  }

  const placed = (op: RedactedOp): RedactedOp => {
    const link = index.linkOf(op.hash);
    return link ? { hash: link.hash, chain: link.chain, seq: link.seq } : op;
  };

  /** What cannot be written now is tried again with later frames, and at the next start. */
  async function eraseOwed(): Promise<void> {
    const now = new Set(owed);
    if (now.size === 0 || clock.mono() < notBefore) return;
    try {
      await store.erase(book, now);
      for (const hash of now) owed.delete(hash);
    } catch (error) {
      if (!(error instanceof NotConfirmed)) throw error;
      notBefore = clock.mono() + AGAIN_MS;
    }
  }

  /** As it may be shown; undefined if it was not redacted, or is not here. */
  function shownAt({ hash }: { readonly hash: OpHash }): OpenedOp | undefined {
    const [shown, link] = [redactions.shown(hash), index.linkOf(hash)];
    return shown && link && { ...shown, chain: link.chain, seq: link.seq };
  }

  return {
    /** As it may be shown; null if its key is not known here, or what redacted it is not. */
    open: (op: Op): OpenedOp | null => shownAt(op) ?? openOwn(op),
    /** The same of an op that was not opened before: whatever it redacts is heeded. */
    meet(op: Op): OpenedOp | null {
      const own = openOwn(op);
      const changed = own ? redactions.learn(own) : [];
      for (const { hash } of changed) owed.add(hash);
      if (changed.length > 0) notBefore = -Infinity;
      news.push(...changed.map(placed));
      return shownAt(op) ?? own;
    },
    shownAt,
    strip: (frame: Frame): Frame => withoutBodies(frame, redactions),
    /** Ops of which others must be told that they say something else now. Each once. */
    takeNews(): readonly RedactedOp[] {
      const taken = news;
      news = [];
      return taken;
    },
    all: (): readonly RedactedOp[] => redactions.all().map(placed),
    /** After the first read: only what still has a body is erased. */
    oweOnly(frames: readonly Frame[]): void {
      news = [];
      owed.clear();
      for (const { ops } of frames)
        for (const { hash, body } of ops) if (body !== null && redactions.has(hash)) owed.add(hash);
    },
    /** Resolves once all that is owed was tried. */
    erase: (): Promise<void> => (erasing = erasing.then(eraseOwed)),
    /** The facts of a commit, as they are to be written; null if one asks to redact what is not here. */
    async complete(
      facts: readonly unknown[],
      openedOps: (hashes: readonly OpHash[]) => Promise<readonly OpenedOp[]>,
    ): Promise<readonly unknown[] | null> {
      if (!facts.some(parseAsked)) return facts;
      const written: unknown[] = [];
      for (const fact of facts) {
        const ask = parseAsked(fact);
        const [op] = ask && index.has(ask.op) ? await openedOps([ask.op]) : [];
        if (ask && !op) return null;
        written.push(...(ask && op ? redactions.complete(ask, op) : [fact]));
      }
      return written;
    },
  };
}
