import { join } from 'node:path';
import * as v from 'valibot';
import type { LockedLine } from '../../shared/bridge';
import { bookId } from '../../shared/record/op';
import { fromUtf8, toHex, toUtf8 } from '../../shared/record/bytes';
import type { Crypto } from '../../shared/record/keys/crypto';
import { NotConfirmed } from '../../shared/record/store';
import { errorCode, type Disk } from '../../shared/node/disk';

type Ports = { readonly disk: Disk; readonly profile: string };

const FOLDER = 'locked';
const ENDING = '.line';
const line = v.object({
  client: v.string(),
  typed: v.string(),
  at: v.number(),
  book: v.optional(v.nullable(bookId), null),
});

/**
 * Keeps a line that was typed while the keys are shut, or on a phone: sealed for this laptop alone, durable once resolved. Rejects with
 * `NotConfirmed`.
 */
export async function keepLocked(
  kept: LockedLine,
  {
    disk,
    profile,
    crypto,
    device,
    random,
  }: Ports & {
    readonly crypto: Pick<Crypto, 'sealTo'>;
    readonly device: Uint8Array;
    readonly random: (bytes: number) => Uint8Array;
  },
): Promise<void> {
  const sealed = crypto.sealTo(toUtf8(JSON.stringify(kept)), device);
  if (!sealed) throw new NotConfirmed('broken', 'no key to seal for');
  const folder = join(profile, FOLDER);
  const path = join(folder, `${String(kept.at).padStart(15, '0')}-${toHex(random(6))}`);
  try {
    await disk.makeFolder(folder);
    await disk.syncFolder(profile);
    const file = await disk.create(`${path}.part`, 0o600);
    try {
      for (let done = 0; done < sealed.length;) done += await file.write(sealed.subarray(done));
      await file.sync();
    } finally {
      await file.close();
    }
    await disk.moveIfAbsent(`${path}.part`, path + ENDING);
    await disk.syncFolder(folder);
  } catch (error) {
    await disk.remove(`${path}.part`).catch(() => undefined);
    const full = ['ENOSPC', 'EDQUOT'].includes(errorCode(error));
    throw new NotConfirmed(full ? 'disk-full' : 'broken', String(error));
  }
}

/** How many wait to be read. */
export const countLocked = async ({ disk, profile }: Ports): Promise<number> =>
  (await namesIn({ disk, profile })).length;

/** What was typed while locked, oldest first. What is sealed for other keys stays where it is. */
export async function readLocked(
  open: (sealed: Uint8Array) => Uint8Array | null,
  { disk, profile }: Ports,
): Promise<readonly (LockedLine & { readonly path: string })[]> {
  const lines: (LockedLine & { readonly path: string })[] = [];
  for (const name of await namesIn({ disk, profile })) {
    const path = join(profile, FOLDER, name);
    const plain = open(await disk.read(path).catch(() => new Uint8Array()));
    const found = plain && v.safeParse(v.pipe(v.string(), v.parseJson(), line), fromUtf8(plain));
    if (found?.success) lines.push({ ...found.output, path });
  }
  return lines;
}

const namesIn = async ({ disk, profile }: Ports): Promise<readonly string[]> =>
  (await disk.list(join(profile, FOLDER)).catch(() => [])).filter((name) => name.endsWith(ENDING));
