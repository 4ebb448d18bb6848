// What monitoring sends to a hub is listed in the app, with the hub there and without it.
import { expect } from '@playwright/test';
import path from 'node:path';
import { request } from 'node:https';
import { startHubProcess } from '../server/hub-process';
import { ALERTMANAGER, PAGERDUTY } from '../shared/domain/alerts/samples';
import { expectClean } from './clean';
import { newProfile } from './launch';
import { start, startInRoom, test } from './room';

const MAIN = path.resolve(import.meta.dirname, '../../dist/server/main.cjs');

/** As `curl --insecure --json` does it; the status of the answer. */
function post(address: string, body: unknown): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const asked = request(address, { method: 'POST', headers, rejectUnauthorized: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asked.once('error', reject);
    asked.end(JSON.stringify(body));
  });
}

test('alerts of three kinds of senders are listed, opened, and still there without the hub', async () => {
  test.setTimeout(120_000);
  const data = path.join(newProfile(), 'hub');
  const hub = await startHubProcess(MAIN, ['--no-health', '--data', data, '--listen', '127.0.0.1:0']);
  const [, code = ''] = /(holdfast:\S+)/.exec(hub.said()) ?? [];
  const ana = await startInRoom();
  const { page } = ana;

  await ana.go('a');
  await expect(page.getByText('No alerts yet')).toBeVisible();
  await expectClean(page, 'no alerts');
  await page.getByRole('button', { name: 'Go to Sync' }).click();
  await page.getByRole('button', { name: 'Use a hub' }).click();
  await page.getByRole('textbox', { name: 'Code' }).fill(code);
  await ana.press('Enter');
  await expect(page.getByRole('row', { name: /Hub Up to date/ })).toBeVisible({ timeout: 15_000 });

  await page.getByRole('button', { name: 'Alerts', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Let monitoring send alerts' });
  await dialog.getByRole('textbox', { name: 'Who sends' }).fill('Prometheus Vienna');
  await ana.press('Enter');
  const alertmanager = await dialog.getByRole('textbox', { name: /^Alertmanager or Grafana/ }).inputValue();
  const pagerduty = await dialog.getByRole('textbox', { name: /made for PagerDuty: address/ }).inputValue();
  const token = await dialog.getByRole('textbox', { name: /routing key/ }).inputValue();
  const generic = await dialog.getByRole('textbox', { name: /^Anything else/ }).inputValue();
  await expectClean(page, 'a new way in for alerts');

  expect(await post(alertmanager, ALERTMANAGER)).toBe(202);
  expect(await post(pagerduty, { ...PAGERDUTY, routing_key: token })).toBe(202);
  expect(await post(generic, { summary: 'Backup of nas-1 failed', severity: 'P2', host: 'nas-1' })).toBe(202);
  await dialog.getByRole('button', { name: 'I have copied it' }).click();
  await expect(dialog.getByText('5 alerts')).toBeVisible();
  await expect(dialog.getByText(token)).toHaveCount(0);
  await expectClean(page, 'ways in for alerts');
  await dialog.getByRole('button', { name: 'Show all alerts' }).click();

  const rows = page.getByRole('table', { name: /Alerts/ }).getByRole('row');
  const titles = page.getByRole('rowheader');
  const sent = [
    'Backup of nas-1 failed',
    'DISK at 99% on machine prod-datapipe03.example.com',
    'Gateway answers 502 to 38 % of requests',
    'HighErrorRate',
    'Volume /var is full',
  ];
  await expect(titles).toHaveText(sent);
  await expect(rows.filter({ hasText: 'Gateway answers' })).toContainText('Prometheus Vienna');
  await expect(rows.filter({ hasText: 'Volume /var' })).toContainText('Resolved');
  await expect(page.getByRole('heading', { name: 'Alerts 5' })).toBeVisible();
  await expectClean(page, 'alerts');
  await rows.nth(1).focus();
  await ana.press('ArrowDown', 'Enter');
  const detail = page.getByRole('region', { name: 'Alert', exact: true });
  await expect(detail).toContainText('DISK at 99%');
  await expect(detail.getByText('https://pagerduty.example/', { exact: true })).toBeVisible();
  await expect(detail).not.toContainText(token);
  await expectClean(page, 'an alert');
  await ana.press('Escape');
  await expect(detail).toBeHidden();

  // It comes in while somebody looks, and what nobody can read is there as well.
  expect(await post(generic, ['odd'])).toBe(202);
  await expect(titles.first()).toHaveText(/Of a shape unknown here/);

  expect(await hub.stop()).toBe(0);
  await ana.close();
  const again = await start(ana.profile);
  await expect(again.page.getByRole('rowheader')).toHaveText([/Of a shape unknown here/, ...sent]);
  await again.close();
});
