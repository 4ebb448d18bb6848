import { expect } from '@playwright/test';
import { lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { newProfile } from './launch';
import { start, startInRoom, test, type Driver } from './room';
import { askToJoin, shareFolder } from './sharing';

/** Words that stand nowhere else, one for every place a person types into. */
let planted = 0;
const canary = () => `zq${String((planted += 1)).padStart(2, '0')}xyloph`;
const CANARY = /zq\d\dxyloph/;

/** Every file below a folder that holds words a person typed, in any of the ways a text is stored. */
function filesThatTell(below: string): readonly string[] {
  const files = readdirSync(below, { recursive: true, withFileTypes: true })
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => lstatSync(file).isFile());
  return files.filter((file) => {
    const bytes = readFileSync(file);
    return ['latin1', 'utf16le'].some((encoding) => CANARY.test(bytes.toString(encoding as BufferEncoding)));
  });
}

/** Types into every field there is, and says how many words that were. */
async function typeEverywhere({ page, press, type, introduce, declare, log, go }: Driver): Promise<number> {
  await introduce(`Ana ${canary()}`);
  await declare(`Checkout ${canary()} s1 @me #${canary()}`);
  await log(
    `line ${canary()} @${canary()}`,
    `!@${canary()} roll back 5m`,
    `/d decided ${canary()}`,
    `/role scribe @${canary()}`,
    `/bridge ${canary()} | ${canary()}`,
    `/eta 30m medium ${canary()}`,
    `/sys #${canary()} degraded`,
  );
  await log(`/update it`);
  await page.getByRole('textbox', { name: 'Known', exact: true }).fill(`known ${canary()}`);
  await press('Escape', 'x');
  await page.getByRole('textbox', { name: 'What was said, in a line' }).fill(`told ${canary()}`);
  await press('Enter');
  await press('Control+.');
  await page.getByRole('textbox', { name: 'Proposal' }).fill(`proposed ${canary()}`);
  await press('Enter');
  await page.getByRole('textbox', { name: 'What was objected' }).fill(`objected ${canary()}`);
  await press('Enter', 'Escape');
  await go('k');
  await press('s');
  await type(`skipped ${canary()}`);
  await press('Enter');
  await go('t');
  await press('Control+l');
  await log('last');
  await type(`half a word ${canary()}`);
  return planted;
}

test('what was typed stands in no file of the profile, neither while it runs, nor killed, nor after quitting', async () => {
  const driver = await start();
  const words = await typeEverywhere(driver);
  expect(words).toBeGreaterThan(14);
  await expect(driver.row('last')).toBeVisible();
  // The second copy and the draft are written behind the ack.
  await expect.poll(() => driver.mirrored()).toBeGreaterThan(8);
  await driver.page.waitForTimeout(1_500);
  expect(filesThatTell(driver.profile)).toEqual([]);
  await driver.kill();
  expect(filesThatTell(driver.profile)).toEqual([]);

  const again = await start(driver.profile);
  await expect(again.composer).toHaveValue(/half a word zq\d\dxyloph/);
  await expect(again.row('last')).toBeVisible();
  await again.quit();
  expect(filesThatTell(driver.profile)).toEqual([]);
});

test('a name typed to join stands in no file, of the folder neither, while its request waits', async () => {
  const folder = newProfile();
  const ana = await startInRoom();
  await shareFolder(ana, folder);
  const name = `Bo ${canary()}`;
  const bo = await askToJoin(folder, name);
  await expect(ana.page.getByText(`${name} on laptop`)).toBeVisible();
  expect(readdirSync(path.join(folder, 'holdfast', 'inbox'))).toHaveLength(1);
  for (const below of [folder, bo.profile, ana.profile]) expect(filesThatTell(below)).toEqual([]);
  await bo.close();
  await ana.close();
});

test('a profile that is copied without its keys tells a finder nothing and shows no line', async () => {
  const driver = await start();
  await driver.introduce('Ana');
  await driver.declare(`Checkout ${canary()} s1`);
  await driver.log(`line ${canary()}`);
  await expect.poll(() => driver.mirrored()).toBeGreaterThan(1);
  await driver.close();
  rmSync(path.join(driver.profile, 'vault'), { recursive: true });
  const finder = await start(driver.profile);
  await expect(finder.page.getByRole('textbox', { name: 'Your name' })).toBeVisible();
  await finder.introduce('Finder');
  await expect(finder.page.getByText('No incidents yet')).toBeVisible();
  await expect(finder.page.getByText(/sealed with a key that this laptop does not have/)).toBeVisible();
  expect(await finder.page.locator('body').innerText()).not.toMatch(CANARY);
  await finder.close();
});
