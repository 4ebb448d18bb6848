import { expect } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expectClean } from './clean';
import { newProfile } from './launch';
import { start, startInRoom, test } from './room';

test('axe finds nothing on the way to a room', async () => {
  const { page, press, introduce, declare, type, close } = await start();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expectClean(page, 'first start');
  await introduce('Ana Ruiz');
  await expectClean(page, 'home, empty');
  await type('checkout 502 s1 @zz #gateway t-5m');
  await expectClean(page, 'home, a declaration being read');
  await press('Control+a');
  await declare('Checkout failing 502 EU s1 @me #gateway');
  await expectClean(page, 'room, empty');
  await press('Control+k');
  await type('close the incident');
  await press('Enter');
  await page.getByRole('textbox', { name: 'Why no review' }).focus();
  await type('a drill');
  await press('Enter');
  await expect(page.locator('#header')).toContainText('Closed');
  await press('Escape', 'g', 'l');
  await declare('VPN slow in Lyon s3');
  await press('Escape', 'g', 'l');
  await expect(page.getByRole('row', { name: /Checkout failing/ })).toBeVisible();
  await expectClean(page, 'home, one live and one closed');
  await close();
});

test('axe finds nothing in the timeline and the composer', async () => {
  test.setTimeout(90_000);
  const { page, press, type, log, timeline, close } = await startInRoom();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await log(
    '502 rate 31%',
    '!@bo roll back 5m',
    '/d roll back',
    '? is US exposed',
    '+ ask',
    '= restarted #db',
    '> told',
    'key *',
    'late t-20m',
  );
  await log(...Array.from({ length: 21 }, (_, i) => `line ${String(i)}`));
  await expect(timeline.getByRole('option').last()).toContainText('line 20');
  await expectClean(page, 'thirty lines');
  await press('Escape', 'ArrowUp');
  await expectClean(page, 'a row selected');
  await press('Enter');
  await expect(page.getByRole('button', { name: 'Close the line' })).toBeVisible();
  await expectClean(page, 'the inspector');
  await press('t');
  await type('not a time');
  await press('Enter');
  await expectClean(page, 'a time that is none');
  await press('Escape', 'Control+l');
  await type('!@');
  await expect(page.getByRole('listbox', { name: 'Completions' })).toBeVisible();
  await expectClean(page, 'completions');
  await press('Escape', 'Control+a');
  await type('call @zed t=25:99 5m');
  await expectClean(page, 'hints');
  await press('Control+a');
  await type('/sev 9');
  await press('Enter');
  await expect(page.getByText('Enter again logs it as a note')).toBeVisible();
  await expectClean(page, 'a verb refused');
  await press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectClean(page, 'the palette');
  await type('zzzz');
  await expectClean(page, 'the palette with nothing found');
  await press('Escape', 'F1');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectClean(page, 'the keys');
  await press('Escape');
  await close();
});

test('Ctrl+Shift+L changes between dark and light, and the app starts in what was chosen', async () => {
  const { page, press, profile, close } = await startInRoom();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await press('Control+Shift+l');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await close();
  const again = await start(profile);
  await expect(again.page.locator('html')).toHaveAttribute('data-theme', 'light');
  await again.close();
});

test('axe finds nothing in the panes, the editors and the settings', async () => {
  test.setTimeout(180_000);
  const { page, press, type, log, go, close } = await startInRoom();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await log('/role scribe @me', 'two');
  for (const editor of ['s', 'p', 'e', 'a', 'n', 't', 'u', 'o', 'b', 'm', 'z', 'x', 'Shift+c']) {
    await go('h');
    await press(editor);
    await expect(page.locator('form').filter({ has: page.getByRole('button', { name: 'Leave it' }) })).toBeVisible();
    await expectClean(page, `header editor ${editor}`);
    await press('Escape');
  }
  await go('r');
  await expectClean(page, 'roles');
  await press('Enter');
  await type('bo');
  await expectClean(page, 'a role being given');
  await press('Escape', 'g', 'c', 'x');
  await expect(page.getByRole('textbox', { name: 'What was said, in a line' })).toBeVisible();
  await expectClean(page, 'comms, an update being marked sent');
  await press('Escape', 'z', 'Enter');
  await expectClean(page, 'comms, snoozing without a time');
  await press('Escape', 'w');
  await expect(page.getByRole('textbox', { name: /^Mail addresses/ })).toBeFocused();
  await expectClean(page, 'comms, where an audience is reached');
  await press('Escape', 'h');
  await expectClean(page, 'comms, who heard what');
  await press('Escape', 'g', 'k', 'l');
  await page.getByRole('group', { name: 'Lists to open' }).getByRole('button').first().click();
  await expectClean(page, 'checklists');
  await press('Escape', 'g', 'x');
  await expect(page.getByText('No conflicts')).toBeVisible();
  await expectClean(page, 'no conflicts');
  await press('Control+Shift+e');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectClean(page, 'how to carry an incident');
  await press('Escape');
  for (const name of ['Me', 'People', 'Training', 'Rules', 'Severity', 'Sync', 'Channels', 'Appearance', 'Storage']) {
    await press('Control+k');
    await type('settings');
    await press('Enter');
    await page.getByRole('tab', { name, exact: true }).click();
    await expectClean(page, `settings, ${name}`);
  }
  await close();
});

test('axe finds nothing where a second person is asked for', async () => {
  const { page, press, go, close } = await startInRoom();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await go('k');
  await press('l');
  await page.getByRole('button', { name: /^T1 / }).click();
  const danger = page.getByRole('option').filter({ hasText: '⚠' }).first();
  await danger.click();
  await page.getByRole('listbox', { name: 'Items' }).focus();
  await press('Space');
  await expect(page.getByRole('textbox', { name: /Second person/ })).toBeVisible();
  await expectClean(page, 'a second person asked for');
  await close();
});

test('axe finds nothing on the shut screen', async () => {
  const profile = newProfile();
  mkdirSync(path.join(profile, 'journal'));
  writeFileSync(path.join(profile, 'journal', 'FORMAT'), 'holdfast journal 3\n');
  const { page, close } = await start(profile);
  await expectClean(page, 'shut');
  await close();
});
