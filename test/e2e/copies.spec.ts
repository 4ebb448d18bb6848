// Clones, restored disks, forks and lost ends: both sides' work is kept, and one sentence says so.
import { expect } from '@playwright/test';
import { cpSync, chownSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { newProfile } from './launch';
import { openStorage, profileFiles, start, startInRoom, test } from './room';
import { openFirst, shareFolder, twoInOneRoom } from './sharing';

/** A copy of a profile in a folder of its own, as a disk that was cloned. */
function cloneOf(profile: string): string {
  const copy = newProfile();
  cpSync(profile, copy, { recursive: true, filter: (file) => !path.basename(file).startsWith('Singleton') });
  if (process.getuid?.() === 0) {
    for (const file of readdirSync(copy, { recursive: true, withFileTypes: true }))
      chownSync(path.join(file.parentPath, file.name), 65_534, 65_534);
  }
  return copy;
}

test('a cloned profile says so and goes on beside the first, and through a folder both have both’s lines', async () => {
  test.setTimeout(180_000);
  const folder = newProfile();
  const ana = await startInRoom();
  await ana.log('before the clone');
  await shareFolder(ana, folder);
  await ana.close();
  const copy = cloneOf(ana.profile);

  const first = await start(ana.profile);
  const clone = await start(copy);
  await expect(
    clone.page.getByText(/This record was copied or moved here from another place\. All of it is kept/),
  ).toBeVisible();
  await expect(first.page.getByText(/copied or moved here/)).toBeHidden();
  for (const [one, who] of [
    [first, 'first'],
    [clone, 'clone'],
  ] as const) {
    await one.press('g', 'l');
    await openFirst(one);
    await one.log(`from the ${who}`);
  }
  for (const one of [first, clone])
    for (const who of ['first', 'clone']) await expect(one.row(`from the ${who}`)).toBeVisible({ timeout: 20_000 });
  expect(await clone.allLines()).toEqual(await first.allLines());
  await clone.close();
  const again = await start(copy);
  await openStorage(again);
  // Told before this, if at all: the same report says both.
  await expect(again.page.getByText('Free on that disk')).toBeVisible();
  await expect(again.page.getByText(/copied or moved here/)).toBeHidden();
  await again.close();
  await first.close();
});

test('a laptop whose disk came back older has its lost lines back from the folder, and is told', async () => {
  test.setTimeout(180_000);
  const { ana, bo } = await twoInOneRoom();
  await ana.log('early');
  await expect(bo.row('early')).toBeVisible({ timeout: 15_000 });
  await ana.close();
  const older = cloneOf(ana.profile);
  const anew = await start(ana.profile);
  await anew.log('late one', 'late two');
  await expect(bo.row('late two')).toBeVisible({ timeout: 15_000 });
  await anew.close();

  // The disk of before takes the place of the one that died.
  for (const name of readdirSync(ana.profile)) rmSync(path.join(ana.profile, name), { recursive: true });
  for (const name of readdirSync(older)) renameSync(path.join(older, name), path.join(ana.profile, name));
  const back = await start(ana.profile);
  await expect(back.row('late two')).toBeVisible({ timeout: 20_000 });
  await expect(
    back.page.getByText(
      /2 lines of this laptop were gone here and came back from where others keep it\. Nothing is lost/,
    ),
  ).toBeVisible();
  await back.log('after the disk');
  await expect(bo.row('after the disk')).toBeVisible({ timeout: 15_000 });
  expect(await bo.allLines()).toEqual(await back.allLines());
  await back.close();
  await bo.close();
});

test('two copies that wrote under one number are both kept, on every laptop, and a sentence says so', async () => {
  test.setTimeout(180_000);
  const { folder, ana, bo } = await twoInOneRoom();
  await ana.log('before');
  await expect(bo.row('before')).toBeVisible({ timeout: 15_000 });
  await ana.close();
  renameSync(folder, `${folder}-away`);
  const older = cloneOf(ana.profile);
  const one = await start(ana.profile);
  await one.log('written on the one disk');
  await expect(one.row('written on the one disk')).toBeVisible();
  await one.close();
  const kept = cloneOf(ana.profile);
  // The older disk in the very same place writes on under the same number.
  for (const name of readdirSync(ana.profile)) rmSync(path.join(ana.profile, name), { recursive: true });
  for (const name of readdirSync(older)) renameSync(path.join(older, name), path.join(ana.profile, name));
  const two = await start(ana.profile);
  await two.log('written on the other disk');
  await expect(two.row('written on the other disk')).toBeVisible();
  renameSync(`${folder}-away`, folder);
  await expect(bo.row('written on the other disk')).toBeVisible({ timeout: 20_000 });
  const clone = await start(kept);
  await expect(bo.row('written on the one disk')).toBeVisible({ timeout: 20_000 });
  await expect(two.row('written on the one disk')).toBeVisible({ timeout: 20_000 });
  await expect(clone.row('written on the other disk')).toBeVisible({ timeout: 20_000 });
  await bo.close();
  const told = await start(bo.profile);
  await expect(
    told.page.getByText(/written on in two copies at once\. Both sides’ lines are kept and shown/),
  ).toBeVisible();
  const lines = await told.allLines();
  for (const line of ['written on the one disk', 'written on the other disk'])
    expect(lines.filter((text) => text === line)).toEqual([line]);
  expect(profileFiles(folder, '').length).toBeGreaterThan(5);
  await told.close();
  await two.close();
  await clone.close();
});
