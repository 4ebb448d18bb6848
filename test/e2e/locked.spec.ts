import { expect } from '@playwright/test';
import { lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { sodiumCrypto } from '../../shared/node/sodium';
import { identityIn } from '../../shared/node/vault/vault';
import { expectClean } from './clean';
import { start, startInRoom, test, type Driver } from './room';

const PASSPHRASE = 'correct horse battery';

async function openLockTab({ page, composer, press }: Driver): Promise<void> {
  if ((await composer.count()) > 0) await composer.blur();
  else await page.getByRole('textbox').first().blur();
  await press('g', 's');
  await page.getByRole('tab', { name: 'Lock' }).click();
  await expect(page.getByRole('heading', { name: 'Recovery kit' })).toBeVisible();
}

async function setPassphrase({ page, press }: Driver, text = PASSPHRASE): Promise<void> {
  await page.getByLabel('New passphrase').fill(text);
  await page.getByLabel('Once more').fill(text);
  await press('Enter');
  await expect(page.getByText('Set: it is asked for at the next start.')).toBeVisible();
}

/** Makes a kit as a person does, and returns its words. */
async function makeKit({ page, press }: Driver): Promise<readonly string[]> {
  await page.getByRole('button', { name: 'Make a recovery kit' }).click();
  const dialog = page.getByRole('dialog', { name: 'Recovery kit' });
  await expect(dialog.getByRole('listitem')).toHaveCount(24);
  const words = (await dialog.getByRole('listitem').allInnerTexts()).map((text) => text.replace(/^\d+\s*/, '').trim());
  await expectClean(page, 'recovery kit');
  await dialog.getByRole('button', { name: 'They are on paper' }).click();
  await dialog.getByLabel('Word 4').fill(words[3] ?? '');
  await dialog.getByLabel('Word 11').fill(words[10] ?? '');
  await dialog.getByLabel('Word 19').fill('another');
  await press('Enter');
  await expect(dialog.getByText(/One of them is another/)).toBeVisible();
  await dialog.getByLabel('Word 19').fill(words[18] ?? '');
  await press('Enter');
  await expect(dialog).toBeHidden();
  return words;
}

async function backToRoom({ page, press, composer }: Driver, title: RegExp): Promise<void> {
  await page.getByRole('tab', { name: 'Lock' }).focus();
  await press('g', 'l');
  await page.getByText(title).first().click();
  await press('Enter');
  await expect(composer).toBeVisible();
}

const isShut = ({ page }: Driver) => expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible();

async function unlock({ page, press }: Driver, text = PASSPHRASE): Promise<void> {
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(text);
  await press('Enter');
}

const lockedField = ({ page }: Driver) => page.getByRole('textbox', { name: 'Log a line while locked' });

async function logLocked(driver: Driver, ...lines: readonly string[]): Promise<void> {
  await lockedField(driver).focus();
  for (const line of lines) {
    await driver.type(line);
    await driver.press('Enter');
  }
}

function everyFile(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => lstatSync(file).isFile());
}

const tells = (profile: string, words: RegExp): readonly string[] =>
  everyFile(profile).filter((file) => {
    const bytes = readFileSync(file);
    return (['latin1', 'utf16le'] as const).some((encoding) => words.test(bytes.toString(encoding)));
  });

test('a locked laptop shows nothing, takes every line, and logs each once after it was killed and opened', async () => {
  const driver = await startInRoom();
  await driver.log('before it was locked');
  await openLockTab(driver);
  await expectClean(driver.page, 'settings, lock');
  await setPassphrase(driver);
  await makeKit(driver);
  await expect(driver.page.getByText('Only the passphrase opens the keys, or the kit.')).toBeVisible();
  await backToRoom(driver, /Checkout failing/);
  await driver.composer.fill('half a');
  await driver.press('Control+Shift+K');
  await isShut(driver);
  await expectClean(driver.page, 'locked');
  expect(await driver.page.locator('body').innerText()).not.toMatch(/Checkout|before it was locked/);

  await logLocked(driver, 'zq01xyloph pool exhausted', '/sev 2', 'zq01xyloph restarted t-2m');
  await expect(driver.page.getByText('3 lines are kept, sealed.')).toBeVisible();
  expect(tells(driver.profile, /zq01xyloph/)).toEqual([]);
  await driver.kill();

  const again = await start(driver.profile);
  await isShut(again);
  await expect(again.page.getByText('3 lines are kept, sealed.')).toBeVisible();
  await unlock(again, 'wrong horse battery');
  await expect(again.page.getByText(/That is not the passphrase/)).toBeVisible();
  await logLocked(again, 'a fourth');
  await expect(again.page.getByText('4 lines are kept, sealed.')).toBeVisible();
  await lockedField(again).fill('a line');
  await unlock(again);
  await expect(again.composer).toHaveValue('half a a line');
  await expect(again.row('a fourth')).toBeVisible();
  const lines = await again.allLines();
  for (const line of ['zq01xyloph pool exhausted', '/sev 2', 'zq01xyloph restarted', 'a fourth'])
    expect(lines.filter((one) => one === line)).toEqual([line]);
  // A verb that nobody saw carried out is a note: the severity is as it was.
  await expect(again.header).toContainText('SEV');
  await expect(again.page.getByText('SEV1').first()).toBeVisible();
  await again.close();

  const third = await start(driver.profile);
  await unlock(third);
  await expect(third.row('a fourth')).toBeVisible();
  expect((await third.allLines()).filter((one) => one === 'a fourth')).toHaveLength(1);
  await third.close();
});

test('with a passphrase and a kit, no file of the profile opens the keys by itself; the kit opens a lost one', async () => {
  const crypto = await sodiumCrypto();
  const openByThemselves = (profile: string) =>
    everyFile(profile).filter((file) => identityIn([readFileSync(file, 'utf8')], { kind: 'file' }, crypto) !== null);
  const driver = await startInRoom();
  await driver.log('sealed well');
  // A backup of before holds the keys of before.
  await driver.go('s');
  await driver.page.getByRole('tab', { name: 'Storage' }).click();
  await driver.page.getByRole('button', { name: 'Back up now' }).click();
  await expect(driver.page.getByText(/The newest is of/)).toBeVisible();
  expect(openByThemselves(driver.profile).length).toBeGreaterThan(2);
  await driver.page.getByRole('tab', { name: 'Lock' }).click();
  await setPassphrase(driver);
  const words = await makeKit(driver);
  await expect.poll(() => openByThemselves(driver.profile)).toEqual([]);
  await driver.close();
  expect(openByThemselves(driver.profile)).toEqual([]);

  // The passphrase is forgotten.
  const again = await start(driver.profile);
  await isShut(again);
  await again.page.getByRole('button', { name: 'Use the recovery kit' }).click();
  const kit = again.page.getByRole('textbox', { name: 'The 24 words of the recovery kit' });
  await kit.fill(words.slice(1).join(' '));
  await again.press('Enter');
  await expect(again.page.getByText('These are 23 words; a kit has 24.')).toBeVisible();
  await kit.fill(words.join(' '));
  await again.press('Enter');
  await expect(again.page.getByRole('tab', { name: 'Lock' })).toBeVisible();
  await again.close();
  const open = await start(driver.profile);
  await expect(open.page.getByRole('tab', { name: 'Lock' })).toBeVisible();
  await open.close();

  // The vault is gone altogether.
  rmSync(path.join(driver.profile, 'vault'), { recursive: true });
  const bare = await start(driver.profile);
  await bare.introduce('Ana Ruiz');
  await expect(bare.page.getByText(/sealed with a key that this laptop does not have/)).toBeVisible();
  await openLockTab(bare);
  await bare.page.getByRole('textbox', { name: 'The 24 words' }).fill(words.join(' '));
  await bare.page.getByRole('button', { name: 'Open with the kit' }).click();
  await expect(bare.page.getByText('The room is open: its lines are on the list.')).toBeVisible();
  await backToRoom(bare, /Checkout failing/);
  await expect(bare.row('sealed well')).toBeVisible();
  await bare.close();
});

test('who forgot the passphrase before there was a kit opens it by the files, and is asked nothing from then on', async () => {
  const driver = await startInRoom();
  await driver.log('not lost');
  await openLockTab(driver);
  await setPassphrase(driver);
  await expect(driver.page.getByText(/whoever can read the files of your account needs none/)).toBeVisible();
  await backToRoom(driver, /Checkout failing/);
  await driver.press('Control+Shift+K');
  await isShut(driver);
  await driver.page.getByRole('button', { name: 'I no longer know it' }).click();
  await driver.page.getByRole('button', { name: 'Open without the passphrase' }).click();
  await expect(driver.row('not lost')).toBeVisible();
  await driver.close();
  const again = await start(driver.profile);
  await expect(again.row('not lost')).toBeVisible();
  await again.close();
});

test('a page that crashes comes back with what was being typed, and leaves no dump that tells of it', async () => {
  const driver = await startInRoom();
  await driver.log('zq02xyloph first');
  await expect(driver.row('zq02xyloph first')).toBeVisible();
  await driver.composer.fill('zq02xyloph half');
  await driver.page.waitForTimeout(500);
  const pid = await driver.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  );
  if (!pid) throw new Error('no page');
  process.kill(pid, 'SIGSEGV');
  await expect(async () => {
    const page = await driver.app.firstWindow();
    await expect(page.getByRole('textbox', { name: 'Log a line' })).toHaveValue('zq02xyloph half', { timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
  expect(tells(driver.profile, /zq02xyloph/)).toEqual([]);
  await driver.close();
});
