// Who is in the room, why, and who else could be: an expert with a reason, an observer, the cross-training matrix.
import { expect } from '@playwright/test';
import { expectClean } from './clean';
import { startInRoom, test } from './room';

test('an expert joins with a reason, somebody only listens, and what was trained stands beside the role', async () => {
  test.setTimeout(90_000);
  const { page, press, type, go, row, composer, close } = await startInRoom();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const board = page.getByRole('listbox', { name: 'Roles' });
  const coverage = page.getByRole('region', { name: 'Coverage' });
  await go('r');
  await expect(coverage).toContainText('Network: nobody');
  await press('c');
  await type('Eli Novak — knows the core switches');
  await press('Enter');
  await expect(board.getByRole('option', { name: /Network expert/ })).toContainText('knows the core switches');
  await expect(coverage).toContainText('Network ✓ Eli Novak');

  await press('l');
  await type('Hana Sato');
  await press('Enter');
  await expect(board.getByRole('option', { name: /Observer/ })).toContainText('Hana Sato');
  await expect(page.getByRole('row', { name: /Hana Sato/ })).toContainText('Observer');
  await expect(page.getByText('1 of 7')).toBeVisible();
  await expectClean(page, 'the role board with coverage and an observer');
  await press('y');
  await expect(page.getByRole('region', { name: 'Org tree' })).toContainText(/Ana Ruiz.*Eli Novak.*listens: Hana Sato/);
  await expectClean(page, 'the org tree');

  await go('t');
  await expect(row('Network expert: Eli Novak — knows the core switches')).toBeVisible();

  await press('g', 'm');
  const grid = page.getByRole('grid', { name: /^Cross-training/ });
  await expect(grid.getByRole('gridcell').first()).toBeFocused();
  await press('j', 'j', 'k', 'j', 'Enter');
  await type('some day');
  await press('Enter');
  await expect(page.getByText(/say trained, shadowed or drilled first/)).toBeVisible();
  await expectClean(page, 'a training that was not understood');
  await press('Control+a');
  await type('drilled 14 Mar 2024');
  await press('Enter');
  const cell = grid.getByRole('gridcell', { name: /drilled Mar 2024 old/ });
  await expect(cell).toBeFocused();
  await expect(page.getByText('Only Ana Ruiz: Scribe')).toBeVisible();
  await expectClean(page, 'the cross-training matrix');

  await press('g', 'l');
  await page.getByRole('button', { name: /Checkout failing/ }).click();
  await expect(composer).toBeFocused();
  await go('r');
  await press('3');
  await expect(page.getByText('Could take it: Ana Ruiz drilled Mar 2024, over a year ago.')).toBeVisible();
  await close();
});
