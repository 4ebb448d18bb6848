import { expect, test } from 'vitest';
import { ALL_TEMPLATES, templateById } from '../../../../../shared/domain/content/messages';
import {
  missingIn,
  namesIn,
  renderMessage,
  renderSubject,
  textOf,
  type Rendering,
} from '../../../../../shared/domain/incident/messages/render';
import { usesOf } from '../../../../../shared/domain/incident/messages/variables';
import { BO, entry, MINUTE, NOON, personOf, room, type Desk } from '../desk';

const clock = (at: number, zone: 'utc' | 'local'): string =>
  `${new Date(at).toISOString().slice(11, 16)}${zone === 'utc' ? 'Z' : ' local'}`;
const rendering = (here: Desk, audience: string, nextAt: number | null = NOON + 60 * MINUTE): Rendering => ({
  ...{ incident: here.view(), audience, nextAt, me: 'Ana', now: here.now(), clock },
});
const text = (here: Desk, id: string, audience = id.split('.')[0] ?? '') => {
  const template = templateById(id);
  if (!template) throw new Error(`no ${id}`);
  return textOf(renderMessage(template, rendering(here, audience)));
};

/** Everything a template can ask for. */
function toldRoom(): Desk {
  const here = room({ severity: 1, systems: ['Checkout', 'Payments'], startedAt: NOON - 12 * MINUTE });
  here.do({ kind: 'assign-role', role: 'tech-lead', person: personOf(BO), note: '' });
  here.do({ kind: 'set-eta', at: NOON + 30 * MINUTE, confidence: 'medium', basis: 'rollback runs' });
  here.do({ kind: 'set-bridge', bridge: '+32 2 555', fallback: 'room 4' });
  for (const word of ['impact', 'known', 'unknown', 'contact', 'symptom', 'safe_statement'])
    here.do({ kind: 'set-word', word, text: `${word} words` });
  return here;
}

test('facts told once fill the words of every audience, each with its own clock', () => {
  const here = toldRoom();
  expect(text(here, 'executives.detected')).toBe(
    '12:00Z: Checkout and Payments is down since 11:48 local. Business effect: impact words. Ana leads the response; team assembled at 12:00 local. Not yet known: unknown words. No decision needed from you now. Next update: 13:00 local. Contact: contact words.',
  );
  expect(text(here, 'it.detected')).toContain(
    'SEV1 INC-20261121-ANA-01: symptom words on Checkout and Payments since 11:48Z. IC Ana, Tech Lead Bo, Scribe [[scribe?]]. Bridge +32 2 555 (fallback room 4).',
  );
  expect(text(here, 'end-users.detected')).toContain(
    'You may see symptom words. safe_statement words. For now: please pause work in this service.',
  );
});

test('what nobody knows yet stands open, once a name, and is found again', () => {
  const said = text(room(), 'executives.detected');
  expect(missingIn(said)).toEqual(['service', 'state', 'impact_plain', 'unknown', 'contact']);
  expect(missingIn('all said')).toEqual([]);
});

test('an estimate is promised with how sure it is, and in public only if it is no guess', () => {
  const here = toldRoom();
  here.do({ kind: 'set-word', word: 'cause', text: 'a bad deploy' });
  expect(text(here, 'end-users.resolving')).toContain('back by 12:30 local (medium confidence);');
  expect(text(here, 'customers.resolving')).toContain('Expected: 12:30 local.');
  here.do({ kind: 'set-eta', at: NOON + 30 * MINUTE, confidence: 'low', basis: '' });
  expect(text(here, 'customers.resolving')).toContain('Expected: time not yet certain.');
  here.do({ kind: 'set-eta', at: null, confidence: 'low', basis: '' });
  expect(text(here, 'end-users.resolving')).toContain('back by a time not yet certain; we will');
});

test('orders and changes of the log stand in what IT is told', () => {
  const here = toldRoom();
  here.do({
    kind: 'add-entries',
    entries: [
      entry('roll back 4471', { entry: 'action', owner: personOf(BO) }),
      entry('pool 10 → 50', { entry: 'change' }),
    ],
  });
  expect(text(here, 'it.investigating')).toContain('A: Bo: roll back 4471 N: nothing now. Changes made: pool 10 → 50.');
});

test('while the channels are down the tail says by what means the next word comes', () => {
  const here = toldRoom();
  here.do({ kind: 'set-channels', areDown: true, reason: '' });
  expect(text(here, 'executives.detected')).toContain('Next update: 13:00 local (by Phone tree).');
});

test('the last word promises no next', () => {
  expect(text(toldRoom(), 'customers.resolved')).not.toContain('Next update');
});

test('what was promised before stands beside the new estimate', () => {
  const here = toldRoom();
  here.pass(MINUTE).do({ kind: 'set-eta', at: NOON + 90 * MINUTE, confidence: 'low', basis: 'index rebuild' });
  expect(text(here, 'eta-slipped', 'executives')).toContain(
    'We said 12:30 local; it will be later because index rebuild. New estimate 13:30 local (low).',
  );
});

test('every shipped template renders, its subject too, and asks only for names', () => {
  const here = toldRoom();
  for (const template of ALL_TEMPLATES) {
    const parts = renderMessage(template, rendering(here, 'end-users'));
    expect(textOf(parts)).not.toMatch(/\{\{|\}\}/);
    expect(renderSubject(template, rendering(here, 'end-users'))).not.toMatch(/\{\{|\}\}/);
    expect(parts.filter((part) => part.as !== 'text').every((part) => namesIn(template).includes(part.name))).toBe(
      true,
    );
  }
});

test('how far each system is stands in what is said while it is repaired, and nowhere when nobody said', () => {
  const here = toldRoom();
  expect(text(here, 'end-users.resolving')).not.toContain('So far');
  const recovery = { percent: 60, statement: 'orders flow again' };
  here.do({ kind: 'set-system', name: 'Checkout', state: 'recovering', recovery });
  for (const id of ['end-users.resolving', 'executives.resolving', 'it.resolving'])
    expect(text(here, id)).toContain(': Checkout 60 %, orders flow again.');
});

test('a sentence that was typed whole ends once', () => {
  const here = toldRoom();
  here.do({ kind: 'set-word', word: 'impact', text: 'Nobody can pay.' });
  expect(text(here, 'executives.detected')).toContain('Business effect: Nobody can pay. Ana leads');
});

test('how many users reported it is told to executives, where anybody counted', () => {
  const here = toldRoom();
  const told = () => text(here, 'executives.investigating');
  expect(told()).not.toMatch(/reports/);
  here.do({ kind: 'count-reports', count: 46, channel: 'Service desk', symptom: '', place: '' });
  expect(told()).toContain('estimated). User reports by 12:00Z: 46. Known: known words.');
  expect(text(here, 'executives.detected')).toContain('impact words. User reports so far: 46. Ana leads');
  // One more makes no approved words untrue.
  expect(usesOf(['reports', 'known'], rendering(here, 'executives')).map(({ word }) => word)).toEqual(['known']);
});

test('of systems in different states nothing is said of all that holds for one', () => {
  const here = toldRoom();
  here.do({ kind: 'set-system', name: 'Payments', state: 'recovering' });
  expect(text(here, 'executives.detected')).toContain('Checkout and Payments is down in part since');
});
