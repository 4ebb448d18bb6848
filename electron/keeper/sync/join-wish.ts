import type { RemoteState } from '../../../shared/bridge';
import { toHex } from '../../../shared/record/bytes';
import type { Crypto, SigningKeys } from '../../../shared/record/keys/crypto';
import {
  decodeAnswer,
  encodeRequest,
  MAX_JOIN_BYTES,
  MAX_NAME_READERS,
  sealName,
  wordsOf,
} from '../../../shared/record/members/join';
import type { RemoteProblem } from '../../../shared/record/remote';
import type { Members } from '../members';
import { answerName, askName } from './join-desk';
import type { KeptRemote } from './kept-sync';
import type { Place } from './place';

type Ports = {
  readonly place: Place;
  readonly members: Members;
  /** Of this device. */
  readonly keys: SigningKeys;
  readonly crypto: Crypto;
};

/** What this laptop asked at a place where it is not let in yet, until it is answered. Rejects as a disk does. */
export function createJoinWish(kept: KeptRemote['joining'], { place, members, keys, crypto }: Ports) {
  const { inbox } = place;
  const device = toHex(keys.publicKey);
  let wish = kept;
  let words: readonly string[] | null = null;

  return {
    /** Null where this laptop is let in, or asked nothing. */
    kept: (): KeptRemote['joining'] => wish,

    /** Leaves a request to be let in. */
    ask: async ({
      id,
      name,
      at,
    }: {
      readonly id: string;
      readonly name: string;
      readonly at: number;
    }): Promise<void> => {
      const readers = await place.readers(MAX_NAME_READERS);
      const names = sealName(name, { device, readers, crypto });
      await inbox?.leave(askName(id), encodeRequest({ id, device, names, at }, keys, crypto));
      wish = { id, at, isRefused: false };
    },

    /** Looks for the answer. Returns how the place stands then, or why it could not be asked. */
    async look(): Promise<RemoteState | { readonly kind: 'problem'; readonly why: RemoteProblem }> {
      if (!wish) return { kind: 'checking' };
      const { id, at, isRefused } = wish;
      if (isRefused) return { kind: 'refused' };
      words ??= wordsOf({ id, device }, crypto);
      const why = await place.door();
      if (why) return { kind: 'problem', why };
      const bytes = await inbox?.read(answerName(id), MAX_JOIN_BYTES);
      const answer = bytes && decodeAnswer(bytes, { id, keys, crypto });
      if (!answer) return { kind: 'joining', words, at };
      if (answer.kind === 'let-in') await members.join(answer.workspaces);
      wish = answer.kind === 'let-in' ? null : { id, at, isRefused: true };
      for (const name of [askName(id), answerName(id)]) await inbox?.remove(name).catch(() => undefined);
      return wish ? { kind: 'refused' } : { kind: 'checking' };
    },

    /** Takes back what was asked and not answered yet. */
    withdraw: async (): Promise<void> => {
      if (wish) await inbox?.remove(askName(wish.id)).catch(() => undefined);
    },
  };
}
