// Profiles with a record of a given length, written as the app would have written it, without waiting for its disk.
import { createHash, randomBytes } from 'node:crypto';
import { chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { declareIncident } from '../../shared/domain/incident/declare';
import { openKeep } from '../../shared/record/keep';
import type { BookId, ChainId } from '../../shared/record/op';
import { toHex } from '../../shared/record/bytes';
import { createSealer } from '../../shared/record/keys/sealed';
import { memoryStore, type Store } from '../../shared/record/store';
import { bookOfWorkspace } from '../../shared/record/members/workspace-books';
import { localKeyOf } from '../../electron/keeper/local-key';
import { sealedFile } from '../../electron/keeper/sealed-file';
import { sodiumCrypto } from '../../shared/node/sodium';
import { openedVault } from '../sealing';
import { wordsOf } from './words';

export type Filled = { readonly profile: string; readonly book: BookId; readonly entries: readonly unknown[] };

type Wanted = { readonly lines: number; readonly isClosed?: boolean; readonly screen: 'room' | 'home' };

const NOBODY = 65_534;
// While this file is being loaded: what loads it loads nothing later.
const crypto = await sodiumCrypto();

/** A fresh profile whose one incident has that many lines. Removed when the process ends. */
export async function fillProfile({ lines, isClosed = false, screen }: Wanted): Promise<Filled> {
  const profile = mkdtempSync(join(tmpdir(), 'holdfast-bench-'));
  process.once('exit', () => {
    rmSync(profile, { recursive: true, force: true });
  });
  const random = (bytes: number) => new Uint8Array(randomBytes(bytes));
  const vault = await openedVault(join(profile, 'vault'), random);
  const { store, writeTo } = collectingStore();
  let wall = Date.now() - lines * 3_000;
  const keep = openKeep({
    store,
    sealer: createSealer(vault.identity, {
      crypto,
      random,
      remember: (of, key) => {
        vault.remember(of, key);
      },
    }),
    clock: { wall: () => (wall += 3_000), mono: () => wall },
    random,
    app: 'bench',
  });
  const book = toHex(randomBytes(16)) as BookId;
  const [workspace] = vault.identity.workspaces;
  const plan = bookOfWorkspace(workspace?.id ?? '', 'plan');
  const append = async (to: BookId, client: string, facts: readonly unknown[]) => {
    const by = { id: 'bench', name: 'Ana Ruiz', device: 'K7Q' };
    const reply = await keep.append({ book: to, facts, by, client, decidedOn: {}, exclusive: false });
    if (reply.kind !== 'acked') throw new Error(`the fixture could not be written: ${reply.kind}`);
    return reply.op;
  };
  const person = await append(plan, 'me', [
    { kind: 'person-added/1', name: 'Ana Ruiz', initials: 'AR', phone: '', phone2: '', skills: [] },
  ]);
  const commander = { id: `${person.hash}.0`, name: 'Ana Ruiz' };
  await append(
    book,
    'declare',
    declareIncident({
      reference: 'INC-20261121-K7Q-01',
      title: 'Orders database down',
      severity: 1,
      commander,
      systems: [],
      startedAt: wall,
      now: wall,
    }),
  );
  const entries = Array.from({ length: lines }, (_, i) => entry(i));
  for (const [i, one] of entries.entries()) await append(book, `line-${String(i)}`, [one]);
  if (isClosed)
    await append(book, 'close', [
      {
        kind: 'phase-set/1',
        phase: 'closed',
        reason: 'bench',
        waiver: { by: commander, reason: 'bench' },
        replaces: [],
      },
    ]);
  writeTo(join(profile, 'journal'));
  await vault.settled();
  const route = screen === 'room' ? { screen, book, pane: 'timeline' } : { screen };
  await sealedFile(profile, 'settings', { crypto, key: localKeyOf(vault.identity), random }).write(
    JSON.stringify({
      me: { person: commander.id, name: 'Ana Ruiz', initials: 'AR' },
      theme: 'dark',
      density: 'compact',
      zone: 'utc',
      singleKeys: true,
      route,
    }),
  );
  if (process.getuid?.() === 0) giveAway(profile);
  return { profile, book, entries };
}

function entry(i: number) {
  const text = wordsOf(i);
  return {
    kind: 'entry-added/1',
    entry: 'note',
    text,
    typed: text,
    happened: null,
    saidFor: null,
    owner: null,
    mentions: [],
    tags: [],
    timeboxMs: null,
    replyTo: null,
    star: false,
    piece: null,
    source: 'typed',
    blobs: [],
  };
}

/** Takes frames in memory and writes them down as segments at the end. */
function collectingStore() {
  const chunks = new Map<string, { readonly book: BookId; readonly chain: ChainId; readonly frames: Uint8Array[] }>();
  const store: Store = {
    ...memoryStore(),
    append: (book, chain, frames) => {
      const known = chunks.get(chain) ?? { book, chain, frames: [] };
      known.frames.push(...frames);
      chunks.set(chain, known);
      return Promise.resolve();
    },
  };
  return {
    store,
    writeTo: (journal: string): void => {
      mkdirSync(journal, { recursive: true });
      writeFileSync(join(journal, 'FORMAT'), 'holdfast journal 2\n');
      const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 16);
      for (const { book, chain, frames } of chunks.values()) {
        const folder = join(journal, book, chain);
        mkdirSync(folder, { recursive: true });
        segmentsOf(frames).forEach((segment, i) => {
          writeFileSync(join(folder, `${String(i + 1).padStart(8, '0')}.seg`), segment);
        });
        writeFileSync(join(folder, 'begun.json'), JSON.stringify({ machine, folder: journal }));
      }
    },
  };
}

const SEGMENT_BYTES = 4 * 1024 * 1024;

function segmentsOf(frames: readonly Uint8Array[]): Uint8Array[] {
  const segments: Uint8Array[] = [];
  let from = 0;
  let size = 0;
  frames.forEach((frame, i) => {
    size += frame.length;
    if (size < SEGMENT_BYTES && i < frames.length - 1) return;
    segments.push(Buffer.concat(frames.slice(from, i + 1)));
    from = i + 1;
    size = 0;
  });
  return segments;
}

/** The app's user in these runs is nobody, so that Chromium's sandbox is on. */
function giveAway(path: string): void {
  chownSync(path, NOBODY, NOBODY);
  if (statSync(path).isDirectory()) for (const name of readdirSync(path)) giveAway(join(path, name));
}
