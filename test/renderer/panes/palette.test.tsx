import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { COMMANDS, COMMAND_IDS } from '../../../renderer/app/command-table';
import { openRoomOn } from '../laptop';

async function atPalette() {
  const opened = await openRoomOn();
  await screen.findByRole('textbox', { name: 'Log a line' });
  await opened.user.keyboard('{Control>}k{/Control}');
  const field = await screen.findByRole('combobox', { name: 'Command or incident' });
  return { ...opened, field };
}

test('Ctrl K finds a command by its words and shows its keys', async () => {
  const { user, field } = await atPalette();
  await user.type(field, 'sever');
  const option = await screen.findByRole('option', { name: /Change severity/ });
  expect(option).toHaveTextContent('S');
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('form', { name: 'Severity' })).toBeVisible();
});

test('an incident is found by its title', async () => {
  const { user, field } = await atPalette();
  await user.type(field, 'checkout');
  expect(await screen.findByRole('option', { name: /Checkout failing/ })).toBeVisible();
});

test('a command that cannot be carried out says why and does nothing', async () => {
  const { user, field } = await atPalette();
  await user.type(field, 'correct');
  expect(await screen.findByText('Choose a line first')).toBeVisible();
});

test('words that nothing is called lead nowhere, and Esc gives the focus back', async () => {
  const { user, field } = await atPalette();
  await user.type(field, 'qqqq');
  expect(await screen.findByText(/Nothing is called that/)).toBeVisible();
  await user.keyboard('{Escape}');
  await waitFor(() => {
    expect(screen.getByRole('textbox', { name: 'Log a line' })).toHaveFocus();
  });
});

test('F1 lists the keys of this screen, out of the same table', async () => {
  const { user } = await openRoomOn();
  await screen.findByRole('textbox', { name: 'Log a line' });
  await user.keyboard('{F1}');
  const help = await screen.findByRole('dialog', { name: 'Keys for this screen' });
  expect(within(help).getByText('Mark as key event')).toBeVisible();
  expect(within(help).queryByText('Tick')).not.toBeInTheDocument();
});

test('no two commands of one scope share their keys', () => {
  const taken = new Map<string, string>();
  for (const id of COMMAND_IDS) {
    for (const keys of COMMANDS[id].keys) {
      const place = `${COMMANDS[id].scope} ${keys}`;
      expect(taken.get(place), `${id} and ${String(taken.get(place))}`).toBeUndefined();
      taken.set(place, id);
    }
  }
});

test('the times toggle is one key, from anywhere', async () => {
  const { user, core } = await openRoomOn();
  await screen.findByRole('textbox', { name: 'Log a line' });
  await user.keyboard('{Control>}{Shift>}u{/Shift}{/Control}');
  expect(core.settings.getState().zone).toBe('local');
});

test('Ctrl E saves the incident as Markdown and as CSV', async () => {
  const { user, disk } = await openRoomOn();
  await screen.findByRole('textbox', { name: 'Log a line' });
  await user.keyboard('{Control>}e{/Control}');
  await waitFor(() => {
    expect(disk.saved.map((file) => file.name.slice(-3))).toEqual(['.md', 'csv']);
  });
  expect(disk.saved[0]?.content).toContain('Declared SEV1: Checkout failing');
});
