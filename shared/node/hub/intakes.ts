import * as v from 'valibot';
import { readU32, toHex } from '../../record/bytes';
import type { Crypto, SigningKeys } from '../../record/keys/crypto';
import { readNotificationName, turnMark } from '../../record/notification';
import { HubProblem, type HubClient } from './client';
import * as wire from './wire';

const NOTHING = v.object({});
const publicOf = (keys: readonly SigningKeys[]): readonly string[] => keys.map(({ publicKey }) => toHex(publicKey));

/** Lets monitoring send alerts in by a token of which the hub is told the hash. Rejects with a `HubProblem`. */
export async function makeIntakeAt(client: HubClient, json: v.InferOutput<typeof wire.intake>): Promise<void> {
  await client.json({ method: 'POST', path: '/v1/intakes', json }, NOTHING);
}

/** Those whose alerts are sealed for one of these keys. Rejects with a `HubProblem`. */
export async function intakesAt(client: HubClient, keys: readonly SigningKeys[]) {
  const question = { method: 'POST', path: '/v1/intakes/list', json: { keys: publicOf(keys) } } as const;
  return (await client.json(question, wire.intakes)).intakes;
}

/** Its token is worth nothing once this resolves. Rejects with a `HubProblem`. */
export async function removeIntakeAt(client: HubClient, id: string): Promise<void> {
  await client.json({ method: 'DELETE', path: `/v1/intakes/${id}` }, NOTHING);
}

/** From now on alerts are sealed for the first of these keys, whichever of them it was before. Rejects with a `HubProblem`. */
export async function turnIntakesAt(
  client: HubClient,
  { keys: [newest, ...older], pin, crypto }: TurnPorts,
): Promise<void> {
  if (!newest || older.length === 0) return;
  const to = toHex(newest.publicKey);
  const mark = turnMark(pin, to);
  const from = older.map(({ publicKey, secretKey }) => ({
    key: toHex(publicKey),
    signature: toHex(crypto.sign(mark, secretKey)),
  }));
  await client.json({ method: 'PUT', path: '/v1/intakes', json: { to, from } }, NOTHING);
}

type TurnPorts = {
  /** Newest first. */
  readonly keys: readonly SigningKeys[];
  readonly pin: Uint8Array;
  readonly crypto: Crypto;
};

/** Names from `since` on of what is sealed for these keys. Rejects with a `HubProblem`. */
export async function notificationsAt(client: HubClient, keys: readonly SigningKeys[], since: string) {
  const json = { keys: publicOf(keys), since };
  return client.json({ method: 'POST', path: '/v1/notifications/list', json }, wire.notifications);
}

/** The notifications of these names, sealed, as they come; those that went meanwhile are left out. Rejects with a `HubProblem`. */
export async function* readNotificationsAt(
  client: HubClient,
  names: readonly string[],
): AsyncGenerator<ReadonlyMap<string, Uint8Array>> {
  for (const page of pagesOf(names)) {
    const bytes = await client.bytes({ method: 'POST', path: '/v1/notifications/read', json: { names: page } });
    const found = new Map<string, Uint8Array>();
    let at = 0;
    for (const name of page) {
      if (!bytes || at + 4 > bytes.length) throw new HubProblem({ kind: 'unreliable' });
      const end = at + 4 + readU32(bytes, at);
      if (end > at + 4) found.set(name, bytes.slice(at + 4, end));
      at = end;
    }
    yield found;
  }
}

function* pagesOf(names: readonly string[]): Generator<readonly string[]> {
  let page: string[] = [];
  let sum = 0;
  for (const name of names) {
    const bytes = readNotificationName(name)?.bytes ?? 0;
    if (page.length >= wire.MAX_ASKED || (page.length > 0 && sum + bytes > wire.MAX_ASKED_BYTES)) {
      yield page;
      page = [];
      sum = 0;
    }
    page.push(name);
    sum += bytes;
  }
  if (page.length > 0) yield page;
}
