import { basename, dirname } from 'node:path';
import { concat } from '../../shared/record/bytes';
import type { Disk, DiskFile } from '../../shared/node/disk';
import { coin, newFolder, survivorOf, type File, type Folder, type Node } from './medium';

/** What goes wrong, and when. Positions count from 1. */
export type Faults = {
  /** The power fails in the middle of this operation: nothing after it has any effect. */
  readonly crashAt?: number;
  /** This sync is refused, and what it should have kept is gone for good at the next power cut. */
  readonly failSyncAt?: number;
  /** Every write takes a part only. */
  readonly shortWrites?: boolean;
};

export type SimulatedDisk = Disk & {
  /** Changes asked for so far: each is a moment at which the power may fail. */
  operations(): number;
  syncs(): number;
  /** What is to go wrong from now on. After a crash without a power cut, a new process has the disk as it was left. */
  fail(faults: Faults): void;
  /** Bytes it can still take; names cost `NAME_BYTES`. */
  setFree(bytes: number): void;
  setReadOnly(readOnly: boolean): void;
  /** The same medium after the power came back. What was not synced is kept, torn or lost, as the seed has it. */
  afterPowerCut(seed: number): SimulatedDisk;
  /** All of it as it is now, unsynced bytes included, on another medium: what copying a folder makes. */
  copy(): SimulatedDisk;
  /** Turns one byte of a file over. For what a disk does to bytes it was given. */
  flip(path: string, at: number): void;
  /** What a hand from outside does: a file with these bytes, its folders made, whatever stood there before. */
  put(path: string, bytes: Uint8Array): void;
  /** What a hand from outside does, too: the file is gone, and so is its name at a power cut. */
  takeAway(path: string): void;
  /** A file's bytes as they are now; null if there is no such file, or none that can be read. Never changed: a write makes new ones. */
  peek(path: string): Uint8Array | null;
  /** Reads of the path fail from now on. */
  makeUnreadable(path: string): void;
  makeReadable(path: string): void;
  files(): readonly string[];
};

export const NAME_BYTES = 64;

const namesByPath = new Map<string, readonly string[]>();
/** What a path goes through, from the root on. */
function namesIn(path: string): readonly string[] {
  const known = namesByPath.get(path);
  if (known) return known;
  const names = path.split('/').filter((name) => name !== '');
  if (namesByPath.size > 4_096) namesByPath.clear();
  namesByPath.set(path, names);
  return names;
}

const failure = (code: string): Error => Object.assign(new Error(`${code}: simulated`), { code });

/**
 * A disk as cruel as the standard lets it be: bytes survive a power cut only if their file was synced, names only if
 * their folder was.
 */
export function simulatedDisk(root: Folder = newFolder()): SimulatedDisk {
  let faults: Faults = {};
  let operations = 0;
  let syncs = 0;
  let free = Infinity;
  let readOnly = false;
  let isOff = false;
  const unreadable = new Set<string>();

  /** What stands there, or why nothing does. */
  function find(path: string): Node | 'ENOTDIR' | 'ENOENT' {
    let node: Node = { folder: root };
    for (const name of namesIn(path)) {
      if (!('folder' in node)) return 'ENOTDIR';
      const next = node.folder.entries.get(name);
      if (!next) return 'ENOENT';
      node = next;
    }
    return node;
  }

  function nodeAt(path: string): Node {
    const node = find(path);
    if (typeof node === 'string') throw failure(node);
    return node;
  }

  function nodeIfAny(path: string): Node | null {
    const node = find(path);
    return typeof node === 'string' ? null : node;
  }

  function folderAt(path: string): Folder {
    const node = nodeAt(path);
    if (!('folder' in node)) throw failure('ENOTDIR');
    return node.folder;
  }

  /** Counts a change; true if the power fails in the middle of it. */
  function change(): boolean {
    if (isOff) throw failure('POWER');
    operations += 1;
    isOff = operations === faults.crashAt;
    if (readOnly) throw failure('EROFS');
    return isOff;
  }

  /** A change that happens as a whole or, if the power fails in it, not at all. */
  function step<T>(work: () => T): Promise<T> {
    return Promise.resolve().then(() => {
      if (change()) throw failure('POWER');
      return work();
    });
  }

  function take(bytes: number): void {
    if (free < bytes) throw failure('ENOSPC');
    free -= bytes;
  }

  function openFile(file: File): DiskFile {
    return {
      write: (bytes) =>
        Promise.resolve().then(() => {
          const crashes = change();
          const wanted = faults.shortWrites || crashes ? Math.ceil(bytes.length / 3) : bytes.length;
          const taken = Math.min(wanted, free);
          if (taken === 0) throw failure('ENOSPC');
          free -= taken;
          file.live = concat(file.live, bytes.subarray(0, taken));
          if (crashes) throw failure('POWER');
          return taken;
        }),
      sync: () =>
        step(() => {
          syncs += 1;
          // As Linux does it: the pages are marked clean although they never reached the medium.
          if (syncs === faults.failSyncAt) file.poisoned = true;
          if (syncs === faults.failSyncAt) throw failure('EIO');
          if (!file.poisoned) file.durable = file.live.length;
        }),
      close: () => Promise.resolve(),
    };
  }

  return {
    list: (path) =>
      Promise.resolve().then(() => {
        if (unreadable.has(path)) throw failure('EIO');
        return find(path) === 'ENOENT' ? [] : [...folderAt(path).entries.keys()].sort();
      }),
    read: (path) =>
      Promise.resolve().then(() => {
        if (unreadable.has(path)) throw failure('EIO');
        const node = nodeAt(path);
        if (!('file' in node)) throw failure('EISDIR');
        return node.file.live;
      }),
    readPart: (path, from, length) =>
      Promise.resolve().then(() => {
        if (unreadable.has(path)) throw failure('EIO');
        const node = nodeAt(path);
        if (!('file' in node)) throw failure('EISDIR');
        return node.file.live.slice(from, from + length);
      }),
    stat: (path) =>
      Promise.resolve().then(() => {
        const node = nodeIfAny(path);
        if (!node) return null;
        return 'file' in node ? { kind: 'file', size: node.file.live.length } : { kind: 'folder', size: 0 };
      }),
    moveIfAbsent: (from, to) =>
      step(() => {
        const node = nodeAt(from);
        const folder = folderAt(dirname(to));
        if (folder.entries.has(basename(to))) throw failure('EEXIST');
        take(NAME_BYTES);
        folder.entries.set(basename(to), node);
        folderAt(dirname(from)).entries.delete(basename(from));
      }),
    replace: (from, to) =>
      step(() => {
        const node = nodeAt(from);
        const folder = folderAt(dirname(to));
        const old = folder.entries.get(basename(to));
        if (old && 'folder' in old) throw failure('EISDIR');
        if (!old) take(NAME_BYTES);
        else free += old.file.live.length;
        folderAt(dirname(from)).entries.delete(basename(from));
        folder.entries.set(basename(to), node);
      }),
    create: (path) =>
      step(() => {
        const folder = folderAt(dirname(path));
        if (folder.entries.has(basename(path))) throw failure('EEXIST');
        take(NAME_BYTES);
        const file: File = { live: new Uint8Array(), durable: 0, poisoned: false };
        folder.entries.set(basename(path), { file });
        return openFile(file);
      }),
    syncFile: (path) =>
      step(() => {
        const node = nodeAt(path);
        if ('file' in node && !node.file.poisoned) node.file.durable = node.file.live.length;
      }),
    makeFolder: async (path) => {
      const above = folderAt(dirname(path));
      const there = path === '/' ? { folder: root } : above.entries.get(basename(path));
      if (there && !('folder' in there)) throw failure('EEXIST');
      if (!there)
        await step(() => {
          take(NAME_BYTES);
          above.entries.set(basename(path), { folder: newFolder() });
        });
    },
    syncFolder: (path) =>
      step(() => {
        const { entries, durable } = folderAt(path);
        durable.clear();
        for (const [name, node] of entries) durable.set(name, node);
      }),
    remove: (path) =>
      step(() => {
        const folder = folderAt(dirname(path));
        const node = folder.entries.get(basename(path));
        if (node && 'file' in node) free += node.file.live.length;
        folder.entries.delete(basename(path));
      }),
    freeBytes: () => Promise.resolve(free),
    operations: () => operations,
    syncs: () => syncs,
    fail(next) {
      faults = next;
      isOff = false;
    },
    setFree: (bytes) => void (free = bytes),
    setReadOnly: (next) => void (readOnly = next),
    afterPowerCut: (seed) => simulatedDisk(survivorOf(root, coin(seed))),
    copy: () => simulatedDisk(copyOf(root)),
    flip(path, at) {
      const node = nodeAt(path);
      if ('file' in node) node.file.live = node.file.live.map((byte, i) => (i === at ? byte ^ 0xff : byte));
    },
    put(path, bytes) {
      let folder = root;
      for (const name of dirname(path).split('/').filter(Boolean)) {
        const node = folder.entries.get(name) ?? { folder: newFolder() };
        if (!('folder' in node)) throw failure('ENOTDIR');
        folder.entries.set(name, node);
        folder.durable.set(name, node);
        folder = node.folder;
      }
      const node: Node = { file: { live: bytes, durable: bytes.length, poisoned: false } };
      folder.entries.set(basename(path), node);
      folder.durable.set(basename(path), node);
    },
    takeAway(path) {
      const { entries, durable } = folderAt(dirname(path));
      for (const names of [entries, durable]) names.delete(basename(path));
    },
    peek(path) {
      const node = unreadable.has(path) ? null : nodeIfAny(path);
      return node && 'file' in node ? node.file.live : null;
    },
    makeUnreadable: (path) => void unreadable.add(path),
    makeReadable: (path) => void unreadable.delete(path),
    files: () => pathsIn(root, ''),
  };
}

const pathsIn = (folder: Folder, at: string): string[] =>
  [...folder.entries].flatMap(([name, node]) =>
    'folder' in node ? pathsIn(node.folder, `${at}/${name}`) : [`${at}/${name}`],
  );

function copyOf({ entries }: Folder): Folder {
  const copied = newFolder();
  for (const [name, node] of entries) {
    const kept: Node =
      'folder' in node
        ? { folder: copyOf(node.folder) }
        : { file: { live: node.file.live, durable: node.file.live.length, poisoned: false } };
    copied.entries.set(name, kept);
    copied.durable.set(name, kept);
  }
  return copied;
}
