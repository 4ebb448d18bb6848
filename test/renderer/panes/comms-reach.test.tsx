import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { selectReach } from '../../../shared/domain/incident/comms/reach';
import { openRoomOn } from '../laptop';

const row = (name: RegExp) => screen.findByRole('row', { name });

test('W keeps where an audience is reached; what looks wrong is said and kept as typed', async () => {
  const { user, room } = await openRoomOn('comms');
  await user.click(await row(/Executive Team/));
  await user.keyboard('w');
  const mail = await screen.findByRole('textbox', { name: /^Mail addresses/ });
  expect(mail).toHaveFocus();
  await user.type(mail, 'ceo@corp.example, the board');
  expect(screen.getByText(/“the board” does not look like a mail address; kept as typed/)).toBeVisible();
  await user.type(screen.getByRole('textbox', { name: /^Phone numbers/ }), 'ask Bo');
  expect(screen.getByText(/“ask Bo” does not look like a phone number; kept as typed/)).toBeVisible();
  await user.type(screen.getByRole('textbox', { name: 'Spokesperson' }), 'Chidi{Enter}');
  expect(await row(/Executive Team/)).toHaveFocus();
  expect(selectReach(room.store.getState(), 'executives')).toEqual({
    mail: ['ceo@corp.example', 'the board'],
    phones: ['ask Bo'],
    spokesperson: 'Chidi',
    approver: 'incident-commander',
  });
  await user.keyboard('gt');
  expect(
    await screen.findByText(
      'Executive Team: 2 mail addresses, 1 phone, Chidi speaks to them, Incident Commander approves',
    ),
  ).toBeInTheDocument();
});

test('words that another role is to approve say so before and after, in the draft and in the log', async () => {
  const { user } = await openRoomOn('comms');
  await user.click(await row(/IT Team/));
  await user.keyboard('e');
  const field = await screen.findByRole('textbox', { name: 'Other words' });
  await user.clear(field);
  await user.type(field, 'Bridge is open.{Control>}{Enter}{/Control}');
  expect(
    await screen.findByText('Technical/Operations Lead approves this: R asks. You may approve it all the same.'),
  ).toBeVisible();
  await user.keyboard('a');
  expect(await within(await row(/IT Team/)).findByText('Approved')).toBeVisible();
  expect(screen.getByText('who is not Technical/Operations Lead', { exact: false })).toBeVisible();
  expect(screen.queryByText(/approves this: R asks/)).not.toBeInTheDocument();
  await user.keyboard('gt');
  expect(
    await screen.findByText(
      'Words to IT Team approved by somebody who is not Technical/Operations Lead: Bridge is open.',
    ),
  ).toBeInTheDocument();
});
