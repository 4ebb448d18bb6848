import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { selectMatrix } from '../../../shared/domain/incident/comms/select-comms';
import { openRoomOn } from '../laptop';

const row = (name: RegExp) => screen.findByRole('row', { name });
const composer = () => screen.findByRole('textbox', { name: 'Log a line' });

test('the shipped matrix stands there word for word', async () => {
  await openRoomOn('comms');
  const executives = await row(/Executive Team/);
  for (const words of ['Hourly', 'Email, Direct Call', 'High-level impact, business continuity plans'])
    expect(within(executives).getByText(words)).toBeVisible();
  expect(within(await row(/IT Team/)).getByText('Every 15-30 minutes')).toBeVisible();
});

test('an update is marked sent by its means, and its clock starts again', async () => {
  const { user, room } = await openRoomOn('comms');
  await user.click(await row(/Executive Team/));
  await user.keyboard('x');
  await user.click(await screen.findByRole('checkbox', { name: 'Direct Call' }));
  await user.type(screen.getByRole('textbox', { name: 'What was said, in a line' }), 'Checkout is down{Enter}');
  expect(await within(await row(/Executive Team/)).findByText(/Ana Ruiz, Email, Direct Call/)).toBeVisible();
  const executives = selectMatrix(room.store.getState(), Date.now()).find((one) => one.audience.id === 'executives');
  expect(executives?.due.kind).toBe('later');
});

test('without a means ticked it is refused beside the field', async () => {
  const { user } = await openRoomOn('comms');
  await user.click(await row(/Executive Team/));
  await user.keyboard('x');
  await user.click(await screen.findByRole('checkbox', { name: 'Email' }));
  await user.type(screen.getByRole('textbox', { name: 'What was said, in a line' }), '{Enter}');
  expect(await screen.findByText('Tick how it was sent.')).toBeVisible();
});

test('snoozing wants a reason', async () => {
  const { user } = await openRoomOn('comms');
  await user.click(await row(/IT Team/));
  await user.keyboard('z');
  await user.type(await screen.findByRole('textbox', { name: /Until/ }), '20m{Enter}');
  expect(await screen.findByText('Say in a word why it can wait.')).toBeVisible();
  await user.type(screen.getByRole('textbox', { name: 'Why it can wait' }), 'all on the bridge{Enter}');
  expect(await within(await row(/IT Team/)).findByText(/snoozed to/)).toBeVisible();
});

test('a promised time becomes the next one due', async () => {
  const { user } = await openRoomOn('comms');
  await user.click(await row(/Customers/));
  await user.keyboard('t');
  await user.type(await screen.findByRole('textbox', { name: /Next update at/ }), '45m{Enter}');
  expect(await within(await row(/Customers/)).findByText(/promised/)).toBeVisible();
});

test('an audience that is off is switched on with O', async () => {
  const { user } = await openRoomOn('comms');
  await user.click(await screen.findByRole('button', { name: /^All/ }));
  await user.click(await row(/Service desk/));
  await user.keyboard('o');
  await waitFor(async () => {
    expect(within(await row(/Service desk/)).queryByText('off until needed')).not.toBeInTheDocument();
  });
});

test('/update in the composer opens the audience it names, ready for the words', async () => {
  const { user } = await openRoomOn();
  await user.type(await composer(), '/update customers{Enter}');
  expect(await screen.findByRole('textbox', { name: 'What was said, in a line' })).toHaveFocus();
  expect(await screen.findByRole('group', { name: 'Told by' })).toBeVisible();
  expect(await row(/Customers/)).toHaveAttribute('aria-current', 'true');
});

test('once /update is said, the timeline is back and the next line may be typed', async () => {
  const { user } = await openRoomOn();
  await user.type(await composer(), '/update customers{Enter}');
  await user.type(await screen.findByRole('textbox', { name: 'What was said, in a line' }), 'We are on it{Enter}');
  expect(await screen.findByText(/Customers told by Website banner: We are on it/)).toBeInTheDocument();
  expect(await screen.findByRole('listbox', { name: 'Timeline' })).toBeInTheDocument();
  expect(await composer()).toHaveFocus();
});

test('/update of nobody known opens the matrix and marks nothing', async () => {
  const { user } = await openRoomOn();
  await user.type(await composer(), '/update martians{Enter}');
  expect(await row(/Customers/)).toBeVisible();
  expect(screen.queryByRole('textbox', { name: 'What was said, in a line' })).not.toBeInTheDocument();
});

test('the composer stays under the matrix', async () => {
  const { user } = await openRoomOn('comms');
  await user.type(await composer(), 'said on the bridge{Enter}');
  expect(await composer()).toHaveValue('');
});

test('the composer is not made anew when the pane changes: its words and the focus stay', async () => {
  const { user, core, room } = await openRoomOn();
  const field = await composer();
  await user.type(field, 'half a wo');
  core.go({ screen: 'room', book: room.book, pane: 'comms' });
  expect(await row(/IT Team/)).toBeVisible();
  expect(await composer()).toBe(field);
  await user.keyboard('rd');
  expect(field).toHaveValue('half a word');
});
