import { screen } from '@testing-library/react';
import { selectPeople } from '../../shared/domain/plan/plan';
import { expect, test } from 'vitest';
import { newDisk, startApp } from './laptop';

test('the first start asks for a name and nothing else, and Enter leads to the incidents', async () => {
  const { user } = await startApp(newDisk());
  await user.type(await screen.findByRole('textbox', { name: 'Your name' }), 'Ana Ruiz{Enter}');
  expect(await screen.findByPlaceholderText(/What is broken/)).toHaveFocus();
});

test('an empty name gives the laptop its own', async () => {
  const { user, core } = await startApp(newDisk());
  await user.type(await screen.findByRole('textbox', { name: 'Your name' }), '{Enter}');
  await screen.findByPlaceholderText(/What is broken/);
  expect(core.me().name).toBe('Laptop K7Q');
});

test('one line declares, and the next key goes into the log', async () => {
  const disk = newDisk();
  const { user } = await startApp(disk);
  await user.type(await screen.findByRole('textbox', { name: 'Your name' }), 'Ana Ruiz{Enter}');
  await user.type(await screen.findByPlaceholderText(/What is broken/), 'Checkout failing s1 #payments{Enter}');
  expect(await screen.findByRole('heading', { name: 'Checkout failing' })).toBeVisible();
  expect(await screen.findByRole('textbox', { name: 'Log a line' })).toHaveFocus();
  expect(screen.getByText('T+00:00')).toBeVisible();
});

test('after a restart the app is where it was, with every line', async () => {
  const disk = newDisk();
  const first = await startApp(disk);
  await first.user.type(await screen.findByRole('textbox', { name: 'Your name' }), 'Ana Ruiz{Enter}');
  await first.user.type(await screen.findByPlaceholderText(/What is broken/), 'Checkout failing{Enter}');
  await first.user.type(await screen.findByRole('textbox', { name: 'Log a line' }), '502 rate 38%{Enter}');
  await screen.findByText('502 rate 38%');
  first.shown.unmount();
  await startApp(disk, first.database);
  expect(await screen.findByText('502 rate 38%')).toBeInTheDocument();
});

test('settings that are lost cost a name, not the plan', async () => {
  const disk = newDisk();
  const first = await startApp(disk);
  await first.core.introduce('Ana Ruiz');
  first.shown.unmount();
  disk.settings = null;
  const second = await startApp(disk);
  await second.core.introduce('Ana Ruiz');
  expect(selectPeople(second.core.plans.store.getState())).toHaveLength(1);
  expect(second.core.me().id).toBe(first.core.me().id);
});
