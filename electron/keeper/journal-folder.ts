import { dirname, join } from 'node:path';
import type { JournalProblem } from '../../shared/bridge';
import { fromUtf8, toUtf8 } from '../../shared/record/bytes';
import { errorCode, makeFolders, writeAll, type Disk } from '../../shared/node/disk';
import { JOURNAL_FORMAT } from '../../shared/node/journal-format';

const FORMAT = 'FORMAT';
const PROBE = 'probe';

/**
 * Makes the folder fit to write in: there, and of a format we know. Returns why not, if so; a journal that is only
 * read-only is still read.
 */
export async function prepareJournal(disk: Disk, folder: string): Promise<JournalProblem | null> {
  try {
    await makeFolders(disk, folder);
    // The profile may be new as well, and its name not yet durable.
    await disk.syncFolder(dirname(dirname(folder)));
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST' || code === 'ENOTDIR') return { kind: 'not-a-folder', folder };
    return isReadOnly(code) ? { kind: 'read-only', folder } : { kind: 'unreadable', folder, detail: String(error) };
  }
  let names: readonly string[];
  try {
    names = await disk.list(folder);
  } catch (error) {
    return { kind: 'unreadable', folder, detail: String(error) };
  }
  try {
    return await checkFormat(disk, folder, names);
  } catch (error) {
    if (isReadOnly(errorCode(error))) return { kind: 'read-only', folder };
    // On a full disk what is there can still be read, and a line is refused in its own words.
    if (errorCode(error) === 'ENOSPC') return null;
    return { kind: 'unreadable', folder, detail: String(error) };
  }
}

const isReadOnly = (code: string) => ['EROFS', 'EACCES', 'EPERM'].includes(code);

async function checkFormat(disk: Disk, folder: string, names: readonly string[]): Promise<JournalProblem | null> {
  if (!names.includes(FORMAT)) {
    const file = await disk.create(join(folder, FORMAT));
    await writeAll(file, toUtf8(`holdfast journal ${String(JOURNAL_FORMAT)}\n`)).finally(() => file.close());
    await disk.syncFolder(folder);
    return null;
  }
  // Torn at the first start, it says nothing: then it is ours. Only a newer number keeps us out.
  const found = await disk
    .read(join(folder, FORMAT))
    .then(fromUtf8)
    .catch(() => '');
  const number = Number(/^holdfast journal (\d+)$/.exec(found.trim())?.[1]);
  if (number > JOURNAL_FORMAT) return { kind: 'newer-format', found: found.trim(), folder };
  if (number < JOURNAL_FORMAT) return { kind: 'older-format', found: found.trim(), folder };
  await tryWriting(disk, join(folder, PROBE), names.includes(PROBE));
  return null;
}

/** Rejects if nothing can be written: better said now than at the first line. */
async function tryWriting(disk: Disk, path: string, isThere: boolean): Promise<void> {
  if (!isThere) await (await disk.create(path)).close();
  await disk.remove(path);
}
