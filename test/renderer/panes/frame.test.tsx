import { screen, waitFor, within } from '@testing-library/react';
import { act } from 'react';
import { expect, test } from 'vitest';
import { fillableStore, newDisk, openRoomOn } from '../laptop';

const status = () => within(screen.getByRole('contentinfo', { name: 'Status' }));
const composer = () => screen.findByRole('textbox', { name: 'Log a line' });

test('the status bar says when the last line was saved, and turns red while one is not', async () => {
  const { store, setFull } = fillableStore();
  const { user } = await openRoomOn('timeline', { disk: newDisk(store) });
  const field = await composer();
  expect(status().getByText(/Saved \d\d:\d\d:\d\dZ/)).toBeVisible();
  setFull(true);
  await user.type(field, 'on a full disk{Enter}');
  expect(await status().findByText(/Not saved since \d\d:\d\d:\d\dZ/)).toBeVisible();
  setFull(false);
  expect(await status().findByText(/^● Saved/)).toBeVisible();
});

test('a notice about the record stays above the content until it is put away', async () => {
  const { core, user } = await openRoomOn();
  await composer();
  act(() => {
    core.notices.tell({ kind: 'journal-restored', lines: 3 });
    core.notices.tell({ kind: 'journal-restored', lines: 4 });
  });
  const words = /4 lines were missing from the journal and came back from the second copy/;
  expect(screen.getByText(words)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Put away' }));
  expect(screen.queryByText(words)).not.toBeInTheDocument();
});

test('the clock shows UTC first, and local time first once it is asked for', async () => {
  const { user } = await openRoomOn();
  await composer();
  const clock = () => screen.getByRole('banner').querySelector('time')?.textContent;
  expect(clock()).toMatch(/^\d\d:\d\d:\d\dZ$/);
  await user.keyboard('{Control>}{Shift>}u{/Shift}{/Control}');
  await waitFor(() => {
    expect(clock()).toMatch(/^\d\d:\d\d \S+$/);
  });
});

test('the top says which incident this is and where its lines are', async () => {
  const { room } = await openRoomOn();
  await composer();
  const top = within(screen.getByRole('banner'));
  expect(top.getByText(/^INC-\d{8}-K7Q-01$/)).toBeVisible();
  expect(top.getByText('On this laptop only')).toBeVisible();
  expect(room.store.getState().lines.size).toBe(1);
});

test('a laptop that asks to be let in is shown by its words, with its name where that can be read', async () => {
  const { core } = await openRoomOn();
  await composer();
  const asked = { remote: 'r1', code: 'B0B', words: ['lamp', 'river', 'stone', 'cloud'], at: Date.now() };
  act(() => {
    core.sync.setState({
      requests: [
        { ...asked, id: 'named', name: 'Bo Lin' },
        { ...asked, id: 'unnamed', code: 'C0C', name: null },
      ],
    });
  });
  const told = screen.getAllByRole('status').map(({ textContent }) => textContent);
  const words = 'lamp river stone cloud';
  expect(told).toContain(`Bo Lin on laptop B0B asks to join. Let them in only if their screen shows: ${words}`);
  expect(told).toContain(
    `Laptop C0C asks to join. This laptop cannot read who it is. Let it in only if its screen shows: ${words}`,
  );
  expect(screen.getAllByRole('button', { name: 'Same words: let in' })).toHaveLength(2);
});
