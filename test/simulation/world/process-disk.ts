import type { Disk, DiskFile } from '../../../shared/node/disk';
import type { Dice } from './dice';
import { ended, type Life } from './life';

export type ProcessDisk = {
  /** Asked at every operation: another medium may stand there by then. */
  readonly medium: () => Disk;
  readonly life: Life;
  readonly dice: Dice;
  /** Whether the drive now says of a sync that it is done, and does nothing. */
  readonly isLying?: () => boolean;
  readonly removing?: (path: string) => void;
};

/**
 * A disk as one process has it: its operations take their turns with those of others, and end with it. What it was in
 * the middle of then is done, half done or not done.
 */
export function processDisk({ medium, life, dice, isLying = () => false, removing }: ProcessDisk): Disk {
  async function turn<T>(work: () => Promise<T>, isSync = false): Promise<T> {
    for (let others = dice.below(4); others > 0; others--) await Promise.resolve();
    const isLast = life.spend(isSync);
    if (isLast && (isSync || dice.chance(0.5))) throw ended();
    const done = await work();
    if (isLast) throw ended();
    return done;
  }

  const file = (inner: DiskFile): DiskFile => ({
    write: (bytes) => turn(() => inner.write(life.isOver() ? bytes.subarray(0, 1 + dice.below(bytes.length)) : bytes)),
    sync: () => turn(() => (isLying() ? Promise.resolve() : inner.sync()), true),
    close: () => inner.close(),
  });

  return {
    list: (path) => turn(() => medium().list(path)),
    read: (path) => turn(() => medium().read(path)),
    readPart: (path, from, length) => turn(() => medium().readPart(path, from, length)),
    stat: (path) => turn(() => medium().stat(path)),
    create: (path) => turn(async () => file(await medium().create(path))),
    moveIfAbsent: (from, to) => turn(() => medium().moveIfAbsent(from, to)),
    replace: (from, to) => turn(() => medium().replace(from, to)),
    syncFile: (path) => turn(() => (isLying() ? Promise.resolve() : medium().syncFile(path))),
    makeFolder: (path) => turn(() => medium().makeFolder(path)),
    syncFolder: (path) => turn(() => (isLying() ? Promise.resolve() : medium().syncFolder(path))),
    remove: (path) =>
      turn(() => {
        removing?.(path);
        return medium().remove(path);
      }),
    freeBytes: (path) => turn(() => medium().freeBytes(path)),
  };
}
