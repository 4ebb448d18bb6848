import { err, ok } from '../../../shared/base/result';
import type { Verify } from '../../../shared/record/book/held-book';
import { memoryRemote } from '../../../shared/record/memory-remote';
import type { BookId } from '../../../shared/record/op';
import type { Answer, Remote } from '../../../shared/record/remote';
import type { Dice } from './dice';
import type { Ledger } from './ledger';
import type { Place, Visit, Visitor } from './place';
import { opsIn } from './second-reader';

/** offline: nothing gets through. lossy: some of what it does, it does not come to say. restless: pages come twice, and from the end. */
export type Line = 'clear' | 'offline' | 'lossy' | 'restless';

export type ServerSpot = Place & {
  setLine(line: Line): void;
  /** It comes back as it was after its first so many frames. */
  rollBack(toFrames: number): void;
  /** Frames from whoever has its address. */
  push(book: BookId, frames: readonly Uint8Array[]): Promise<void>;
  /** Frames that it hands out from now on, before all others, whatever it thinks of them: it is in other hands. */
  slip(book: BookId, frames: readonly Uint8Array[]): void;
  size(): number;
};

type Ports = { readonly ledger: Ledger; readonly verify: Verify; readonly dice: Dice };

/** A server that keeps what it gets for as long as it runs. */
export function serverSpot(id: string, { ledger, verify, dice }: Ports): ServerSpot {
  let remote = memoryRemote(verify);
  let log: { readonly book: BookId; readonly bytes: Uint8Array }[] = [];
  let line: Line = 'clear';
  let slipped: typeof log = [];

  async function append(book: BookId, frames: readonly Uint8Array[]): ReturnType<Remote['append']> {
    log.push(...frames.map((bytes) => ({ book, bytes })));
    return remote.append(book, frames);
  }
  const offline = () => err({ kind: 'offline' } as const);
  function content() {
    // What was pushed into another book than its own lies in the log, and is given to nobody.
    const ops = log.flatMap(({ book, bytes }) => opsIn(bytes).filter((op) => op.book === book));
    return new Map(ops.filter(({ signature }) => ledger.isSigned(signature)).map((op) => [op.hash, op]));
  }

  function visit({ life }: Visitor): Visit {
    const isCut = () => life.isOver() || line === 'offline' || (line === 'lossy' && dice.chance(0.2));
    async function ask<T>(work: () => Promise<Answer<T>>): Promise<Answer<T>> {
      for (let others = dice.below(4); others > 0; others--) await Promise.resolve();
      if (isCut()) return offline();
      const answer = await work();
      return isCut() ? offline() : answer;
    }
    return {
      root: () => ask(() => remote.root()),
      digests: () => ask(() => remote.digests()),
      have: (book) => ask(() => remote.have(book)),
      async *read(book, have): ReturnType<Remote['read']> {
        const pages: Answer<readonly Uint8Array[]>[] = [];
        const first = slipped.filter((one) => one.book === book).map(({ bytes }) => bytes);
        if (first.length > 0) pages.push(ok(first));
        for await (const page of remote.read(book, have)) pages.push(page);
        for (const page of line === 'restless' ? [...pages, ...pages.map(backwards)].reverse() : pages)
          yield isCut() ? offline() : page;
      },
      append: (book, frames) => ask(() => append(book, frames)),
      known: () => [],
      startAnew: () => undefined,
      recheck: () => undefined,
      tidy: () => Promise.resolve(),
      // It cannot read what is to go: bodies leave it when its books do.
      erase: () => Promise.resolve(),
    };
  }

  return {
    id,
    visit,
    content,
    heal() {
      line = 'clear';
      slipped = [];
    },
    setLine: (next) => void (line = next),
    rollBack(toFrames) {
      remote = memoryRemote(verify);
      log = log.slice(0, toFrames);
      for (const { book, bytes } of log) void remote.append(book, [bytes]);
      ledger.release(id, content());
    },
    async push(book, frames) {
      await append(book, frames);
    },
    slip: (book, frames) => void slipped.push(...frames.map((bytes) => ({ book, bytes }))),
    size: () => log.length,
  };
}

const backwards = (page: Answer<readonly Uint8Array[]>): Answer<readonly Uint8Array[]> =>
  page.ok ? { ...page, value: page.value.toReversed() } : page;
