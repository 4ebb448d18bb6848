// What was redacted lies nowhere any more: real apps, real profiles, a real folder.
import { expect } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findFrames, isDamage } from '../../shared/record/frame';
import { expectClean } from './clean';
import { profileFiles, start, test, type Driver } from './room';
import { twoInOneRoom } from './sharing';

const CANARY = 'the password is hunter2';
const SHOWN = 'Redacted by Bo Lin: contained a password';

/** Every sealed body in the journal of a profile, as hex: what a file must hold to be opened. */
const bodiesIn = (profile: string): ReadonlySet<string> =>
  new Set(
    profileFiles(profile, 'journal')
      .filter((file) => file.endsWith('.seg'))
      .flatMap((file) => [...findFrames(new Uint8Array(readFileSync(file)))])
      .flatMap((frame) => (isDamage(frame) ? [] : frame.ops))
      .flatMap(({ body }) => (body ? [Buffer.from(body).toString('hex')] : [])),
  );

/** Files come and go while the apps run. */
function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}

/** Files of these folders in which a stretch of the body stands. LevelDB cuts long values where its blocks end. */
const filesWith = (body: string, folders: readonly string[]): string[] => {
  const parts = [0, 1, 2, 3].map((i) => Buffer.from(body, 'hex').subarray(8 + i * 60, 56 + i * 60));
  return folders
    .flatMap((folder) => profileFiles(folder, ''))
    .filter((file) => {
      const bytes = contentOf(file);
      return parts.some((part) => bytes.includes(part));
    });
};

async function bodyOf(driver: Driver, line: string): Promise<string> {
  const before = bodiesIn(driver.profile);
  await driver.log(line);
  await expect(driver.row(line)).toBeVisible();
  const [body, ...others] = [...bodiesIn(driver.profile)].filter((one) => !before.has(one));
  expect(others).toEqual([]);
  return body ?? '';
}

test('a line redacted on one laptop lies on neither any more, nor in the folder, backups or IndexedDB', async () => {
  test.setTimeout(180_000);
  const { folder, ana, bo } = await twoInOneRoom();
  await ana.log('before');
  const body = await bodyOf(ana, CANARY);
  await ana.log('after');
  await expect(bo.row(CANARY)).toBeVisible({ timeout: 15_000 });
  await expect(bo.row('after')).toBeVisible({ timeout: 15_000 });
  const places = [ana.profile, bo.profile, folder];
  await expect.poll(() => places.map((one) => filesWith(body, [one]).length > 0)).toEqual([true, true, true]);
  await expect
    .poll(() => filesWith(body, [path.join(ana.profile, 'IndexedDB')]).length, { timeout: 15_000 })
    .toBeGreaterThan(0);

  await bo.row(CANARY).click();
  await bo.press('Shift+X');
  const dialog = bo.page.getByRole('dialog', { name: 'Redact this line' });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByText(/Other laptops do so when they next sync/)).toBeVisible();
  await bo.page.emulateMedia({ reducedMotion: 'reduce' });
  await expectClean(bo.page, 'a line is to be redacted');
  await dialog.getByRole('textbox', { name: /Why/ }).fill('contained a password');
  await bo.press('Enter');
  for (const one of [bo, ana]) {
    await expect(one.row(SHOWN)).toBeVisible({ timeout: 15_000 });
    await expect(one.row(CANARY)).toHaveCount(0);
  }
  await expect.poll(() => filesWith(body, places), { timeout: 30_000 }).toEqual([]);
  expect(await bo.allLines()).toEqual(await ana.allLines());

  // Both write and sync on, and both start again on what is left.
  await ana.log('goes on');
  await expect(bo.row('goes on')).toBeVisible({ timeout: 15_000 });
  await ana.quit();
  const again = await start(ana.profile);
  await expect(again.row(SHOWN)).toBeVisible({ timeout: 15_000 });
  await expect(again.row('goes on')).toBeVisible();
  expect(filesWith(body, places)).toEqual([]);
});
