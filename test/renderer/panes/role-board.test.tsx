import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { seatOf, selectObservers } from '../../../shared/domain/incident/roles/select-roles';
import type { PersonDetails } from '../../../shared/domain/plan/plan';
import { selectPeople } from '../../../shared/domain/plan/plan';
import { newClientId } from '../../../renderer/app/client-id';
import { openRoomOn } from '../laptop';

const board = () => screen.findByRole('listbox', { name: 'Roles' });
const tile = async (name: RegExp) => within(await board()).findByRole('option', { name });
const coverage = () => screen.findByRole('region', { name: 'Coverage' });

async function atBoard() {
  const opened = await openRoomOn('roles');
  (await board()).focus();
  const { core } = opened;
  const add = async (name: string, more: Partial<PersonDetails> = {}) => {
    const plan = await core.plans.own();
    const details = { name, initials: '', phone: '', phone2: '', skills: [], ...more };
    await plan.commit({ kind: 'add-person', ...details }, newClientId());
    const added = selectPeople(core.plans.store.getState()).find((one) => one.name === name);
    if (!added) throw new Error(`${name} was not added`);
    return added.id;
  };
  return { ...opened, add };
}

test('C opens the giving of the first empty field, and the reason that follows the name stands on the seat', async () => {
  const { user, room } = await atBoard();
  expect(await coverage()).toHaveTextContent('Network: nobody');
  await user.keyboard('c');
  const field = await screen.findByRole('textbox', { name: /why they join/ });
  expect(field).toHaveFocus();
  await user.type(field, 'Eli — knows the payment gateway{Enter}');
  expect(await tile(/Network expert/)).toHaveTextContent(/Eli.*knows the payment gateway.*not yet accepted/);
  expect(seatOf(room.store.getState(), 'sme-network')?.holders).toMatchObject([
    { person: { name: 'Eli' }, note: 'knows the payment gateway' },
  ]);
  expect(await coverage()).toHaveTextContent('Network ✓ Eli');
  expect(within(await coverage()).queryByText('Network: nobody')).toBeNull();
});

test('an empty field is a button that opens its own seat, though the board did not show it', async () => {
  const { user } = await atBoard();
  await user.click(within(await coverage()).getByRole('button', { name: /Security: nobody/ }));
  expect(await tile(/Security expert/)).toHaveAttribute('aria-selected', 'true');
  expect(screen.getByRole('textbox', { name: /why they join/ })).toHaveFocus();
});

test('somebody here with a skill in a field covers it, and it is said to be by skill', async () => {
  const { user, add } = await atBoard();
  await add('Ivo Brandt', { skills: ['Networking'] });
  await user.keyboard('3{Enter}');
  await user.type(await screen.findByRole('textbox', { name: /Assign/ }), 'ivo{Enter}');
  expect(await within(await coverage()).findByText('Ivo Brandt, by skill')).toBeVisible();
});

test('the reason can be said in the line as well', async () => {
  const { user, room } = await atBoard();
  await user.click(screen.getByRole('textbox', { name: 'Log a line' }));
  await user.keyboard('/role db @eli — knows the replicas{Enter}');
  await waitFor(() => {
    expect(seatOf(room.store.getState(), 'sme-database')?.holders[0]?.note).toBe('knows the replicas');
  });
});

test('L marks who only listens: on the board, on the call sheet, and in no span', async () => {
  const { user, room } = await atBoard();
  await user.keyboard('l');
  await user.type(await screen.findByRole('textbox', { name: /^Assign/ }), 'Hana Sato{Enter}');
  expect(await tile(/Observer/)).toHaveTextContent('Hana Sato');
  expect(await tile(/Observer/)).not.toHaveTextContent('not yet accepted');
  expect(screen.getByText(/· 1 observer$/)).toBeVisible();
  expect(screen.getByText('0 of 7')).toBeVisible();
  expect(screen.getByRole('row', { name: /Hana Sato/ })).toHaveTextContent('✓ Observer');
  (await board()).focus();
  await user.keyboard('q');
  await waitFor(() => {
    expect(selectObservers(room.store.getState())).toEqual([]);
  });
});

test('whoever takes over hears who listens', async () => {
  const { room } = await atBoard();
  for (const [role, name] of [
    ['observer', 'Hana Sato'],
    ['incident-commander', 'Chidi'],
  ] as const)
    await room.replica.commit({ kind: 'assign-role', role, person: { id: null, name }, note: '' }, newClientId());
  const brief = await screen.findByRole('listbox', { name: 'Brief' });
  expect(within(brief).getByRole('option', { name: /Who has been told/ })).toHaveTextContent('listening: Hana Sato');
});

test('who holds a role cannot only listen, and the line says what to do', async () => {
  const { user } = await atBoard();
  await user.keyboard('l');
  await user.type(await screen.findByRole('textbox', { name: /^Assign/ }), 'Ana Ruiz{Enter}');
  expect(await screen.findByText(/Ana Ruiz is Incident Commander, and so takes part/)).toBeVisible();
});

test('Y shows who answers to whom in the place of the call sheet, and back', async () => {
  const { user } = await atBoard();
  await user.keyboard('3t');
  await tile(/Scribe.*Ana Ruiz/);
  await user.keyboard('y');
  const tree = await screen.findByRole('region', { name: 'Org tree' });
  expect(tree).toHaveTextContent(/Incident Commander Ana Ruiz.*Scribe Ana Ruiz/);
  expect(screen.queryByRole('table', { name: 'Call sheet' })).toBeNull();
  await user.keyboard('y');
  expect(await screen.findByRole('table', { name: 'Call sheet' })).toBeVisible();
});

test('a role says who was trained to take it, and that its holder never was', async () => {
  const { user, core, add } = await atBoard();
  const gus = await add('Gus Meyer');
  const training = { person: gus, role: 'scribe', how: 'drilled', at: Date.UTC(2020, 2, 14, 12) } as const;
  await (await core.plans.own()).commit({ kind: 'record-training', ...training }, newClientId());
  await user.keyboard('3');
  expect(await screen.findByText('Could take it: Gus Meyer drilled Mar 2020, over a year ago.')).toBeVisible();
  await user.keyboard('{Enter}');
  await user.type(await screen.findByRole('textbox', { name: /^Assign/ }), 'gus');
  expect(await screen.findByRole('button', { name: /Gus Meyer drilled Mar 2020/ })).toBeVisible();
  await user.keyboard('{Control>}a{/Control}Bo{Enter}');
  expect(await screen.findByText(/Bo: never trained in it, which is no obstacle/)).toBeVisible();
});
