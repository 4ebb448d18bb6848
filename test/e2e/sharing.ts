// How people come together around one folder.
import { expect } from '@playwright/test';
import { expectClean } from './clean';
import { newProfile } from './launch';
import { start, startInRoom, type Driver } from './room';

export async function shareFolder(driver: Driver, folder: string): Promise<void> {
  await driver.choosing(folder);
  await driver.go('s');
  await driver.page.getByRole('tab', { name: 'Sync' }).click();
  await driver.page.getByRole('button', { name: 'Add a folder or stick' }).click();
  await expect(driver.page.getByRole('row', { name: /Shared folder Up to date/ })).toBeVisible();
}

export const waitingOf = ({ page }: Driver) => page.getByText(/^Waiting to be let in\. Read/);

/** A fresh laptop that asks to be let in, and waits. */
export async function askToJoin(folder: string, name: string): Promise<Driver> {
  const bo = await start();
  await bo.choosing(folder);
  await bo.page.getByRole('radio', { name: 'Join a room' }).check();
  await bo.page.getByRole('textbox', { name: 'Your name' }).fill(name);
  await bo.press('Enter');
  await expect(waitingOf(bo)).toBeVisible();
  return bo;
}

/** Ana has shared the folder; Bo, on a fresh laptop, asks to be let in, and Ana lets him in. */
export async function letIn(ana: Driver, folder: string): Promise<Driver> {
  const bo = await askToJoin(folder, 'Bo Lin');
  const waiting = waitingOf(bo);
  const words = await waiting.locator('b').innerText();
  const asks = ana.page.getByText(/Bo Lin on laptop/);
  await expect(asks).toBeVisible();
  expect(await asks.locator('b').innerText()).toBe(words);
  await expectClean(ana.page, 'a laptop asks to be let in');
  await ana.page.getByRole('button', { name: /let in/ }).click();
  await expect(waiting).toBeHidden();
  return bo;
}

export async function openFirst({ page, composer }: Driver): Promise<void> {
  await page.getByRole('button', { name: /Checkout failing/ }).click();
  await expect(composer).toBeVisible();
}

/** Ana and Bo, each in the same incident on a laptop of their own, around one folder. */
export async function twoInOneRoom(): Promise<{ readonly folder: string; readonly ana: Driver; readonly bo: Driver }> {
  const folder = newProfile();
  const ana = await startInRoom();
  await shareFolder(ana, folder);
  const bo = await letIn(ana, folder);
  await openFirst(bo);
  await ana.press('g', 'l');
  await openFirst(ana);
  return { folder, ana, bo };
}

export async function useHub(driver: Driver, code: string): Promise<void> {
  await driver.go('s');
  await driver.page.getByRole('tab', { name: 'Sync' }).click();
  await driver.page.getByRole('button', { name: 'Use a hub' }).click();
  await driver.page.getByRole('textbox', { name: 'Code' }).fill(code);
  await driver.press('Enter');
}

/** What a person reads out from the invitation that stands on the screen, which is closed then. */
export async function readInvitation({ page, press }: Driver): Promise<string> {
  const dialog = page.getByRole('dialog', { name: 'Let one more laptop come' });
  await expect(dialog.getByRole('listitem')).toHaveCount(8, { timeout: 20_000 });
  await expectClean(page, 'invite to a hub');
  const words = await dialog.getByRole('listitem').allInnerTexts();
  const address = await dialog.getByText(/:\d+$/).innerText();
  await press('Escape');
  await expect(dialog).toBeHidden();
  return `${address} ${words.join(' ')}`;
}

/** A fresh laptop that asks by such a code to be let in. */
export async function askAtHub(code: string): Promise<Driver> {
  const bo = await start();
  await bo.page.getByRole('radio', { name: 'Join a room' }).check();
  await bo.page.getByRole('textbox', { name: 'Your name' }).fill('Bo Lin');
  await bo.page.getByRole('textbox', { name: /^Code/ }).fill(code);
  await bo.press('Enter');
  return bo;
}
