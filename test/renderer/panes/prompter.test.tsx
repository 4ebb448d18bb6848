import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { selectDecisions } from '../../../shared/domain/incident/decisions/select-decisions';
import { selectTasks } from '../../../shared/domain/incident/tasks/select-tasks';
import { shown } from '../../../shared/domain/view';
import { openRoomOn } from '../laptop';

const composer = () => screen.findByRole('textbox', { name: 'Log a line' });

test('a decision with its poll and its order takes one key and the words', async () => {
  const { user, room } = await openRoomOn();
  await composer();
  await user.keyboard('{Control>}.{/Control}');
  await waitFor(() => {
    expect(screen.getByRole('textbox', { name: 'Proposal' })).toHaveFocus();
  });
  await user.keyboard('roll back 4471{Enter}');
  await waitFor(() => {
    expect(screen.getByRole('textbox', { name: /Strong objections/ })).toHaveFocus();
  });
  expect(screen.getByText('“roll back 4471. Any strong objections?”')).toBeVisible();
  await user.keyboard('0{Enter}');
  await waitFor(() => {
    expect(screen.getByRole('textbox', { name: /Who, and how long/ })).toHaveFocus();
  });
  await user.keyboard('me 5m{Enter}');
  await waitFor(async () => {
    expect(await composer()).toHaveFocus();
  });
  const view = room.store.getState();
  expect(selectDecisions(view).map(({ state }) => state)).toEqual(['go']);
  expect(selectTasks(view).map(({ text, person }) => [text, person?.name])).toEqual([['roll back 4471', 'Ana Ruiz']]);
  expect(await screen.findByText('roll back 4471: no strong objections')).toBeVisible();
});

test('a proposal that waits stands beside the log, and the loop comes back to it', async () => {
  const { user } = await openRoomOn();
  await composer();
  await user.keyboard('{Control>}.{/Control}');
  await user.type(await screen.findByRole('textbox', { name: 'Proposal' }), 'fail over{Enter}');
  await screen.findByRole('textbox', { name: /Strong objections/ });
  await user.keyboard('{Escape}');
  expect(await screen.findByRole('heading', { name: 'Pending decision' })).toBeVisible();
  expect(await composer()).toHaveFocus();
  await user.keyboard('{Control>}.{/Control}');
  expect(await screen.findByRole('textbox', { name: /Strong objections/ })).toBeVisible();
});

test('a status is logged with its next check; a time that is none is said, and the words stay', async () => {
  const { user, room } = await openRoomOn();
  await composer();
  await user.keyboard('{Control>}{Shift>}s{/Shift}{/Control}');
  await user.type(await screen.findByRole('textbox', { name: /Conditions/ }), '502 at 31 %');
  const check = screen.getByRole('textbox', { name: /Next check/ });
  await user.clear(check);
  await user.type(check, 'soon{Enter}');
  expect(await screen.findByText(/That is not a time/)).toBeVisible();
  expect(screen.getByRole('textbox', { name: /Conditions/ })).toHaveValue('502 at 31 %');
  await user.clear(check);
  await user.type(check, '15m{Enter}');
  await waitFor(() => {
    expect(shown(room.store.getState(), 'situation-set/1')?.fact.text).toBe('C: 502 at 31 %');
  });
  expect(shown(room.store.getState(), 'next-check-set/1')?.fact.at).toBeGreaterThan(Date.now());
});

test('an empty answer logs nothing and says why', async () => {
  const { user, room } = await openRoomOn();
  await composer();
  await user.keyboard('{Control>}.{/Control}');
  await user.type(await screen.findByRole('textbox', { name: 'Proposal' }), '{Enter}');
  expect(await screen.findByText('There are no words in it.')).toBeVisible();
  expect(selectDecisions(room.store.getState())).toEqual([]);
});
