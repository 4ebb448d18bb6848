import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { selectCommander, selectSeats } from '../../../shared/domain/incident/roles/select-roles';
import { newClientId } from '../../../renderer/app/client-id';
import { openRoomOn } from '../laptop';

const board = () => screen.findByRole('listbox', { name: 'Roles' });
const tile = async (name: RegExp) => within(await board()).getByRole('option', { name });

async function atBoard() {
  const opened = await openRoomOn('roles');
  (await board()).focus();
  return opened;
}

test('the commander stands on top, with the time in command', async () => {
  await openRoomOn('roles');
  expect(await screen.findByText('In command')).toBeVisible();
  expect(await tile(/Incident Commander/)).toHaveTextContent('Ana Ruiz');
});

test('a role is given by its number and a few letters of a name', async () => {
  const { user } = await atBoard();
  await user.keyboard('3{Enter}');
  await user.type(await screen.findByRole('textbox', { name: /Assign/ }), 'Bo Lin{Enter}');
  expect(await tile(/Scribe/)).toHaveTextContent('Bo Lin');
  expect(await tile(/Scribe/)).toHaveTextContent('not yet accepted');
});

test('T takes a vacant role, which needs no accepting', async () => {
  const { user } = await atBoard();
  await user.keyboard('3t');
  await waitFor(async () => {
    expect(await tile(/Scribe/)).toHaveTextContent('Ana Ruiz');
  });
  expect(await tile(/Scribe/)).not.toHaveTextContent('not yet accepted');
});

test('command is handed over in two steps: offered, and hers until accepted', async () => {
  const { user, room } = await atBoard();
  await user.keyboard('1{Shift>}{Enter}{/Shift}');
  await user.type(await screen.findByRole('textbox', { name: /Hand over to/ }), 'Chidi{Enter}');
  expect(await screen.findAllByRole('button', { name: /^Chidi accepts/ })).not.toHaveLength(0);
  expect(await tile(/Incident Commander/)).toHaveTextContent('Ana Ruiz');
  (await board()).focus();
  await user.keyboard('a');
  await waitFor(() => {
    const [command] = selectSeats(room.store.getState());
    expect(command?.holders.map((one) => one.person.name)).toEqual(['Chidi']);
  });
});

test('V vacates, and the header says that nobody commands', async () => {
  const { user } = await atBoard();
  await user.keyboard('1v');
  expect(await screen.findByText('Nobody is in command')).toBeVisible();
});

test('an empty name is refused beside the field', async () => {
  const { user } = await atBoard();
  await user.keyboard('3{Enter}');
  await user.type(await screen.findByRole('textbox', { name: /Assign/ }), '{Enter}');
  expect(await screen.findByText('Type a name.')).toBeVisible();
});

test('two who claim command are both shown, and one stays by choice', async () => {
  const { user, room } = await atBoard();
  const claim = {
    kind: 'role-assigned/1',
    role: 'incident-commander',
    roleName: 'Incident Commander',
    person: { id: null, name: 'Dee' },
    takesOver: [],
    note: '',
  };
  room.replica.receive([
    {
      hash: 'd'.repeat(64) as never,
      chain: 'd'.repeat(32) as never,
      seq: 1,
      body: {
        lam: 9,
        deps: [],
        by: { id: 'dee', name: 'Dee', device: 'B1X' },
        at: 1,
        wall: Date.now(),
        offset: 0,
        mono: 0,
        app: '',
        client: 'x',
        facts: [claim],
      },
    },
  ]);
  expect(await screen.findByText(/Two commanders: Ana Ruiz and Dee/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Dee stays' }));
  await waitFor(() => {
    expect(screen.queryByText(/Two commanders/)).not.toBeInTheDocument();
  });
});

test('the call sheet has the phones of the plan', async () => {
  const { core } = await openRoomOn('roles');
  await (
    await core.plans.own()
  ).commit(
    {
      kind: 'add-person',
      name: 'Lena Voss',
      initials: '',
      phone: '+32 470 55 01 88',
      phone2: '',
      skills: ['Security'],
    },
    'lena',
  );
  expect(await screen.findByText('+32 470 55 01 88')).toBeVisible();
});

test('escalating names the level, asks why, and its clock starts', async () => {
  const { user } = await openRoomOn('roles');
  await user.click(await screen.findByRole('button', { name: /^Escalate/ }));
  await user.type(await screen.findByRole('textbox', { name: 'Who is asked' }), 'Chidi{Enter}');
  expect(await screen.findByText('Say why: it is what you read to them.')).toBeVisible();
  await user.type(screen.getByRole('textbox', { name: 'Why' }), 'disk unknown{Enter}');
  expect(await screen.findByText('Escalation: L2, Expert on the system')).toBeVisible();
  await user.click(await screen.findByRole('button', { name: 'They have taken it' }));
  await waitFor(() => {
    expect(screen.queryByRole('button', { name: 'They have taken it' })).toBeNull();
  });
});

test('a call stands in the log and on the call sheet with what came of it', async () => {
  const { user } = await openRoomOn('roles');
  (await screen.findByRole('listbox', { name: 'Roles' })).focus();
  await user.keyboard('o');
  await user.type(await screen.findByRole('textbox', { name: 'Who was called' }), 'Ana Ruiz');
  await user.selectOptions(screen.getByRole('combobox', { name: 'What came of it' }), 'no-answer');
  await user.click(screen.getByRole('button', { name: /Log it/ }));
  expect(await screen.findByText(/^no answer \d\d:\d\dZ$/)).toBeVisible();
});

const brief = () => screen.findByRole('listbox', { name: 'Brief' });
const point = async (name: RegExp) => within(await brief()).getByRole('option', { name });

/** Command is offered to Chidi, and the brief has the focus. */
async function handingOver() {
  const opened = await atBoard();
  const { user, room } = opened;
  await room.replica.commit({ kind: 'set-situation', text: 'EU card payments fail' }, newClientId());
  await user.keyboard('1{Shift>}{Enter}{/Shift}');
  await user.type(await screen.findByRole('textbox', { name: /Hand over to/ }), 'Chidi{Enter}');
  (await brief()).focus();
  return opened;
}

test('the brief is filled from the record, and said back point by point', async () => {
  const { user } = await handingOver();
  expect(await point(/^Situation/)).toHaveTextContent('SEV1, Triage; EU card payments fail');
  await user.keyboard(' ');
  expect(await screen.findByText('1 of 7 read back')).toBeVisible();
  expect(await point(/^Objective/)).toHaveTextContent('Say it');
});

test('what was said back and is now another is said to have changed', async () => {
  const { user, room } = await handingOver();
  await user.keyboard(' ');
  await screen.findByText('1 of 7 read back');
  await room.replica.commit({ kind: 'set-situation', text: 'Payments work again' }, newClientId());
  expect(await within(await point(/^Situation/)).findByText('Changed since')).toBeVisible();
  expect(screen.getByText('0 of 7 read back')).toBeVisible();
});

test('E words a point, Enter accepts, and the brief is gone', async () => {
  const { user, room } = await handingOver();
  await user.keyboard('jjjjje');
  await user.type(await screen.findByRole('textbox', { name: 'Risks' }), 'Retry is safe{Enter}');
  expect(await point(/^Risks/)).toHaveTextContent('Retry is safe');
  await waitFor(async () => {
    expect(await brief()).toHaveFocus();
  });
  await user.keyboard('{Enter}');
  await waitFor(() => {
    expect(selectCommander(room.store.getState())?.person.name).toBe('Chidi');
  });
  expect(screen.queryByRole('listbox', { name: 'Brief' })).toBeNull();
});

test('who is handed a role takes it with Enter on an empty line, and never with a line', async () => {
  const { user, room, core } = await atBoard();
  const { id, name } = core.me();
  await room.replica.commit(
    { kind: 'assign-role', role: 'scribe', person: { id: null, name: 'Chidi' }, note: '' },
    newClientId(),
  );
  await room.replica.commit({ kind: 'assign-role', role: 'scribe', person: { id, name }, note: '' }, newClientId());
  expect(await screen.findByText('Chidi hands over to you: Scribe.')).toBeVisible();
  const scribe = () => selectSeats(room.store.getState()).find(({ role }) => role.id === 'scribe');
  await user.click(screen.getByRole('textbox', { name: 'Log a line' }));
  await user.keyboard('roll back 4471{Enter}');
  await waitFor(() => {
    expect(room.store.getState().lines.size).toBeGreaterThan(3);
  });
  expect(scribe()?.holders.map(({ person }) => person.name)).toEqual(['Chidi']);
  await user.keyboard('{Enter}');
  await waitFor(() => {
    expect(scribe()?.holders.map(({ person }) => person.name)).toEqual([name]);
  });
});

test('Q releases whoever holds the chosen role: their seats are empty, and the call sheet says since when', async () => {
  const { user, room } = await atBoard();
  await user.keyboard('3{Enter}');
  await user.type(await screen.findByRole('textbox', { name: /Assign/ }), 'Bo Lin{Enter}');
  expect(await tile(/Scribe/)).toHaveTextContent('Bo Lin');
  expect(screen.getByText('1 of 7')).toBeVisible();
  (await board()).focus();
  await user.keyboard('q');
  await waitFor(() => {
    const scribe = selectSeats(room.store.getState()).find(({ role }) => role.id === 'scribe');
    expect(scribe?.holders).toEqual([]);
  });
  expect(screen.getByText('0 of 7')).toBeVisible();
});
