import { expect } from '@playwright/test';
import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { killGroup, newProfile } from './launch';
import { profileFiles, start, startInRoom, type Driver, test } from './room';

const SAID = ['Declared SEV1: Checkout failing 502 EU', 'line 1', 'line 2', 'line 3'];

async function closedProfile(): Promise<string> {
  const driver = await startInRoom();
  await driver.log(...SAID.slice(1));
  await expect.poll(() => driver.allLines()).toEqual(SAID);
  await expect.poll(() => driver.mirrored()).toBeGreaterThanOrEqual(SAID.length);
  await driver.close();
  return driver.profile;
}

/** The app says why it leaves the record alone, quits by its own button, and has changed nothing. */
async function expectShut(profile: string, words: RegExp): Promise<void> {
  const before = hashOf(profile);
  const { page, app } = await start(profile);
  await expect(page.getByRole('heading', { name: 'Holdfast leaves your record untouched' })).toBeVisible();
  await expect(page.getByText(words)).toBeVisible();
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  await page
    .getByRole('button', { name: 'Quit' })
    .click()
    .catch(() => undefined);
  await ended;
  expect(hashOf(profile)).toBe(before);
}

test('a record of a newer Holdfast is left alone', async () => {
  const profile = await closedProfile();
  writeFileSync(path.join(profile, 'journal', 'FORMAT'), 'holdfast journal 3\n');
  await expectShut(profile, /written by a newer Holdfast. Nothing was read or changed/);
});

test('an unsealed record from before the first release is left alone', async () => {
  const profile = await closedProfile();
  writeFileSync(path.join(profile, 'journal', 'FORMAT'), 'holdfast journal 1\n');
  await expectShut(profile, /from before its first release, unsealed. Nothing was changed/);
});

test('a file where the record should be is left alone', async () => {
  const profile = await closedProfile();
  const journal = path.join(profile, 'journal');
  renameSync(journal, path.join(profile, 'elsewhere'));
  writeFileSync(journal, 'not a folder');
  await expectShut(profile, /there is a file, not a folder. Nothing was changed/);
});

test('a record that may not be read is left alone', async () => {
  const profile = await closedProfile();
  const journal = path.join(profile, 'journal');
  chmodSync(journal, 0o000);
  await expectShut(profile, /cannot be read. Nothing was changed. Give yourself the right/);
});

test('a record that another Holdfast has open is left to it, and may be opened once that one is closed', async () => {
  const first = await startInRoom();
  await first.log(...SAID.slice(1));
  await expect.poll(() => first.allLines()).toEqual(SAID);
  const other = newProfile();
  for (const folder of ['journal', 'vault']) symlinkSync(path.join(first.profile, folder), path.join(other, folder));
  const { page, app } = await start(other);
  await expect(page.getByText(/Another Holdfast is writing to this record. Nothing was changed/)).toBeVisible();
  await killGroup(app);
  await first.log('still here');
  await expect.poll(() => first.allLines()).toEqual([...SAID, 'still here']);
  await first.close();
  const again = await start(other);
  await again.introduce('Bo');
  await expect(again.page.getByRole('button', { name: /Checkout failing/ })).toBeVisible();
  await again.close();
});

test('a record that may only be read is shown, and lines wait until writing is allowed', async () => {
  const profile = await closedProfile();
  const folders = [path.join(profile, 'journal'), ...chainFolders(profile)];
  for (const folder of folders) chmodSync(folder, 0o555);
  const before = hashOf(profile);
  const driver = await start(profile);
  await expect(
    driver.page.getByText(/may not be written to .*You can read everything; new lines wait here/),
  ).toBeVisible();
  await expect.poll(() => driver.allLines()).toEqual(SAID);
  await driver.log('said while it was locked');
  await expect(
    driver.page.getByRole('alert').getByText(/Not saved: the folder of the record may not be written/),
  ).toBeVisible();
  await expect(waiting(driver)).toHaveText(['said while it was locked']);
  expect(hashOf(profile)).toBe(before);
  for (const folder of folders) chmodSync(folder, 0o755);
  await expect.poll(() => driver.allLines()).toEqual([...SAID, 'said while it was locked']);
  await expect(waiting(driver)).toHaveCount(0);
  await driver.close();
});

const waiting = ({ page }: Driver) =>
  page.getByRole('list', { name: 'Lines waiting to be saved' }).getByRole('listitem');

test('a segment that may not be read is told, and its lines come from the second copy', async () => {
  const profile = await closedProfile();
  for (const file of profileFiles(profile, 'journal')) if (file.endsWith('.seg')) chmodSync(file, 0o000);
  const driver = await start(profile);
  await expect.poll(() => driver.allLines()).toEqual(SAID);
  await expect(driver.page.getByText(/damaged on disk.*repaired from the second copy/)).toBeVisible();
  await driver.log('and on');
  await expect.poll(() => driver.allLines()).toEqual([...SAID, 'and on']);
  await driver.close();
});

test('settings that are garbage cost a name, never the record', async () => {
  const profile = await closedProfile();
  writeFileSync(path.join(profile, 'settings.sealed'), '{"me":');
  const driver = await start(profile);
  await driver.introduce('Ana Ruiz');
  await driver.page.getByRole('button', { name: /Checkout failing 502 EU/ }).click();
  await expect.poll(() => driver.allLines()).toEqual(SAID);
  await driver.close();
});

test('one of the two files of keys is garbage: nothing is missing and nothing is asked', async () => {
  const profile = await closedProfile();
  writeFileSync(path.join(profile, 'vault', 'a.vault'), 'garbage');
  const driver = await start(profile);
  await expect.poll(() => driver.allLines()).toEqual(SAID);
  await driver.close();
});

test('both files of keys are garbage: it is said, the record stays sealed and untouched, and the next line is taken', async () => {
  const profile = await closedProfile();
  const kept = new Map(['a.vault', 'b.vault'].map((name) => [name, readFileSync(path.join(profile, 'vault', name))]));
  for (const name of kept.keys()) writeFileSync(path.join(profile, 'vault', name), 'garbage');
  const driver = await start(profile);
  await driver.introduce('Ana Ruiz');
  await driver.declare('A second incident s2');
  await driver.log('works');
  await expect(driver.row('works')).toBeVisible();
  await expect(driver.page.getByText(/keys of this laptop could not be read/)).toBeVisible();
  await driver.close();
  // Somebody finds the old keys again.
  for (const [name, bytes] of kept) writeFileSync(path.join(profile, 'vault', name), bytes);
  const again = await start(profile);
  await again.introduce('Ana Ruiz');
  await again.page.getByRole('button', { name: /Checkout failing 502 EU/ }).click();
  await expect.poll(() => again.allLines()).toEqual(SAID);
  await again.close();
});

const chainFolders = (profile: string): readonly string[] => [
  ...new Set(
    profileFiles(profile, 'journal').flatMap((file) => {
      const folder = path.dirname(file);
      return folder.endsWith('journal') ? [] : [folder, path.dirname(folder)];
    }),
  ),
];

/** Names and contents of the record, whatever it is. Root reads what the app may not. */
function hashOf(profile: string): string {
  const hash = createHash('sha256');
  const journal = path.join(profile, 'journal');
  const files = lstatSync(journal).isDirectory() ? profileFiles(profile, 'journal') : [journal];
  for (const file of [...files].sort()) hash.update(`${file}\n`).update(readFileSync(file));
  return hash.digest('hex');
}
