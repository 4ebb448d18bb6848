import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { selectLists } from '../../../shared/domain/incident/checklists/select-checklists';
import { openRoomOn } from '../laptop';

const list = () => screen.findByRole('listbox', { name: 'Items' });

async function atLists() {
  const opened = await openRoomOn('checklists');
  (await list()).focus();
  const items = () => selectLists(opened.room.store.getState()).flatMap((one) => one.items);
  return { ...opened, items };
}

test('the first fifteen minutes are open, each item with its owner', async () => {
  await openRoomOn('checklists');
  const items = within(await list()).getAllByRole('option');
  expect(items).toHaveLength(9);
  expect(items[1]).toHaveTextContent(/Take command aloud.*Incident Commander/);
});

test('Space ticks and unticks, J moves on', async () => {
  const { user, items } = await atLists();
  await user.keyboard(' ');
  await waitFor(() => {
    expect(items()[0]?.mark).toBe('done');
  });
  await user.keyboard(' ');
  await waitFor(() => {
    expect(items()[0]?.mark).toBe('todo');
  });
  await user.keyboard('j ');
  await waitFor(() => {
    expect(items()[1]?.mark).toBe('done');
  });
});

test('a skip comes with its reason at hand, and not without one', async () => {
  const { user, items } = await atLists();
  await user.keyboard('s');
  const field = await screen.findByRole('textbox', { name: /Why is it skipped/ });
  expect(field).toHaveValue('not applicable');
  await user.clear(field);
  await user.keyboard('{Enter}');
  expect(await screen.findByText('Say in a word why it is skipped.')).toBeVisible();
  await user.type(field, 'no harm{Enter}');
  await waitFor(() => {
    expect(items()[0]?.mark).toBe('skipped');
  });
  expect(await within(await list()).findByText(/Skipped: no harm/)).toBeVisible();
});

test('what cannot be undone wants a second person or a reason, shown red when alone', async () => {
  const { user, room, items } = await atLists();
  await room.replica.commit({ kind: 'start-checklist', template: 'T3' }, 't3');
  await screen.findByText('Database crash / failover');
  const danger = items().findIndex((item) => item.danger);
  await user.keyboard('j'.repeat(danger));
  await user.keyboard(' ');
  await user.type(await screen.findByRole('textbox', { name: /Second person/ }), '{Enter}');
  expect(await screen.findByText(/name a second person, or say why you go alone/)).toBeVisible();
  await user.type(screen.getByRole('textbox', { name: 'Or alone, because' }), 'nobody else awake{Enter}');
  expect(await within(await list()).findByText(/alone: nobody else awake/)).toBeVisible();
});

test('lists that fit the type are offered, and one press opens one', async () => {
  const { user, room } = await atLists();
  await room.replica.commit({ kind: 'set-type', type: 'network' }, 'type');
  await user.click(await screen.findByRole('button', { name: /T4 Network outage/ }));
  await waitFor(() => {
    expect(selectLists(room.store.getState()).map((one) => one.template)).toContain('T4');
  });
});

test('an item of the room is added in a line', async () => {
  const { user } = await atLists();
  await user.keyboard('{Shift>}+{/Shift}');
  await user.type(
    await screen.findByRole('textbox', { name: 'Add an item of this room' }),
    'Lunch for the desk{Enter}',
  );
  expect(await within(await list()).findByText('Lunch for the desk')).toBeVisible();
  expect(within(await list()).getByText('Unowned')).toBeVisible();
});

test('A gives an item to someone', async () => {
  const { user, items } = await atLists();
  await user.keyboard('a');
  await user.type(await screen.findByRole('textbox', { name: /Who does it/ }), 'Bo{Enter}');
  await waitFor(() => {
    expect(items()[0]?.person?.name).toBe('Bo');
  });
});
