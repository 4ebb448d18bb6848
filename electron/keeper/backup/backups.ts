import { join } from 'node:path';
import type { BackedUp, BackupEntry, BackupLook, BackupReport, Reply, Restored } from '../../../shared/bridge';
import { problemOf } from '../../../shared/node/patience';
import type { BookId } from '../../../shared/record/op';
import type { SealedFile } from '../sealed-file';
import { backUpBlobs, eraseBlobs } from './blobs';
import { createDue } from './due';
import { eraseInBackups, type RedactedOps } from './erase';
import { readKeptBackup } from './kept-backup';
import { backupLayout, BACKUPS, copyName, homeOf, isDeviceFolder } from './layout';
import { lookInto, type Looked } from './look';
import { piecesOf, readManifests, type Manifest } from './manifest';
import { restore, type RestorePorts } from './restore';
import { sourceInFolder, sourceOfBackup, type BackupSource } from './source';
import { newMemory, takeBackup, type TakePorts } from './take';

type Ports = RestorePorts &
  Omit<TakePorts, 'layout'> & {
    readonly file: Pick<SealedFile, 'read' | 'write'>;
    /** Where backups go unless a person wants them elsewhere. */
    readonly ownRoot: string;
    /** Public key. */
    readonly device: Uint8Array;
    /** Told when an attachment came, or went. */
    readonly attached: (listener: () => void) => () => void;
  };

export type Backups = Awaited<ReturnType<typeof openBackups>>;

const TICK_MS = 15_000;
/** A folder that hangs must not keep the app from ending. */
const LAST_MS = 10_000;

/** The backups of this laptop: made by themselves, listed, and read back in. Nothing here stands in the way of a line. */
export async function openBackups({ file, ownRoot, device, attached, ...ports }: Ports) {
  const { keep, disk, mono } = ports;
  let kept = await readKeptBackup(file);
  const due = createDue(mono);
  const listeners = new Set<() => void>();
  let memory = newMemory();
  let last: BackedUp | null = null;
  let running: Promise<void> | null = null;
  let looked: Looked | null = null;
  let source: BackupSource | null = null;

  const root = () => (kept.folder === null ? ownRoot : join(kept.folder, BACKUPS));
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const unsubscribe = keep.subscribe(({ redacted }) => {
    due.touch();
    // Once the journal has destroyed them: what this copies is looked through for them, too.
    if (redacted.length > 0) void run(false).catch(() => undefined);
  });
  const unattach = attached(() => {
    due.touch();
  });
  const ticking = setInterval(() => {
    if (due.isNow()) void run(due.mustCheckAgain());
  }, TICK_MS);
  ticking.unref();

  /** A folder of a person's own is never made anew: a drive that is not mounted would fill this disk instead. */
  async function requireFolder(): Promise<void> {
    if (kept.folder === null || (await disk.stat(root()))?.kind === 'folder') return;
    throw Object.assign(new Error(`${root()} is not there`), { code: 'ENOENT' });
  }

  /** Wherever this laptop is known to have backups: a folder chosen before is out of sight. */
  async function eraseRedacted(): Promise<void> {
    const redacted: RedactedOps = new Map(
      await Promise.all((await keep.books()).map(async (book: BookId) => [book, await keep.redacted(book)] as const)),
    );
    const forgotten = new Set(keep.forgotten());
    if (forgotten.size === 0 && [...redacted.values()].every(({ length }) => length === 0)) return;
    for (const place of new Set([root(), ownRoot])) {
      const layout = backupLayout(place, device);
      if (await disk.stat(layout.manifests))
        await eraseInBackups({ redacted, forgotten }, { ...ports, layout }, memory);
      await eraseBlobs(layout, ports);
    }
  }

  async function runOnce(isThorough: boolean): Promise<BackedUp> {
    const at = ports.now();
    due.begin();
    if (isThorough) memory = newMemory();
    try {
      await requireFolder();
      const layout = backupLayout(root(), device);
      const { kind, mended, spoilt } = await takeBackup({ ...ports, layout }, memory);
      await backUpBlobs(layout, ports);
      await eraseRedacted();
      return { kind, at, mended, spoilt };
    } catch (error) {
      due.fail();
      return { kind: 'problem', at, why: problemOf(error) };
    }
  }

  /** One at a time. `isThorough`: every copy is read back once more. */
  async function run(isThorough: boolean): Promise<void> {
    await running;
    running ??= runOnce(isThorough).then(
      (done) => {
        last = done;
        running = null;
      },
      (error: unknown) => {
        running = null;
        throw error;
      },
    );
    changed();
    await running;
    changed();
  }

  async function entriesOf(name: string): Promise<BackupEntry[]> {
    const { copies, manifests } = homeOf(root(), name);
    const there = new Set(await disk.list(copies));
    const isOurs = name === backupLayout(root(), device).name;
    const stateOf = (manifest: Manifest): BackupEntry['state'] => {
      const needed = piecesOf(manifest);
      if (needed.some((copy) => !there.has(copy))) return 'damaged';
      if (isOurs && needed.every((copy) => memory.checked.has(copy))) return 'verified';
      return isOurs && needed.some((copy) => memory.spoilt.has(copy)) ? 'damaged' : 'unchecked';
    };
    return (await readManifests(manifests, disk, memory.manifests)).flatMap(({ name: made, manifest }) => {
      if (!manifest) return [];
      const { at, bytes, added, ops } = manifest;
      return [{ id: `${name}/${made}`, at, bytes, added, ops, state: stateOf(manifest), isOurs }];
    });
  }

  /** Null if there is no such backup. */
  async function sourceOf(id: string): Promise<BackupSource | null> {
    const [name = '', manifestName] = id.split('/');
    const all = await readManifests(homeOf(root(), name).manifests, disk, memory.manifests);
    const manifest = all.find((one) => one.name === manifestName)?.manifest;
    return manifest ? sourceOfBackup({ root: root(), device: name, manifest }, disk) : null;
  }

  async function look(
    findSource: () => Promise<BackupSource | null>,
    secret: string | null = null,
  ): Promise<BackupLook> {
    looked = null;
    try {
      source = await findSource();
      if (!source) return { kind: 'problem', why: { kind: 'offline' } };
      if (source.frames.length === 0) return { kind: 'problem', why: { kind: 'foreign' } };
      looked = await lookInto(source, ports, secret);
      return looked.look;
    } catch (error) {
      return { kind: 'problem', why: problemOf(error) };
    }
  }

  return {
    async report(): Promise<BackupReport> {
      const names = (await disk.list(root()).catch(() => [])).filter(isDeviceFolder);
      const lists = await Promise.all(names.map((name) => entriesOf(name).catch(() => [])));
      return {
        folder: root(),
        isOwn: kept.folder === null,
        isRunning: running !== null,
        last,
        backups: lists.flat().sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1)),
      };
    },

    /** Backs up what is new, and reads every copy back. What went wrong is in the report. */
    now: (): Promise<void> => run(true),
    /** Backs up what is new, if it is time. */
    tick: async (): Promise<void> => {
      if (due.isNow()) await run(due.mustCheckAgain());
    },

    /** From now on backups go into that folder; null: into the profile. What is elsewhere stays there. */
    async choose(folder: string | null): Promise<Reply<'choose-backup-folder'>> {
      try {
        if (folder !== null) {
          await disk.makeFolder(join(folder, BACKUPS));
          await disk.syncFolder(folder);
        }
        await file.write(JSON.stringify({ folder }));
      } catch (error) {
        return { kind: 'problem', why: problemOf(error) };
      }
      await running;
      kept = { folder };
      await run(true);
      return { kind: 'chosen' };
    },

    lookAt: (id: string): Promise<BackupLook> => look(() => sourceOf(id)),
    lookIn: (folder: string): Promise<BackupLook> => look(() => sourceInFolder(folder, disk)),

    /** The same once more, with what opens the keys that lie there shut. */
    openKeys: (secret: string): Promise<BackupLook> => look(() => Promise.resolve(source), secret),

    /** Takes in what was looked into last. */
    async restore(): Promise<Restored> {
      if (!looked) return { kind: 'gone' };
      return restore(looked, ports);
    },

    /** Leaves no copy of the keys that less than now opens: one backup more, then those copies go. */
    async dropOldKeys(): Promise<void> {
      await run(false);
      for (const place of new Set([root(), ownRoot])) {
        const { copies, manifests } = backupLayout(place, device);
        const newest = place === root() ? (await readManifests(manifests, disk))[0]?.manifest : null;
        const now = new Set((newest?.vault ?? []).map(({ hash }) => copyName(hash, 'vault')));
        const old = (await disk.list(copies)).filter((name) => name.endsWith('.vault') && !now.has(name));
        for (const name of old) await disk.remove(join(copies, name));
        await disk.syncFolder(copies);
      }
    },

    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    /** Backs up what was written since the last one, unless its folder takes too long. */
    async close(): Promise<void> {
      unsubscribe();
      unattach();
      clearInterval(ticking);
      const lastly = due.isOwing() || running ? run(false).catch(() => undefined) : Promise.resolve();
      let timer: ReturnType<typeof setTimeout> | undefined;
      const tooLong = new Promise<void>((resolve) => (timer = setTimeout(resolve, LAST_MS)));
      await Promise.race([lastly, tooLong]);
      clearTimeout(timer);
    },
  };
}
