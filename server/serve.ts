import { createHash, randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { codeText, DEFAULT_PORT, SECRET_BYTES, shortPinOf, shortSecretOf, spokenWords } from '../shared/node/hub/code';
import { createBreathe } from '../shared/node/breathe';
import { errorCode, makeFolders, nodeDisk } from '../shared/node/disk';
import { lockFolder } from '../shared/node/folder-lock';
import { sodiumCrypto } from '../shared/node/sodium';
import { toHex } from '../shared/record/bytes';
import { addressesOf } from './addresses';
import { fileLog } from './hub/file-log';
import { fileShelf } from './hub/file-shelf';
import { openHub, type Hub } from './hub/hub';
import { serveHub } from './http/serve';
import { whyNotServed, type ServeProblem } from './serve-words';
import type { Terminal } from './terminal';

export type ServeAsked = {
  readonly data: string | undefined;
  readonly host: string;
  readonly port: number;
  readonly healthPort: number | null;
  /** Devices that own the hub, by their public keys in hex: whoever starts it for himself knows his own. */
  readonly owners: readonly string[];
};

const OWNER_MINUTES = 24 * 60;
const random = (bytes: number) => new Uint8Array(randomBytes(bytes));

/** Serves until it is told to stop. Returns the exit code. */
export async function serve(asked: ServeAsked, terminal: Terminal): Promise<number> {
  const data = asked.data ?? dataIn(terminal.environment);
  const { say, complain, stopped } = terminal;
  const refuse = (problem: ServeProblem): number => {
    complain(whyNotServed(problem));
    return 1;
  };
  const disk = nodeDisk();
  try {
    await makeFolders(disk, data);
  } catch (error) {
    return refuse({ kind: 'data', data, code: errorCode(error) });
  }
  const lock = await lockFolder(data);
  if (!lock) return refuse({ kind: 'in-use', data });
  try {
    const hub = await openHub({
      log: fileLog({ disk, root: join(data, 'books'), breathe: createBreathe() }),
      shelf: fileShelf({ disk, root: join(data, 'shelf'), random }),
      crypto: await sodiumCrypto(),
      random,
      now: Date.now,
      breathe: createBreathe(),
    });
    try {
      for (const owner of asked.owners) if (!hub.members.isMember(owner)) await hub.members.own(owner);
      return await listen(hub, { ...asked, data }, terminal);
    } finally {
      await hub.close();
    }
  } catch (error) {
    if (errorCode(error) === '') throw error;
    return refuse({ kind: 'data', data, code: errorCode(error) });
  } finally {
    await lock.release();
  }

  async function listen(hub: Hub, { host, port, healthPort }: ServeAsked, told: Terminal): Promise<number> {
    let listening: Awaited<ReturnType<typeof serveHub>>;
    try {
      listening = await serveHub({ hub, host, port, healthPort, random, now: Date.now, complain: told.complain });
    } catch (error) {
      return refuse({ kind: 'listen', host, port, healthPort, code: errorCode(error) });
    }
    const { id, pin } = hub.identity;
    say(`Hub ${id} listens on ${host}:${String(listening.port)}. Its key: ${toHex(pin)}`);
    if (listening.healthPort !== null) say(`Health and metrics: http://127.0.0.1:${String(listening.healthPort)}`);
    if (!hub.members.hasOwner()) await sayCode(hub, addressesFor(host, listening.port), say);
    told.served?.({ port: listening.port, pin: toHex(pin), id });
    await stopped;
    await listening.close();
    say('Stopped. Every line that was confirmed is on the disk.');
    return 0;
  }
}

const addressesFor = (host: string, port: number): readonly string[] =>
  ['0.0.0.0', '::'].includes(host) ? addressesOf(port) : [`${host}:${String(port)}`];

/** Whoever comes with it first owns the hub: lets in the laptops of his room, and they those of theirs. */
export async function sayCode(hub: Hub, addresses: readonly string[], say: Terminal['say']): Promise<void> {
  const secret = random(SECRET_BYTES);
  const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  const [whole, short] = [hashOf(secret), hashOf(shortSecretOf(secret))];
  await hub.invites.make(toHex(random(16)), { whole, short, minutes: OWNER_MINUTES, isOwners: true });
  const { pin } = hub.identity;
  const words = spokenWords({ shortPin: shortPinOf(pin, hub.crypto), shortSecret: shortSecretOf(secret) });
  say('Nobody owns this hub yet. The first laptop that brings this code does, within a day:');
  say(`  ${codeText({ addresses, pin, secret })}`);
  for (const address of addresses) say(`  ${address} ${words.join(' ')}`);
}

/** Where a hub keeps its things, if nobody says. */
export function dataIn(environment: Terminal['environment']): string {
  const { HOLDFAST_HUB: named, STATE_DIRECTORY: given, LOCALAPPDATA: local, XDG_DATA_HOME: share } = environment;
  // As systemd says it to a service.
  const known = named ?? given?.split(':')[0];
  if (known) return known;
  if (process.platform === 'win32') return join(local ?? join(homedir(), 'AppData', 'Local'), 'Holdfast Hub');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Holdfast Hub');
  return join(share ?? join(homedir(), '.local', 'share'), 'holdfast-hub');
}

export const SERVE_DEFAULTS = { host: '0.0.0.0', port: DEFAULT_PORT, healthPort: 9_464 } as const;
