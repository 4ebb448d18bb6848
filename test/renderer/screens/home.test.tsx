import { screen, waitFor, within } from '@testing-library/react';
import { createIntl } from 'react-intl';
import { expect, test } from 'vitest';
import { newClientId } from '../../../renderer/app/client-id';
import { duesOfAll } from '../../../renderer/app/due/dues';
import { remindersAt } from '../../../renderer/app/due/reminders';
import type { IncidentCommand } from '../../../shared/domain/incident/decide';
import { newDisk, openRoomOn, startApp } from '../laptop';

async function home() {
  const started = await startApp(newDisk());
  await started.core.introduce('Ana Ruiz');
  return started;
}

test('an empty laptop says what to do first and what one line can say', async () => {
  await home();
  expect(await screen.findByText('No incidents yet')).toBeVisible();
  expect(screen.getByRole('button', { name: /Declare an incident/ })).toBeVisible();
  expect(screen.getByText('s1 … s4')).toBeVisible();
});

test('the line is read while it is typed', async () => {
  const { user } = await home();
  await user.type(await screen.findByPlaceholderText(/What is broken/), 'Invoices not printing s3 #erp t-10m');
  expect(await screen.findByText('SEV3')).toBeVisible();
  expect(screen.getByText('Ana Ruiz commands')).toBeVisible();
  expect(screen.getByText('#erp')).toBeVisible();
  expect(screen.getByText(/^began/)).toBeVisible();
});

test('an empty line declares an incident without a name', async () => {
  const { user } = await home();
  await user.type(await screen.findByPlaceholderText(/What is broken/), '{Enter}');
  expect(await screen.findByRole('heading', { level: 1, name: 'Untitled' })).toBeVisible();
});

test('a severity that is none stays in the title', async () => {
  const { user } = await home();
  await user.type(await screen.findByPlaceholderText(/What is broken/), 'vpn s7');
  expect(await screen.findByText('Severity is s1–s4')).toBeVisible();
  expect(screen.getByText('“vpn s7”')).toBeVisible();
});

test('live incidents stand with what is due, and Enter opens one', async () => {
  const { user, core } = await openRoomOn();
  core.go({ screen: 'home' });
  const card = await screen.findByRole('button', { name: /Checkout failing/ });
  expect(card).toHaveTextContent(/IT Team update in/);
  card.focus();
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('textbox', { name: 'Log a line' })).toBeVisible();
});

/** Two more beside the room's own: what was declared last is the least. */
async function threeLive() {
  const opened = await openRoomOn();
  const { core } = opened;
  const { id, name } = core.me();
  for (const [title, severity] of [
    ['VPN slow', 3],
    ['Badge readers', 4],
  ] as const)
    await core.declare({ title, severity, commander: { id, name }, systems: [], startedAt: Date.now() });
  core.go({ screen: 'home' });
  await screen.findByRole('region', { name: /Live/ });
  return opened;
}
const pile = (name: RegExp) =>
  within(screen.getByRole('region', { name }))
    .queryAllByRole('button', { name: /INC-/ })
    .map((card) => /Checkout|VPN|Badge/.exec(card.textContent)?.[0]);
const card = (name: RegExp) => screen.getByRole('button', { name });

test('live incidents stand in the order in which to look at them, and J and K go through them', async () => {
  const { user, core } = await threeLive();
  expect(pile(/Live/)).toEqual(['Checkout', 'VPN', 'Badge']);
  const badge = [...core.catalog.listed.getState().values()].find(({ summary }) => summary.title === 'Badge readers');
  const [assignment] = [...(badge?.room?.store.getState().added.get('role-assigned/1')?.keys() ?? [])];
  if (assignment) await badge?.room?.replica.commit({ kind: 'vacate-role', assignment, reason: 'gone' }, 'vacate');
  await waitFor(() => {
    expect(pile(/Live/)).toEqual(['Badge', 'Checkout', 'VPN']);
  });
  expect(card(/Badge/)).toHaveTextContent('Nobody commands');
  card(/Badge/).focus();
  await user.keyboard('j');
  expect(card(/Checkout/)).toHaveFocus();
  await user.keyboard('jk');
  expect(card(/Checkout/)).toHaveFocus();
});

test('a card says in words how much is overdue, and that it is a crisis', async () => {
  const { core } = await threeLive();
  const vpn = [...core.catalog.listed.getState().values()].find(({ summary }) => summary.title === 'VPN slow');
  const say = (command: IncidentCommand) => vpn?.room?.replica.commit(command, newClientId());
  await say({ kind: 'set-next-check', at: Date.now() - 60_000 });
  await waitFor(() => {
    expect(card(/VPN/)).toHaveTextContent(/Next check 01:0\d overdue/);
  });
  expect(card(/VPN/)).not.toHaveTextContent(/1 overdue/);
  await say({ kind: 'set-eta', at: Date.now() - 120_000, confidence: 'low', basis: '' });
  await say({ kind: 'set-crisis', on: true, reason: 'media' });
  await waitFor(() => {
    expect(card(/VPN/)).toHaveTextContent(/Crisis.*Expected back 02:0\d overdue.*2 overdue/);
  });
});

test('N sets an incident aside with a reason, the next one has the focus, and N brings it back', async () => {
  const { user, core } = await threeLive();
  card(/VPN/).focus();
  await user.keyboard('n');
  await screen.findByRole('form', { name: 'Not now' });
  await user.keyboard('{Enter}');
  expect(await screen.findByText(/Say in a word why it can wait/)).toBeVisible();
  await user.keyboard('one site only{Enter}');
  await waitFor(() => {
    expect(pile(/Not now/)).toEqual(['VPN']);
  });
  expect(pile(/Live/)).toEqual(['Checkout', 'Badge']);
  expect(card(/VPN/)).toHaveTextContent(/one site only · Ana Ruiz/);
  await waitFor(() => {
    expect(card(/Badge/)).toHaveFocus();
  });
  // What waits comes after everything else, and nobody is woken for it.
  const vpn = [...core.catalog.listed.getState().values()].find(({ summary }) => summary.title === 'VPN slow');
  const dues = duesOfAll(core.catalog, Date.now());
  const first = dues.findIndex(({ book }) => book === vpn?.book);
  expect(first).toBeGreaterThan(0);
  expect(dues.slice(first).every(({ book }) => book === vpn?.book)).toBe(true);
  await user.keyboard('j');
  await user.keyboard('n');
  await waitFor(() => {
    expect(pile(/Live/)).toEqual(['Checkout', 'VPN', 'Badge']);
  });
  expect(screen.queryByRole('region', { name: /Not now/ })).not.toBeInTheDocument();
  await waitFor(() => {
    expect(card(/VPN/)).toHaveFocus();
  });
});

test('what was set aside comes back by itself when somebody says that it is worse', async () => {
  const { core } = await threeLive();
  const vpn = [...core.catalog.listed.getState().values()].find(({ summary }) => summary.title === 'VPN slow');
  const say = (command: IncidentCommand) => vpn?.room?.replica.commit(command, newClientId());
  await say({ kind: 'set-aside', on: true, reason: 'one site only' });
  await waitFor(() => {
    expect(pile(/Live/)).toEqual(['Checkout', 'Badge']);
  });
  await say({ kind: 'set-severity', severity: 1, reason: '' });
  await waitFor(() => {
    expect(pile(/Live/)).toEqual(['Checkout', 'VPN', 'Badge']);
  });
});

test('nobody in command breaks through, unless the incident was set aside', async () => {
  const { core } = await threeLive();
  const vpn = [...core.catalog.listed.getState().values()].find(({ summary }) => summary.title === 'VPN slow')?.room;
  const [assignment] = [...(vpn?.store.getState().added.get('role-assigned/1')?.keys() ?? [])];
  if (assignment) await vpn?.replica.commit({ kind: 'vacate-role', assignment, reason: 'gone' }, 'vacate');
  const intl = createIntl({ locale: 'en' });
  const urgent = () =>
    remindersAt({
      intl,
      catalog: core.catalog,
      me: core.me(),
      saved: core.saved.getState(),
      now: Date.now(),
    }).alarms.filter((one) => one.breaksThrough);
  expect(urgent().length).toBeGreaterThan(0);
  await vpn?.replica.commit({ kind: 'set-aside', on: true, reason: 'one site only' }, 'aside');
  expect(urgent()).toEqual([]);
});

test('closed incidents are listed below, and opened from there', async () => {
  const { user, core, room } = await openRoomOn();
  await room.replica.commit({ kind: 'close', waivedBy: { id: null, name: 'Ana Ruiz' }, reason: 'a drill' }, 'close');
  core.go({ screen: 'home' });
  const row = await screen.findByRole('row', { name: /Checkout failing/ });
  expect(within(row).getByText('Ana Ruiz')).toBeVisible();
  row.focus();
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('heading', { level: 1, name: 'Checkout failing' })).toBeVisible();
});
