import { basename, dirname } from 'node:path';
import { folderRemote } from '../../../shared/node/folder/remote';
import { simulatedDisk, type SimulatedDisk } from '../simulated-disk';
import type { Ledger } from './ledger';
import type { BookId } from '../../../shared/record/op';
import type { Place } from './place';
import { processDisk } from './process-disk';
import { opsIn, opsOn, type ReadOp } from './second-reader';
import { sightOf, type Refusals, type Sight } from './sight';

export const SHARE = '/share';
export const HOME = `${SHARE}/holdfast`;

export type FolderSpot = Place & {
  medium(): SimulatedDisk;
  /** The medium was changed from outside, or is another: only what is left is still owed. */
  replace(medium: SimulatedDisk): void;
  /** The power goes, and comes back. What was promised is still owed. */
  cutPower(seed: number): void;
  see(laptop: string, sight: Sight): void;
  refuse(laptop: string, refusals: Refusals): void;
};

const HOUR_MS = 60 * 60 * 1000;

export function emptyShare(): SimulatedDisk {
  const disk = simulatedDisk();
  disk.put(`${SHARE}/desktop.ini`, new Uint8Array());
  return disk;
}

/** A shared folder. `now`: ms since the world began. */
export function folderSpot(
  id: string,
  { ledger, now }: { readonly ledger: Ledger; readonly now: () => number },
): FolderSpot {
  let medium = emptyShare();
  const sights = new Map<string, Sight>();
  const refusals = new Map<string, Refusals>();
  const publishedAt = new Map<string, number>();

  /** Nothing published goes but what lies in a larger file for a day. */
  function watchRemoval(path: string): void {
    if (dirname(dirname(path)) === `${HOME}/tmp`) return;
    const bytes = medium.peek(path);
    // Gone already: a removal that was not confirmed is asked for again.
    if (!bytes) return;
    const ops = opsIn(bytes);
    const others = medium.files().filter((other) => other !== path && dirname(other) === dirname(path));
    const isCovered = others.some((other) => {
      const held = new Set(opsIn(medium.peek(other) ?? new Uint8Array()).map(({ hash }) => hash));
      const isOld = now() - (publishedAt.get(other) ?? now()) > 23 * HOUR_MS;
      return isOld && ops.length > 0 && ops.every(({ hash }) => held.has(hash));
    });
    const left = ops.filter(({ book }) => !ledger.isForgotten(book));
    // Among what is forgotten goes what cannot be read there, be it for now.
    const isAmongForgotten = ledger.isForgotten(basename(dirname(dirname(path))) as BookId);
    const isErased =
      isAmongForgotten ||
      left.length < ops.length ||
      left.some(({ hash, hasBody }) => hasBody && ledger.redacted.has(hash));
    const owed = left.filter(({ check }) => !ledger.spoilt.has(check));
    if (!isCovered && !(isErased && isElsewhere(path, owed)))
      ledger.breach('lost', `${basename(path)} was removed from ${id}`);
  }

  /** What goes because a body in it was redacted stands in other files without it. */
  function isElsewhere(path: string, ops: readonly ReadOp[]): boolean {
    const others = medium.files().filter((other) => other !== path && !other.includes('/tmp/'));
    const held = new Set(
      others.flatMap((other) => opsIn(medium.peek(other) ?? new Uint8Array()).map(({ hash }) => hash)),
    );
    return ops.every(({ hash }) => held.has(hash));
  }

  return {
    id,
    visit({ name, device, life, clock, dice, verify, known }) {
      const sight = () =>
        sightOf(medium, sights.get(name) ?? { kind: 'clear' }, refusals.get(name) ?? { code: '', left: 0 });
      const disk = processDisk({ medium: sight, life, dice, removing: watchRemoval });
      return folderRemote({
        disk: {
          ...disk,
          moveIfAbsent: async (from, to) => {
            await disk.moveIfAbsent(from, to);
            publishedAt.set(to, now());
          },
        },
        root: SHARE,
        device,
        verify,
        known,
        clock,
        sleep: async (ms) => {
          clock.pass(ms);
          await Promise.resolve();
        },
        random: (count) => dice.bytes(count),
        breathe: () => Promise.resolve(),
      });
    },
    content: () => opsOn(medium, ledger),
    heal() {
      sights.clear();
      refusals.clear();
      medium.fail({});
      medium.setFree(Infinity);
      medium.setReadOnly(false);
    },
    medium: () => medium,
    replace(next) {
      medium = next;
      ledger.release(id, opsOn(medium, ledger));
    },
    cutPower(seed) {
      medium = medium.afterPowerCut(seed);
      const here = opsOn(medium, ledger);
      for (const hash of ledger.promisedBy(id))
        if (!here.has(hash)) ledger.breach('lost', `${id}: op ${hash.slice(0, 8)} is gone with the power`);
    },
    see: (laptop, sight) => void sights.set(laptop, sight),
    refuse: (laptop, next) => void refusals.set(laptop, next),
  };
}
