import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { IntlProvider } from 'react-intl';
import { VirtuosoMockContext } from 'react-virtuoso';
import { App } from '../../renderer/app';
import { openAppCore, type AppCore } from '../../renderer/app/app-core';
import type { Room } from '../../renderer/app/room';
import type { Pane } from '../../renderer/app/settings';
import { openDatabase } from '../../renderer/storage/database';
import { noPlaces, noVault } from '../../renderer/storage/web-bridge';
import { webBlobs } from '../../renderer/storage/web-blobs';
import { createToasts } from '../../renderer/ui/toasts';
import type { Argument, Bridge, Call, Reply } from '../../shared/bridge';
import type { Severity } from '../../shared/domain/content/severities';
import { openKeep } from '../../shared/record/keep';
import { plainSealer } from '../../shared/record/keys/seal';
import { memoryStore, NotConfirmed, type Store } from '../../shared/record/store';

type Disk = {
  readonly store: Store;
  /** The settings as last written. */
  settings: string | null;
  /** Files the person saved. */
  readonly saved: { readonly name: string; readonly content: string }[];
};

export const newDisk = (store: Store = memoryStore()): Disk => ({ store, settings: null, saved: [] });

/** A store whose disk can be full. */
export function fillableStore(): { readonly store: Store; readonly setFull: (isFull: boolean) => void } {
  const kept = memoryStore();
  let isFull = false;
  const store: Store = {
    ...kept,
    append: (book, chain, frames) =>
      isFull ? Promise.reject(new NotConfirmed('disk-full', 'ENOSPC')) : kept.append(book, chain, frames),
  };
  return { store, setFull: (now) => void (isFull = now) };
}

/** A keeper over a store in memory: the record is real, only the disk is not. */
export function bridgeOver(disk: Disk): Bridge {
  const keep = openKeep({
    store: disk.store,
    sealer: plainSealer(new Uint8Array(32).fill(7)),
    clock: { wall: Date.now, mono: () => performance.now() },
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    app: 'test',
  });
  const answers: { readonly [C in Call]: (argument: Argument<C>) => Promise<Reply<C>> } = {
    start: async () => ({
      deviceCode: 'K7Q',
      settings: disk.settings,
      books: await keep.books(),
      workspaces: ['00'.repeat(8)],
      version: 'test',
      problem: null,
      localKey: new Uint8Array(32).fill(9),
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
      disk.settings = settings;
      return Promise.resolve(null);
    },
    storage: () =>
      Promise.resolve({
        folder: '/journal',
        journalBytes: 1_200_000,
        attachmentBytes: 0,
        freeBytes: 9_000_000_000,
        isReserveSpent: false,
        isMoved: false,
      }),
    'save-file': (file) => {
      disk.saved.push(file);
      return Promise.resolve({ kind: 'saved', path: file.name });
    },
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
    on: (event, listener) =>
      event === 'arrived'
        ? keep.subscribe(({ book, ops, frames, redacted, returned }) => {
            (listener as (told: unknown) => void)({
              book,
              ops,
              frames: frames.map((frame) => frame.bytes),
              redacted,
              returned,
            });
          })
        : () => undefined,
  };
}

let databases = 0;

/** The app on a disk, as after a start. Each gets an IndexedDB of its own unless one is named. */
export async function startApp(disk: Disk, database = `test-${String((databases += 1))}`, bridge = bridgeOver(disk)) {
  const toasts = createToasts();
  const core = await openAppCore(bridge, openDatabase(database, 'relaxed'), toasts);
  const user = userEvent.setup();
  const shown = render(
    <IntlProvider locale="en">
      <VirtuosoMockContext value={{ viewportHeight: 560, itemHeight: 28 }}>
        <App core={core} toasts={toasts} />
      </VirtuosoMockContext>
    </IntlProvider>,
  );
  return { core, user, shown, database };
}

type Opened = {
  readonly core: AppCore;
  readonly room: Room;
  readonly user: ReturnType<typeof userEvent.setup>;
  readonly disk: Disk;
};

type Wanted = { readonly severity?: Severity; readonly disk?: Disk; readonly bridge?: Bridge };

/** Ana's laptop in the room of an incident she has just declared. */
export async function openRoomOn(
  pane: Pane = 'timeline',
  { severity = 1, disk = newDisk(), bridge = bridgeOver(disk) }: Wanted = {},
): Promise<Opened> {
  const { core, user } = await startApp(disk, undefined, bridge);
  await core.introduce('Ana Ruiz');
  const { id, name } = core.me();
  const room = await core.declare({
    title: 'Checkout failing',
    severity,
    commander: { id, name },
    systems: [],
    startedAt: Date.now(),
  });
  core.go({ screen: 'room', book: room.book, pane });
  return { core, room, user, disk };
}
