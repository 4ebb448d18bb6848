import { waitFor } from '@testing-library/react';
import { createIntl } from 'react-intl';
import { expect, test } from 'vitest';
import { newClientId } from '../../../../renderer/app/client-id';
import { liveIncidents } from '../../../../renderer/app/due/live-incidents';
import { remindersAt } from '../../../../renderer/app/due/reminders';
import type { IncidentCommand } from '../../../../shared/domain/incident/decide';
import { openRoomOn } from '../../laptop';

const MINUTE = 60_000;
const SAVED = { kind: 'saved', at: 0 } as const;

/** Ana has declared and given the commands; then Bo sits down at this laptop. */
async function boAfter(...commands: readonly IncidentCommand[]) {
  const opened = await openRoomOn();
  const { core, room } = opened;
  for (const command of commands) {
    const done = await room.replica.commit(command, newClientId());
    if (!done.ok) throw new Error(JSON.stringify(done.error));
  }
  await core.introduce('Bo Lin');
  return opened;
}

const titles = (
  { core }: Awaited<ReturnType<typeof boAfter>>,
  ahead = 0,
  saved: Parameters<typeof remindersAt>[0]['saved'] = SAVED,
) =>
  remindersAt({
    intl: createIntl({ locale: 'en' }),
    catalog: core.catalog,
    me: core.me(),
    saved,
    now: Date.now() + ahead,
  })
    .alarms.filter(({ at }) => at <= Date.now() + ahead)
    .map(({ title }) => title);

const BO = { id: null, name: 'Bo Lin' };
const order = (text: string): IncidentCommand => ({
  kind: 'add-entries',
  entries: [
    {
      ...{ entry: 'action', text, typed: text, happened: null, saidFor: null, owner: BO, mentions: [], tags: [] },
      ...{ timeboxMs: null, replyTo: null, star: false, piece: null, source: 'typed', blobs: [] },
    } as const,
  ],
});

test('an order calls whom it was given to, until he has heard it', async () => {
  const opened = await boAfter(order('check the lag'));
  expect(titles(opened)).toEqual(['Ana Ruiz asks you: check the lag']);
  const [id] = opened.room.store.getState().lines.chunks.flat().slice(-1);
  if (!id) throw new Error('no line');
  const heard = { kind: 'mark-task', task: id.stated.id, mark: 'acknowledged', reason: '', happened: null } as const;
  await opened.room.replica.commit(heard, newClientId());
  expect(titles(opened)).toEqual([]);
});

test('a role that is handed over calls whoever is to take it', async () => {
  const opened = await boAfter({ kind: 'assign-role', role: 'incident-commander', person: BO, note: '' });
  expect(titles(opened)).toEqual(['Ana Ruiz hands over to you: Incident Commander']);
  await opened.core.introduce('Cy Park');
  expect(titles(opened)).toEqual([]);
});

test('a line that is not saved breaks through', async () => {
  const { core } = await boAfter();
  const saved = { kind: 'not-saved', why: 'disk-full', since: 7 } as const;
  const { alarms } = remindersAt({
    intl: createIntl({ locale: 'en' }),
    catalog: core.catalog,
    me: core.me(),
    saved,
    now: 8,
  });
  expect(alarms.filter(({ breaksThrough }) => breaksThrough).map(({ title, at }) => [title, at])).toEqual([
    ['Lines are not saved on this laptop', 7],
  ]);
});

test('an interval of five or ten minutes warns by nothing but its end', async () => {
  const { core, room } = await openRoomOn();
  const alarms = () =>
    remindersAt({
      intl: createIntl({ locale: 'en' }),
      catalog: core.catalog,
      me: core.me(),
      saved: SAVED,
      now: Date.now(),
    }).alarms;
  const ofIt = () => alarms().filter(({ title }) => title.startsWith('IT Team update'));
  expect(ofIt()[0]?.title).toBe('IT Team update: now');
  await room.replica.commit({ kind: 'promise-update', audience: 'it', at: Date.now() + 50 * MINUTE }, newClientId());
  expect(ofIt()[0]?.title).toBe('IT Team update: due in five minutes');
});

test('what is late in an incident that was set aside is counted on no icon', async () => {
  const opened = await boAfter();
  const late = () =>
    remindersAt({
      ...{ intl: createIntl({ locale: 'en' }), catalog: opened.core.catalog, me: opened.core.me(), saved: SAVED },
      now: Date.now() + 60 * MINUTE,
    }).late;
  expect(late()).toBeGreaterThan(0);
  const done = await opened.room.replica.commit({ kind: 'set-aside', on: true, reason: 'one site' }, newClientId());
  expect(done.ok).toBe(true);
  await waitFor(() => {
    expect(late()).toBe(0);
  });
});

test('the tray offers what goes on, most pressing first, and no title of what is restricted', async () => {
  const { core, room } = await boAfter();
  const { id, name } = core.me();
  const declare = (title: string, severity: 1 | 4) =>
    core.declare({ title, severity, commander: { id, name }, systems: [], startedAt: Date.now() });
  const offered = () =>
    liveIncidents(createIntl({ locale: 'en' }), core.catalog.listed.getState(), Date.now()).map(({ label }) => label);
  await declare('VPN slow', 4);
  expect(offered()).toEqual([
    expect.stringMatching(/^SEV1 Checkout failing · INC-/),
    expect.stringMatching(/^SEV4 VPN slow · INC-/),
  ]);
  const listed = new Map(core.catalog.listed.getState());
  const known = listed.get(room.book);
  if (!known) throw new Error('not listed');
  listed.set(room.book, { ...known, summary: { ...known.summary, readers: 2 } });
  expect(liveIncidents(createIntl({ locale: 'en' }), listed, Date.now())[0]?.label).toBe(
    `SEV1 ${known.summary.reference}`,
  );
  await room.replica.commit({ kind: 'close', waivedBy: { id, name }, reason: 'a drill' }, newClientId());
  await waitFor(() => {
    expect(offered()).toEqual([expect.stringMatching(/^SEV4/)]);
  });
});
