import type { RemovalReport, RemovedLaptop } from '../../shared/bridge';
import { fromHex, toHex } from '../../shared/record/bytes';
import type { Crypto, SigningKeys } from '../../shared/record/keys/crypto';
import type { Have } from '../../shared/record/have';
import type { Keep } from '../../shared/record/keep';
import { keptByKit, MAX_REACHED, type Reached } from '../../shared/record/members/members';
import type { BookId, ChainId, OpHash } from '../../shared/record/op';
import type { DeviceSealer } from '../../shared/record/keys/sealed';
import { deviceCode } from './device-code';
import type { Members } from './members';

type Ports = {
  readonly keep: Keep;
  readonly sealer: DeviceSealer;
  readonly members: Members;
  readonly crypto: Crypto;
  readonly random: (bytes: number) => Uint8Array;
};

export type Removing = ReturnType<typeof createRemoving>;

/** Takes laptops out of the room, and sees to what they write afterwards. */
export function createRemoving({ keep, sealer, members, crypto, random }: Ports) {
  const me = toHex(sealer.device);

  async function nameOf(device: string): Promise<string> {
    return (await keep.writers()).find((one) => one.device === device)?.name ?? '';
  }

  const known = async (device: string): Promise<RemovedLaptop> => ({
    device,
    code: deviceCode(fromHex(device)),
    name: await nameOf(device),
  });

  return {
    async report(): Promise<RemovalReport> {
      const { removals } = members.standing();
      const mine = removals.find(({ device }) => device === me);
      const devices = new Set(removals.map(({ device }) => device));
      devices.delete(me);
      const late = await keep.lateWork();
      return {
        me: mine ? { at: mine.at, by: await known(mine.by), isMutual: devices.has(mine.by) } : null,
        removed: await Promise.all(
          [...devices].map(async (device) => {
            const removal = removals.find((one) => one.device === device);
            return { ...(await known(device)), at: removal?.at ?? 0, by: await known(removal?.by ?? '') };
          }),
        ),
        late: await Promise.all(late.map(async ({ book, device, ops }) => ({ ...(await known(device)), book, ops }))),
      };
    },

    /**
     * From now on the laptop gets no key, and what it writes waits until somebody decides on it. What of its work is
     * here counts.
     */
    async remove(device: string): Promise<void> {
      if (device === me) return;
      const removal = toHex(random(16));
      const reached = [...(await keep.workOf(device))].flatMap(([book, have]) => reachedIn(book, have));
      const pages = Math.ceil(reached.length / MAX_REACHED);
      for (let page = 0; page < pages; page++)
        await members.write({
          kind: 'work-accepted/1',
          removal,
          reached: reached.slice(page * MAX_REACHED, (page + 1) * MAX_REACHED),
        });
      await members.say({ kind: 'device-revoked/1', device, removal, pages });
      await members.heeded();
    },

    letInAgain: (device: string): Promise<void> => members.approve(device),

    /** Of what the laptop wrote in the book since: all that is here counts, or need not be asked about again. */
    async decide(device: string, book: BookId, isAccepted: boolean): Promise<void> {
      const have = (await keep.workOf(device)).get(book) ?? {};
      await members.say({ kind: 'late-work-decided/1', device, isAccepted, reached: reachedIn(book, have) });
      await members.heeded();
    },

    /** The kit says that this laptop stays. Returns whether it may say so. */
    async keepByKit(kit: SigningKeys): Promise<boolean> {
      const mine = members.standing().removals.filter(({ device }) => device === me);
      const [first] = mine;
      const workspace = members.workspaces().find(({ id }) => id === first?.workspace);
      const name = toHex(kit.publicKey);
      const isKnown = members.words().some(({ fact }) => fact.kind === 'kit-made/1' && fact.kit === name);
      if (!workspace || !isKnown) return false;
      await members.write(keptByKit({ device: me, undoes: mine.map(({ op }) => op) }, kit, crypto), workspace);
      await members.heeded();
      return members.standing().removals.every(({ device }) => device !== me);
    },
  };
}

const reachedIn = (book: BookId, have: Have): Reached[] =>
  Object.entries(have).flatMap(([chain, { seq, hash }]) =>
    seq > 0 ? [{ book, chain: chain as ChainId, seq, hash: hash as OpHash }] : [],
  );
