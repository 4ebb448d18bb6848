import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
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
