import { join } from 'node:path';
import type { JournalProblem } from '../../shared/bridge';
import { fromUtf8, toUtf8 } from '../../shared/record/bytes';
import { errorCode, writeAll, type Disk } from '../../shared/node/disk';

export const JOURNAL_FORMAT = 1;
const FORMAT = 'FORMAT';

/**
 * Makes the folder fit to write in: there, and of a format we know. Returns why not, if so; a journal that is only
 * read-only is still read.
 */
export async function prepareJournal(disk: Disk, folder: string): Promise<JournalProblem | null> {
  try {
    await disk.makeFolder(folder);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST' || code === 'ENOTDIR') return { kind: 'not-a-folder', folder };
    return isReadOnly(code) ? { kind: 'read-only', folder } : { kind: 'unreadable', folder, detail: String(error) };
  }
  try {
    return await checkFormat(disk, folder);
  } catch (error) {
    if (isReadOnly(errorCode(error))) return { kind: 'read-only', folder };
    // On a full disk what is there can still be read, and a line is refused in its own words.
    if (errorCode(error) === 'ENOSPC') return null;
    return { kind: 'unreadable', folder, detail: String(error) };
  }
}

const isReadOnly = (code: string) => ['EROFS', 'EACCES', 'EPERM'].includes(code);

async function checkFormat(disk: Disk, folder: string): Promise<JournalProblem | null> {
  const names = await disk.list(folder);
  if (!names.includes(FORMAT)) {
    const file = await disk.create(join(folder, FORMAT));
    await writeAll(file, toUtf8(`holdfast journal ${String(JOURNAL_FORMAT)}\n`));
    await file.close();
    await disk.syncFolder(folder);
    return null;
  }
  const found = fromUtf8(await disk.read(join(folder, FORMAT))).trim();
  const number = Number(/^holdfast journal (\d+)$/.exec(found)?.[1]);
  return number > JOURNAL_FORMAT ? { kind: 'newer-format', found, folder } : null;
}
