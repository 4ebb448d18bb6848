import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { selectTasks } from '../../../shared/domain/incident/tasks/select-tasks';
import { openRoomOn } from '../laptop';

async function roomWith(...lines: readonly string[]) {
  const opened = await openRoomOn();
  const field = await screen.findByRole('textbox', { name: 'Log a line' });
  for (const line of lines) await opened.user.type(field, `${line}{Enter}`);
  const tasks = () => selectTasks(opened.room.store.getState());
  await waitFor(() => {
    expect(tasks().length).toBeGreaterThan(0);
  });
  await opened.user.keyboard('{Escape}');
  return { ...opened, field, tasks, state: () => tasks()[0]?.state };
}
const card = (name: RegExp) => screen.findByRole('button', { name });

test('an order stands beside the log with its time, and keys carry it to its end', async () => {
  const { user, state } = await roomWith('!@Ana roll back 4471 5m');
  expect(within(await card(/Ana Ruiz: roll back 4471/)).getByText(/^04:5\d$|^05:00$/)).toBeVisible();
  await user.keyboard('gwa');
  await waitFor(() => {
    expect(state()).toBe('acknowledged');
  });
  await user.keyboard('r');
  await user.type(await screen.findByRole('textbox', { name: /Conditions/ }), '502 at 12 %');
  await user.type(screen.getByRole('textbox', { name: /Needs/ }), 'a DBA{Enter}');
  expect(await screen.findByText('C: 502 at 12 % · N: a DBA')).toBeVisible();
  expect(state()).toBe('reported');
  await user.keyboard('d');
  await waitFor(() => {
    expect(state()).toBe('done');
  });
  expect(screen.queryByRole('heading', { name: /Tasks/ })).toBeNull();
});

test('an order that is nobody’s is counted in the header until it is given', async () => {
  const { user, tasks } = await roomWith('! check replica lag');
  expect(await screen.findByText('1 unowned')).toBeVisible();
  await user.keyboard('gww');
  await user.type(await screen.findByRole('textbox', { name: /Who/ }), 'me 10m{Enter}');
  await waitFor(() => {
    expect(tasks()[0]?.person?.name).toBe('Ana Ruiz');
  });
  expect(tasks()[0]?.dueAt).not.toBeNull();
  expect(screen.queryByText('1 unowned')).toBeNull();
});

test('what is refused is said beside the field, and Esc leaves it as it was', async () => {
  const { user, state } = await roomWith('! check replica lag');
  await user.keyboard('gwx');
  await user.type(await screen.findByRole('textbox', { name: /dropped/ }), '{Enter}');
  expect(await screen.findByText('Say in a word why it is dropped.')).toBeVisible();
  await user.keyboard('{Escape}e');
  await user.type(await screen.findByRole('textbox', { name: /Report due/ }), 'soon{Enter}');
  expect(await screen.findByText(/That is not a time/)).toBeVisible();
  await user.keyboard('{Escape}');
  expect(state()).toBe('given');
});

test('/done and /extend name an order by its owner, its words or its line', async () => {
  const { user, field, tasks } = await roomWith('!@Ana roll back 4471 5m', '! check replica lag');
  await user.click(field);
  const [first] = tasks();
  await user.type(field, '/extend ana 30m{Enter}');
  await waitFor(() => {
    expect(tasks()[0]?.dueAt).toBeGreaterThan((first?.dueAt ?? 0) + 20 * 60_000);
  });
  await user.type(field, '/done replica{Enter}');
  await waitFor(() => {
    expect(tasks().map(({ state }) => state)).toEqual(['given', 'done']);
  });
  await user.type(field, '/done nothing{Enter}');
  expect(await screen.findByText(/No open task is “nothing”/)).toBeVisible();
});

test('in the log A makes a line an order, and Space says that it is done', async () => {
  const { user, tasks } = await roomWith('! check replica lag', 'restart the pool');
  await screen.findByRole('option', { name: /restart the pool/ });
  await user.keyboard('{End}a');
  await waitFor(() => {
    expect(tasks().map(({ text }) => text)).toEqual(['check replica lag', 'restart the pool']);
  });
  await user.keyboard('{End} ');
  await waitFor(() => {
    expect(tasks().map(({ state }) => state)).toEqual(['given', 'done']);
  });
});

test('F2 goes to what is worst, and again to the next', async () => {
  const { user } = await roomWith('-30m !@Ana roll back 4471 5m');
  expect(await screen.findByText(/overdue · F2/)).toBeVisible();
  await user.keyboard('{F2}');
  await waitFor(() => {
    expect(screen.getByRole('button', { name: /Asked now/ })).toHaveFocus();
  });
  await user.keyboard('q');
  expect(await screen.findByText(/asked 00:0/)).toBeVisible();
});
