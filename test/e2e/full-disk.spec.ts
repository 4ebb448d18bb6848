import { expect } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { newProfile } from './launch';
import { start, test } from './room';

const mounted: string[] = [];

test.afterEach(() => {
  for (const folder of mounted.splice(0)) spawnSync('umount', ['--lazy', folder]);
});

// Longer than what is left of the page of the disk that the line before it began.
const REFUSED = `said on a full disk${', again'.repeat(430)}`;

test('on a full disk a line is refused in words, kept in sight, and saved once there is room', async () => {
  test.setTimeout(90_000);
  const { profile, journal } = profileOnSmallDisk();
  const full = await start(profile);
  await full.introduce('Ana Ruiz');
  await full.declare('Checkout failing 502 EU s1 @me');
  await full.log('before it was full');
  await expect(full.row('before it was full')).toBeVisible();

  const filler = fill(journal);
  await full.composer.fill(REFUSED);
  await full.press('Enter');
  const waiting = full.page.getByRole('list', { name: 'Lines waiting to be saved' });
  await expect(
    full.page.getByRole('alert').getByText(/Not saved: the disk is full.*your text is still here/),
  ).toBeVisible();
  await expect(waiting).toHaveText(REFUSED);
  await expect(full.page.getByText(/Not saved since/)).toBeVisible();

  // The app stays usable: more lines are taken, other panes open, and what waits comes back with the room.
  await full.log('and another');
  await expect(waiting.getByRole('listitem')).toHaveText([REFUSED, 'and another']);
  await full.type('half a li');
  await full.go('r');
  await expect(full.page.getByRole('region', { name: 'Role board' })).toBeVisible();
  await full.press('g', 't');
  await expect(waiting.getByRole('listitem')).toHaveText([REFUSED, 'and another']);
  await expect(full.composer).toHaveValue('half a li');
  await full.close();

  const again = await start(profile);
  await expect.poll(() => again.allLines()).toEqual(['Declared SEV1: Checkout failing 502 EU', 'before it was full']);
  await expect(waitingIn(again)).toHaveText([REFUSED, 'and another']);
  await expect(again.row('before it was full')).toBeInViewport();
  await expect(again.composer).toBeInViewport({ ratio: 1 });
  await expect(again.composer).toHaveValue('half a li');

  rmSync(filler);
  const said = ['Declared SEV1: Checkout failing 502 EU', 'before it was full', REFUSED, 'and another'];
  await expect.poll(() => again.allLines()).toEqual(said);
  await expect(again.page.getByRole('alert')).toHaveCount(0);
  await again.close();

  const last = await start(profile);
  await expect.poll(() => last.allLines()).toEqual(said);
  await last.close();
});

const waitingIn = ({ page }: Awaited<ReturnType<typeof start>>) =>
  page.getByRole('list', { name: 'Lines waiting to be saved' }).getByRole('listitem');

test('a full disk at declaring is said, and the words stay in the line', async () => {
  const { profile, journal } = profileOnSmallDisk();
  const driver = await start(profile);
  await driver.introduce('Ana Ruiz');
  const filler = fill(journal);
  await driver.type('payments down s1');
  await driver.press('Enter');
  await expect(driver.page.getByText(/Not declared: the disk is full.*Your words are still here/)).toBeVisible();
  await expect(driver.page.getByRole('textbox', { name: /^Declare/ })).toHaveValue('payments down s1');
  rmSync(filler);
  await driver.press('Enter');
  await expect(driver.composer).toBeFocused();
  await driver.close();
});

/** A profile whose journal lies on a disk of a few megabytes. Needs root, as CI and these tests have it. */
function profileOnSmallDisk(): { profile: string; journal: string } {
  const profile = newProfile();
  const journal = path.join(profile, 'journal');
  mkdirSync(journal);
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m,mode=0777', 'tmpfs', journal]);
  expect(status, `This test needs a small disk, and mounting one failed: ${String(stderr)}`).toBe(0);
  mounted.push(journal);
  const { uid, gid } = statSync(profile);
  chownSync(journal, uid, gid);
  return { profile, journal };
}

/** Fills the disk to its last byte. Returns the file to delete. */
function fill(folder: string): string {
  const file = path.join(folder, 'filler');
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(file, Buffer.alloc(bavail * bsize));
  return file;
}
