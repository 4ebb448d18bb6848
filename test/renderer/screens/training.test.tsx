import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { selectPeople, selectTrainings } from '../../../shared/domain/plan/plan';
import { newClientId } from '../../../renderer/app/client-id';
import { newDisk, startApp } from '../laptop';

async function atMatrix() {
  const started = await startApp(newDisk());
  const { core, user } = started;
  await core.introduce('Ana Ruiz');
  const plan = await core.plans.own();
  const bo = { name: 'Bo Lin', initials: '', phone: '', phone2: '', skills: [] };
  await plan.commit({ kind: 'add-person', ...bo }, newClientId());
  (document.activeElement as HTMLElement).blur();
  await user.keyboard('gm');
  const grid = await screen.findByRole('grid', { name: /^Cross-training/ });
  const people = selectPeople(core.plans.store.getState());
  const recorded = () =>
    selectTrainings(core.plans.store.getState()).map(
      ({ person, role, how }) => `${people.find(({ id }) => id === person)?.name ?? ''} ${role} ${how}`,
    );
  const record = async (typed: string) => {
    await user.keyboard('{Enter}');
    await user.type(await screen.findByRole('textbox', { name: /^Shadowed, trained or drilled/ }), `${typed}{Enter}`);
  };
  return { ...started, grid, recorded, record };
}

test('G M opens the matrix on its first cell; arrows and J K move, Enter records, and the cell has the focus again', async () => {
  const { user, grid, recorded, record } = await atMatrix();
  const [first] = within(grid).getAllByRole('gridcell');
  expect(first).toHaveFocus();
  await user.keyboard('jjk{ArrowRight}');
  await record('d 14 mar 2020');
  await waitFor(() => {
    expect(recorded()).toEqual(['Bo Lin deputy drilled']);
  });
  const cell = await within(grid).findByRole('gridcell', { name: /drilled Mar 2020 old/ });
  await waitFor(() => {
    expect(cell).toHaveFocus();
  });
  expect(within(grid).getByText('Only Bo Lin')).toBeVisible();
  expect(screen.getByText('Only Bo Lin', { selector: 'b' }).parentElement).toHaveTextContent('Only Bo Lin: Deputy');
});

test('what is not understood is said beside the field, with what was typed kept', async () => {
  const { grid, user, record, recorded } = await atMatrix();
  expect(grid).toBeVisible();
  await record('some day');
  expect(await screen.findByText(/say trained, shadowed or drilled first/)).toBeVisible();
  const field = screen.getByRole('textbox', { name: /^Shadowed/ });
  expect(field).toHaveValue('some day');
  await user.clear(field);
  await user.type(field, 't 31 feb{Enter}');
  expect(await screen.findByText(/that is no day/)).toBeVisible();
  await user.clear(field);
  await user.type(field, 't{Enter}');
  await waitFor(() => {
    expect(recorded()).toEqual(['Ana Ruiz incident-commander trained']);
  });
  await record('t');
  expect(await screen.findByText(/It is recorded already/)).toBeVisible();
});

test('X takes the last training of a cell back', async () => {
  const { user, grid, record, recorded } = await atMatrix();
  await record('t');
  await within(grid).findByText('Only Ana Ruiz');
  await user.keyboard('x');
  await waitFor(() => {
    expect(recorded()).toEqual([]);
  });
  expect(await screen.findByText(/^Taken back: Ana Ruiz, Incident Commander: trained/)).toBeVisible();
});
