// It turns out to be ransomware: the type changes, and what that asks for is there.
import { expect } from '@playwright/test';
import { expectClean } from './clean';
import { startInRoom, test } from './room';

test('ransomware by type change: its list beside the first with the ticks kept, staff words ready, and who may read is asked', async () => {
  const { page, press, log, go, header } = await startInRoom('Files end in .lck on two PCs s1 @me');
  await go('k');
  const lists = page.getByRole('listbox', { name: 'Items' });
  await expect(lists).toBeFocused();
  await press('Space');
  await expect(page.getByRole('group', { name: /^First 15 minutes 1/ })).toBeVisible();

  await log('/type ransomware');
  await expect(page.getByText(/Ransomware: whoever did it may read mail/)).toBeVisible();
  await expectClean(page, 'asked to restrict');
  await go('k');
  await expect(page.getByRole('group', { name: /^Ransomware 0/ })).toBeVisible();
  await expect(page.getByRole('group', { name: /^First 15 minutes 1/ })).toBeVisible();

  await go('c');
  const users = page.getByRole('row', { name: /End-Users/ });
  await press('j', 'j');
  await expect(users).toBeFocused();
  await expect(page.getByText(/Do not switch on, plug in or log in/)).toBeVisible();

  await page.getByRole('button', { name: 'Restrict it…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Restrict this incident' });
  await dialog.getByRole('button', { name: 'Only this laptop reads it' }).click();
  await expect(header.getByText('Restricted to 1 laptop')).toBeVisible();
  await expect(page.getByText(/Ransomware: whoever did it may read mail/)).toBeHidden();
  await press('Escape', 'g', 'h', 't');
  await expect(page.getByRole('combobox', { name: 'What exactly' })).toHaveValue('ransomware');
});
