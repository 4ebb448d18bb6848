// A meeting of the incident, by keys alone: opened, asked in, answered, owed, ended, and in the exported report.
import { expect } from '@playwright/test';
import { mkdtempSync, readFileSync, chmodSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expectClean } from './clean';
import { startInRoom, test } from './room';

test('the executives’ call: four questions, one owed, all of it in the record and the report', async () => {
  test.setTimeout(90_000);
  const ana = await startInRoom();
  const { page, press, type, log, go, composer } = ana;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const pane = page.getByRole('region', { name: 'Briefings' });
  const ask = page.getByRole('textbox', { name: /^Question/ });
  const list = page.getByRole('listbox', { name: 'Questions of Executive Team' });

  await go('b');
  await expect(pane).toContainText('No briefing in this incident yet');
  await expectClean(page, 'no briefing yet');
  await log('/phase investigation', '/meet exec');
  await expect(page.getByRole('textbox', { name: 'With whom' })).toHaveValue('Executive Team');
  await expect(page.getByRole('textbox', { name: /^Agenda/ })).toHaveValue(
    /Situation: SEV1.*\nSince .*Phase: Investigation/,
  );
  await press('Tab', 'Tab');
  await type('CFO, Mia Ek');
  await expectClean(page, 'a briefing being opened');
  await press('Enter');

  // One after another, as fast as lines of the log.
  await expect(ask).toBeFocused();
  for (const line of ['cfo: when are customers told?', 'mia: is data lost?', 'who pays?']) {
    await type(line);
    await press('Enter');
  }
  await expect(list.getByRole('option')).toHaveText([/CFO when are/, /Mia Ek is data/, /who pays\?/]);
  // From the log as well: the composer is free throughout.
  await log('/ask cfo: what next?');
  await expect(list.getByRole('option').last()).toContainText('what next?');
  await expect(composer).toBeFocused();
  await press('Escape', 'Home', 'j', 'a');
  await type('no sign of it');
  await press('Enter');
  await expect(list.getByRole('option').nth(1)).toContainText('no sign of it');
  await expect(ask).toBeFocused();
  await press('Escape', 'Home', 'o');
  await type('mia');
  await expectClean(page, 'an answer that somebody owes');
  await press('Enter');
  await expect(list.getByRole('option').first()).toContainText(/Mia Ek owes it/);
  await expectClean(page, 'a briefing with its questions');

  await press('Escape', 'Shift+E');
  await expect(ask).toHaveCount(0);
  await press('g', 't');
  await expect(ana.row('Briefing with Executive Team ended, 4 questions, 1 owed')).toBeVisible();
  await expect(page.getByRole('region', { name: /^Open questions/ })).toContainText('when are customers told?');
  await expect(page.getByRole('button', { name: /Mia Ek: when are customers told\?/ })).toBeVisible();
  await log('/done customers told');
  // Done without a word is no answer: the question stays.
  await expect(page.getByRole('region', { name: /^Open questions/ })).toContainText('when are customers told?');

  const folder = mkdtempSync(path.join(os.tmpdir(), 'holdfast-report-'));
  chmodSync(folder, 0o777);
  await ana.app.evaluate(({ dialog }, place) => {
    dialog.showSaveDialog = ((_window: unknown, { defaultPath = '' }: Electron.SaveDialogOptions) =>
      Promise.resolve({
        canceled: false,
        filePath: `${place}/report${/\.\w+$/.exec(defaultPath)?.[0] ?? ''}`,
      })) as typeof dialog.showSaveDialog;
  }, folder);
  await press('Control+e');
  await expect(page.getByText(/Exported to .*report\.csv/)).toBeVisible();
  expect(readFileSync(path.join(folder, 'report.md'), 'utf8')).toMatch(
    /## Briefings\n\n\*\*Executive Team\*\*, .*\n- There: CFO and Mia Ek\n- Agenda: Situation/,
  );
  await ana.close();
});
