import * as v from 'valibot';
import { createHubClient, HubProblem } from '../../../shared/node/hub/client';
import { openLive, type Told } from '../../../shared/node/hub/live';
import * as wire from '../../../shared/node/hub/wire';
import { hubBlobs } from '../../../shared/node/hub/blobs';
import { hubInbox, hubRemote } from '../../../shared/node/hub/remote';
import type { HeadsSeal } from '../../../shared/node/folder/heads';
import { fromHex, readU32, toHex } from '../../../shared/record/bytes';
import type { Crypto, SigningKeys } from '../../../shared/record/keys/crypto';
import type { Heads } from '../../../shared/record/heads';
import type { BookId } from '../../../shared/record/op';
import type { RemoteProblem } from '../../../shared/record/remote';
import type { LastSeen } from '../../../shared/record/sync-report';
import type { AlertStore } from '../alerts/alert-store';
import { createTakeAlerts } from '../alerts/take-alerts';
import type { KeptHub } from './kept-sync';
import type { Place } from './place';

export type HubPlacePorts = {
  /** Of this device. */
  readonly keys: SigningKeys;
  readonly crypto: Crypto;
  readonly heads: HeadsSeal;
  /** Rooms of this laptop: a hub that knows them lets in whoever was let into them. */
  readonly rooms: () => readonly { readonly book: BookId; readonly founder: string }[];
  readonly alerts: AlertStore;
  /** ms, never backwards. */
  readonly mono: () => number;
};

const NOTHING = v.object({});
const HEADS_EVERY_MS = 5_000;

/** A hub, by its key: nothing else can pass for it. */
export function hubPlace(
  { addresses, pin, secret }: KeptHub,
  { keys, crypto, heads, rooms, alerts, mono }: HubPlacePorts,
): Place {
  const client = createHubClient({
    addresses,
    isExpected: (found) => toHex(found) === pin,
    keys,
    crypto,
    ...(secret !== null && { secret: fromHex(secret) }),
  });
  const remote = hubRemote(client);
  const takeAlerts = createTakeAlerts(client, { store: alerts, crypto, pin: fromHex(pin), mono });
  const own = toHex(keys.publicKey);
  let told = '';
  let lastSaid = '';
  let peers: readonly Heads[] = [];
  let devices: ReadonlyMap<string, LastSeen> = new Map();
  let headsAt = -Infinity;

  async function whereItAnswers(work: () => Promise<unknown>): Promise<RemoteProblem | null> {
    try {
      await work();
      return null;
    } catch (error) {
      if (error instanceof HubProblem) return error.why;
      throw error;
    }
  }

  /** Says of which rooms this laptop is, once they are others than it said last. */
  async function introduce(): Promise<void> {
    const now = rooms();
    const text = JSON.stringify(now);
    if (text === told || now.length === 0 || (await client.session()).as !== 'member') return;
    await client.json({ method: 'PUT', path: '/v1/rooms', json: { rooms: now } }, NOTHING);
    told = text;
  }

  async function readHeads(): Promise<void> {
    if (mono() - headsAt < HEADS_EVERY_MS) return;
    headsAt = mono();
    const bytes = (await client.bytes({ method: 'GET', path: '/v1/heads' })) ?? new Uint8Array();
    const found: Heads[] = [];
    for (let at = 0; at + 4 <= bytes.length;) {
      const length = readU32(bytes, at);
      const opened = heads.open(bytes.subarray(at + 4, at + 4 + length));
      if (opened && opened.device !== own) found.push(opened);
      at += 4 + length;
    }
    peers = found;
    const answer = await client.json({ method: 'GET', path: '/v1/devices' }, wire.devices);
    devices = new Map(answer.devices.map(({ device, isHere, seenAt }) => [device, { isHere, at: seenAt }]));
  }

  return {
    ...remote,
    async root() {
      const problem = await whereItAnswers(introduce);
      return problem ? { ok: false, error: problem } : remote.root();
    },
    door: () => whereItAnswers(() => client.session()),
    readers: async (limit) => {
      const { readers } = await client.json({ method: 'GET', path: '/v1/readers' }, wire.readers);
      return readers.slice(0, limit);
    },
    inbox: hubInbox(client),
    blobs: hubBlobs(client),
    known: () => [],
    startAnew: () => undefined,
    recheck: () => undefined,
    peers: () => peers,
    devices: () => devices,
    say: (said) =>
      whereItAnswers(async () => {
        const text = JSON.stringify([...said.haves]);
        if (text !== lastSaid)
          await client.json({ method: 'PUT', path: '/v1/heads', bytes: heads.seal(said) }, NOTHING);
        lastSaid = text;
        await readHeads();
      }),
    tidy: () => Promise.resolve(null),
    erase: (redacted) =>
      whereItAnswers(async () => {
        // A book that is forgotten the hub forgets by itself: it reads who wants that.
        for (const [book, ops] of redacted)
          if (ops !== 'all' && ops.size > 0)
            await client.json({ method: 'POST', path: `/v1/books/${book}/erase`, json: { ops: [...ops] } }, NOTHING);
      }),
    isLarge: () => false,
    takeAlerts: (goesOn) => whereItAnswers(() => takeAlerts(goesOn)),
    listen: (heard: Told) => openLive(client, heard),
    close: () => {
      client.close();
    },
  };
}
