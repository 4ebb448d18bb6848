import { join } from 'node:path';
import { isDamage, findFrames } from '../../../shared/record/frame';
import type { Disk } from '../../../shared/node/disk';

/** A file of the journal. `path`: below its folder, with `/` on every system. */
export type JournalFile = { readonly path: string; readonly at: string; readonly size: number };

const ID = /^[0-9a-f]{32}$/;

/** Every segment of a journal, in order of its chain. What cannot be looked at is left out. */
export async function segmentsOf(journal: string, disk: Disk): Promise<readonly JournalFile[]> {
  const found: JournalFile[] = [];
  const ids = async (folder: string) => (await namesIn(folder, disk)).filter((name) => ID.test(name));
  for (const book of await ids(journal))
    for (const chain of await ids(join(journal, book)))
      for (const name of await namesIn(join(journal, book, chain), disk)) {
        const at = join(journal, book, chain, name);
        const standing = name.endsWith('.seg') ? await disk.stat(at).catch(() => null) : null;
        if (standing?.kind === 'file') found.push({ path: `${book}/${chain}/${name}`, at, size: standing.size });
      }
  return found;
}

const namesIn = (folder: string, disk: Disk): Promise<readonly string[]> => disk.list(folder).catch(() => []);

/**
 * What of a segment's bytes can be kept: up to the end of its last whole frame, since the rest may still be being
 * written. `ops`: runs of `seq`, inclusive.
 */
export async function wholeOf(bytes: Uint8Array, breathe: () => Promise<void>) {
  const ops: [number, number][] = [];
  let end = 0;
  let at = 0;
  for (const found of findFrames(bytes)) {
    at = isDamage(found) ? found.to : at + found.bytes.length;
    if (isDamage(found)) continue;
    end = at;
    const [first, last] = [found.ops[0]?.header.seq ?? 0, found.ops.at(-1)?.header.seq ?? 0];
    const run = ops.at(-1);
    if (run && first === run[1] + 1) run[1] = last;
    else ops.push([first, last]);
    await breathe();
  }
  return { bytes: bytes.subarray(0, end), ops };
}
