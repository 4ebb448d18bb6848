import { fromHex, toHex } from '../../shared/record/bytes';
import type { Crypto } from '../../shared/record/keys/crypto';
import {
  boxOf,
  newestWithin,
  NOTIFICATION_BOUNDS,
  notificationName,
  readNotificationName,
  sealNotification,
  type Bounds,
  type Notification,
  type NotificationName,
} from '../../shared/record/notification';
import type { Intake } from './intakes';
import { createLetGo, type LetGo } from './let-go';
import type { Shelf } from './shelf';

type Ports = {
  readonly shelf: Shelf;
  readonly crypto: Crypto;
  readonly random: (bytes: number) => Uint8Array;
  /** ms since epoch. */
  readonly now: () => number;
  readonly bounds?: Bounds;
};

export type Notifications = ReturnType<typeof createNotifications>;
/** What came by an intake: alerts, those that went since included. `lastAt`: ms since epoch; null if none is kept. */
export type Received = { readonly alerts: number; readonly lastAt: number | null };

const FOLDER = 'notifications';
/** Another process of the hub may have kept some. */
const LOOK_EVERY_MS = 5_000;

/**
 * What monitoring sent, sealed one by one for the room it is for. Kept are the newest; of more, the oldest go and are
 * counted. Rejects as its shelf does.
 */
export function createNotifications({ shelf, crypto, random, now, bounds = NOTIFICATION_BOUNDS }: Ports) {
  const letGo = createLetGo(shelf);
  const listeners = new Set<() => void>();
  let known = new Set<string>();
  let gone: LetGo = { upTo: '', alerts: [] };
  let bytes = 0;
  let last = 0;
  let lookedAt = -Infinity;
  let looking: Promise<void> | null = null;
  let tidying: Promise<void> | null = null;
  /** Kept while the shelf was being looked at: it may not be in what was read. */
  let meanwhile: string[] = [];

  function add(name: string): void {
    const read = readNotificationName(name);
    if (!read || known.has(name) || name <= gone.upTo) return;
    known.add(name);
    bytes += read.bytes;
    last = Math.max(last, read.stamp);
  }

  async function look(): Promise<void> {
    meanwhile = [];
    gone = await letGo.read();
    const names = await shelf.names(FOLDER);
    known = new Set();
    bytes = 0;
    for (const name of [...names, ...meanwhile]) add(name);
    lookedAt = performance.now();
    // Counted already, and still there: whoever did that was stopped in the middle of it.
    for (const name of names) if (name <= gone.upTo) await shelf.remove(FOLDER, name);
  }

  function refresh(): Promise<void> {
    if (performance.now() - lookedAt < LOOK_EVERY_MS) return Promise.resolve();
    looking ??= look().finally(() => (looking = null));
    return looking;
  }

  /** Under a name behind all that is kept: never back, whatever a clock does, and no two alike. */
  async function leave(sealed: Uint8Array, made: Omit<NotificationName, 'stamp'>, at: number): Promise<void> {
    for (;;) {
      const name = notificationName({ ...made, stamp: (last = Math.max(at, last + 1)) });
      await shelf.leave(FOLDER, name, sealed);
      gone = await letGo.read();
      if (name > gone.upTo) {
        meanwhile.push(name);
        add(name);
        return;
      }
      // Another process, whose clock is ahead, let go of what came before its own: this is to come after that.
      last = Math.max(last, readNotificationName(gone.upTo)?.stamp ?? 0);
      await shelf.remove(FOLDER, name);
    }
  }

  /** A fiftieth more than the bounds may be there, so that not every alert costs a count. */
  const isOver = (times = 1): boolean =>
    known.size > bounds.count * (1 + times / 50) || bytes > bounds.bytes * (1 + times / 50);

  async function tidy(): Promise<void> {
    while (isOver()) {
      const went = await letGo.add(async ({ upTo }) => {
        // All of it, as it is now: what another process kept and nobody here knows of is counted as well.
        const there = (await shelf.names(FOLDER)).filter((name) => name > upTo && readNotificationName(name));
        const kept = new Set(newestWithin(there, bounds));
        return there.filter((name) => !kept.has(name));
      });
      gone = await letGo.read();
      for (const name of known) if (name <= gone.upTo) forget(name);
      for (const name of went) await shelf.remove(FOLDER, name);
      if (went.length === 0) return;
    }
  }

  function forget(name: string): void {
    if (known.delete(name)) bytes -= readNotificationName(name)?.bytes ?? 0;
  }

  function tidied(): Promise<void> {
    tidying ??= tidy().finally(() => (tidying = null));
    return tidying;
  }

  return {
    /** Durable once resolved, and opened by nobody here from then on. `alerts`: how many came in it. */
    async keep(
      { id, sealTo, label }: Intake,
      { format, body, alerts }: Pick<Notification, 'format' | 'body'> & { readonly alerts: number },
    ): Promise<void> {
      await refresh();
      const at = now();
      const key = fromHex(sealTo);
      const sealed = sealNotification({ format, label, at, body }, key, crypto);
      if (!sealed) throw new Error('an intake whose key is none');
      await leave(sealed, { id: toHex(random(8)), box: boxOf(key), intake: id, alerts, bytes: sealed.length }, at);
      for (const listener of listeners) listener();
      if (!isOver()) return;
      // It is kept: what the others cost is found out by the next, if not now. Far over, everyone waits for it.
      const done = tidied().catch(() => undefined);
      if (isOver(10)) await done;
    },
    /** Names from `since` on of what is sealed for one of these boxes, and how many alerts of theirs went. */
    async names(boxes: ReadonlySet<string>, since: string) {
      await refresh();
      const names = [...known].filter((name) => name >= since && boxes.has(readNotificationName(name)?.box ?? ''));
      const went = gone.alerts.filter(({ box }) => boxes.has(box)).reduce((sum, one) => sum + one.count, 0);
      return { names: names.sort(), letGo: went };
    },
    /** Null if it went. */
    read: (name: string): Promise<Uint8Array | null> => shelf.read(FOLDER, name),
    async received(): Promise<ReadonlyMap<string, Received>> {
      await refresh();
      const found = new Map<string, Received>();
      const count = (intake: string, alerts: number, at: number | null) => {
        const before = found.get(intake) ?? { alerts: 0, lastAt: null };
        const lastAt = at === null ? before.lastAt : Math.max(at, before.lastAt ?? 0);
        found.set(intake, { alerts: before.alerts + alerts, lastAt });
      };
      for (const one of gone.alerts) count(one.intake, one.count, null);
      for (const name of known) {
        const read = readNotificationName(name);
        if (read) count(read.intake, read.alerts, read.stamp);
      }
      return found;
    },
    /** How many alerts went because more came, as far as this process knows. */
    letGo: (): number => gone.alerts.reduce((sum, one) => sum + one.count, 0),
    /** Told of each that is kept, in this process. */
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** Resolves once nothing is being let go. */
    settled: async (): Promise<void> => {
      await tidying?.catch(() => undefined);
    },
  };
}
