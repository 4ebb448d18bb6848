import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { selectSystems } from '../../../shared/domain/incident/header/select-header';
import { openRoomOn } from '../laptop';

test('how a system was cut off is asked only where it is isolated, and stands under it with who and when', async () => {
  const { user } = await openRoomOn('timeline');
  await screen.findByRole('textbox', { name: 'Log a line' });
  await user.keyboard('{Escape}gha');
  await screen.findByRole('form', { name: 'Affected system' });
  await user.keyboard('orders');
  expect(screen.queryByRole('textbox', { name: 'How it was cut off' })).not.toBeInTheDocument();
  await user.selectOptions(screen.getByRole('combobox', { name: 'State' }), 'isolated');
  await user.type(screen.getByRole('textbox', { name: 'How it was cut off' }), 'switch port down');
  expect(screen.getByRole('textbox', { name: 'Cut off by' })).toHaveValue('Ana Ruiz');
  await user.clear(screen.getByRole('textbox', { name: 'Cut off by' }));
  await user.type(screen.getByRole('textbox', { name: 'Cut off by' }), 'Bo Lin{Enter}');
  expect(await screen.findByText(/^isolated \d\d:\d\dZ by Bo Lin: switch port down$/)).toBeVisible();
  expect(screen.getByText('orders is isolated by Bo Lin: switch port down')).toBeInTheDocument();
  expect(screen.getByText('1 · 1 isolated')).toBeVisible();
});

test.each([
  ['/sys #orders isolated switch port 12 down', 'orders', 'isolated', 'switch port 12 down'],
  ['/sys orders db isolated: at #fw1', 'orders db', 'isolated', 'at #fw1'],
  ['/sys orders isolated', 'orders', 'isolated', ''],
  ['/sys isolated vlan down', 'isolated vlan', 'down', null],
  ['/sys #orders isolated 60% cleaning', 'orders', 'isolated', ''],
])('%s sets %s %s', async (typed, name, state, how) => {
  const { user, room } = await openRoomOn('timeline');
  const line = await screen.findByRole('textbox', { name: 'Log a line' });
  await user.type(line, `${typed}{Enter}`);
  await screen.findAllByText(new RegExp(`${name} is ${state}`));
  expect(selectSystems(room.store.getState())).toMatchObject([
    { name, state, isolation: how === null ? null : { by: 'Ana Ruiz', how } },
  ]);
});
