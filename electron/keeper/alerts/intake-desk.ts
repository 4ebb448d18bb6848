import { createHash } from 'node:crypto';
import { HubProblem, type HubClient } from '../../../shared/node/hub/client';
import { intakesAt, makeIntakeAt, removeIntakeAt } from '../../../shared/node/hub/intakes';
import type { AlertReplies, MadeIntake } from '../../../shared/record/alert-report';
import { toHex } from '../../../shared/record/bytes';
import type { Crypto } from '../../../shared/record/keys/crypto';
import { openLabel, sealLabel } from '../../../shared/record/notification';
import type { AlertStore } from './alert-store';

type Ports = {
  readonly store: AlertStore;
  readonly crypto: Crypto;
  readonly random: (bytes: number) => Uint8Array;
  /** A way to the hub of this id, for one question; null if there is none any more. */
  readonly clientOf: (hub: string) => HubClient | null;
};

export type IntakeDesk = ReturnType<typeof createIntakeDesk>;
type Problem = Extract<AlertReplies['intakes'], { kind: 'problem' }>;

const TOKEN_BYTES = 16;

/** The ways by which monitoring sends alerts to a hub: made, listed and taken back from any laptop of the room. */
export function createIntakeDesk({ store, crypto, random, clientOf }: Ports) {
  async function at<T>(hub: string, work: (client: HubClient) => Promise<T | Problem>): Promise<T | Problem> {
    const client = clientOf(hub);
    if (!client) return { kind: 'problem', why: { kind: 'offline' } };
    try {
      return await work(client);
    } catch (error) {
      if (!(error instanceof HubProblem)) throw error;
      return { kind: 'problem', why: error.why };
    } finally {
      client.close();
    }
  }

  return {
    /** The token is kept nowhere: who loses it makes another. */
    make: (hub: string, name: string): Promise<AlertReplies['make-intake']> =>
      at<MadeIntake>(hub, async (client) => {
        const [newest] = store.keys();
        if (!newest) return { kind: 'problem', why: { kind: 'no-permission' } };
        const token = random(TOKEN_BYTES);
        const tokenHash = createHash('sha256').update(token).digest('hex');
        const label = sealLabel(name.trim(), newest, crypto);
        const { address } = await client.session();
        await makeIntakeAt(client, { tokenHash, sealTo: toHex(newest.publicKey), label });
        return { kind: 'made', address, token: toHex(token) };
      }),

    list: (hub: string): Promise<AlertReplies['intakes']> =>
      at(hub, async (client) => {
        const keys = store.keys();
        const intakes = await intakesAt(client, keys);
        return {
          kind: 'listed',
          intakes: intakes.map(({ label, ...intake }) => ({ ...intake, name: openLabel(label, keys, crypto) })),
        };
      }),

    remove: (hub: string, intake: string): Promise<AlertReplies['remove-intake']> =>
      at(hub, async (client) => {
        await removeIntakeAt(client, intake);
        return { kind: 'removed' };
      }),
  };
}
