import type { Disk } from '../../shared/node/disk';

type Asked = { readonly kind: keyof Disk; readonly path: string };

export type FlakyDisk = Disk & {
  /** What `when` picks fails with the code, that many times, before anything is changed. */
  refuse(code: string, times: number, when: (asked: Asked) => boolean): void;
  /** From now on every listing is as it is now; until the function returned is called. */
  freezeListings(): () => void;
  /** Every call since the last time this was asked. */
  calls(): readonly Asked[];
};

/** A disk as a share shows it: locked files, lost handles, listings from a cache. Counts what it is asked. */
export function flakyDisk(disk: Disk): FlakyDisk {
  let refusal: { readonly code: string; readonly when: (asked: Asked) => boolean } | null = null;
  let left = 0;
  let asked: Asked[] = [];
  let frozen: Map<string, Promise<readonly string[]>> | null = null;

  function ask<T>(kind: keyof Disk, path: string, work: () => Promise<T>): Promise<T> {
    asked.push({ kind, path });
    if (!refusal || left <= 0 || !refusal.when({ kind, path })) return work();
    left -= 1;
    return Promise.reject(Object.assign(new Error(`${refusal.code}: simulated`), { code: refusal.code }));
  }

  async function freeze(folder: string, into: Map<string, Promise<readonly string[]>>): Promise<void> {
    if ((await disk.stat(folder))?.kind !== 'folder') return;
    const names = disk.list(folder);
    into.set(folder, names);
    for (const name of await names) await freeze(`${folder === '/' ? '' : folder}/${name}`, into);
  }

  return {
    list: (path) =>
      ask('list', path, async () => {
        if (!frozen) return disk.list(path);
        await frozen.get('');
        return frozen.get(path) ?? [];
      }),
    read: (path) => ask('read', path, () => disk.read(path)),
    readPart: (path, from, length) => ask('readPart', path, () => disk.readPart(path, from, length)),
    stat: (path) => ask('stat', path, () => disk.stat(path)),
    create: (path) => ask('create', path, () => disk.create(path)),
    moveIfAbsent: (from, to) => ask('moveIfAbsent', to, () => disk.moveIfAbsent(from, to)),
    replace: (from, to) => ask('replace', to, () => disk.replace(from, to)),
    syncFile: (path) => ask('syncFile', path, () => disk.syncFile(path)),
    makeFolder: (path) => ask('makeFolder', path, () => disk.makeFolder(path)),
    syncFolder: (path) => ask('syncFolder', path, () => disk.syncFolder(path)),
    remove: (path) => ask('remove', path, () => disk.remove(path)),
    freeBytes: (path) => ask('freeBytes', path, () => disk.freeBytes(path)),
    refuse(code, times, when) {
      refusal = { code, when };
      left = times;
    },
    freezeListings() {
      const into = new Map<string, Promise<readonly string[]>>();
      into.set(
        '',
        freeze('/', into).then(() => []),
      );
      frozen = into;
      return () => void (frozen = null);
    },
    calls() {
      const before = asked;
      asked = [];
      return before;
    },
  };
}
