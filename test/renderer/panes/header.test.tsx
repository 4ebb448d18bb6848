import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openRoomOn } from '../laptop';

/** In the room, with the header's own keys at hand. */
async function atHeader(severity: 1 | 3 = 1) {
  const opened = await openRoomOn('timeline', { severity });
  await screen.findByRole('textbox', { name: 'Log a line' });
  await opened.user.keyboard('{Escape}gh');
  return opened;
}
const form = (name: string) => screen.findByRole('form', { name });

test('the header says how bad, what, who commands, how long and what is promised', async () => {
  await openRoomOn();
  expect(await screen.findByRole('heading', { level: 1, name: 'Checkout failing' })).toBeVisible();
  expect(screen.getByText('Elapsed')).toBeVisible();
  expect(screen.getByText('IT Team update')).toBeVisible();
  expect(screen.getByRole('listitem', { current: 'step' })).toHaveTextContent('Triage');
});

test('severity up needs no reason', async () => {
  const { user } = await atHeader(3);
  await user.keyboard('s');
  await form('Severity');
  await user.keyboard('1{Enter}');
  expect(await screen.findByText('Severity is now SEV1')).toBeInTheDocument();
  expect(screen.queryByRole('form', { name: 'Severity' })).not.toBeInTheDocument();
});

test('severity down asks for one line, and keeps what was chosen', async () => {
  const { user } = await atHeader();
  await user.keyboard('s');
  await form('Severity');
  await user.keyboard('2{Enter}');
  expect(await screen.findByText(/Lowering the severity needs one line of reason/)).toBeVisible();
  await user.type(screen.getByRole('textbox', { name: 'Reason, one line' }), 'falling{Enter}');
  expect(await screen.findByText('Severity is now SEV2: falling')).toBeInTheDocument();
});

test('impact and urgency suggest a severity', async () => {
  const { user } = await atHeader(3);
  await user.keyboard('s');
  await form('Severity');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Impact' }), '4');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Urgency' }), '3');
  expect(screen.getByText(/Suggested: SEV1/)).toBeVisible();
});

test('a phase is entered with what is usually there by then as a hint, not a gate', async () => {
  const { user } = await atHeader();
  await user.keyboard('p');
  await form('Phase');
  await user.keyboard('3');
  expect(screen.getByText(/Usually there by then: .*an affected system/)).toBeVisible();
  await user.keyboard('{Enter}');
  expect(await screen.findByText('Phase: Investigation')).toBeInTheDocument();
});

test('an estimate that is no time is refused in words and stays', async () => {
  const { user } = await atHeader();
  await user.keyboard('e');
  const field = await screen.findByRole('textbox', { name: /Expected back at/ });
  await user.type(field, 'soon{Enter}');
  expect(await screen.findByText(/That is not a time/)).toBeVisible();
  await user.clear(field);
  await user.type(field, '45m{Enter}');
  expect(await screen.findByText('Expected · medium')).toBeVisible();
});

test('systems, situation, objective and bridge stand where the room sees them', async () => {
  const { user } = await atHeader();
  await user.keyboard('a');
  await user.type(await screen.findByRole('textbox', { name: 'System' }), 'orders-db{Enter}');
  expect(await screen.findByText('orders-db is down')).toBeInTheDocument();
  await user.keyboard('{Escape}ghb');
  await user.type(await screen.findByRole('textbox', { name: 'Number or link' }), '+32 2 555 0147{Enter}');
  expect(
    await within(screen.getByRole('region', { name: 'Incident' })).findByText('Bridge +32 2 555 0147'),
  ).toBeVisible();
  await user.keyboard('{Escape}gho');
  await user.type(await screen.findByRole('textbox', { name: 'Objective now' }), 'writes under 200 ms{Enter}');
  expect(await screen.findByText('writes under 200 ms')).toBeVisible();
  await user.keyboard('{Escape}ghu');
  await user.type(await screen.findByRole('textbox', { name: /Situation in three/ }), 'Writes time out.{Enter}');
  expect(await screen.findByText('Writes time out.')).toBeVisible();
});

test('closing wants a name and a reason', async () => {
  const { user, room, core } = await atHeader();
  core.registry.run('close');
  await form('Close without a review');
  await user.type(screen.getByRole('textbox', { name: 'Why no review' }), '{Enter}');
  expect(await screen.findByText(/Closing without a review needs one line of reason/)).toBeVisible();
  await user.type(screen.getByRole('textbox', { name: 'Why no review' }), 'drill{Enter}');
  expect(await screen.findByText('Closed without a review; Ana Ruiz answers for it: drill')).toBeInTheDocument();
  await waitFor(() => {
    expect(core.catalog.listed.getState().get(room.book)?.summary.isClosed).toBe(true);
  });
});

test('Esc leaves an editor without a trace', async () => {
  const { user, room } = await atHeader();
  const before = room.store.getState().lines.size;
  await user.keyboard('n');
  await user.type(await screen.findByRole('textbox', { name: /What is broken/ }), ' now{Escape}');
  expect(screen.queryByRole('form', { name: 'Name' })).not.toBeInTheDocument();
  expect(room.store.getState().lines.size).toBe(before);
});

test('Shift+C declares a crisis by its trigger; again, it is none any more', async () => {
  const { user } = await atHeader();
  await user.keyboard('{Shift>}c{/Shift}');
  await form('Declare a crisis');
  await user.keyboard('5{Enter}');
  expect(await screen.findByText('Crisis: A ransom is demanded')).toBeInTheDocument();
  expect(await screen.findByText('Crisis', { selector: '#header *' })).toBeVisible();
  await user.keyboard('{Escape}gh{Shift>}c{/Shift}');
  await form('No crisis any more');
  await user.keyboard('{Enter}');
  expect(await screen.findByText(/Say in a word why it is no crisis/)).toBeVisible();
  await user.type(screen.getByRole('textbox', { name: 'In a few words' }), 'contained{Enter}');
  expect(await screen.findByText('No crisis any more: contained')).toBeInTheDocument();
});

test('Z takes the size-up of whoever was there first', async () => {
  const { user } = await atHeader();
  await user.keyboard('z');
  await form('Size-up');
  await user.keyboard('502 at checkout{Tab}EU only{Tab}lately{Enter}');
  expect(await screen.findByText(/That is not a time/)).toBeVisible();
  await user.clear(screen.getByRole('textbox', { name: /Since/ }));
  await user.type(screen.getByRole('textbox', { name: /Since/ }), '-20m{Enter}');
  expect(await screen.findByText(/Symptom: 502 at checkout/, { selector: '[role="option"] *' })).toBeVisible();
});

test('a system says how far it is, by the composer and by its editor', async () => {
  const { user } = await openRoomOn('timeline');
  await user.type(await screen.findByRole('textbox', { name: 'Log a line' }), '/sys #orders 60% index rebuild{Enter}');
  expect(await screen.findByText('60 % index rebuild')).toBeVisible();
  await user.keyboard('{Escape}gha');
  await form('Affected system');
  await user.keyboard('orders{Tab}{Tab}most{Enter}');
  expect(await screen.findByText('Recovery is a number from 0 to 100.')).toBeVisible();
  await user.clear(screen.getByRole('textbox', { name: /Recovered so far/ }));
  await user.selectOptions(screen.getByRole('combobox', { name: 'State' }), 'recovering');
  await user.type(screen.getByRole('textbox', { name: /Recovered so far/ }), '80{Enter}');
  expect(await screen.findByText('80 %')).toBeVisible();
});

test('alone, one line says what is next and what comes then; with a second person it is gone', async () => {
  const { room, core } = await openRoomOn();
  expect(await screen.findByRole('region', { name: 'Alone here' })).toHaveTextContent(/Now: .+ · then .+/);
  const bo = { id: null, name: 'Bo Lin' };
  await room.replica.commit({ kind: 'assign-role', role: 'scribe', person: bo, note: '' }, 'second');
  await waitFor(() => {
    expect(screen.queryByRole('region', { name: 'Alone here' })).toBeNull();
  });
  expect(core.me().name).toBe('Ana Ruiz');
});

test('X names when it is over; a tick beside the log; leaving for the review names what is not met', async () => {
  const { user } = await atHeader();
  await user.keyboard('x');
  await form('Exit criteria');
  await user.keyboard('5xx under 1 %{Shift>}{Enter}{/Shift}queue empty{Enter}');
  expect(await screen.findByText('Over when 0/2')).toBeVisible();
  await user.click(screen.getByRole('checkbox', { name: 'queue empty' }));
  expect(await screen.findByText('Over when 1/2')).toBeVisible();
  await user.keyboard('{Escape}ghp');
  await form('Phase');
  await user.keyboard('5');
  expect(screen.getByText(/Usually there by then: 5xx under 1 %/)).toBeVisible();
});
test('D says who detected it, R counts user reports, and both stand where the systems are', async () => {
  const { user } = await atHeader();
  await user.keyboard('d');
  await form('Detected by');
  await user.keyboard('2{Enter}');
  expect(await screen.findAllByText('Detected by users')).toHaveLength(2);
  await user.keyboard('{Escape}ghr');
  await form('User reports');
  await user.keyboard('many{Tab}Service desk{Tab}pages time out{Tab}Lyon{Enter}');
  expect(await screen.findByText(/how many is a whole number from 1 to 9,999/)).toBeVisible();
  await user.clear(screen.getByRole('textbox', { name: /How many more/ }));
  await user.type(screen.getByRole('textbox', { name: /How many more/ }), '34{Enter}');
  expect(await screen.findByText('34 reports')).toBeVisible();
  expect(screen.getByText('34 user reports, Service desk: pages time out (Lyon)')).toBeInTheDocument();
  // The next one comes the same way, and empty is one.
  await user.keyboard('{Escape}ghr');
  await form('User reports');
  expect(screen.getByText(/34 counted so far/)).toBeVisible();
  await user.keyboard('{Enter}');
  expect(await screen.findByText('35 reports')).toBeVisible();
  expect(screen.getByText('Service desk 35')).toBeVisible();
});

test.each([
  ['/report 12 service desk: pages time out | Lyon', '12 user reports, service desk: pages time out (Lyon)'],
  ['/report pages time out', '1 user report: pages time out'],
  ['/report 3 phone:', '3 user reports, phone'],
  ['/report 2', '2 user reports'],
])('%s is logged as “%s”', async (typed, row) => {
  const { user } = await openRoomOn('timeline');
  await user.type(await screen.findByRole('textbox', { name: 'Log a line' }), `${typed}{Enter}`);
  expect(await screen.findByText(row)).toBeInTheDocument();
});

test.each(['/report 0 phone: x', '/report 99999', '/report 1.5 x'])(
  '%s says what a count is, and stays',
  async (typed) => {
    const { user } = await openRoomOn('timeline');
    const line = await screen.findByRole('textbox', { name: 'Log a line' });
    await user.type(line, `${typed}{Enter}`);
    expect(await screen.findByText(/how many is a whole number/)).toBeVisible();
    expect(line).toHaveValue(typed);
  },
);
