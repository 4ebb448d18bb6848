import { join } from 'node:path';
import { fingerprintsOf, withoutBodiesIn, type Fingerprints } from './erase-frames';
import { writeAll, type Disk } from './disk';
import { unreliable } from './patience';
import { isSegment, PART } from './segments';
import { equalBytes } from '../record/bytes';
import { scanFrames } from '../record/frame';
import type { OpHash } from '../record/op';

type Ports = { readonly disk: Disk; readonly breathe: () => Promise<void> };

/** By which the bodies of these ops are found, wherever in the folders they lie. */
export async function fingerprintsIn(
  folders: readonly string[],
  ops: ReadonlySet<OpHash>,
  { disk, breathe }: Ports,
): Promise<Fingerprints> {
  const found = new Map<OpHash, Uint8Array>();
  for (const folder of folders)
    for (const name of (await disk.list(folder)).filter(isSegment)) {
      // What cannot be read now is left to the next start.
      const bytes = await disk.read(join(folder, name)).catch(() => new Uint8Array());
      for (const [hash, fingerprint] of fingerprintsOf(bytes, ops)) found.set(hash, fingerprint);
      await breathe();
    }
  return found;
}

/**
 * Replaces each segment that holds such a body. Nothing is overwritten: what it is without the body stands durably
 * beside it, was read back, and only then it goes. Broken off anywhere, frames stand twice at worst. Rejects as a disk does.
 */
export async function eraseInSegments(folder: string, erased: Fingerprints, { disk, breathe }: Ports): Promise<void> {
  await takeUp(folder, disk);
  const names = await disk.list(folder);
  let problem: unknown = null;
  for (const name of names.filter(isSegment))
    await replace(folder, name, { erased, disk, breathe }).catch((error: unknown) => (problem = error));
  if (problem !== null) throw problem as Error;
}

/**
 * Left by a process that ended in the middle of this. It may hold what stands nowhere else: a drive that had lied about
 * the segment kept this, which was written later.
 */
async function takeUp(folder: string, disk: Disk): Promise<void> {
  const names = await disk.list(folder);
  const parts = names.filter((one) => one.endsWith(PART));
  if (parts.length === 0) return;
  const held = new Set<OpHash>();
  // What cannot be read holds nothing that is known to stand there, too; and it must not keep all others as they are.
  const readable = async (name: string) => opsIn(join(folder, name), disk).catch(() => null);
  for (const name of names.filter(isSegment)) for (const hash of (await readable(name)) ?? []) held.add(hash);
  for (const part of parts) {
    const ops = await readable(part);
    if (!ops) continue;
    const isOnlyHere = ops.some((hash) => !held.has(hash));
    const others = (await disk.list(folder)).filter((name) => name !== part);
    if (isOnlyHere) await disk.moveIfAbsent(join(folder, part), freePath(folder, part, others));
    else await disk.remove(join(folder, part));
  }
  await disk.syncFolder(folder);
}

const opsIn = async (path: string, disk: Disk): Promise<readonly OpHash[]> =>
  scanFrames(await disk.read(path)).frames.flatMap(({ ops }) => ops.map(({ hash }) => hash));

async function replace(
  folder: string,
  name: string,
  { erased, disk, breathe }: Ports & { readonly erased: Fingerprints },
): Promise<void> {
  const clean = withoutBodiesIn(await disk.read(join(folder, name)), erased);
  await breathe();
  if (!clean) return;
  await keepBeside(folder, name, clean, disk);
  await disk.remove(join(folder, name));
  await disk.syncFolder(folder);
}

const numberOf = (name: string): string => /^\d+/.exec(name)?.[0] ?? name;

/** A part that nobody could take up, for it cannot be read, keeps its name: what is written next needs another. */
function freePath(folder: string, name: string, taken: readonly string[]): string {
  const nameOf = (k: number) => `${numberOf(name)}-${String(k)}`;
  let next = 1;
  while (taken.includes(`${nameOf(next)}.seg`) || taken.includes(nameOf(next) + PART)) next += 1;
  return join(folder, `${nameOf(next)}.seg`);
}

/** `<n>-<k>.seg`: it stands where the one it replaces stood, before the next. Durable once resolved. */
async function keepBeside(folder: string, name: string, bytes: Uint8Array, disk: Disk): Promise<void> {
  const names = await disk.list(folder);
  const others = names.filter((one) => one.startsWith(`${numberOf(name)}-`) && isSegment(one) && one !== name);
  for (const other of others) {
    // A process that ended in the middle of this had come as far as here.
    if (!equalBytes(await disk.read(join(folder, other)), bytes)) continue;
    await disk.syncFile(join(folder, other));
    await disk.syncFolder(folder);
    return;
  }
  const path = freePath(folder, name, names);
  const part = path.replace(/\.seg$/, PART);
  const file = await disk.create(part);
  await writeAll(file, bytes).finally(() => file.close());
  if (!equalBytes(await disk.read(part), bytes)) throw unreliable();
  await disk.moveIfAbsent(part, path);
  await disk.syncFolder(folder);
}
