import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { selectPeople } from '../../../shared/domain/plan/plan';
import { newDisk, startApp } from '../laptop';

async function settings(tab: 'me' | 'people' | 'appearance' | 'storage') {
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
