import { expect, test } from 'vitest';
import type { IncidentCommand } from '../../../../../shared/domain/incident/decide';
import { selectLists } from '../../../../../shared/domain/incident/checklists/select-checklists';
import { selectConflicts } from '../../../../../shared/domain/incident/conflicts/select-conflicts';
import { canonical } from '../shown';
import { ANA, BO, entry, MINUTE, room, type Desk } from '../desk';

/** Minutes after the network was cut, and what is asked then. */
type Script = readonly (readonly [minute: number, command: IncidentCommand])[];

const line = (text: string): IncidentCommand => ({ kind: 'add-entries', entries: [entry(text)] });
const system = (name: string, state: 'down' | 'degraded' | 'isolated' | 'restored'): IncidentCommand => ({
  kind: 'set-system',
  name,
  state,
});
const phase = (to: 'investigation' | 'resolution'): IncidentCommand => ({ kind: 'set-phase', phase: to, reason: '' });
const severity = (level: 1 | 2, reason: string): IncidentCommand => ({ kind: 'set-severity', severity: level, reason });
const sent = (audience: string, said: string): IncidentCommand => ({
  kind: 'mark-sent',
  audience,
  channels: ['phone'],
  said,
  happened: null,
});
const hourly = (who: string): Script =>
  Array.from({ length: 72 }, (_, i) => [i * 5, line(`${who}: checked the ${i % 2 === 0 ? 'links' : 'lamps'}`)]);

/** A core switch loop, as a room lives through it: the same thing seen from two sites that cannot talk. */
const AT_THE_CORE: Script = [
  [2, severity(1, 'two sites affected')],
  [4, { kind: 'set-type', type: 'network' }],
  [6, { kind: 'set-bridge', bridge: '+44 20 7946 0000', fallback: 'the war room' }],
  [12, phase('investigation')],
  [14, system('core-switch', 'down')],
  [20, sent('it', 'loop suspected')],
  [35, { kind: 'set-eta', at: null, confidence: 'low', basis: 'cause not known' }],
  [60, system('core-switch', 'isolated')],
  [95, sent('executives', 'two sites, cause suspected')],
  [180, { kind: 'set-situation', text: 'A patch at 09:10 closed a loop. Port found.' }],
  [200, phase('resolution')],
  [240, system('core-switch', 'restored')],
];
const AT_THE_SITE: Script = [
  [3, severity(1, 'nothing answers here')],
  [5, { kind: 'set-type', type: 'network' }],
  [9, system('site-b-access', 'down')],
  [15, phase('investigation')],
  [25, sent('end-users', 'use phones; next word on the hour')],
  [40, system('core-switch', 'down')],
  [120, { kind: 'set-situation', text: 'Site B is dark. Radios work. Reception informed.' }],
  [150, system('site-b-access', 'degraded')],
  [230, { kind: 'add-item', text: 'Walk the racks with facilities', person: null }],
  [250, system('site-b-access', 'restored')],
];

function live(desk: Desk, script: Script): void {
  const begun = desk.now();
  for (const [minute, command] of [...script].sort((a, b) => a[0] - b[0])) {
    desk.pass(begun + minute * MINUTE - desk.now());
    desk.do(command);
  }
}

/** Ticks or skips the first items of the first list, a minute each. */
function mark(desk: Desk, items: readonly number[], how: 'done' | 'skipped'): void {
  for (const index of items) {
    const item = selectLists(desk.view())[0]?.items[index]?.id;
    if (item === undefined) throw new Error('no such item');
    const reason = how === 'skipped' ? 'not here' : '';
    desk.pass(MINUTE).do({ kind: 'mark-item', item, mark: how, reason, second: null, happened: null });
  }
}

test('two sites that lived through one incident six hours apart ask at most three questions when they meet', () => {
  const ana = room({ title: 'Core switch loop' }, ANA);
  const bo = ana.apart(BO);
  mark(ana, [0, 1, 2, 3], 'done');
  mark(bo, [0, 4], 'done');
  mark(bo, [2], 'skipped');
  live(ana, [...AT_THE_CORE, ...hourly('ana')]);
  live(bo, [...AT_THE_SITE, ...hourly('bo')]);
  const lines = { ana: ana.view().lines.size, bo: bo.view().lines.size };
  const shared = room({ title: 'Core switch loop' }, ANA).view().lines.size;

  const [first, second] = [ana.apart(ANA).meet(bo), bo.apart(BO).meet(ana)];
  expect(canonical(first.view())).toEqual(canonical(second.view()));
  // Nothing that either of them wrote was dropped for the other's.
  expect(first.view().lines.size).toBe(lines.ana + lines.bo - shared);
  const asked = selectConflicts(first.view()).map(({ field, target }) =>
    target === '' ? field : `${field} ${target}`,
  );
  expect(asked.map((one) => one.split(' ')[0])).toEqual(['phase-set/1', 'system-set/1', 'item-marked/1']);
});
