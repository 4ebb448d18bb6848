import { afterEach } from 'vitest';
import { fileBlobs } from '../../../server/hub/file-blobs';
import { fileShelf } from '../../../server/hub/file-shelf';
import type { FrameLog } from '../../../server/hub/frame-log';
import type { BlobStore } from '../../../shared/record/blobs/blob-place';
import { openHub, type Hub } from '../../../server/hub/hub';
import type { Limits } from '../../../server/http/limits';
import { serveHub, type Listening } from '../../../server/http/serve';
import { createHubClient, type HubClient, type HubPorts } from '../../../shared/node/hub/client';
import { equalBytes, fromUtf8, toHex } from '../../../shared/record/bytes';
import type { Bounds } from '../../../shared/record/notification';
import type { Crypto } from '../../../shared/record/keys/crypto';
import { NOON, seededBytes } from '../../laptop';
import { sodium } from '../../sealing';
import { verifyTest } from '../../signing';
import { simulatedDisk, type SimulatedDisk } from '../../simulation/simulated-disk';
import { logOn } from '../hub/hub-place';

/** Closed when the test ends, the last first. */
const open: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});
export const closeLater = (close: () => Promise<void> | void): void => void open.push(close);

export type TestHub = {
  readonly hub: Hub;
  readonly listening: Listening;
  readonly disk: SimulatedDisk;
  readonly complaints: readonly string[];
  /** ms since epoch. */
  readonly clock: { now: number };
  stop(): Promise<void>;
};

type How = {
  readonly crypto?: Crypto;
  readonly disk?: SimulatedDisk;
  readonly log?: FrameLog;
  readonly blobs?: BlobStore;
  readonly limits?: Partial<Limits>;
  readonly port?: number;
  /** How much is kept of what monitoring sends. */
  readonly bounds?: Bounds;
};

/** Where its blobs lie on its disk. */
export const BLOBS = '/blobs';

/** Knows the signatures of the contract's laptops; who comes in signs as everywhere. */
export const contractCrypto: Crypto = {
  ...sodium,
  verify: (signature, message, key) =>
    fromUtf8(message.subarray(0, 13)) === 'holdfast head'
      ? verifyTest(key, message, signature)
      : sodium.verify(signature, message, key),
};

/** As fast as anyone likes. */
export const NO_LIMITS: Partial<Limits> = { requests: 1e9, bytes: 1e12 };
let drawn = 0;

/** A hub on a port of this machine, with its things on a simulated disk. */
export async function startHub({
  crypto = sodium,
  disk = simulatedDisk(),
  log = logOn(disk),
  blobs,
  limits = NO_LIMITS,
  port = 0,
  bounds,
}: How = {}): Promise<TestHub> {
  const random = seededBytes(`hub ${String((drawn += 1))}`);
  const clock = { now: NOON };
  const complaints: string[] = [];
  const hub = await openHub({
    log,
    blobs: blobs ?? fileBlobs({ disk, root: BLOBS, random, mono: () => 0 }),
    shelf: fileShelf({ disk, root: '/shelf', random }),
    crypto,
    random,
    now: () => clock.now,
    breathe: () => Promise.resolve(),
    ...(bounds && { bounds }),
  });
  const listening = await serveHub({
    hub,
    host: '127.0.0.1',
    port,
    healthPort: 0,
    limits,
    random,
    now: () => clock.now,
    complain: (line) => void complaints.push(line),
  });
  let isStopped = false;
  const stop = async () => {
    if (isStopped) return;
    isStopped = true;
    await listening.close();
    await hub.close();
  };
  closeLater(stop);
  return { hub, listening, disk, complaints, clock, stop };
}

export const keysOf = (name: string) => sodium.signingKeys(seededBytes(`device ${name}`)(32));
export const deviceIn = (name: string): string => toHex(keysOf(name).publicKey);

/** A laptop's way to a hub that it knows by its key. */
export function clientOf({ hub, listening }: TestHub, name: string, ports: Partial<HubPorts> = {}): HubClient {
  const client = createHubClient({
    addresses: [`127.0.0.1:${String(listening.port)}`],
    isExpected: (pin) => equalBytes(pin, hub.identity.pin),
    keys: keysOf(name),
    crypto: sodium,
    ...ports,
  });
  closeLater(() => {
    client.close();
  });
  return client;
}
