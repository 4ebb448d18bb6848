import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { selectLists } from '../../../shared/domain/incident/checklists/select-checklists';
import { selectOpenTasks } from '../../../shared/domain/incident/tasks/select-tasks';
import { selectPeople, selectRules } from '../../../shared/domain/plan/plan';
import { newDisk, startApp } from '../laptop';

async function settings(tab: 'me' | 'people' | 'rules' | 'appearance' | 'storage') {
  const started = await startApp(newDisk());
  await started.core.introduce('Ana Ruiz');
  started.core.go({ screen: 'settings', tab });
  return started;
}

test('a new name is on every line from now on', async () => {
  const { user, core } = await settings('me');
  const name = await screen.findByRole('textbox', { name: 'Name' });
  await user.clear(name);
  await user.type(name, 'Ana Maria Ruiz{Enter}');
  expect(await screen.findByText(/^Changed/)).toBeVisible();
  expect(core.me().name).toBe('Ana Maria Ruiz');
});

test('people are added, changed and removed; a name is given once', async () => {
  const { user, core } = await settings('people');
  const people = () => selectPeople(core.plans.store.getState()).map((person) => `${person.name} ${person.phone}`);
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Bo Lin');
  await user.type(screen.getByRole('textbox', { name: 'Phone' }), '0147{Enter}');
  await waitFor(() => {
    expect(people()).toEqual(['Ana Ruiz ', 'Bo Lin 0147']);
  });
  await user.type(screen.getByRole('textbox', { name: 'Name' }), 'bo lin{Enter}');
  expect(await screen.findByText(/a name that nobody else in the list has/)).toBeVisible();
  await user.click(screen.getByRole('row', { name: /Bo Lin/ }));
  await user.click(await screen.findByRole('button', { name: 'Remove' }));
  await waitFor(() => {
    expect(people()).toEqual(['Ana Ruiz ']);
  });
});

test('looks and times are kept on this laptop', async () => {
  const { user, core } = await settings('appearance');
  await user.click(await screen.findByRole('radio', { name: 'Light' }));
  await user.click(screen.getByRole('radio', { name: 'Local time' }));
  expect(document.documentElement.dataset.theme).toBe('light');
  expect(core.settings.getState()).toMatchObject({ theme: 'light', zone: 'local' });
});

test('storage says where the record lies, that it is sealed, and what its keys hang on', async () => {
  await settings('storage');
  expect(await screen.findByText('/journal')).toBeVisible();
  expect(screen.getByText(/Every line is sealed on this disk.*Settings, Lock says who can open them/)).toBeVisible();
});

test('a rule is made of five fields, kept once, obeyed by what is declared next, and removed', async () => {
  const { user, core } = await settings('rules');
  await user.selectOptions(await screen.findByRole('combobox', { name: 'When' }), 'SEV1');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Then' }), 'Open a checklist');
  await user.click(screen.getByRole('button', { name: 'Add the rule' }));
  expect(await screen.findByText('Say what it does.')).toBeVisible();
  await user.selectOptions(screen.getByRole('combobox', { name: 'Which' }), 'Data-centre loss');
  await user.click(screen.getByRole('button', { name: 'Add the rule' }));
  expect(await screen.findByText('SEV1: open the list Data-centre loss')).toBeVisible();

  await user.type(screen.getByRole('textbox', { name: 'Of what' }), 'call the insurer');
  await user.type(screen.getByRole('textbox', { name: /After minutes/ }), 'soon{Enter}');
  expect(await screen.findByText(/Minutes are a whole number/)).toBeVisible();
  await user.clear(screen.getByRole('textbox', { name: /After minutes/ }));
  await user.type(screen.getByRole('textbox', { name: /After minutes/ }), '20{Enter}');
  const insurer = 'SEV1: after 20 min, as an order: remind of “call the insurer”';
  expect(await screen.findByText(insurer)).toBeVisible();

  const { id, name } = core.me();
  const about = { title: 'Flood', systems: [], startedAt: Date.now(), commander: { id, name } };
  const room = await core.declare({ ...about, severity: 1 });
  expect(selectLists(room.store.getState()).map((list) => list.template)).toContain('T8');
  expect(selectOpenTasks(room.store.getState()).map(({ text }) => text)).toEqual(['call the insurer (rule)']);

  core.go({ screen: 'settings', tab: 'rules' });
  const row = (await screen.findByText(insurer)).closest('li');
  await user.click(within(row as HTMLElement).getByRole('button', { name: 'Remove' }));
  await waitFor(() => {
    expect(selectRules(core.plans.store.getState())).toHaveLength(1);
  });
});
