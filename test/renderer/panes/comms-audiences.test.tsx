import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { selectAudiences } from '../../../shared/domain/incident/comms/audiences';
import { selectMatrix } from '../../../shared/domain/incident/comms/select-comms';
import { openRoomOn } from '../laptop';

const row = (name: RegExp) => screen.findByRole('row', { name });
const often = () => screen.findByRole('textbox', { name: /^How often/ });

test('Y changes how often an audience is told: what is due moves, and the matrix and the log say so', async () => {
  const { user, room } = await openRoomOn('comms');
  const due = () => {
    const state = selectMatrix(room.store.getState(), Date.now()).find((one) => one.audience.id === 'executives')?.due;
    return state && 'dueAt' in state ? state.dueAt : 0;
  };
  const before = due();
  await user.click(await row(/Executive Team/));
  await user.keyboard('y');
  expect(await often()).toHaveFocus();
  expect(screen.getByText(/Left empty, as the table has it: Hourly\. The first is due/)).toBeVisible();
  expect(screen.queryByRole('textbox', { name: 'What they are called' })).not.toBeInTheDocument();
  await user.type(await often(), '10');
  expect(screen.getByText(/^Every 10 minutes\. The first is due/)).toHaveTextContent(
    /can somebody really write that often\?/,
  );
  await user.type(await often(), '{Enter}');
  expect(await row(/Executive Team/)).toHaveFocus();
  expect(within(await row(/Executive Team/)).getByText('Every 10 minutes')).toBeVisible();
  expect(before - due()).toBe(5 * 60_000);
  await user.keyboard('y');
  expect(await often()).toHaveValue('10m');
  await user.keyboard('{Escape}gt');
  expect(
    await screen.findByText(/^Executive Team from now on: Every 10 minutes, by Email, Direct Call → Phone tree\. /),
  ).toBeInTheDocument();
});

test('what cannot be read gets a sentence and stays in the field; no means at all are refused', async () => {
  const { user, room } = await openRoomOn('comms');
  await user.click(await row(/IT Team/));
  await user.keyboard('y');
  await user.type(await often(), 'now and then{Enter}');
  expect(await screen.findByText(/^How often is that\? .* What you typed is still here\.$/)).toBeVisible();
  expect(await often()).toHaveValue('now and then');
  await user.clear(await often());
  for (const name of [/^Channels in order/, /^Fallbacks/]) await user.clear(screen.getByRole('textbox', { name }));
  await user.keyboard('{Enter}');
  expect(await screen.findByText(/^Name at least one channel/)).toBeVisible();
  expect(selectAudiences(room.store.getState()).find(({ id }) => id === 'it')?.channels).toContain('Slack');
});

test('+ adds an audience of one’s own, which is told from then on; a name that is there is refused', async () => {
  const { user, room } = await openRoomOn('comms');
  await user.click(await row(/IT Team/));
  await user.keyboard('{Shift>}+{/Shift}');
  const name = await screen.findByRole('textbox', { name: 'What they are called' });
  expect(name).toHaveFocus();
  await user.keyboard('{Enter}');
  expect(await screen.findByText(/^How often is that/)).toBeVisible();
  await user.type(await often(), '30m');
  await user.type(screen.getByRole('textbox', { name: /^Channels in order/ }), 'Phone, SMS{Enter}');
  expect(await screen.findByText(/^Type what they are called/)).toBeVisible();
  await user.type(name, 'customers{Enter}');
  expect(await screen.findByText(/^Customers are in the matrix already/)).toBeVisible();
  await user.clear(name);
  await user.type(name, 'Payroll{Enter}');
  await waitFor(async () => {
    expect(await row(/Payroll/)).toHaveFocus();
  });
  expect(await row(/Payroll/)).toHaveAttribute('aria-current', 'true');
  expect(within(await row(/Payroll/)).getByText('Every 30 minutes')).toBeVisible();
  expect(await screen.findByText('Draft: End-users, detected')).toBeVisible();

  await user.keyboard('y');
  const called = await screen.findByRole('textbox', { name: 'What they are called' });
  expect(await often()).toHaveFocus();
  await user.type(called, ' Lyon{Enter}');
  expect(await row(/Payroll Lyon/)).toHaveFocus();
  expect(selectAudiences(room.store.getState()).at(-1)).toMatchObject({
    name: 'Payroll Lyon',
    channels: ['Phone', 'SMS'],
  });
});

test('an audience that is taken back gives way to the first one, whose keys act', async () => {
  const { user } = await openRoomOn('comms');
  await user.click(await row(/IT Team/));
  await user.keyboard('{Shift>}+{/Shift}');
  await user.type(await screen.findByRole('textbox', { name: 'What they are called' }), 'Payroll');
  await user.type(await often(), 'as needed');
  await user.type(screen.getByRole('textbox', { name: /^Channels in order/ }), 'Phone{Enter}');
  await waitFor(async () => {
    expect(await row(/Payroll/)).toHaveFocus();
  });
  await user.keyboard('{Control>}z{/Control}');
  await waitFor(() => {
    expect(screen.queryByRole('row', { name: /Payroll/ })).not.toBeInTheDocument();
  });
  expect(await row(/Executive Team/)).toHaveAttribute('aria-current', 'true');
});
