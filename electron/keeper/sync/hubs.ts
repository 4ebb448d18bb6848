import type { HostReply, HostReport, HubReplies, HubReply } from '../../../shared/bridge';
import { HubProblem } from '../../../shared/node/hub/client';
import { toHex } from '../../../shared/record/bytes';
import type { Crypto } from '../../../shared/record/keys/crypto';
import type { Hosted, Hosting } from '../hosting';
import type { Members } from '../members';
import { hostHere } from './host-here';
import { cancelAt, enterHub, inviteTo } from './hub-desk';
import type { KeptRemote } from './kept-sync';
import { newRemote } from './new-remote';
import type { Places, Running } from './places';

type Ports = {
  readonly places: Places;
  /** This laptop as a hub. It goes on when this ends. */
  readonly hosting: Hosting;
  readonly members: Members;
  readonly crypto: Crypto;
  /** Of this device's signing key. */
  readonly seed: Uint8Array;
  readonly random: (bytes: number) => Uint8Array;
  readonly now: () => number;
};

/** The hubs this laptop goes to, and the one it may be itself. */
export function createHubs({ places, hosting, members, crypto, seed, random, now }: Ports) {
  const keys = crypto.signingKeys(seed);
  const owner = toHex(keys.publicKey);
  const own = (): Running | undefined => places.all().find(({ target }) => target.kept().host !== null);

  async function goOn(): Promise<void> {
    const host = own()?.target.kept().host;
    if (host && !places.isPaused()) await hosting.start({ ...host, owner });
  }

  /** Where the hub of this laptop answers elsewhere, it is met there. */
  function follow(): void {
    const [hosted, report, found] = [hosting.hosted(), hosting.report(), own()];
    if (hosted && report && found) {
      const is = found.target.kept();
      const next = { ...is, ...remoteOf(hosted, report) };
      if (JSON.stringify(is) === JSON.stringify(next)) void found.rounds.now();
      else places.replace(found, next);
    }
    places.changed();
  }

  const unfollow = hosting.subscribe(follow);
  void goOn();

  return {
    /** Goes to the hub of a code: keeps in step with it, or asks whoever meets there to be let in. */
    use: async (code: string, name: string): Promise<HubReply> => {
      const entered = await enterHub(code, { keys, crypto });
      if (entered.kind !== 'entered') return entered;
      const { as, hub, address } = entered;
      if (places.all().some(({ target }) => target.kept().hub?.pin === hub.pin)) return { kind: 'there-already' };
      const one = places.open({ ...newRemote('hub', address, random), hub });
      if (as === 'member') await members.found();
      else await one.target.ask({ id: toHex(random(16)), name, at: now() });
      places.add(one);
      void one.rounds.now();
      return { kind: as === 'member' ? 'added' : 'asked' };
    },

    /** This laptop is a hub on that network from now on. */
    host: async (network: string, isOtherPort: boolean): Promise<HostReply> => {
      const before = own()?.target.kept().host;
      const hosted = await hostHere(hosting, { network, owner, port: isOtherPort ? 0 : before?.port });
      const report = hosting.report();
      if ('kind' in hosted || !report) {
        await hosting.stop();
        await goOn();
        return 'kind' in hosted ? hosted : { kind: 'no-network' };
      }
      const found = own();
      if (found) return { kind: 'on', remote: found.target.id };
      await members.found();
      const one = places.open({ ...newRemote('hub', hosted.address, random), ...remoteOf(hosted, report) });
      places.add(one);
      void one.rounds.now();
      return { kind: 'on', remote: one.target.id };
    },

    /** A code by which one laptop comes to the hub. */
    invite: async (id: string): Promise<HubReplies['invite']> => {
      const hub = places.get(id)?.target.kept().hub;
      if (!hub) return { kind: 'problem', why: { kind: 'offline' } };
      try {
        const invitation = await inviteTo(hub, { keys, crypto, random });
        // By this laptop's own time, whatever the hub's clock says.
        const over = () => void cancelAt(hub, invitation.id, { keys, crypto }).catch(() => undefined);
        setTimeout(over, invitation.minutes * 60_000).unref();
        return invitation;
      } catch (error) {
        if (!(error instanceof HubProblem)) throw error;
        return { kind: 'problem', why: error.why };
      }
    },

    /** An incident as phones on the network are shown it; null: none. */
    showPhones: (shown: Parameters<Hosting['showPhones']>[0]): void => {
      hosting.showPhones(shown);
    },
    /** Nothing goes out: a hub that lets nothing out need not be found. */
    pause: (isPaused: boolean): Promise<void> => (isPaused ? hosting.stop() : goOn()),
    /** Of the hub that this laptop is, by its place's id; null of others. */
    report: (id: string): HostReport | null => (own()?.target.id === id ? hosting.report() : null),
    /** A hub of this laptop that is on no list has nobody to serve. */
    drop: async ({ target }: Running): Promise<void> => {
      if (!target.kept().host) return;
      hosting.showPhones(null);
      await hosting.stop();
    },
    close: unfollow,
  };
}

const remoteOf = (
  { address, pin }: Hosted,
  { network, port }: HostReport,
): Pick<KeptRemote, 'path' | 'hub' | 'host'> => ({
  path: address,
  hub: { addresses: [address], pin, secret: null },
  host: { network, port },
});
