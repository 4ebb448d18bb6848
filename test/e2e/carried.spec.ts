// An incident carried from one laptop to another as a file.
import { expect } from '@playwright/test';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { newProfile } from './launch';
import { start, startInRoom, test, type Driver } from './room';

const LINES = Array.from({ length: 20 }, (_, i) => `line ${String(i + 1)}`);

/** Ana writes her incident into a file, under six words. */
async function carryOut(ana: Driver, file: string): Promise<string> {
  await ana.choosing(file);
  await ana.press('Control+Shift+e');
  await ana.page.getByRole('button', { name: 'Choose where' }).click();
  const words = await ana.page.getByText(/^[a-z]+( [a-z]+){5}$/).innerText();
  await ana.press('Escape');
  return words;
}

test('an incident goes to a stranger’s laptop in a file under six words, comes back grown, and twice changes nothing', async () => {
  test.setTimeout(120_000);
  const file = path.join(newProfile(), 'incident.warroom');
  const ana = await startInRoom();
  await ana.log(...LINES);
  await expect(ana.row('line 20')).toBeVisible();
  const words = await carryOut(ana, file);
  expect(words.split(' ')).toHaveLength(6);
  expect(readFileSync(file).includes('line 20')).toBe(false);

  const bo = await start();
  await bo.introduce('Bo Lin');
  await bo.choosing(file);
  await bo.press('Control+o');
  await bo.page.getByRole('textbox', { name: 'Its six words' }).fill('abandon ability able about above absent');
  await bo.press('Enter');
  await expect(bo.page.getByText(/These words do not open this file. Nothing was changed/)).toBeVisible();
  await bo.page.getByRole('textbox', { name: 'Its six words' }).fill(words);
  await bo.press('Enter');
  await expect(bo.row('line 20')).toBeVisible();
  await bo.log('from Bo');
  await expect(bo.row('from Bo')).toBeVisible();
  const backFile = path.join(newProfile(), 'back.warroom');
  const back = await carryOut(bo, backFile);

  await ana.choosing(backFile);
  for (const said of [/^1 line came/, /All of it was here already/]) {
    await ana.press('Control+o');
    await ana.page.getByRole('textbox', { name: 'Its six words' }).fill(back);
    await ana.press('Enter');
    await expect(ana.page.getByText(said)).toBeVisible();
  }
  await expect(ana.row('from Bo')).toBeVisible();
  expect(await ana.allLines()).toEqual(await bo.allLines());
});

test('what two decided apart is asked once when a file carries it, and chosen once for both', async () => {
  test.setTimeout(120_000);
  const folder = newProfile();
  const ana = await startInRoom('Checkout failing 502 EU s2');
  const bo = await start();
  await bo.introduce('Bo Lin');
  let count = 0;
  /** From one laptop to the other, by a file of its own. */
  const carry = async (from: Driver, to: Driver) => {
    const file = path.join(folder, `${String((count += 1))}.warroom`);
    const words = await carryOut(from, file);
    await to.choosing(file);
    await to.press('Control+o');
    await to.page.getByRole('textbox', { name: 'Its six words' }).fill(words);
    await to.press('Enter');
    await expect(to.page.getByRole('dialog')).toBeHidden();
  };
  await ana.go('r');
  await ana.press('v');
  await expect(ana.header.getByText('Vacant')).toBeVisible();
  await carry(ana, bo);
  await expect(bo.header.getByText('Vacant')).toBeVisible();
  await ana.press('t');
  await expect(ana.header.getByText('Ana Ruiz')).toBeVisible();
  await ana.log('/sev 1 card data', ...LINES.slice(0, 10));
  await bo.go('r');
  await bo.press('t');
  await bo.log('/sev 3 falling', ...LINES.slice(10));
  for (const one of [ana, bo]) await one.go('t');
  await expect(ana.row('line 10')).toBeVisible();
  await expect(bo.row('line 20')).toBeVisible();
  await carry(ana, bo);
  await carry(bo, ana);
  expect(await bo.allLines()).toEqual(await ana.allLines());
  for (const one of [ana, bo]) await expect(one.page.getByText('2 conflicts').first()).toBeVisible();

  await ana.go('x');
  await ana.page.getByRole('button', { name: /(Keep|Use) Ana Ruiz/ }).click();
  await ana.page.getByRole('button', { name: /(Keep|Use) SEV1/ }).click();
  await expect(ana.page.getByText('No conflicts')).toBeVisible();
  await ana.go('t');
  await carry(ana, bo);
  await carry(bo, ana);
  for (const one of [ana, bo]) {
    await expect(one.page.getByText(/\d conflicts?$/)).toHaveCount(0);
    await expect(one.header.getByText('Ana Ruiz')).toBeVisible();
    await expect(one.header).toContainText(/SEV\s*1/);
  }
  expect(await bo.allLines()).toEqual(await ana.allLines());
});

test('a file that is none, cut short or newer is told in a sentence, and nothing changes', async () => {
  const folder = newProfile();
  const ana = await startInRoom();
  const whole = path.join(folder, 'whole.warroom');
  await carryOut(ana, whole);
  const before = await ana.allLines();
  const cut = path.join(folder, 'cut.warroom');
  writeFileSync(cut, readFileSync(whole));
  truncateSync(cut, 40);
  const junk = path.join(folder, 'junk.warroom');
  writeFileSync(junk, 'PK\u0003\u0004 a holiday in Lyon');
  const empty = path.join(folder, 'empty.warroom');
  writeFileSync(empty, '');
  for (const [file, said] of [
    [cut, /Only the beginning of the file is there/],
    [junk, /no incident file of Holdfast/],
    [empty, /The file is empty/],
    [path.join(folder, 'gone.warroom'), /not there any more/],
  ] as const) {
    await ana.choosing(file);
    await ana.press('Control+o');
    await expect(ana.page.getByText(said)).toBeVisible();
    await ana.press('Escape');
  }
  expect(await ana.allLines()).toEqual(before);
});
