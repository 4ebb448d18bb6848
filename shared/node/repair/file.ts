import { join, dirname, basename, extname } from 'node:path';
import { err, ok, type Result } from '../../base/result';
import { toHex } from '../../record/bytes';
import type { Verify } from '../../record/book/held-book';
import { MAX_FILE_BYTES } from '../../record/warroom-file';
import type { Added } from './journal';
import { lackingIn } from './lack';
import { lastsIn } from './folder';
import { readWarroomFile } from '../verify/files';
import { bytesToCarry, sectionPlace, wholeIn } from '../warroom/carried-blobs';
import { readFrames, type Sourced } from '../warroom/frames';
import { readWarroom, type FileProblem } from '../warroom/read';
import { giveName, writeBeside, type WritingWorld } from '../warroom/write-beside';

type Ports = { readonly world: WritingWorld; readonly verify: Verify };

/**
 * Writes `<name> repaired.warroom` beside a damaged file: its header, all of it that can be read, and what other copies
 * hold of the rest. The file itself stays as it is. Null if there is nothing to write.
 */
export async function repairFile(
  path: string,
  offered: readonly Sourced[],
  { world, verify }: Ports,
): Promise<Result<Added | null, FileProblem | { readonly kind: 'no-header' }>> {
  const { disk } = world;
  const found = await readWarroom(path, { disk, breathe: () => Promise.resolve(), maxBytes: MAX_FILE_BYTES });
  if (!found.ok) return found;
  const { header, frames, damage, section } = found.value;
  const read = await readWarroomFile(path, disk);
  if (read.problem) return err(read.problem);
  const lasts = lastsIn([read.file]);
  const lacking = lackingIn(
    frames.map(({ sketch }) => sketch),
    offered,
    { verify, isWanted: ({ chain, links }) => (links.at(-1)?.seq ?? Infinity) <= (lasts.get(chain) ?? 0) },
  ).flatMap((one) => one.frames);
  if (damage.length === 0 && lacking.length === 0) return ok(null);
  if (!header) return err({ kind: 'no-header' });
  const all = [...frames.map((placed) => ({ path, placed })), ...lacking];
  const within = sectionPlace(path, section, disk);
  const blobs = await wholeIn(section, within);
  async function* content() {
    for await (const { bytes } of readFrames(all, disk)) yield bytes;
    yield* bytesToCarry(blobs, within);
  }
  const { id, books, keys } = header;
  const revised = { id, revision: toHex(world.random(16)), books, keys, ...(blobs.length > 0 && { blobs }) };
  const written = await writeBeside({ path, header: revised, content: content() }, world);
  const name = join(dirname(path), `${basename(path, extname(path))} repaired${extname(path)}`);
  await giveName(written, name, { replacing: false, world });
  return ok({ path: name, ops: lacking.reduce((sum, { placed }) => sum + placed.sketch.links.length, 0) });
}
