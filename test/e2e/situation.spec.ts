// The situation for people without Holdfast: a page beside the shared folder, as text, as PDF.
import { expect } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expectClean } from './clean';
import { newProfile } from './launch';
import { startInRoom, test, type Driver } from './room';
import { openFirst, shareFolder, twoInOneRoom } from './sharing';

const pagesIn = (folder: string) => readdirSync(folder).filter((name) => name.startsWith('situation-'));
const pageIn = (folder: string): string => {
  const [name] = pagesIn(folder);
  return name === undefined ? '' : readFileSync(path.join(folder, name), 'utf8');
};

/** Runs a command by its words, as whoever does not know its keys. */
async function run({ page, press, type }: Driver, words: string, name: RegExp): Promise<void> {
  await press('Control+k');
  await type(words);
  await expect(page.getByRole('option', { name })).toBeVisible();
  await press('Enter');
}

async function setFact({ page, press }: Driver, name: string, words: string): Promise<void> {
  await page.getByRole('textbox', { name, exact: true }).fill(words);
  await press('Enter');
}

/** The box is ticked once it is durable. */
async function putOn({ page }: Driver): Promise<void> {
  const box = page.getByRole('checkbox', { name: 'Public page' });
  await box.click();
  await expect(box).toBeChecked();
}

const sheetsOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page(?!s)/g)?.length;

test('the situation stands beside the shared folder, on the clipboard and on one sheet of paper', async () => {
  test.setTimeout(120_000);
  const folder = newProfile();
  const ana = await startInRoom('Checkout <script>alert(1)</script> s2 @me #gateway');
  await shareFolder(ana, folder);
  await ana.press('g', 'l');
  await ana.page.getByRole('button', { name: /Checkout/ }).click();
  await ana.log('/bridge +49 30 5550 1234', '/sev 1', '/eta 40m medium', 'not for the page');
  await expect(ana.row('not for the page')).toBeVisible();
  await ana.go('c');
  await setFact(ana, 'Impact', 'No card payments in the EU');
  await setFact(ana, 'Known', 'One payment in three fails');
  expect(pagesIn(folder)).toEqual([]);

  await putOn(ana);
  const status = ana.page.getByText(/^Written \d\d:\d\d:\d\dZ: .*situation-INC-\d{8}-...-01\.html$/);
  await expect(status).toBeVisible();
  await expectClean(ana.page, 'the public page is on');
  expect(pagesIn(folder)).toHaveLength(1);
  const page = pageIn(folder);
  for (const words of [
    'SEV1',
    'Ana Ruiz',
    '+49 30 5550 1234',
    'No card payments in the EU',
    'One payment in three fails',
    'medium confidence',
  ])
    expect(page).toContain(words);
  expect(page).toContain('Checkout &lt;script&gt;alert(1)&lt;/script&gt;');
  expect(page).not.toMatch(/<script|not for the page/i);

  // Sooner than a minute later only because somebody asks.
  await setFact(ana, 'Doing', 'Rolling back release 4471');
  await ana.press('Control+Shift+c');
  await expect.poll(() => pageIn(folder)).toContain('Rolling back release 4471');
  await expect
    .poll(() => ana.app.evaluate(({ clipboard }) => clipboard.readText()))
    .toMatch(
      /^SEV1 Critical: Checkout[^]*\nDoing: Rolling back release 4471\n[^]*\nAs of \d{4}-\d\d-\d\d \d\d:\d\d UTC/,
    );

  // However much is said, it is one sheet.
  await setFact(ana, 'Not known', 'whether orders were lost '.repeat(60).trim());
  await setFact(ana, 'Workaround', 'pay by invoice\n'.repeat(100).trim());
  const file = path.join(newProfile(), 'situation.pdf');
  await ana.choosing(file);
  await ana.press('Control+Shift+p');
  await expect(ana.page.getByText(`Saved as ${file}`)).toBeVisible({ timeout: 20_000 });
  const pdf = readFileSync(file);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(sheetsOf(pdf)).toBe(1);

  await run(ana, 'public page', /Public page on or off/);
  await expect.poll(() => pageIn(folder)).toContain('This page is no longer kept.');
  expect(pageIn(folder)).not.toMatch(/SEV1|Ana Ruiz|release 4471/);
  expect(readdirSync(folder).sort()).toEqual(['holdfast', ...pagesIn(folder)]);
  await ana.close();
});

test('a page is gone once its incident is restricted, and whoever is shut out does not bring it back', async () => {
  test.setTimeout(120_000);
  const { folder, ana, bo } = await twoInOneRoom();
  await bo.go('c');
  await putOn(bo);
  await expect.poll(() => pageIn(folder)).toContain('Checkout failing');
  await ana.go('c');
  await expect(ana.page.getByRole('checkbox', { name: 'Public page' })).toBeChecked({ timeout: 15_000 });

  await run(ana, 'restrict', /Restrict this incident/);
  await ana.page.getByRole('button', { name: 'Only this laptop reads it' }).click();
  await expect.poll(() => pageIn(folder), { timeout: 15_000 }).toContain('This page is no longer kept.');

  // Bo has no word of that but lines that he cannot read. Whatever he knows goes nowhere.
  await expect(async () => {
    await bo.press('Control+Shift+c');
    await expect(bo.page.getByText('Not written: this incident was restricted to other laptops.')).toBeVisible({
      timeout: 1_000,
    });
  }).toPass({ timeout: 30_000 });
  expect(pageIn(folder)).toContain('This page is no longer kept.');
  await ana.close();
  await bo.close();
});

test('where there is no folder, or it is gone, the switch says so and nothing else is disturbed', async () => {
  const ana = await startInRoom();
  await ana.go('c');
  await putOn(ana);
  await expect(ana.page.getByText(/^Not written here: this laptop shares no folder/)).toBeVisible();
  await ana.log('still here');
  await ana.go('t');
  await expect(ana.row('still here')).toBeVisible();
  const folder = newProfile();
  await shareFolder(ana, folder);
  await ana.press('g', 'l');
  await openFirst(ana);
  await ana.go('c');
  await expect(ana.page.getByText(/^Written /)).toBeVisible({ timeout: 15_000 });
  await ana.close();
});
