import { expect, test } from 'vitest';
import { prepareJournal } from '../../../electron/keeper/journal-folder';
import { writeAll } from '../../../shared/node/disk';
import { toUtf8 } from '../../../shared/record/bytes';
import { simulatedDisk, type SimulatedDisk } from '../../simulation/simulated-disk';

const FOLDER = '/profile/journal';

async function put(disk: SimulatedDisk, path: string, content: string | Uint8Array): Promise<void> {
  await writeAll(await disk.create(path), typeof content === 'string' ? toUtf8(content) : content);
}

async function journalWithFormat(content: string | Uint8Array) {
  const disk = simulatedDisk();
  await disk.makeFolder('/profile');
  await disk.makeFolder(FOLDER);
  await put(disk, `${FOLDER}/FORMAT`, content);
  return disk;
}

test('a folder that is missing is made, with those above it, and says its format', async () => {
  const disk = simulatedDisk();
  expect(await prepareJournal(disk, FOLDER)).toBeNull();
  expect(new TextDecoder().decode(await disk.read(`${FOLDER}/FORMAT`))).toBe('holdfast journal 2\n');
  for (let seed = 0; seed < 5; seed++) expect(disk.afterPowerCut(seed).files()).toEqual([`${FOLDER}/FORMAT`]);
  expect(await prepareJournal(disk, FOLDER)).toBeNull();
});

test('a journal of a newer format is left alone', async () => {
  const disk = await journalWithFormat('holdfast journal 3\n');
  expect(await prepareJournal(disk, FOLDER)).toEqual({
    kind: 'newer-format',
    found: 'holdfast journal 3',
    folder: FOLDER,
  });
});

test.each([
  ['empty', ''],
  ['torn', 'holdfast jou'],
  ['garbage', Uint8Array.of(0xa5, 0xa5, 0xff)],
])('a format file that is %s does not keep people out of their own record', async (_how, content) => {
  expect(await prepareJournal(await journalWithFormat(content), FOLDER)).toBeNull();
});

test('a file in the place of the folder, or of one above it, is said', async () => {
  const disk = simulatedDisk();
  await disk.makeFolder('/profile');
  await put(disk, FOLDER, 'x');
  expect(await prepareJournal(disk, FOLDER)).toEqual({ kind: 'not-a-folder', folder: FOLDER });
  expect(await prepareJournal(disk, `${FOLDER}/deeper`)).toEqual({ kind: 'not-a-folder', folder: `${FOLDER}/deeper` });
});

test('a disk that takes nothing new is read all the same', async () => {
  const bare = simulatedDisk();
  bare.setReadOnly(true);
  expect(await prepareJournal(bare, FOLDER)).toEqual({ kind: 'read-only', folder: FOLDER });
  const used = await journalWithFormat('holdfast journal 2\n');
  used.setReadOnly(true);
  expect(await prepareJournal(used, FOLDER)).toEqual({ kind: 'read-only', folder: FOLDER });
});

test('a full disk is no reason not to open', async () => {
  const disk = simulatedDisk();
  await disk.makeFolder('/profile');
  await disk.makeFolder(FOLDER);
  disk.setFree(0);
  expect(await prepareJournal(disk, FOLDER)).toBeNull();
});

test('a folder that cannot be listed is said with what the system said', async () => {
  const disk = await journalWithFormat('holdfast journal 2\n');
  disk.makeUnreadable(FOLDER);
  expect(await prepareJournal(disk, FOLDER)).toMatchObject({ kind: 'unreadable', folder: FOLDER });
});
