import { expect } from '@playwright/test';
import { start, startInRoom, type Driver, test } from './room';

// The twelve tasks' limits, in physical keys: a key pressed with Shift or Ctrl is two.
const SHIFTED = /[A-Z~!@#$%^&*()_+{}|:"<>?]/;

/** Presses keys and types text while counting what fingers do. */
function counted({ press, type }: Driver) {
  let keys = 0;
  return {
    keys: () => keys,
    async press(...pressed: readonly string[]) {
      for (const key of pressed) keys += key.split('+').length;
      await press(...pressed);
    },
    async type(text: string) {
      for (const letter of text) keys += SHIFTED.test(letter) ? 2 : 1;
      await type(text);
    },
  };
}

test('task 1: a SEV1 is declared in at most 40 keys, and the room is there in half a second', async () => {
  const driver = await start();
  await driver.introduce('Ana Ruiz');
  const fingers = counted(driver);
  await fingers.press('Control+n');
  await fingers.type('Checkout failing 502 EU s1 @me');
  const entered = Date.now();
  await fingers.press('Enter');
  await expect(driver.composer).toBeFocused();
  expect(Date.now() - entered).toBeLessThan(500);
  expect(fingers.keys()).toBeLessThanOrEqual(40);
  // Of the title itself 23 letters and 3 Shifts.
  expect(fingers.keys() - 26).toBeLessThanOrEqual(12);
  await expect(driver.header).toContainText(/SEV\W*1/);
  await expect(driver.header).toContainText('Ana Ruiz');
  await expect(driver.header).toContainText('T+00:00');
  await expect(driver.page.getByRole('complementary', { name: 'Updates and checklists' })).toContainText('Customers');
  await driver.close();
});

test('task 2: twenty lines as fast as keys go, one key each beside the text, none lost and none out of order', async () => {
  const driver = await startInRoom();
  const lines = Array.from({ length: 20 }, (_, i) => `rate ${String(90 - i)} pct`);
  const fingers = counted(driver);
  const began = Date.now();
  for (const line of lines) {
    await fingers.type(line);
    await fingers.press('Enter');
  }
  expect(Date.now() - began).toBeLessThan(20_000);
  expect(fingers.keys()).toBe(lines.reduce((sum, line) => sum + line.length + 1, 0));
  await expect.poll(() => driver.allLines()).toEqual([expect.stringContaining('Declared'), ...lines]);
  await driver.close();
});

test('keys sent without a pause lose no letter, and Enter waits for nothing', async () => {
  const driver = await startInRoom();
  const lines = Array.from({ length: 40 }, (_, i) => `burst ${String(i)} of forty`);
  // Not awaited one by one: they queue up like those of a hand that does not look.
  const sent: Promise<void>[] = [];
  for (const line of lines) {
    for (const letter of line) sent.push(driver.press(letter === ' ' ? 'Space' : letter));
    sent.push(driver.press('Enter'));
  }
  await Promise.all(sent);
  await expect.poll(() => driver.allLines()).toEqual([expect.stringContaining('Declared'), ...lines]);
  await driver.close();
});

test('task 3: an action with an owner and five minutes in at most 25 keys', async () => {
  const driver = await startInRoom();
  await driver.log('/role scribe @me');
  const fingers = counted(driver);
  await fingers.type('!@a roll back 4471 5m');
  await fingers.press('Enter');
  expect(fingers.keys()).toBeLessThanOrEqual(25);
  await expect(driver.timeline.getByRole('option').filter({ hasText: 'roll back 4471' })).toContainText(/◷ 0[45]:\d\d/);
  await driver.close();
});

test('task 4: a line back-dated in 5 keys more, an older one set to another time in 9', async () => {
  const driver = await startInRoom('Checkout failing s1 t-1h');
  await driver.log('older line', 'newer line');
  const fingers = counted(driver);
  await driver.type('pager fired');
  await fingers.type(' t-2m');
  expect(fingers.keys()).toBeLessThanOrEqual(5);
  await driver.press('Enter');
  await expect(driver.row('pager fired')).toContainText('logged 02:00 later');
  await expect
    .poll(() => driver.allLines())
    .toEqual(['pager fired', expect.stringContaining('Declared'), 'older line', 'newer line']);
  const fixing = counted(driver);
  const at = new Date(Date.now() - 10 * 60_000).toISOString().slice(11, 16);
  await fixing.press('Escape', 'ArrowUp', 'ArrowUp', 't');
  await fixing.type(at.replace(':', ''));
  await fixing.press('Enter');
  expect(fixing.keys()).toBeLessThanOrEqual(9);
  await expect(driver.row('older line')).toContainText(`${at}:00`);
  await driver.close();
});

test('task 5: a decision with its poll and its owner in at most 8 keys beyond the words', async () => {
  const driver = await startInRoom();
  const { page, type } = driver;
  const fingers = counted(driver);
  await fingers.press('Control+.');
  await expect(page.getByRole('textbox', { name: 'Proposal' })).toBeFocused();
  await type('fail over the EU database');
  await fingers.press('Enter');
  await expect(page.getByRole('textbox', { name: /Strong objections/ })).toBeFocused();
  await fingers.press('0', 'Enter');
  await expect(page.getByRole('textbox', { name: /Who, and how long/ })).toBeFocused();
  await type('me 5m');
  await fingers.press('Enter');
  await expect(driver.row('Decided, go: fail over the EU database')).toBeVisible();
  await expect(driver.composer).toBeFocused();
  expect(fingers.keys()).toBeLessThanOrEqual(8);
  await driver.close();
});

test('task 11: two items ticked and one skipped with its reason in 8 keys', async () => {
  const driver = await startInRoom();
  await driver.press('Escape');
  const fingers = counted(driver);
  await fingers.press('g', 'k', 'Space', 'j', 'Space', 'j', 's', 'Enter');
  expect(fingers.keys()).toBeLessThanOrEqual(8);
  const items = driver.page.getByRole('listbox', { name: 'Items' }).getByRole('option');
  await expect(items.nth(0)).toContainText('✓ Ana Ruiz');
  await expect(items.nth(1)).toContainText('✓ Ana Ruiz');
  await expect(items.nth(2)).toContainText('Skipped: not applicable');
  await expect(driver.composer).toHaveValue('');
  await driver.close();
});

test('a verb that is refused comes back with its reason; what is typed behind one stays', async () => {
  const driver = await startInRoom();
  await driver.log('/sev 9');
  await expect(driver.page.getByText('Severity is 1 to 4')).toBeVisible();
  await expect(driver.composer).toHaveValue('/sev 9');
  await driver.press('Enter');
  await expect(driver.row('/sev 9')).toBeVisible();
  await driver.log('/title Payments down', 'next line');
  await expect(driver.header).toContainText('Payments down');
  await expect(driver.row('next line')).toBeVisible();
  await driver.log('/phase nowhere', 'typed on blindly');
  await expect(driver.row('typed on blindly')).toBeVisible();
  await expect(driver.row('/phase nowhere')).toBeVisible();
  await expect(driver.composer).toHaveValue('');
  await driver.close();
});

test('a paste of any size is logged whole', async () => {
  const driver = await startInRoom();
  const stack = Array.from({ length: 120 }, (_, i) => `${String(i)} ${'frame in a stack trace '.repeat(150)}`.trim());
  await paste(driver, stack.join('\n'));
  await expect(driver.page.getByText(/120 lines: Enter = 120 entries/)).toBeVisible();
  await driver.press('Enter');
  await expect.poll(() => driver.allLines().then((all) => all.slice(1)), { timeout: 20_000 }).toEqual(stack);
  const blob = 'x'.repeat(400_000);
  await paste(driver, blob);
  await driver.press('Enter');
  await expect
    .poll(() => driver.allLines().then((all) => all.slice(1 + stack.length).join('')), { timeout: 20_000 })
    .toBe(blob);
  await driver.close();
});

async function paste({ composer, app, press }: Driver, text: string): Promise<void> {
  await composer.focus();
  await app.evaluate(async ({ clipboard }, text_) => {
    await clipboard.writeText(text_);
  }, text);
  await press('Control+v');
}

test('a name typed at once behind Enter on the role board is whole: its first letters are no keys', async () => {
  const { page, press, type, go } = await startInRoom();
  await go('r');
  await press('3', 'Enter');
  await type('Gus Upton');
  await press('Enter');
  await expect(page.getByRole('listbox', { name: 'Roles' }).getByRole('option', { name: /Scribe/ })).toContainText(
    'Gus Upton',
  );
});

test('an incident is declared from any screen, and what stood in the composer of the other waits there', async () => {
  const driver = await startInRoom();
  const line = driver.page.getByRole('textbox', { name: /^Declare an incident/ });
  await driver.type('half a line');
  await driver.press('Control+n');
  await expect(line).toBeFocused();
  await driver.press('Escape', 'g', 's');
  await expect(driver.page.getByRole('tab', { name: 'Me' })).toBeVisible();
  await driver.press('Control+n');
  await expect(line).toBeFocused();
  await driver.type('Mail slow s2 @me');
  await driver.press('Enter');
  await expect(driver.header).toContainText('Mail slow');
  await driver.press('Escape', 'g', 'l');
  await driver.page.getByRole('button', { name: /Checkout failing/ }).click();
  await expect(driver.composer).toHaveValue('half a line');
  await driver.press('Escape', 'g', 's');
  await expect(driver.page.getByRole('tab', { name: 'Me' })).toBeVisible();
  await driver.press('Control+l');
  await expect(driver.composer).toBeFocused();
  await driver.type(' and the rest');
  await expect(driver.composer).toHaveValue('half a line and the rest');
  await driver.close();
});

test('what is typed right behind Ctrl+K is in the palette: its field has the focus before the next key', async () => {
  const driver = await startInRoom();
  await driver.press('Escape');
  const focused = await driver.page.evaluate(() => {
    const keys = { key: 'k', code: 'KeyK', ctrlKey: true, bubbles: true, cancelable: true };
    (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', keys));
    return document.activeElement?.getAttribute('role');
  });
  expect(focused).toBe('combobox');
  await driver.close();
});
