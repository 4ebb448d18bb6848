import type { ForgetAnswer, ForgettingReport } from '../../shared/bridge';
import type { Vault } from '../../shared/node/vault/vault';
import { fromHex, toHex } from '../../shared/record/bytes';
import { forgettingsOf, standingHolds, type ForgetWord } from '../../shared/record/members/forgetting';
import type { Keep } from '../../shared/record/keep';
import { isForgetFact } from '../../shared/record/members/members';
import type { BookId } from '../../shared/record/op';
import type { DeviceSealer } from '../../shared/record/keys/sealed';
import { NotConfirmed } from '../../shared/record/store';
import { deviceCode } from './device-code';
import type { Saying } from './member-words';
import type { Members } from './members';

type Ports = {
  readonly keep: Keep;
  readonly sealer: DeviceSealer;
  readonly vault: Vault;
  readonly members: Members;
};

export type Forgetter = Awaited<ReturnType<typeof openForgetting>>;

const AGAIN_MS = 60_000;

/**
 * Which books are to be forgotten, by what stands in the members' books, and their end on this laptop. What a run did not
 * get done is done at the next start: the words stay.
 */
export async function openForgetting({ keep, sealer, vault, members }: Ports) {
  const me = toHex(sealer.device);
  const listeners = new Set<(gone: readonly BookId[]) => void>();
  let words: readonly ForgetWord[] = [];
  let devices = new Set<string>([me]);
  let reading: Promise<void> = Promise.resolve();

  /** Everyone who was let into a room of ours or spoke there, and what they said of books. */
  function readWords(): void {
    const said = members.words();
    words = said.flatMap(({ fact, op, device, at }) => (isForgetFact(fact) ? [{ fact, op, device, at }] : []));
    const letIn = said.flatMap(({ fact }) => (fact.kind === 'device-approved/2' ? fact.device : []));
    devices = new Set([me, ...letIn, ...said.map(({ device }) => device)]);
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
    readWords();
    const gone = await carryOut();
    for (const listener of listeners) listener(gone);
  }

  members.subscribe(() => {
    // What could not be read now is found again at the next start.
    reading = reading.then(heed).catch(() => undefined);
  });
  readWords();
  await carryOut();

  async function say(fact: Saying): Promise<void> {
    await members.say(fact);
    await heeded();
  }

  async function heeded(): Promise<void> {
    await members.heeded();
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
      await heeded();
      const known = forgettingsOf(words).get(book);
      if (says === 'refuse') {
        await say({ kind: 'forget-refused/1', book, asks: known?.asks.map(({ op }) => op) ?? [] });
        return { kind: 'said' };
      }
      if (known?.isOnHold) return { kind: 'on-hold' };
      if (devices.size < 2) return { kind: 'alone' };
      await say({ kind: says === 'ask' ? 'forget-asked/1' : 'forget-agreed/1', book });
      return { kind: keep.isForgotten(book) ? 'forgotten' : 'said' };
    },

    async hold(book: BookId, on: boolean): Promise<void> {
      await heeded();
      const holds = standingHolds(book, words);
      if (on && holds.length === 0) await say({ kind: 'hold-placed/1', book });
      if (!on && holds.length > 0) await say({ kind: 'hold-lifted/1', book, holds: [...holds] });
    },

    /** Told whenever something about it changed: which books are gone since. */
    subscribe(listener: (gone: readonly BookId[]) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
