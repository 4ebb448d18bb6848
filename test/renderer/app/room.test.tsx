import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { IncidentCommand } from '../../../shared/domain/incident/decide';
import { incidentMeaning } from '../../../shared/domain/incident/meaning';
import type { Bridge } from '../../../shared/bridge';
import { openDatabase } from '../../../renderer/storage/database';
import { entry } from '../../shared/domain/incident/desk';
import { bridgeOver, newDisk, startApp } from '../laptop';

const lines = (texts: readonly string[]): IncidentCommand => ({
  kind: 'add-entries',
  entries: texts.map((text) => entry(text)),
});
const composer = () => screen.findByRole('textbox', { name: 'Log a line' });
const timeline = () => screen.findByRole('listbox', { name: 'Timeline' });

/** A laptop that was left in a room of 250 lines, its snapshot written. */
async function leftInRoom() {
  const disk = newDisk();
  const { core, shown, database } = await startApp(disk);
  await core.introduce('Ana Ruiz');
  const { id, name } = core.me();
  const room = await core.declare({
    title: 'Checkout failing',
    severity: 1,
    commander: { id, name },
    systems: [],
    startedAt: Date.now(),
  });
  for (let i = 0; i < 5; i++)
    await room.replica.commit(
      lines(Array.from({ length: 50 }, (_, n) => `line ${String(i * 50 + n)}`)),
      `c${String(i)}`,
    );
  const kept = openDatabase(database, 'relaxed');
  await waitFor(async () => {
    expect(await kept.snapshots.get(room.book)).toBeDefined();
    expect(await kept.frames.count()).toBeGreaterThan(1);
  });
  shown.unmount();
  return { disk, database, kept, room };
}

/** A keeper that answers nothing about books until it is let. */
function slowKeeper(fast: Bridge) {
  let letGo = (): void => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  const bridge: Bridge = {
    ...fast,
    call: async (call, argument) => {
      if (call === 'have') await gate;
      return fast.call(call, argument);
    },
  };
  return { bridge, letGo };
}

test('the room opens on its snapshot before the record is read, takes lines, and writes them once it is', async () => {
  const { disk, database } = await leftInRoom();
  const { bridge, letGo } = slowKeeper(bridgeOver(disk));
  const { user } = await startApp(disk, database, bridge);
  expect(await within(await timeline()).findByText('line 249')).toBeInTheDocument();
  await user.type(await composer(), 'typed before it was read{Enter}and half a li');
  expect(
    within(await screen.findByRole('list', { name: 'Lines waiting to be saved' })).getByText(
      'typed before it was read',
    ),
  ).toBeVisible();
  letGo();
  expect(await within(await timeline()).findByText('typed before it was read')).toBeInTheDocument();
  expect(await composer()).toHaveValue('and half a li');
});

test('what stands only in the snapshot and in no copy of the record is not shown for long', async () => {
  const { disk, database, kept, room } = await leftInRoom();
  await kept.frames.clear();
  const settings = disk.settings;
  const empty = { ...newDisk(), settings };
  const { core } = await startApp(empty, database);
  await waitFor(async () => {
    const { replica } = await core.catalog.open(room.book);
    expect(replica.folded()).toMatchObject({ have: {}, view: { lines: { size: 0 } } });
  });
});

test('a line from another window, there before the record is compared, is shown once', async () => {
  const { disk, database, room } = await leftInRoom();
  const fast = bridgeOver(disk);
  const { bridge, letGo } = slowKeeper(fast);
  const { core } = await startApp(disk, database, bridge);
  await timeline();
  const before = (await core.catalog.open(room.book)).replica;
  const decided = incidentMeaning.decide(before.folded().view, lines(['from the other window']), Date.now(), core.me());
  const facts = decided.ok ? decided.value : [];
  await fast.call('append', {
    book: room.book,
    facts,
    by: core.me(),
    client: 'other',
    decidedOn: {},
    exclusive: false,
  });
  letGo();
  await waitFor(async () => {
    expect(within(await timeline()).getAllByText('from the other window')).toHaveLength(1);
  });
});
