import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_PORT, newCode } from '../shared/node/hub/code';
import { createBreathe } from '../shared/node/breathe';
import { errorCode, makeFolders, nodeDisk } from '../shared/node/disk';
import { lockFolder } from '../shared/node/folder-lock';
import { networksHere } from '../shared/node/networks';
import { sodiumCrypto } from '../shared/node/sodium';
import { toHex } from '../shared/record/bytes';
import type { BlobStore } from '../shared/record/blobs/blob-place';
import { fileBlobs } from './hub/file-blobs';
import { fileLog } from './hub/file-log';
import { fileShelf } from './hub/file-shelf';
import { LogProblem, type FrameLog } from './hub/frame-log';
import { openHub, type Hub } from './hub/hub';
import { createLimit } from './hub/limit';
import { limitedBlobs } from './hub/limited-blobs';
import { limitedLog } from './hub/limited-log';
import { postgresLog } from './hub/postgres-log';
import { PostgresProblem } from './hub/postgres-problem';
import type { Shelf } from './hub/shelf';
import { serveHub } from './http/serve';
import { shortOf, whyNotServed, type ServeProblem } from './serve-words';
import { createPhones, type Phones } from './http/phones';
import type { AppLine, Terminal } from './terminal';

export type ServeAsked = {
  readonly data: string | undefined;
  /** Address of a database that keeps all of it instead, for several processes. */
  readonly postgres: string | undefined;
  readonly host: string;
  readonly port: number;
  readonly healthPort: number | null;
  /** Of frames and blobs that it keeps. */
  readonly limitBytes: number;
  /** Devices that own the hub, by their public keys in hex: whoever starts it for himself knows his own. */
  readonly owners: readonly string[];
};

const OWNER_MINUTES = 24 * 60;
/** After that long a line from a phone counts as not taken. */
const LINE_MS = 10_000;
const random = (bytes: number) => new Uint8Array(randomBytes(bytes));

/** Serves until it is told to stop. Returns the exit code. */
export async function serve(asked: ServeAsked, terminal: Terminal): Promise<number> {
  const { complain, app } = terminal;
  try {
    const kept = await open(asked, terminal);
    try {
      return await serveKept(kept, asked, terminal);
    } finally {
      await kept.release();
    }
  } catch (error) {
    if (!(error instanceof ServeFailure)) throw error;
    complain(whyNotServed(error.problem));
    app?.tell({ kind: 'not-served', why: shortOf(error.problem) });
    return 1;
  }
}

async function serveKept({ log, blobs, shelf, where }: Kept, asked: ServeAsked, terminal: Terminal): Promise<number> {
  const crypto = await sodiumCrypto();
  async function begin(): Promise<Hub> {
    const limit = createLimit({ limitBytes: asked.limitBytes, parts: [log, blobs], mono: () => performance.now() });
    const limited = { log: limitedLog(log, limit), blobs: limitedBlobs(blobs, limit) };
    const hub = await openHub({ ...limited, shelf, crypto, random, now: Date.now, breathe: createBreathe() });
    for (const owner of asked.owners) if (!hub.members.isMember(owner)) await hub.members.own(owner);
    return hub;
  }
  const hub = await begin().catch(async (error: unknown) => {
    await log.close();
    throw new ServeFailure(problemIn(error, where));
  });
  try {
    return await listen(hub, asked, terminal);
  } finally {
    await hub.close();
  }
}

/** Why what it keeps could not be read or written when it began. Throws what is none of the disk's or the database's. */
function problemIn(error: unknown, where: string): ServeProblem {
  if (error instanceof LogProblem) return { kind: 'kept', where, why: error.why };
  if (errorCode(error) === '') throw error;
  return { kind: 'data', data: where, code: errorCode(error) };
}

class ServeFailure extends Error {
  constructor(readonly problem: ServeProblem) {
    super(problem.kind);
    this.name = 'ServeFailure';
  }
}

type Kept = {
  readonly log: FrameLog;
  readonly blobs: BlobStore;
  readonly shelf: Shelf;
  /** For people: the folder, or that it is a database. */
  readonly where: string;
  readonly release: () => Promise<void>;
};

async function open({ data, postgres }: ServeAsked, { environment }: Terminal): Promise<Kept> {
  if (postgres === undefined) return openFiles(data ?? dataIn(environment));
  try {
    const log = await postgresLog({ connection: postgres, breathe: createBreathe(), random });
    return { log, blobs: log.blobs, shelf: log.shelf, where: 'the database', release: () => Promise.resolve() };
  } catch (error) {
    if (error instanceof PostgresProblem) throw new ServeFailure({ kind: 'postgres', why: error.problem });
    throw error;
  }
}

async function openFiles(data: string): Promise<Kept> {
  const disk = nodeDisk();
  try {
    await makeFolders(disk, data);
    const lock = await lockFolder(data);
    if (!lock) throw new ServeFailure({ kind: 'in-use', data });
    return {
      log: fileLog({ disk, root: join(data, 'books'), breathe: createBreathe(), now: () => performance.now() }),
      blobs: fileBlobs({ disk, root: join(data, 'blobs'), random, mono: () => performance.now() }),
      shelf: fileShelf({ disk, root: join(data, 'shelf'), random }),
      where: data,
      release: () => lock.release(),
    };
  } catch (error) {
    if (errorCode(error) === '') throw error;
    throw new ServeFailure({ kind: 'data', data, code: errorCode(error) });
  }
}

async function listen(hub: Hub, { host, port, healthPort }: ServeAsked, terminal: Terminal): Promise<number> {
  const { say, complain, app, stopped } = terminal;
  const phones = app && phonesOf(app);
  const serving = serveHub({ hub, host, port, healthPort, random, now: Date.now, complain, phones });
  const listening = await serving.catch((error: unknown) => {
    if (errorCode(error) === '') throw error;
    throw new ServeFailure({ kind: 'listen', host, port, healthPort, code: errorCode(error) });
  });
  const { id, pin } = hub.identity;
  say(`Hub ${id} listens on ${host}:${String(listening.port)}. Its key: ${toHex(pin)}`);
  if (listening.healthPort !== null) say(`Health and metrics: http://127.0.0.1:${String(listening.healthPort)}`);
  if (!hub.members.hasOwner()) await sayCode(hub, addressesFor(host, listening.port), say);
  app?.tell({ kind: 'served', port: listening.port, pin: toHex(pin), id });
  await stopped;
  await listening.close();
  say('Stopped. Every line that was confirmed is kept.');
  return 0;
}

const addressesFor = (host: string, port: number): readonly string[] =>
  (isAnywhere(host) ? networksHere().map(({ address }) => address) : [host]).map((one) => `${one}:${String(port)}`);

const isAnywhere = (host: string): boolean => ['0.0.0.0', '::'].includes(host);

/** Whoever comes with it first owns the hub: lets in the laptops of his room, and they those of theirs. */
export async function sayCode(hub: Hub, addresses: readonly string[], say: Terminal['say']): Promise<void> {
  const { text, words, kept } = newCode({ addresses, pin: hub.identity.pin }, { crypto: hub.crypto, random });
  await hub.invites.make(toHex(random(16)), { ...kept, minutes: OWNER_MINUTES, isOwners: true });
  say('Nobody owns this hub yet. The first laptop that brings this code does, within a day:');
  say(`  ${text}`);
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

export const SERVE_DEFAULTS = { host: '0.0.0.0', port: DEFAULT_PORT, healthPort: 9_464, limitGiB: 5 } as const;

/** Pages for phones, as the app that this hub is part of makes them. */
function phonesOf(app: AppLine): Phones {
  const waiting = new Map<string, (isKept: boolean) => void>();
  const phones = createPhones({
    takeLine: (line) =>
      new Promise((resolve) => {
        const answer = (isKept: boolean) => {
          clearTimeout(late);
          waiting.delete(line.id);
          resolve(isKept);
        };
        const late = setTimeout(() => {
          answer(false);
        }, LINE_MS);
        waiting.set(line.id, answer);
        app.tell({ kind: 'line', line });
      }),
    random,
    now: Date.now,
    mono: () => performance.now(),
  });
  app.listen((word) => {
    if (word.kind === 'phones') phones.show(word.pages);
    else waiting.get(word.id)?.(word.isKept);
  });
  return phones;
}
