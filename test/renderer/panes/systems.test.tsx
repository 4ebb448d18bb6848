import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { selectSystems } from '../../../shared/domain/incident/header/select-header';
import { openRoomOn } from '../laptop';

test.each([
  ['/sys #directory degraded slow binds', 'directory', 'degraded', 'directory: slow binds'],
  ['/sys orders db down: no answer', 'orders db', 'down', 'orders db: no answer'],
  ['/sys #mail 60% restored sites wait', 'mail', 'recovering', null],
  ['/sys #mail restored', 'mail', 'restored', null],
])('%s: what is seen beside the state is a line of its own', async (typed, name, state, line) => {
  const { user, room } = await openRoomOn('timeline');
  const field = await screen.findByRole('textbox', { name: 'Log a line' });
  await user.type(field, `${typed}{Enter}`);
  await screen.findAllByText(new RegExp(`${name} is ${state}`));
  expect(selectSystems(room.store.getState())).toMatchObject([{ name, state }]);
  if (line === null) expect(screen.queryByText(new RegExp(`^${name}: `))).not.toBeInTheDocument();
  else expect(screen.getByText(line)).toBeInTheDocument();
});

test('a state that is none is not guessed: the line waits, and Enter again logs it', async () => {
  const { user, room } = await openRoomOn('timeline');
  const field = await screen.findByRole('textbox', { name: 'Log a line' });
  await user.type(field, '/sys #mail slow{Enter}');
  expect(await screen.findByText(/^States are down, degraded.*Enter again logs it as a note\.$/)).toBeVisible();
  expect(selectSystems(room.store.getState())).toEqual([]);
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('option', { name: /sys #mail slow/ })).toBeInTheDocument();
});
