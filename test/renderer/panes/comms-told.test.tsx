import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { newDisk, openRoomOn } from '../laptop';

const row = (name: RegExp) => screen.findByRole('row', { name });

test('H lists who heard what, newest first, and exports all of it as Markdown and CSV', async () => {
  const disk = newDisk();
  const { user } = await openRoomOn('comms', { disk });
  for (const [team, said] of [
    [/Executive Team/, 'Checkout is down'],
    [/IT Team/, '=1+1'],
  ] as const) {
    await user.click(await row(team));
    await user.keyboard('x');
    await user.type(await screen.findByRole('textbox', { name: 'What was said, in a line' }), `${said}{Enter}`);
    await within(await row(team)).findByText(/Ana Ruiz, /);
  }
  await user.keyboard('h');
  const table = await screen.findByRole('table', { name: 'Who heard what' });
  expect(
    within(table)
      .getAllByRole('rowheader')
      .map((one) => one.textContent),
  ).toEqual(['IT Team', 'Executive Team']);
  await user.click(screen.getByRole('button', { name: 'Export all messages' }));
  await screen.findAllByText(/Exported to/);
  expect(disk.saved.map(({ name }) => name)).toEqual([
    expect.stringMatching(/^INC-.*-messages\.md$/),
    expect.stringMatching(/^INC-.*-messages\.csv$/),
  ]);
  expect(disk.saved[0]?.content).toMatch(/Executive Team.*\n {2}Checkout is down/);
  expect(disk.saved[1]?.content).toContain(",'=1+1,");
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('table', { name: 'Who heard what' })).not.toBeInTheDocument();
  expect(await row(/IT Team/)).toHaveFocus();
});

test('before anybody heard anything, that is what it says', async () => {
  const { user } = await openRoomOn('comms');
  await user.click(await row(/IT Team/));
  await user.keyboard('h');
  expect(await screen.findByText('Nobody was told anything yet.')).toBeVisible();
});
