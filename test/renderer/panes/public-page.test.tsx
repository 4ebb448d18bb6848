import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { selectPublicFace } from '../../../shared/domain/incident/public-face/public-face';
import { openRoomOn } from '../laptop';

const box = () => screen.findByRole('checkbox', { name: 'Public page' });

test('the public page is off until somebody ticks it, and says then what became of it', async () => {
  const { user, room } = await openRoomOn('comms');
  expect(await box()).not.toBeChecked();
  expect(screen.getByText(/^Off\. On, everyone who opens the shared folder/)).toBeVisible();
  await user.click(await box());
  await waitFor(async () => {
    expect(await box()).toBeChecked();
  });
  expect(selectPublicFace(room.store.getState())).toBeDefined();
  // This laptop shares nothing: it says so, and nothing else is disturbed.
  expect(await screen.findByText(/^Not written here: this laptop shares no folder/)).toBeVisible();
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(async () => {
    expect(await box()).not.toBeChecked();
  });
});

test('it stands in the timeline who put it on', async () => {
  const { user, core, room } = await openRoomOn('comms');
  await user.click(await box());
  await waitFor(() => {
    expect(selectPublicFace(room.store.getState())).toBeDefined();
  });
  core.go({ screen: 'room', book: room.book, pane: 'timeline' });
  expect(
    await screen.findByText(/^Public page on: the situation is kept beside the shared folder/),
  ).toBeInTheDocument();
});

test('for a restricted incident it can be neither put on, nor copied, nor printed', async () => {
  const { room, core } = await openRoomOn('comms');
  expect(await screen.findByRole('button', { name: 'Copy situation' })).toBeVisible();
  const { ok } = await room.replica.commit(
    { kind: 'set-access', readers: [{ device: 'aa'.repeat(32), name: 'Ana', code: 'K7Q' }] },
    'restricting',
  );
  expect(ok).toBe(true);
  await waitFor(async () => {
    expect(await box()).toBeDisabled();
  });
  expect(screen.getByText('Off: this incident is restricted to named laptops.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Copy situation' })).not.toBeInTheDocument();
  for (const id of ['public-page', 'copy-situation', 'save-situation'] as const)
    expect(core.registry.carrierOf(id)?.off).toBe('it is restricted to named laptops');
});
