// Several laptops around one folder: real apps, real profiles, a real folder.
import { expect } from '@playwright/test';
import { readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { expectClean } from './clean';
import { newProfile } from './launch';
import { profileFiles, start, startInRoom, test } from './room';
import { letIn, openFirst, shareFolder, twoInOneRoom } from './sharing';

const numbered = (who: string, count: number) => Array.from({ length: count }, (_, i) => `${who} ${String(i + 1)}`);

test('a second laptop joins by a folder, and both show one record after hours apart, without a key pressed', async () => {
  test.setTimeout(180_000);
  const { folder, ana, bo } = await twoInOneRoom();

  renameSync(folder, `${folder}-away`);
  await ana.log(...numbered('ana', 20));
  await bo.log(...numbered('bo', 20));
  for (const one of [ana, bo])
    await expect(one.page.getByText(/20 waiting for the folder · Offline since/)).toBeVisible({ timeout: 15_000 });
  for (const [one, who] of [
    [ana, 'ana'],
    [bo, 'bo'],
  ] as const) {
    await expect(one.row(`${who} 20`).getByLabel('only on this laptop')).toBeVisible();
    await expect(one.row('Declared SEV1: Checkout failing 502 EU').getByLabel('only on this laptop')).toBeHidden();
  }
  renameSync(`${folder}-away`, folder);

  const all = [...numbered('ana', 20), ...numbered('bo', 20)];
  await expect
    .poll(async () => (await ana.allLines()).filter((line) => all.includes(line)).length, { timeout: 15_000 })
    .toBe(40);
  await expect
    .poll(async () => (await bo.allLines()).filter((line) => all.includes(line)).length, { timeout: 15_000 })
    .toBe(40);
  expect(await bo.allLines()).toEqual(await ana.allLines());
  for (const one of [ana, bo]) {
    await expect(one.page.getByText(/^Folder synced/)).toBeVisible();
    await expect(one.page.getByText(/^On 2 laptops · folder \d\d:\d\dZ$/)).toBeVisible();
    await expect(one.page.getByLabel('only on this laptop')).toHaveCount(0);
  }
  const inFolder = profileFiles(folder, '').map((file) => readFileSync(file, 'latin1'));
  expect(inFolder.length).toBeGreaterThan(10);
  for (const canary of ['ana 20', 'bo 20', 'Checkout', 'Ana Ruiz', 'Bo Lin'])
    expect(inFolder.filter((text) => text.includes(canary))).toEqual([]);
});

test('what two decided apart is asked once, and chosen once: then both show the same again', async () => {
  test.setTimeout(180_000);
  const folder = newProfile();
  const ana = await startInRoom('Checkout failing 502 EU s2 @me #gateway');
  await shareFolder(ana, folder);
  const bo = await letIn(ana, folder);
  await openFirst(bo);
  await ana.press('g', 'l');
  await openFirst(ana);
  await ana.go('r');
  await ana.press('v');
  await expect(bo.header.getByText('Vacant')).toBeVisible({ timeout: 15_000 });

  renameSync(folder, `${folder}-away`);
  for (const one of [ana, bo])
    await expect(one.page.getByText(/Offline since/).first()).toBeVisible({ timeout: 15_000 });
  await ana.press('t');
  await ana.log('/sev 1 card data may be at risk', ...numbered('ana', 10));
  await bo.go('r');
  await bo.press('t');
  await bo.log('/sev 3 502 rate falling', ...numbered('bo', 10));
  renameSync(`${folder}-away`, folder);

  for (const one of [ana, bo]) await expect(one.page.getByText('2 conflicts').first()).toBeVisible({ timeout: 15_000 });
  await ana.go('x');
  await expect(ana.page.getByRole('heading', { name: 'Conflicts: 1 of 2' })).toBeVisible();
  await ana.page.emulateMedia({ reducedMotion: 'reduce' });
  await expectClean(ana.page, 'two conflicts');
  await ana.page.getByRole('button', { name: /(Keep|Use) Ana Ruiz/ }).click();
  await ana.page.getByRole('button', { name: /(Keep|Use) SEV1/ }).click();
  await expect(ana.page.getByText('No conflicts')).toBeVisible();
  for (const one of [ana, bo]) {
    await expect(one.page.getByText(/\d conflicts?$/)).toHaveCount(0, { timeout: 15_000 });
    await expect(one.header.getByText('Ana Ruiz')).toBeVisible();
    await expect(one.header).toContainText(/SEV\s*1/);
    await one.go('t');
  }
  await expect.poll(() => bo.allLines(), { timeout: 15_000 }).toEqual(await ana.allLines());
});

test('done against skipped is asked, and what both chose apart comes back as one item', async () => {
  test.setTimeout(180_000);
  const { folder, ana, bo } = await twoInOneRoom();
  const away = async () => {
    renameSync(folder, `${folder}-away`);
    for (const one of [ana, bo])
      await expect(one.page.getByText(/Offline since/).first()).toBeVisible({ timeout: 15_000 });
  };
  await away();
  await ana.go('k');
  await ana.press('Space');
  await bo.go('k');
  await bo.press('s');
  await bo.type('nobody near it');
  await bo.press('Enter');
  await ana.log('/sev 2 card data');
  await bo.log('/sev 3 falling');
  renameSync(`${folder}-away`, folder);
  for (const one of [ana, bo]) await expect(one.page.getByText('2 conflicts').first()).toBeVisible({ timeout: 15_000 });
  await ana.go('x');
  await expect(ana.page.getByRole('heading', { name: 'Conflicts: 1 of 2' })).toBeVisible();
  await ana.press('j');
  await expect(
    ana.page.getByRole('button', { name: /Item: Is anyone in danger.* (skipped or done|done or skipped)/ }),
  ).toBeVisible();
  await ana.page.getByRole('button', { name: /(Keep|Use) done/i }).click();
  for (const one of [ana, bo]) await expect(one.page.getByText('1 conflict').first()).toBeVisible({ timeout: 15_000 });

  // Each chooses apart from the other: one question, not two.
  await away();
  await ana.page.getByRole('button', { name: /(Keep|Use) SEV2/ }).click();
  await bo.go('x');
  await bo.page.getByRole('button', { name: /(Keep|Use) SEV3/ }).click();
  for (const one of [ana, bo]) await expect(one.page.getByText('No conflicts')).toBeVisible();
  renameSync(`${folder}-away`, folder);
  for (const one of [ana, bo])
    await expect(one.page.getByRole('heading', { name: 'Conflicts: 1 of 1' })).toBeVisible({ timeout: 15_000 });
  await bo.page.getByRole('button', { name: /(Keep|Use) SEV2/ }).click();
  for (const one of [ana, bo]) {
    await expect(one.page.getByText('No conflicts')).toBeVisible({ timeout: 15_000 });
    await expect(one.header).toContainText(/SEV\s*2/);
  }
});

test('two who each began alone share one room afterwards, and what both declared is offered as one', async () => {
  test.setTimeout(180_000);
  const folder = newProfile();
  const ana = await startInRoom('Checkout failing 502 EU s1 @me #gateway');
  await ana.log(...numbered('ana', 20));
  const bo = await start();
  await bo.introduce('Bo Lin');
  await bo.declare('Payments down s2 @me #gateway');
  await bo.log(...numbered('bo', 20));
  await shareFolder(ana, folder);

  await bo.choosing(folder);
  await bo.go('s');
  await bo.page.getByRole('tab', { name: 'Sync' }).click();
  await bo.page.getByRole('button', { name: 'Join a room in a folder' }).click();
  const asks = ana.page.getByText(/Bo Lin on laptop/);
  await expect(asks).toBeVisible();
  await ana.page.getByRole('button', { name: /let in/ }).click();
  for (const one of [ana, bo]) {
    await one.press('g', 'l');
    for (const title of [/^SEV1.*Checkout failing/, /^SEV2.*Payments down/])
      await expect(one.page.getByRole('button', { name: title })).toBeVisible({ timeout: 15_000 });
    await expect(one.page.getByText(/both about gateway. Are they one/)).toBeVisible();
  }
  await bo.page.getByRole('button', { name: /^One incident: go on in/ }).click();
  for (const one of [bo, ana]) {
    await expect(one.page.getByRole('button', { name: 'Put away' })).toHaveCount(0);
    await expect(one.page.getByRole('button', { name: /Payments down/ })).toHaveCount(0, { timeout: 15_000 });
    await expect(one.page.getByText(/Are they one/)).toHaveCount(0);
    await openFirst(one);
    for (const line of ['ana 20', 'bo 20']) await expect(one.row(line)).toBeVisible();
  }
  await expect.poll(() => bo.allLines(), { timeout: 15_000 }).toEqual(await ana.allLines());
});

test('one shared file keeps two laptops in step as a folder does', async () => {
  test.setTimeout(180_000);
  const folder = newProfile();
  const ana = await startInRoom();
  await shareFolder(ana, folder);
  const bo = await letIn(ana, folder);
  await openFirst(bo);
  const file = path.join(newProfile(), 'room.warroom');
  for (const one of [ana, bo]) {
    await one.choosing(file);
    if (one === bo) await one.go('s');
    await one.page.getByRole('tab', { name: 'Sync' }).click();
    await one.page.getByRole('button', { name: 'Use one shared file' }).click();
    await expect(one.page.getByRole('row', { name: /Shared file Up to date/ })).toBeVisible();
    await one.page
      .getByRole('row', { name: /Shared folder/ })
      .getByRole('button', { name: 'Remove' })
      .click();
    await expect(one.page.getByRole('row', { name: /Shared folder/ })).toHaveCount(0);
    await one.press('g', 'l');
    await openFirst(one);
  }
  await Promise.all([ana.log(...numbered('ana', 10)), bo.log(...numbered('bo', 10))]);
  const all = [...numbered('ana', 10), ...numbered('bo', 10)];
  for (const one of [ana, bo])
    await expect
      .poll(async () => (await one.allLines()).filter((line) => all.includes(line)).length, { timeout: 15_000 })
      .toBe(20);
  expect(await bo.allLines()).toEqual(await ana.allLines());
});

test('with an incident live, a closed window goes on exchanging, asked once, and comes back with the lines', async () => {
  test.setTimeout(120_000);
  const { ana, bo } = await twoInOneRoom();
  const asked = await ana.app.evaluateHandle(({ dialog }) => {
    const messages: string[] = [];
    dialog.showMessageBox = ((_window: unknown, { message }: { message: string }) => {
      messages.push(message);
      return Promise.resolve({ response: 0, checkboxChecked: false });
    }) as typeof dialog.showMessageBox;
    return messages;
  });
  const close = () =>
    ana.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.close();
    });
  const isVisible = () => ana.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());

  await close();
  await expect.poll(isVisible).toBe(false);
  await bo.log('while her window is closed');
  await expect(bo.row('while her window is closed').getByLabel('only on this laptop')).toBeHidden({ timeout: 15_000 });
  await expect(bo.page.getByText(/^On 2 laptops · folder/)).toBeVisible({ timeout: 30_000 });

  // A second start brings it to the front.
  await ana.app.evaluate(({ app }) => app.emit('second-instance'));
  await expect.poll(isVisible).toBe(true);
  await expect(ana.row('while her window is closed')).toBeVisible();
  await close();
  await expect.poll(isVisible).toBe(false);
  expect(await asked.jsonValue()).toEqual(['An incident is live. Keep Holdfast running?']);
  await ana.close();
  await bo.close();
});
