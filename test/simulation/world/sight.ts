import type { Disk } from '../../../shared/node/disk';
import type { SimulatedDisk } from '../simulated-disk';

/**
 * How one laptop sees a shared folder. gone: nothing stands there. unmounted, another: an empty folder, or that of other
 * people, stands in its place. stale: listings come from a cache.
 */
export type Sight =
  | { readonly kind: 'clear' | 'gone' }
  | { readonly kind: 'unmounted' | 'another' | 'stale'; readonly shown: SimulatedDisk };

export type Refusals = { code: string; left: number };

const failure = (code: string) => Promise.reject(Object.assign(new Error(`${code}: simulated`), { code }));

export function sightOf(medium: SimulatedDisk, sight: Sight, refusals: Refusals): Disk {
  const seen = sight.kind === 'unmounted' || sight.kind === 'another' ? sight.shown : medium;
  const isGone = sight.kind === 'gone';
  function ask<T>(work: () => Promise<T>): Promise<T> {
    if (refusals.left > 0) {
      refusals.left -= 1;
      return failure(refusals.code);
    }
    return isGone ? failure('ENOENT') : work();
  }
  return {
    list: (path) => {
      if (isGone) return Promise.resolve([]);
      return ask(() => (sight.kind === 'stale' ? sight.shown : seen).list(path));
    },
    read: (path) => ask(() => seen.read(path)),
    readPart: (path, from, length) => ask(() => seen.readPart(path, from, length)),
    stat: (path) => (isGone ? Promise.resolve(null) : ask(() => seen.stat(path))),
    create: (path) => ask(() => seen.create(path)),
    moveIfAbsent: (from, to) => ask(() => seen.moveIfAbsent(from, to)),
    replace: (from, to) => ask(() => seen.replace(from, to)),
    syncFile: (path) => ask(() => seen.syncFile(path)),
    makeFolder: (path) => ask(() => seen.makeFolder(path)),
    syncFolder: (path) => ask(() => seen.syncFolder(path)),
    remove: (path) => ask(() => seen.remove(path)),
    freeBytes: (path) => ask(() => seen.freeBytes(path)),
  };
}
