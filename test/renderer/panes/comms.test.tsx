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

test('/update in the composer opens the audience it names, ready for what is known', async () => {
  const { user } = await openRoomOn();
  await user.type(await composer(), '/update customers{Enter}');
  expect(await screen.findByRole('textbox', { name: 'Known' })).toHaveFocus();
  expect(await row(/Customers/)).toHaveAttribute('aria-current', 'true');
});

test('once /update is said, the timeline is back and the next line may be typed', async () => {
  const { user } = await openRoomOn();
  await user.type(await composer(), '/update customers{Enter}');
  await screen.findByRole('textbox', { name: 'Known' });
  await user.keyboard('{Escape}x');
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

/** The facts that the first words to executives need. */
async function tellFacts(user: Awaited<ReturnType<typeof openRoomOn>>['user']) {
  for (const [name, words] of [
    ['Service', 'Checkout'],
    ['State', 'down'],
    ['Impact', 'no card payments in the EU'],
    ['Not known', 'since when exactly'],
    ['Contact', 'Service Desk 4400'],
  ] as const)
    await user.type(await screen.findByRole('textbox', { name }), `${words}{Enter}`);
}

test('facts told once stand in the words; approved, copied and marked sent in keys', async () => {
  const { user, room } = await openRoomOn('comms');
  await user.click(await row(/Executive Team/));
  await user.keyboard('a');
  expect(await screen.findByText(/Still to be filled in or struck: Service, State, Impact/)).toBeVisible();
  await tellFacts(user);
  expect(await screen.findByText('no card payments in the EU', { selector: '[data-part]' })).toBeVisible();
  await user.click(await row(/Executive Team/));
  await user.keyboard('a');
  expect(await within(await row(/Executive Team/)).findByText('Approved')).toBeVisible();
  await user.keyboard('x');
  await user.type(await screen.findByRole('textbox', { name: /Reached/ }), '3 of 4{Enter}');
  expect(await within(await row(/Executive Team/)).findByText(/Ana Ruiz, Email/)).toBeVisible();
  const sent = selectMatrix(room.store.getState(), Date.now()).find((one) => one.audience.id === 'executives');
  expect(sent?.lastSent?.fact.said).toContain('Business effect: no card payments in the EU.');
});

test('approved words wait when a fact changes, and nothing is marked sent until they are confirmed', async () => {
  const { user } = await openRoomOn('comms');
  await user.click(await row(/Executive Team/));
  await tellFacts(user);
  await user.click(await row(/Executive Team/));
  await user.keyboard('a');
  await within(await row(/Executive Team/)).findByText('Approved');
  const impact = await screen.findByRole('textbox', { name: 'Impact' });
  await user.clear(impact);
  await user.type(impact, 'all payments{Enter}');
  expect(await within(await row(/Executive Team/)).findByText('Confirm again')).toBeVisible();
  expect(await screen.findByText(/Impact.* no card payments in the EU → all payments/)).toBeVisible();
  await user.click(await row(/Executive Team/));
  await user.keyboard('c');
  expect(await screen.findByText(/Confirm with A that they are still true. Nothing left/)).toBeVisible();
  await user.keyboard('x{Enter}');
  expect(await screen.findByText(/Confirm that they are still true/)).toBeVisible();
  await user.keyboard('{Escape}a');
  expect(await within(await row(/Executive Team/)).findByText('Approved')).toBeVisible();
});

test('words of one’s own are kept and approved as they stand; other words begin anew', async () => {
  const { user } = await openRoomOn('comms');
  await user.click(await row(/IT Team/));
  await user.keyboard('e');
  const field = await screen.findByRole('textbox', { name: 'Other words' });
  await user.clear(field);
  await user.type(field, 'Bridge is open.{Control>}{Enter}{/Control}');
  expect(await screen.findByText('Bridge is open.')).toBeVisible();
  expect(await within(await row(/IT Team/)).findByText('Drafted')).toBeVisible();
  await user.keyboard('a');
  expect(await within(await row(/IT Team/)).findByText('Approved')).toBeVisible();
  await user.keyboard('n');
  expect(await screen.findByText('Draft: No change')).toBeVisible();
});

test('what an audience asks becomes somebody’s task', async () => {
  const { user } = await openRoomOn('comms');
  await user.click(await row(/End-Users/));
  await user.keyboard('b');
  await user.type(await screen.findByRole('textbox', { name: /What End-Users say/ }), 'bring paper forms');
  await user.type(screen.getByRole('textbox', { name: /Somebody/ }), 'me{Enter}');
  await waitFor(() => {
    expect(screen.queryByRole('textbox', { name: /What End-Users say/ })).toBeNull();
  });
  await user.keyboard('gt');
  expect(await screen.findByRole('button', { name: /Ana Ruiz: bring paper forms/ })).toBeVisible();
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
