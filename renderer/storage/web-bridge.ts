import type { Argument, BackupReport, Bridge, Call, Events, GuardReport, Reply } from '../../shared/bridge';
import { openKeep } from '../../shared/record/keep';
import { plainSealer } from '../../shared/record/keys/seal';
import { openDatabase } from './database';
import { dexieStore } from './dexie-store';
import { webBlobs } from './web-blobs';

const WEB_WORKSPACE = '00'.repeat(8);

type PlaceCall =
  | 'sync'
  | 'where'
  | 'choose-folder'
  | 'choose-shared-file'
  | 'remove-remote'
  | 'start-anew'
  | 'sync-now'
  | 'pause-sync'
  | 'keep-off'
  | 'write-situation'
  | 'save-situation'
  | 'carry-out'
  | 'export-evidence'
  | 'look-into-carried'
  | 'take-in'
  | 'laptops'
  | 'answer-request'
  | 'backups'
  | 'back-up-now'
  | 'choose-backup-folder'
  | 'look-into-backup'
  | 'open-backup-keys'
  | 'restore'
  | 'forgetting'
  | 'forget'
  | 'hold'
  | 'removals'
  | 'remove-laptop'
  | 'let-in-again'
  | 'decide-late'
  | 'uncounted'
  | 'open-outside'
  | 'print-sheet'
  | 'webhooks'
  | 'keep-webhook'
  | 'remove-webhook'
  | 'post-webhook'
  | 'use-hub'
  | 'networks'
  | 'host'
  | 'phones'
  | 'stop-phones'
  | 'invite'
  | 'alerts'
  | 'make-intake'
  | 'intakes'
  | 'remove-intake';

const noBackups: BackupReport = { folder: '', isOwn: true, isRunning: false, last: null, backups: [] };

/** A laptop that exchanges with nobody, and has no second place for its journal. */
export const noPlaces: { readonly [C in PlaceCall]: (argument: Argument<C>) => Promise<Reply<C>> } = {
  sync: () => Promise.resolve({ isPaused: false, keptOff: [], remotes: [], requests: [], laptops: [] }),
  where: () => Promise.resolve({ isKeptOff: false, laptops: [], remotes: [], onlyHere: [], aloneSince: null }),
  'choose-folder': () => Promise.resolve({ kind: 'cancelled' }),
  'choose-shared-file': () => Promise.resolve({ kind: 'cancelled' }),
  'remove-remote': () => Promise.resolve(null),
  'start-anew': () => Promise.resolve(null),
  'sync-now': () => Promise.resolve(null),
  'pause-sync': () => Promise.resolve(null),
  'keep-off': () => Promise.resolve(null),
  'write-situation': () => Promise.resolve({ kind: 'no-folder' }),
  'save-situation': () => Promise.resolve({ kind: 'cancelled' }),
  'carry-out': () => Promise.resolve({ kind: 'cancelled' }),
  'export-evidence': () => Promise.resolve({ kind: 'cancelled' }),
  'look-into-carried': () => Promise.resolve({ kind: 'cancelled' }),
  'take-in': () => Promise.resolve({ kind: 'gone' }),
  laptops: () => Promise.resolve([]),
  'answer-request': () => Promise.resolve(false),
  'use-hub': () => Promise.resolve({ kind: 'problem', why: { kind: 'offline' } }),
  networks: () => Promise.resolve([]),
  host: () => Promise.resolve({ kind: 'no-network' }),
  phones: () => Promise.resolve(null),
  'stop-phones': () => Promise.resolve(null),
  invite: () => Promise.resolve({ kind: 'problem', why: { kind: 'offline' } }),
  alerts: () => Promise.resolve({ alerts: 0, letGo: 0, notifications: [], next: null }),
  'make-intake': () => Promise.resolve({ kind: 'problem', why: { kind: 'offline' } }),
  intakes: () => Promise.resolve({ kind: 'problem', why: { kind: 'offline' } }),
  'remove-intake': () => Promise.resolve({ kind: 'problem', why: { kind: 'offline' } }),
  backups: () => Promise.resolve(noBackups),
  'back-up-now': () => Promise.resolve(noBackups),
  'choose-backup-folder': () => Promise.resolve({ kind: 'cancelled' }),
  'look-into-backup': () => Promise.resolve({ kind: 'cancelled' }),
  'open-backup-keys': () => Promise.resolve({ kind: 'problem', why: { kind: 'foreign' } }),
  restore: () => Promise.resolve({ kind: 'gone' }),
  forgetting: () => Promise.resolve({ isAlone: true, asks: [], holds: [] }),
  forget: () => Promise.resolve({ kind: 'alone' }),
  hold: () => Promise.resolve(null),
  removals: () => Promise.resolve({ me: null, removed: [], late: [] }),
  'remove-laptop': () => Promise.resolve(null),
  'let-in-again': () => Promise.resolve(null),
  'decide-late': () => Promise.resolve(null),
  uncounted: () => Promise.resolve([]),
  webhooks: () => Promise.resolve([]),
  'keep-webhook': () => Promise.resolve({ kind: 'refused', why: 'not-kept' }),
  'remove-webhook': () => Promise.resolve([]),
  'post-webhook': () => Promise.resolve({ kind: 'no-address' }),
  'print-sheet': () => Promise.resolve({ kind: 'cancelled' }),
  'open-outside': () => Promise.resolve({ kind: 'failed' }),
};

type GuardCall =
  | 'lock-state'
  | 'unlock'
  | 'lock-line'
  | 'lock'
  | 'locked-lines'
  | 'locked-line-done'
  | 'guard'
  | 'set-passphrase'
  | 'begin-kit'
  | 'confirm-kit'
  | 'use-kit';

const unguarded: GuardReport = { passphrase: false, keyStore: false, file: true, hasKit: false, isElsewhere: false };

/** A laptop without a vault: always open, and nothing would keep it shut. */
export const noVault: { readonly [C in GuardCall]: (argument: Argument<C>) => Promise<Reply<C>> } = {
  'lock-state': () => Promise.resolve({ kind: 'open' }),
  unlock: () => Promise.resolve({ kind: 'opened' }),
  'lock-line': () => Promise.resolve({ kind: 'refused', why: 'broken' }),
  lock: () => Promise.resolve(false),
  'locked-lines': () => Promise.resolve([]),
  'locked-line-done': () => Promise.resolve(null),
  guard: () => Promise.resolve(unguarded),
  'set-passphrase': () => Promise.resolve('not-kept'),
  'begin-kit': () => Promise.resolve([]),
  'confirm-kit': () => Promise.resolve('not-kept'),
  'use-kit': () => Promise.resolve({ kind: 'nothing' }),
};

/** The keeper of a plain browser: IndexedDB alone, nothing sealed. For development and tests. */
export function openWebBridge(version: string): Bridge {
  const database = openDatabase('holdfast-web', 'strict');
  const device = deviceKey();
  const keep = openKeep({
    store: dexieStore(database),
    sealer: plainSealer(device),
    clock: { wall: Date.now, mono: () => performance.now() },
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    app: version,
  });
  const answers: { readonly [C in Call]: (argument: Argument<C>) => Promise<Reply<C>> } = {
    start: async () => ({
      deviceCode: 'WEB',
      settings: localStorage.getItem('settings'),
      books: await keep.books(),
      workspaces: [WEB_WORKSPACE],
      version,
      problem: null,
      localKey: null,
      isNewDevice: false,
      mustWipe: false,
      keptDrafts: [],
      forgotten: [],
    }),
    have: ({ book }) => keep.have(book),
    health: ({ book }) => keep.health(book),
    read: ({ book, have, from, limit }) => keep.read(book, have, from, limit),
    frames: async ({ book, have }) => (await keep.frames(book, have)).map((frame) => frame.bytes),
    redacted: ({ book }) => keep.redacted(book),
    append: (request) => keep.append(request),
    ingest: ({ book, frames }) => keep.ingest(book, frames),
    'write-settings': ({ settings }) => {
      localStorage.setItem('settings', settings);
      return Promise.resolve(null);
    },
    storage: async () => {
      const { usage = 0, quota } = await navigator.storage.estimate();
      return {
        folder: '',
        journalBytes: usage,
        attachmentBytes: 0,
        freeBytes: quota === undefined ? null : quota - usage,
        isReserveSpent: false,
        isMoved: false,
      };
    },
    'save-file': ({ name, content }) => Promise.resolve(download(name, content)),
    // A browser removes no files: what was written over stays until it tidies them. For development and tests.
    'wipe-copy': () => Promise.resolve(null),
    menu: () => Promise.resolve(null),
    zoom: () => Promise.resolve(null),
    live: () => Promise.resolve(null),
    reminders: () => Promise.resolve(null),
    'show-journal': () => Promise.resolve(null),
    ...webBlobs(),
    ...noPlaces,
    ...noVault,
    quit: () => Promise.resolve(null),
  };
  return {
    call: (call, argument) => answers[call](argument),
    on: (event, listener) => {
      if (event !== 'arrived') return () => undefined;
      return keep.subscribe(({ frames, ...opened }) => {
        const told: Events['arrived'] = { ...opened, frames: frames.map((frame) => frame.bytes) };
        (listener as (told: Events['arrived']) => void)(told);
      });
    },
  };
}

function deviceKey(): Uint8Array {
  const known = localStorage.getItem('device');
  const key = known ? Uint8Array.from(JSON.parse(known) as number[]) : crypto.getRandomValues(new Uint8Array(32));
  localStorage.setItem('device', JSON.stringify([...key]));
  return key;
}

function download(name: string, content: string): Reply<'save-file'> {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content]));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
  return { kind: 'saved', path: name };
}
