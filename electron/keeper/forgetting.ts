import type { ForgetAnswer, ForgettingReport } from '../../shared/bridge';
import type { Vault } from '../../shared/node/vault';
import { fromHex, toHex } from '../../shared/record/bytes';
import { NONCE_BYTES, type Crypto } from '../../shared/record/crypto';
import { forgettingsOf, isProven, proofOf, standingHolds, type ForgetWord } from '../../shared/record/forgetting';
import type { Keep } from '../../shared/record/keep';
import { isForgetFact, parseMemberFact, type ForgetFact } from '../../shared/record/members';
import type { BookId } from '../../shared/record/op';
import type { DeviceSealer } from '../../shared/record/sealed';
import { NotConfirmed } from '../../shared/record/store';
import { bookOfWorkspace } from '../../shared/record/workspace-books';
import { deviceCode } from './device-code';
import type { Members } from './members';

type Ports = {
  readonly keep: Keep;
  readonly sealer: DeviceSealer;
  readonly vault: Vault;
  readonly members: Members;
  readonly crypto: Crypto;
  readonly random: (bytes: number) => Uint8Array;
};

export type Forgetter = Awaited<ReturnType<typeof openForgetting>>;

const AGAIN_MS = 60_000;

/**
 * Which books are to be forgotten, by what stands in the members' books, and their end on this laptop. What a run did not
 * get done is done at the next start: the words stay.
 */
export async function openForgetting({ keep, sealer, vault, members, crypto, random }: Ports) {
  const me = toHex(sealer.device);
  const listeners = new Set<(gone: readonly BookId[]) => void>();
  let words: readonly ForgetWord[] = [];
  let devices = new Set<string>([me]);
  let reading: Promise<void> = Promise.resolve();

  /** Everyone who ever wrote in a members' book of ours, and what they said of books. */
  async function readWords(): Promise<void> {
    const found: ForgetWord[] = [];
    const writers = new Set<string>([me]);
    for (const workspace of sealer.workspaces()) {
      const book = bookOfWorkspace(workspace.id, 'members');
      for (let at: number | null = 0; at !== null;) {
        const page: Awaited<ReturnType<Keep['read']>> = await keep.read(book, {}, at, 500);
        for (const { hash, chain, body } of page.ops) {
          const device = await keep.deviceOf(book, chain);
          if (device === undefined) continue;
          writers.add(device);
          for (const fact of body.facts.flatMap((one) => parseMemberFact(one) ?? [])) {
            if (!isForgetFact(fact)) continue;
            if (isProven({ kind: fact.kind, book: fact.book, device }, fact.proof, { workspace, crypto }))
              found.push({ fact, op: hash, device, at: body.at });
          }
        }
        at = page.next;
      }
    }
    words = found;
    devices = writers;
  }

  /** Carries out what the words come to. Returns the books that are gone since. */
  async function carryOut(): Promise<readonly BookId[]> {
    const gone: BookId[] = [];
    for (const { book, isForgotten } of forgettingsOf(words).values()) {
      if (!isForgotten || keep.isForgotten(book)) continue;
      gone.push(book);
      await end(book);
    }
    return gone;
  }

  async function end(book: BookId): Promise<void> {
    sealer.forget(book);
    try {
      await keep.forget(book);
      await vault.forget(book);
    } catch (error) {
      if (!(error instanceof NotConfirmed)) throw error;
      // A disk that does nothing now is asked again; whatever it does, the book is shown and given no more.
      setTimeout(() => void end(book).catch(() => undefined), AGAIN_MS).unref();
    }
  }

  async function heed(): Promise<void> {
    await readWords();
    const gone = await carryOut();
    for (const listener of listeners) listener(gone);
  }

  keep.subscribe(({ book }) => {
    // What could not be read now is found again at the next start.
    if (members.books().includes(book)) reading = reading.then(heed).catch(() => undefined);
  });
  const stored = new Set(await keep.books());
  if (members.books().some((book) => stored.has(book))) {
    await readWords();
    await carryOut();
  }

  async function write(fact: Omit<ForgetFact, 'proof'>): Promise<void> {
    const [workspace] = sealer.workspaces();
    if (!workspace) return;
    const about = { kind: fact.kind, book: fact.book, device: me };
    const proof = proofOf(about, { workspace, crypto, nonce: random(NONCE_BYTES) });
    await members.write({ ...fact, proof } as ForgetFact);
    await reading;
  }

  return {
    /** Ids of books that are forgotten. */
    books: (): readonly BookId[] =>
      [...forgettingsOf(words).values()].filter(({ isForgotten }) => isForgotten).map(({ book }) => book),

    report: (): ForgettingReport => ({
      isAlone: devices.size < 2,
      asks: [...forgettingsOf(words).values()]
        .filter(({ isForgotten }) => !isForgotten)
        .flatMap(({ book, asks }) =>
          asks.map(({ device, at }) => ({
            book,
            code: deviceCode(fromHex(device)),
            isMine: device === me,
            at,
          })),
        ),
      holds: [...forgettingsOf(words).values()].filter(({ isOnHold }) => isOnHold).map(({ book }) => book),
    }),

    /** Says that the book should go, agrees that it should, or not. */
    async answer(book: BookId, says: 'ask' | 'agree' | 'refuse'): Promise<ForgetAnswer> {
      await reading;
      const known = forgettingsOf(words).get(book);
      if (says === 'refuse') {
        await write({ kind: 'forget-refused/1', book, asks: known?.asks.map(({ op }) => op) ?? [] } as Omit<
          ForgetFact,
          'proof'
        >);
        return { kind: 'said' };
      }
      if (known?.isOnHold) return { kind: 'on-hold' };
      if (devices.size < 2) return { kind: 'alone' };
      await write({ kind: says === 'ask' ? 'forget-asked/1' : 'forget-agreed/1', book });
      return { kind: keep.isForgotten(book) ? 'forgotten' : 'said' };
    },

    async hold(book: BookId, on: boolean): Promise<void> {
      await reading;
      const holds = standingHolds(book, words);
      if (on && holds.length === 0) await write({ kind: 'hold-placed/1', book });
      if (!on && holds.length > 0)
        await write({ kind: 'hold-lifted/1', book, holds: [...holds] } as Omit<ForgetFact, 'proof'>);
    },

    /** Told whenever something about it changed: which books are gone since. */
    subscribe(listener: (gone: readonly BookId[]) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
