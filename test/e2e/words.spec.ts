// The commander's loop and the words to people, by keyboard in the real app.
import { expect } from '@playwright/test';
import { start, startInRoom, test, type Driver } from './room';

test('an update that is overdue is approved, waits offline, and must be confirmed when the estimate has changed', async () => {
  const { page, press, type, log, go, composer } = await startInRoom('Checkout failing s1 @me #Checkout');
  const executives = page.getByRole('row', { name: /Executive Team/ });
  // The page's own clock is turned on; the keeper's goes on as it is.
  await page.clock.install();
  await page.reload();
  await expect(composer).toBeFocused();
  await go('c');
  await tellFacts({ page, press, type });
  await press('t');
  await expect(page.getByRole('textbox', { name: /Next update at/ })).toBeFocused();
  await type('1m');
  await press('Enter');
  await expect(executives).toContainText('promised');
  await page.clock.fastForward('04:00');
  await expect(page.getByText('1 overdue · F2')).toBeVisible();
  await expect(page.getByText(/slept for 04:.*All timers were computed anew/)).toBeVisible();

  await press('F2');
  await expect(executives).toBeFocused();
  await press('a');
  await expect(executives).toContainText('Approved');

  await run({ press, type }, 'usual channels');
  await expect(executives).toContainText('Queued, offline');
  await log('/eta 40m low index rebuild');
  await expect(executives).toContainText('Confirm again');
  await expect(page.getByText(/Expected back none → /)).toBeVisible();
  await run({ press, type }, 'usual channels');
  await expect(executives).toContainText('Confirm again');

  await go('c');
  await executives.focus();
  await press('x', 'Enter');
  await expect(page.getByText(/Confirm that they are still true/)).toBeVisible();
  await press('Escape', 'a');
  await expect(executives).toContainText('Approved');
  await press('c', 'x', 'Enter');
  await expect(executives).toContainText('Ana Ruiz, Email');
  await expect(executives).toContainText('promised');
});

test('task 6: the overdue update found and sent in at most 6 keys', async () => {
  const { page, press, type, go, composer } = await startInRoom('Checkout failing s1 @me #Checkout');
  const executives = page.getByRole('row', { name: /Executive Team/ });
  await page.clock.install();
  await page.reload();
  await expect(composer).toBeFocused();
  await go('c');
  await tellFacts({ page, press, type });
  await press('t');
  await type('1m');
  await press('Enter', 'g', 't');
  await page.clock.fastForward('04:00');
  await expect(page.getByText('1 overdue · F2')).toBeVisible();
  await press('F2');
  await expect(executives).toBeFocused();
  await press('a');
  await expect(executives).toContainText('Approved');
  await press('c', 'x', 'Enter');
  await expect(executives).toContainText('Ana Ruiz, Email');
  await expect(page.getByText('1 overdue · F2')).toHaveCount(0);
  await go('t');
  await expect(page.getByText(/Executive Team told by Email: /)).toBeVisible();
});

test('what is due and drafted is there again after the app was killed, and nothing is owed twice', async () => {
  const first = await startInRoom('Checkout failing s1 @me #Checkout');
  await first.log('-9m !@Bo check replica lag 3m');
  await expect(first.page.getByText(/overdue · F2/)).toBeVisible();
  await first.go('c');
  await tellFacts(first);
  await first.press('a');
  await expect(first.page.getByRole('row', { name: /Executive Team/ })).toContainText('Approved');
  await first.kill();
  const after = await start(first.profile);
  await expect(after.page.getByText(/1 overdue · F2/)).toBeVisible();
  await after.go('c');
  await expect(after.page.getByRole('row', { name: /Executive Team/ })).toContainText('Approved');
  await after.press('F2');
  await expect(after.page.getByRole('button', { name: 'Asked now' })).toBeFocused();
  await after.press('q', 'd');
  await expect(after.page.getByRole('heading', { name: /^Tasks/ })).toHaveCount(0);
});

test('what is overdue is told by the system itself, once, and a click on it opens the thing', async () => {
  // At SEV1 the first word to IT is due so soon that it would be told of first.
  const { app, page, go, log } = await startInRoom('Checkout failing s2 @me #Checkout');
  await app.evaluate(({ Notification }) => {
    const all: Electron.Notification[] = [];
    Object.assign(globalThis, { all });
    Notification.prototype.show = function (this: Electron.Notification) {
      all.push(this);
    };
  });
  await go('r');
  await log('-9m !@me check replica lag 3m');
  const titles = () =>
    app.evaluate(() => (globalThis as unknown as { all: Electron.Notification[] }).all.map(({ title }) => title));
  await expect.poll(titles, { timeout: 15_000 }).toEqual(['Ana Ruiz: check replica lag: now']);
  await app.evaluate(() => {
    (globalThis as unknown as { all: Electron.Notification[] }).all[0]?.emit('click');
  });
  await expect(page.getByRole('button', { name: 'Asked now' })).toBeFocused();
  expect(await titles()).toHaveLength(1);
});

/** What the first words to executives need. */
async function tellFacts({ page, press, type }: Pick<Driver, 'page' | 'press' | 'type'>): Promise<void> {
  await press('f');
  await page.getByRole('textbox', { name: 'Impact', exact: true }).focus();
  await type('no card payments in the EU');
  await page.getByRole('textbox', { name: 'Not known' }).focus();
  await type('since when exactly');
  await page.getByRole('textbox', { name: 'Contact' }).focus();
  await type('Service Desk 4400');
  await press('Escape');
  await expect(page.getByText('no card payments in the EU', { exact: true }).last()).toBeVisible();
}

/** Runs a command by its name. */
async function run({ press, type }: Pick<Driver, 'press' | 'type'>, name: string): Promise<void> {
  await press('Control+k');
  await type(name);
  await press('Enter');
}
