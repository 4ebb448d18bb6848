import { expect } from '@playwright/test';
import { start, type Driver, test } from './room';

// What is typed, and what the row then says.
const LINES: readonly (readonly [typed: string, shown: string])[] = [
  ['502 rate 31%', '502 rate 31%'],
  ['!@bo roll back deploy 4471 5m', '@bo roll back deploy 4471'],
  ['/d roll back 4471, no strong objections', 'roll back 4471, no strong objections'],
  ['? is US exposed @ana', 'is US exposed @ana'],
  ['+ ask the vendor for logs', 'ask the vendor for logs'],
  ['= restarted #orders-db', 'restarted #orders-db'],
  ['> told support desk to hold calls', 'told support desk to hold calls'],
  ['card payments failing in EU *', 'card payments failing in EU'],
  ['#gateway at 100 % cpu', '#gateway at 100 % cpu'],
  ['-3m pager fired for checkout', 'pager fired for checkout'],
  ['first customer complaint t-2m', 'first customer complaint'],
  ['! page the database owner', 'page the database owner'],
  ['error rate flat', 'error rate flat'],
  ['zażółć gęślą jaźń, 客户, 🔥', 'zażółć gęślą jaźń, 客户, 🔥'],
  ['"quoted" and \\escaped t-99x', '"quoted" and \\escaped t-99x'],
  ['<b>not markup</b> & co', '<b>not markup</b> & co'],
  ['rate falling, 12 %', 'rate falling, 12 %'],
  ['queue depth 40 000', 'queue depth 40 000'],
  ['wrong word here', 'wrong word here'],
  ['said by mistake', 'said by mistake'],
];

test('one incident from first start to restart: nothing said in it is lost', async () => {
  test.setTimeout(120_000);
  const before = await start();
  await before.introduce('Ana Ruiz');
  await addPerson(before, { name: 'Bo Lin', phone: '+44 20 7946 0001' });
  await before.declare('Checkout failing 502 EU s1 @me #gateway');
  await before.log(...LINES.map(([typed]) => typed));
  for (const [, shown] of LINES) await expect.poll(() => before.allLines()).toContain(shown);

  await changeRows(before);
  await giveRoles(before);
  await markSent(before);
  await workThroughList(before);
  await lowerSeverity(before);

  await before.go('t');
  const said = await before.allLines();
  expect(said).toEqual(expect.arrayContaining(LINES.slice(0, 18).map(([, shown]) => shown)));
  expect(said).toContain('right word here');
  expect(said[0]).toBe('error rate flat');
  await before.composer.focus();
  await before.quit();

  const after = await start(before.profile);
  await expect(after.composer).toBeFocused();
  await expect.poll(() => after.allLines()).toEqual(said);
  await expect(after.row('said by mistake')).toContainText('retracted');
  await expect(after.header).toContainText('Checkout failing 502 EU');
  await expect(after.header).toContainText(/SEV\W*2/);
  await expect(after.header).toContainText('Bo Lin');
  await expect(after.page.getByRole('complementary', { name: 'Roles, tasks and questions' })).toContainText('Bo Lin');
  await expectLastSent(after);
  await expectTicks(after);
  await expectPerson(after);
  await after.close();
});

async function addPerson({ page, press, type }: Driver, person: { name: string; phone: string }): Promise<void> {
  await press('Control+k');
  await type('settings');
  await press('Enter');
  await page.getByRole('tab', { name: 'People' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(person.name);
  await page.getByRole('textbox', { name: 'Phone', exact: true }).fill(person.phone);
  await press('Enter');
  await expect(page.getByRole('row', { name: /Bo Lin/ })).toBeVisible();
  await page.getByRole('tab', { name: 'People' }).focus();
  await press('g', 'l');
}

async function changeRows({ press, type, row, timeline }: Driver): Promise<void> {
  await press('Escape', 'ArrowUp');
  await expect(row('said by mistake')).toHaveAttribute('aria-selected', 'true');
  await press('x');
  await type('it was another incident');
  await press('Enter');
  await expect(row('said by mistake')).toContainText('retracted');
  await expect(timeline).toBeFocused();

  await press('ArrowUp', 'e', 'Control+a');
  await type('right word here');
  await press('Enter');
  await expect(row('right word here')).toContainText('corrected');
  await expect(timeline).toBeFocused();

  for (let i = 0; i < 6; i++) await press('ArrowUp');
  await expect(row('error rate flat')).toHaveAttribute('aria-selected', 'true');
  await press('t');
  await type('-30m');
  await press('Enter');
  await press('Home');
  await expect(row('error rate flat')).toHaveAttribute('aria-posinset', '1');
}

async function giveRoles({ page, press, type, log, go, header }: Driver): Promise<void> {
  await log('/role scribe @bo');
  const strip = page.getByRole('complementary', { name: 'Roles, tasks and questions' });
  await expect(strip).toContainText('Scribe');
  await press('Escape', 'Shift+H');
  await expect(page.getByRole('textbox', { name: 'To', exact: true })).toBeFocused();
  await type('bo');
  await press('Enter');
  await expect(strip).toContainText('next Bo Lin');
  await go('r');
  await expect(page.getByRole('listbox', { name: 'Brief' })).toBeFocused();
  await press('a');
  await expect(header).toContainText('Bo Lin');
}

async function markSent({ page, press, type }: Driver): Promise<void> {
  await press('g', 'c', 'x');
  await expect(page.getByRole('textbox', { name: 'What was said, in a line' })).toBeFocused();
  await type('we are rolling back');
  await press('Enter');
  await expect(page.getByRole('row', { name: /Executive Team/ })).not.toContainText('None yet');
}

async function workThroughList({ page, press }: Driver): Promise<void> {
  await press('g', 'k', 'Space');
  const items = page.getByRole('listbox', { name: 'Items' });
  await expect(items.getByRole('option').first()).toContainText('✓ Ana Ruiz');
  await press('j', 's');
  await expect(page.getByRole('textbox', { name: /Why is it skipped/ })).toBeFocused();
  await press('Enter');
  await expect(items.getByRole('option').nth(1)).toContainText('Skipped: not applicable');
}

async function lowerSeverity({ page, press, type, header }: Driver): Promise<void> {
  await press('g', 'h', 's');
  await expect(page.getByRole('radio', { name: /SEV1/ })).toBeFocused();
  await press('2');
  await page.getByRole('textbox', { name: 'Reason, one line' }).focus();
  await type('failing over worked');
  await press('Enter');
  await expect(header).toContainText(/SEV\W*2/);
}

async function expectLastSent({ page, go }: Driver): Promise<void> {
  await go('c');
  await expect(page.getByRole('row', { name: /Executive Team/ })).toContainText('Ana Ruiz, Email');
}

async function expectTicks({ page, press }: Driver): Promise<void> {
  await press('g', 'k');
  const items = page.getByRole('listbox', { name: 'Items' }).getByRole('option');
  await expect(items.first()).toContainText('✓ Ana Ruiz');
  await expect(items.nth(1)).toContainText('Skipped: not applicable');
}

async function expectPerson({ page, press }: Driver): Promise<void> {
  await press('g', 's');
  await page.getByRole('tab', { name: 'People' }).click();
  await expect(page.getByRole('row', { name: /Bo Lin/ })).toContainText('+44 20 7946 0001');
  await expect(page.getByRole('row', { name: /Ana Ruiz/ })).toBeVisible();
}
