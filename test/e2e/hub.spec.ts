// Laptops that meet at a hub: by a code, live, and again after it was gone.
import { expect, request } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { startHubProcess, type HubProcess } from '../server/hub-process';
import { expectClean } from './clean';
import { newProfile } from './launch';
import { dropFile, startInRoom, test, type Driver } from './room';
import { askAtHub, openFirst, readInvitation, useHub, waitingOf } from './sharing';

const MAIN = path.resolve(import.meta.dirname, '../../dist/server/main.cjs');
const startHub = (data: string, port = 0): Promise<HubProcess> =>
  startHubProcess(MAIN, ['--no-health', '--data', data, '--listen', `127.0.0.1:${String(port)}`]);

/** So many bytes, no two thousand of them alike. */
const logOf = (bytes: number): string =>
  Array.from({ length: bytes / 10 }, (_, i) => `${String(i).padStart(9, '0')}\n`).join('');

/** A file on a line, let go over the log. */
async function attachLog(one: Driver, name: string, line: string, bytes: number): Promise<void> {
  await dropFile(one.timeline, name, logOf(bytes));
  await one.log(line);
  await expect(one.row(line).last().getByRole('img', { name: '1 attachment' })).toBeVisible();
}

/** It comes by itself, and what is saved is what was attached. */
async function expectSaved(one: Driver, line: string, name: string, bytes: number): Promise<void> {
  const copy = path.join(one.profile, name);
  await one.row(line).last().click();
  await one.press('Enter');
  const save = one.page.getByRole('button', { name: `Save as… ${name}` });
  await expect(save).toBeEnabled({ timeout: 20_000 });
  await one.choosing(copy);
  await save.click();
  await expect.poll(() => (existsSync(copy) ? readFileSync(copy, 'utf8') === logOf(bytes) : false)).toBe(true);
  await one.press('Escape');
  await one.composer.focus();
}

test('two laptops meet at a hub by a code, type here and read there, go on without it, and agree when it is back', async () => {
  test.setTimeout(180_000);
  const data = path.join(newProfile(), 'hub');
  const hub = await startHub(data);
  const [, code = ''] = /(holdfast:\S+)/.exec(hub.said()) ?? [];
  const ana = await startInRoom();
  await useHub(ana, 'nothing');
  await expect(ana.page.getByText(/Begin with the address the other screen shows/)).toBeVisible();
  await expectClean(ana.page, 'use a hub');
  await ana.page.getByRole('textbox', { name: 'Code' }).fill(code);
  await ana.press('Enter');
  await expect(ana.page.getByRole('row', { name: /Hub Up to date/ })).toBeVisible({ timeout: 15_000 });

  await ana.page.getByRole('button', { name: 'Invite' }).click();
  const bo = await askAtHub(await readInvitation(ana));
  const waiting = waitingOf(bo);
  await expect(waiting).toBeVisible({ timeout: 15_000 });
  const asks = ana.page.getByText(/on laptop .* asks to join/);
  await expect(asks).toBeVisible({ timeout: 15_000 });
  expect(await asks.locator('b').innerText()).toBe(await waiting.locator('b').innerText());
  await ana.page.getByRole('button', { name: /let in/ }).click();
  await openFirst(bo);
  await ana.press('g', 'l');
  await openFirst(ana);
  await ana.log('from ana');
  await expect(bo.row('from ana')).toBeVisible();
  await bo.log('from bo');
  await expect(ana.row('from bo')).toBeVisible();

  await attachLog(ana, 'trace.log', 'a trace', 2_500_000);
  await expectSaved(bo, 'a trace', 'trace.log', 2_500_000);

  const { port } = hub.served;
  await hub.kill();
  for (const [one, who] of [
    [ana, 'ana'],
    [bo, 'bo'],
  ] as const)
    await one.log(...Array.from({ length: 5 }, (_, i) => `${who} apart ${String(i)}`));
  await attachLog(bo, 'apart.log', 'a trace apart', 1_200_000);
  const back = await startHub(data, port);
  await expect(ana.row('bo apart 4')).toBeVisible({ timeout: 20_000 });
  await expect(bo.row('ana apart 4')).toBeVisible({ timeout: 20_000 });
  await expectSaved(ana, 'a trace apart', 'apart.log', 1_200_000);
  expect(await bo.allLines()).toEqual(await ana.allLines());
  await ana.close();
  await bo.close();
  expect(await back.stop()).toBe(0);
});

test('a laptop hosts on its network: another comes by the code, both write, and go on when it stops', async () => {
  test.setTimeout(120_000);
  const ana = await startInRoom();
  await ana.go('s');
  await ana.page.getByRole('tab', { name: 'Sync' }).click();
  await ana.page.getByRole('button', { name: 'Host on this network' }).click();
  await expect(ana.page.getByRole('dialog', { name: 'Host on this network' }).getByRole('radio').first()).toBeChecked();
  await expectClean(ana.page, 'host on this network');
  await ana.press('Enter');
  const code = await readInvitation(ana);
  // A hub on the same laptop is no second place.
  await expect(ana.page.getByText('On this laptop only')).toBeVisible();
  await expect(ana.page.getByText(`Hosting on ${code.split(' ')[0] ?? ''}`)).toBeVisible();

  const bo = await askAtHub(code);
  await ana.page.getByRole('button', { name: /let in/ }).click({ timeout: 20_000 });
  await openFirst(bo);
  await bo.log('from bo');
  await ana.press('g', 'l');
  await openFirst(ana);
  await ana.log('from ana');
  await expect(ana.row('from bo')).toBeVisible();
  await expect(bo.row('from ana')).toBeVisible();
  await expect(ana.page.getByText('On 2 laptops')).toBeVisible({ timeout: 20_000 });

  await ana.go('s');
  await ana.page.getByRole('tab', { name: 'Sync' }).click();
  await ana.page.getByRole('button', { name: 'Stop hosting' }).click();
  await expect(ana.page.getByRole('row', { name: /Hub on this laptop/ })).toBeHidden();
  await bo.log('alone now');
  await expect(bo.page.getByText(/1 waiting for the hub/)).toBeVisible({ timeout: 30_000 });
  await ana.close();
  await bo.close();
});

test('phones on the network are shown the incident where a person wants it, and what they write stands in the log', async () => {
  test.setTimeout(120_000);
  const ana = await startInRoom();
  const runPhones = async () => {
    await ana.press('Control+k');
    await ana.page.keyboard.type('phones on the network');
    await ana.press('Enter');
  };
  await ana.go('s');
  await ana.page.getByRole('tab', { name: 'Sync' }).click();
  await ana.page.getByRole('button', { name: 'Host on this network' }).click();
  await expect(ana.page.getByRole('radio').first()).toBeChecked();
  await ana.press('Enter');
  await expect(ana.page.getByRole('dialog', { name: 'Let one more laptop come' })).toBeVisible({ timeout: 20_000 });
  await ana.press('Escape', 'g', 'l');
  await openFirst(ana);
  await ana.log('pool is full');
  await runPhones();
  const dialog = ana.page.getByRole('dialog', { name: 'Phones on this network' });
  await dialog.getByRole('button', { name: 'Show this incident to phones' }).click();
  const url = await dialog.getByText(/^https:/).innerText();
  await expectClean(ana.page, 'phones on this network');
  await ana.press('Escape');
  // What is shown outside the room stands where everybody in it looks.
  await expect(ana.page.getByText(/^Hosting on .* shown to phones$/)).toBeVisible();

  const phone = await request.newContext({ ignoreHTTPSErrors: true });
  await expect.poll(async () => (await phone.get(url)).text()).toContain('pool is full');
  const form = { from: 'Dee', text: 'power is back in rack 4' };
  expect(await (await phone.post(`${url}write`, { form })).text()).toContain('Kept. It goes into the log');
  await expect(ana.row('from Dee: power is back in rack 4')).toBeVisible();
  await expect
    .poll(async () => (await phone.get(url)).text(), { timeout: 15_000 })
    .toContain('power is back in rack 4');
  // On another screen it goes on.
  await ana.go('l');
  await phone.post(`${url}write`, { form: { from: 'Dee', text: 'and in rack 5' } });
  await openFirst(ana);
  await expect(ana.row('from Dee: and in rack 5')).toBeVisible();

  await runPhones();
  await dialog.getByRole('button', { name: 'Show phones nothing' }).click();
  await expect.poll(async () => (await phone.get(url)).status()).toBe(404);
  await phone.dispose();
  await ana.press('Escape');
  await ana.close();
});
