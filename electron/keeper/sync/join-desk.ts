import type { JoinRequestReport } from '../../../shared/bridge';
import {
  decodeRequest,
  encodeAnswer,
  MAX_JOIN_BYTES,
  openName,
  wordsOf,
  type JoinRequest,
} from '../../../shared/record/members/join';
import type { Crypto, SigningKeys } from '../../../shared/record/keys/crypto';
import { fromHex } from '../../../shared/record/bytes';
import type { Inbox } from '../../../shared/node/folder/inbox';
import { deviceCode } from '../device-code';
import type { Members } from '../members';

/** Their words are dear to compute: what a stranger piles up waits its turn. */
const MAX_SHOWN = 3;
export const askName = (id: string) => `${id}.ask`;
export const answerName = (id: string) => `${id}.answer`;

/** `name`: null where this laptop cannot read it. */
type Asked = { readonly request: JoinRequest; readonly name: string | null; readonly words: readonly string[] };
export type JoinDesk = ReturnType<typeof createJoinDesk>;

type Ports = {
  readonly inbox: Inbox;
  readonly members: Members;
  /** This laptop's own: names are sealed for them. */
  readonly keys: SigningKeys;
  readonly crypto: Crypto;
};

/** Requests of laptops that want to be let in, found in one place's inbox, and their answers. */
export function createJoinDesk(remote: string, { inbox, members, keys, crypto }: Ports) {
  const askedById = new Map<string, Asked>();
  const unfit = new Set<string>();

  async function meet(id: string): Promise<void> {
    const bytes = await inbox.read(askName(id), MAX_JOIN_BYTES);
    const request = bytes && decodeRequest(bytes, crypto);
    if (request?.id !== id) unfit.add(id);
    else askedById.set(id, { request, name: openName(request, keys, crypto), words: wordsOf(request, crypto) });
  }

  return {
    /** Looks who asks. Rejects as a disk does. */
    async look(): Promise<void> {
      const names = new Set(await inbox.names());
      for (const id of askedById.keys()) if (!names.has(askName(id)) || names.has(answerName(id))) askedById.delete(id);
      const asking = [...names].flatMap((name) => /^([0-9a-f]{32})\.ask$/.exec(name)?.[1] ?? []);
      const news = asking.filter((id) => !names.has(answerName(id)) && !askedById.has(id) && !unfit.has(id));
      for (const id of news.slice(0, Math.max(0, MAX_SHOWN - askedById.size))) await meet(id);
    },

    requests: (): JoinRequestReport[] =>
      [...askedById.values()].map(({ request: { id, device, at }, name, words }) => ({
        remote,
        id,
        name,
        code: deviceCode(fromHex(device)),
        words,
        at,
      })),

    /** Returns whether there was such a request. The answer is durable in the place once resolved. */
    async answer(id: string, isLetIn: boolean): Promise<boolean> {
      const asked = askedById.get(id);
      if (!asked) return false;
      const answered = isLetIn
        ? ({ kind: 'let-in', workspaces: members.workspaces() } as const)
        : ({ kind: 'refused' } as const);
      const bytes = encodeAnswer(asked.request, answered, crypto);
      // First: who was let in and is not known to be would be heard by nobody.
      if (bytes && isLetIn) await members.approve(asked.request.device);
      if (bytes) await inbox.leave(answerName(id), bytes);
      askedById.delete(id);
      unfit.add(id);
      return true;
    },
  };
}
