import { join } from 'node:path';
import * as v from 'valibot';
import { errorCode, makeFolders, writeAll, type Disk } from '../../../shared/node/disk';
import type { AlertCounts, AlertPage, KeptNotification } from '../../../shared/record/alert-report';
import type { WorkspaceKey } from '../../../shared/record/keys/book-keys';
import { toHex } from '../../../shared/record/bytes';
import type { Crypto, SigningKeys } from '../../../shared/record/keys/crypto';
import {
  alertKeysOf,
  boxOf,
  newestWithin,
  NOTIFICATION_BOUNDS,
  openLabel,
  openNotification,
  readNotificationName,
  type Bounds,
} from '../../../shared/record/notification';
import { NotConfirmed } from '../../../shared/record/store';
import type { SealedFile } from '../sealed-file';

type Ports = {
  readonly disk: Disk;
  readonly folder: string;
  readonly crypto: Crypto;
  readonly random: (bytes: number) => Uint8Array;
  /** Of this laptop, newest first. */
  readonly workspaces: () => readonly WorkspaceKey[];
  readonly file: SealedFile;
  readonly bounds?: Bounds;
};

export type AlertStore = Awaited<ReturnType<typeof openAlertStore>>;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** How many alerts each hub let go, by its pin. */
const letGoByHub = v.record(v.string(), count);
const PAGE = 100;
const PAGE_BYTES = 4 * 1024 * 1024;
// Nothing that is kept begins so.
const BESIDE = '.new-';

/**
 * What monitoring sent, as this laptop got it from its hubs: sealed as it was there, so that the room's keys open it and
 * nothing else does. Kept are the newest.
 */
export async function openAlertStore({ disk, folder, crypto, random, workspaces, file, ...ports }: Ports) {
  const bounds = ports.bounds ?? NOTIFICATION_BOUNDS;
  const listeners = new Set<() => void>();
  const keysByWorkspace = new Map<string, SigningKeys & { readonly box: string }>();
  const found = await listOrNothing(disk, folder);
  const names = new Set(found.filter((name) => readNotificationName(name)));
  const letGo = await readLetGo(file);

  const keys = (): readonly (SigningKeys & { readonly box: string })[] =>
    workspaces().map((workspace) => {
      const known = keysByWorkspace.get(workspace.id);
      if (known) return known;
      const made = alertKeysOf(workspace, crypto);
      const found = { ...made, box: boxOf(made.publicKey) };
      keysByWorkspace.set(workspace.id, found);
      return found;
    });

  function changed(): void {
    for (const listener of listeners) listener();
  }

  /** The file whole, under its name; a name that a power cut takes comes again from the hub. */
  async function write(name: string, bytes: Uint8Array): Promise<void> {
    const beside = join(folder, `${BESIDE}${toHex(random(8))}`);
    const made = await disk.create(beside, 0o600);
    try {
      await writeAll(made, bytes).finally(() => made.close());
      await disk.replace(beside, join(folder, name));
    } catch (error) {
      await disk.remove(beside).catch(() => undefined);
      throw error;
    }
    names.add(name);
  }

  async function forget(name: string): Promise<void> {
    names.delete(name);
    await disk.remove(join(folder, name));
  }

  /** Null if it cannot be read now. What is damaged goes, and is asked of the hub anew. */
  async function open(name: string): Promise<KeptNotification | null> {
    const box = readNotificationName(name)?.box;
    const all = keys();
    const own = all.find((one) => one.box === box);
    const bytes = own && (await disk.read(join(folder, name)).catch(() => null));
    if (!own || !bytes) return null;
    const opened = openNotification(bytes, own, crypto);
    if (!opened) {
      await forget(name).catch(() => undefined);
      return null;
    }
    const { format, label, at, body } = opened;
    return { id: name, format, by: openLabel(label, all, crypto), at, body };
  }

  /** Newest first. */
  function listed(): readonly string[] {
    const ours = new Set(keys().map(({ box }) => box));
    return [...names]
      .filter((name) => ours.has(readNotificationName(name)?.box ?? ''))
      .sort()
      .reverse();
  }

  const counts = (): AlertCounts => ({
    alerts: listed().reduce((sum, name) => sum + (readNotificationName(name)?.alerts ?? 0), 0),
    letGo: Object.values(letGo).reduce((sum, one) => sum + one, 0),
  });

  return {
    counts,
    /** Newest first. */
    keys: (): readonly SigningKeys[] => keys(),

    /** Of names that a hub has, those that are lacking here and would stay. */
    lacking(there: readonly string[]): readonly string[] {
      const known = there.filter((name) => readNotificationName(name));
      return newestWithin(new Set([...names, ...known]), bounds).filter((name) => !names.has(name));
    },

    /** Rejects with `NotConfirmed` if the disk takes no more: it is asked for again. */
    async keep(sealed: ReadonlyMap<string, Uint8Array>): Promise<void> {
      try {
        await makeFolders(disk, folder);
        for (const [name, bytes] of sealed) await write(name, bytes);
        await disk.syncFolder(folder);
        const staying = new Set(newestWithin(names, bounds));
        for (const name of names) if (!staying.has(name)) await forget(name);
      } catch (error) {
        if (errorCode(error) === '') throw error;
        throw new NotConfirmed(whyOf(errorCode(error)), errorCode(error));
      } finally {
        changed();
      }
    },

    /** A hub says how many alerts it let go. */
    async noteLetGo(pin: string, alerts: number): Promise<void> {
      if ((letGo[pin] ?? 0) === alerts) return;
      letGo[pin] = alerts;
      // Said again in a moment, if not kept now.
      await file.write(JSON.stringify(letGo)).catch(() => undefined);
      changed();
    },

    async page(before: string | null): Promise<AlertPage> {
      const behind = listed().filter((name) => before === null || name < before);
      const asked = newestWithin(behind, { count: PAGE, bytes: PAGE_BYTES });
      const notifications: KeptNotification[] = [];
      for (const name of asked) {
        const opened = await open(name);
        if (opened) notifications.push(opened);
      }
      return { ...counts(), notifications, next: behind.length > asked.length ? (asked.at(-1) ?? null) : null };
    },

    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function whyOf(code: string): NotConfirmed['why'] {
  if (['ENOSPC', 'EDQUOT'].includes(code)) return 'disk-full';
  return ['EROFS', 'EACCES', 'EPERM'].includes(code) ? 'read-only' : 'broken';
}

/** A folder that cannot be read keeps nobody out of the app: hubs say again what was in it. Half-written files go. */
async function listOrNothing(disk: Disk, folder: string): Promise<readonly string[]> {
  const found = await disk.list(folder).catch(() => []);
  for (const name of found) if (name.startsWith(BESIDE)) await disk.remove(join(folder, name)).catch(() => undefined);
  return found;
}

/** What cannot be read is as good as none: hubs say it again. */
async function readLetGo(file: SealedFile): Promise<Record<string, number>> {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), letGoByHub), await file.read());
  return parsed.success ? parsed.output : {};
}
