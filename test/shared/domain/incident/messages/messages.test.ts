import { expect, test } from 'vitest';
import { ALL_TEMPLATES, templateById } from '../../../../../shared/domain/content/messages';
import { AUDIENCES } from '../../../../../shared/domain/content/audiences';
import { MESSAGE_PHASES } from '../../../../../shared/domain/content/messages/template';
import { selectMatrix } from '../../../../../shared/domain/incident/comms/select-comms';
import {
  fittingTemplate,
  messagePhase,
  selectDraft,
  selectMessages,
} from '../../../../../shared/domain/incident/messages/select-messages';
import { selectTasks } from '../../../../../shared/domain/incident/tasks/select-tasks';
import type { FactId } from '../../../../../shared/domain/stated';
import { addedOf, shown } from '../../../../../shared/domain/view';
import { BO, MINUTE, NOON, personOf, room, type Desk } from '../desk';

const HOUR = 60 * MINUTE;
const draft = (here: Desk, audience = 'executives', template = 'executives.detected'): FactId => {
  const [id] = here.do({ kind: 'draft-message', audience, template, nextAt: here.now() + HOUR });
  if (!id) throw new Error('nothing was written');
  return id;
};
const approve = (message: FactId, text = 'Checkout is down since noon.') =>
  ({ kind: 'approve-message', message, text }) as const;
const send = (message: FactId, ...channels: readonly string[]) =>
  ({ kind: 'send-message', message, channels, reached: null, of: null, happened: null }) as const;
const stateOf = (here: Desk, id: FactId) => selectMessages(here.view(), here.now()).find((one) => one.id === id)?.state;
const staleOf = (here: Desk, id: FactId) => selectMessages(here.view(), here.now()).find((one) => one.id === id)?.stale;

test('draft, approval, sent: the clock of the audience starts when it went, and keeps what was promised', () => {
  const here = room();
  const id = draft(here);
  expect(stateOf(here, id)).toBe('draft');
  here.do({ kind: 'ask-approval', message: id });
  expect(stateOf(here, id)).toBe('awaiting');
  here.pass(MINUTE).do(approve(id));
  expect(stateOf(here, id)).toBe('approved');
  const promised = here.now() - MINUTE + HOUR;
  here.pass(MINUTE).do(send(id, 'Email', 'Direct Call'));
  expect(stateOf(here, id)).toBe('sent');
  const row = selectMatrix(here.view(), here.now()).find((one) => one.audience.id === 'executives');
  expect(row?.lastSent?.fact).toMatchObject({
    channels: ['Email', 'Direct Call'],
    said: 'Checkout is down since noon.',
    message: id,
  });
  expect(row?.due).toMatchObject({ kind: 'later', dueAt: promised });
  expect(addedOf(here.view(), 'delivery-logged/1').map((one) => [one.fact.channel, one.fact.outcome])).toEqual([
    ['Email', 'sent'],
    ['Direct Call', 'sent'],
  ]);
  expect(selectDraft(here.view(), 'executives', here.now())).toBeUndefined();
});

test('nothing goes that nobody approved, by no means at all, or with words still missing', () => {
  const here = room();
  const id = draft(here);
  expect(here.refusal(send(id, 'Email'))).toEqual({ kind: 'approval-needed' });
  expect(here.refusal(approve(id, 'Effect: [[impact?]]. Known: [[known?]], [[impact?]].'))).toEqual({
    kind: 'words-missing',
    words: ['impact', 'known'],
  });
  here.do(approve(id));
  expect(here.refusal(send(id, ' '))).toEqual({ kind: 'channel-needed' });
});

test.each<[what: string, change: (here: Desk) => unknown, stale: object]>([
  [
    'the estimate',
    (here) => here.do({ kind: 'set-eta', at: NOON + 2 * HOUR, confidence: 'low', basis: '' }),
    { kind: 'changed', word: 'eta', was: '', now: String(NOON + 2 * HOUR) },
  ],
  [
    'the phase',
    (here) => here.do({ kind: 'set-phase', phase: 'investigation', reason: '' }),
    { kind: 'changed', word: 'phase', was: 'triage', now: 'investigation' },
  ],
  [
    'a word it uses',
    (here) => here.do({ kind: 'set-word', word: 'impact', text: 'only EU' }),
    { kind: 'changed', word: 'impact_plain', was: 'all shops', now: 'only EU' },
  ],
])('an approved message must be confirmed again when %s changes, and may go once it is', (_what, change, stale) => {
  const here = room();
  here.do({ kind: 'set-word', word: 'impact', text: 'all shops' });
  const id = draft(here);
  here.do(approve(id));
  here.pass(MINUTE);
  change(here);
  expect(staleOf(here, id)).toEqual([stale]);
  expect(stateOf(here, id)).toBe('confirm');
  expect(here.refusal(send(id, 'Email'))).toEqual({ kind: 'confirm-first' });
  here.pass(1_000).do(approve(id, 'Still true.'));
  expect(stateOf(here, id)).toBe('approved');
  here.do(send(id, 'Email'));
  expect(stateOf(here, id)).toBe('sent');
});

test('what it does not speak of may change', () => {
  const here = room();
  const id = draft(here);
  here.do(approve(id));
  here.pass(MINUTE).do({ kind: 'set-word', word: 'workaround', text: 'pay by card' });
  expect(stateOf(here, id)).toBe('approved');
});

test('a message that waited longer than half its cadence must be confirmed', () => {
  const here = room();
  const id = draft(here);
  here.do(approve(id));
  here.pass(30 * MINUTE);
  expect(stateOf(here, id)).toBe('approved');
  here.pass(1_000);
  expect(staleOf(here, id)).toEqual([{ kind: 'waited', ms: 30 * MINUTE + 1_000 }]);
});

test('what waits and what changed is no matter once it went', () => {
  const here = room();
  const id = draft(here);
  here.do(approve(id));
  here.do(send(id, 'Email'));
  here.pass(3 * HOUR).do({ kind: 'set-phase', phase: 'investigation', reason: '' });
  expect(stateOf(here, id)).toBe('sent');
});

test('while the usual channels are down an approved message waits, and says so', () => {
  const here = room();
  const id = draft(here);
  here.do({ kind: 'set-channels', areDown: true, reason: 'mail is gone' });
  here.do(approve(id));
  expect(stateOf(here, id)).toBe('queued');
  here.do({ kind: 'set-channels', areDown: false, reason: '' });
  expect(stateOf(here, id)).toBe('approved');
  expect(here.refusal({ kind: 'set-channels', areDown: false, reason: '' })).toEqual({ kind: 'unchanged' });
});

test('words typed after the approval, or another time, make it void', () => {
  const here = room();
  const id = draft(here);
  here.do(approve(id));
  here.pass(1_000).do({ kind: 'word-message', message: id, text: 'Other words.' });
  expect(stateOf(here, id)).toBe('draft');
  here.do(approve(id, 'Other words.'));
  here.pass(1_000).do({ kind: 'promise-next', message: id, at: here.now() + 2 * HOUR });
  expect(stateOf(here, id)).toBe('draft');
  expect(here.refusal(send(id, 'Email'))).toEqual({ kind: 'approval-needed' });
});

test('one edits while another approves apart: the approval is void on both laptops', () => {
  const ana = room();
  const id = draft(ana);
  // His clock is behind: that must not make his edit older than her approval.
  const bo = ana.apart(BO).pass(-HOUR);
  ana.pass(1_000).do(approve(id));
  bo.do({ kind: 'word-message', message: id, text: 'Other words.' });
  ana.meet(bo);
  bo.meet(ana);
  for (const here of [ana, bo]) expect(stateOf(here, id)).toBe('draft');
});

test('a channel that failed leaves it part sent until it is tried again', () => {
  const here = room();
  const id = draft(here);
  here.do(approve(id));
  here.do({ kind: 'fail-message', message: id, channel: 'Email', why: 'mail is gone' });
  expect(stateOf(here, id)).toBe('failed');
  here.do(send(id, 'Direct Call'));
  expect(stateOf(here, id)).toBe('part-sent');
  here.do(send(id, 'Email'));
  expect(stateOf(here, id)).toBe('sent');
});

test('the next draft to an audience overtakes one that did not go; a withdrawn one is gone', () => {
  const here = room();
  const first = draft(here);
  const second = draft(here.pass(MINUTE));
  expect([stateOf(here, first), stateOf(here, second)]).toEqual(['superseded', 'draft']);
  expect(selectDraft(here.view(), 'executives', here.now())?.id).toBe(second);
  here.do({ kind: 'withdraw-message', message: second, reason: '' });
  expect(selectDraft(here.view(), 'executives', here.now())?.id).toBe(first);
});

test('what an audience answers is kept, and what it asks becomes somebody’s task', () => {
  const here = room();
  const asked = { kind: 'log-feedback', audience: 'end-users', from: 'Till 4', channel: 'Phone' } as const;
  here.do({ ...asked, text: 'cards work again', task: null });
  here.do({ ...asked, text: 'bring paper forms', task: personOf(BO) });
  expect(addedOf(here.view(), 'feedback-logged/1').map((one) => one.fact.text)).toEqual([
    'cards work again',
    'bring paper forms',
  ]);
  expect(selectTasks(here.view()).map(({ text, person }) => [text, person?.name])).toEqual([
    ['bring paper forms (Till 4)', 'Bo'],
  ]);
  expect(here.refusal({ ...asked, text: ' ', task: null })).toEqual({ kind: 'empty-text' });
});

test('a word is said once for all, kept with its history, and taken back by an empty one', () => {
  const here = room();
  here.do({ kind: 'set-word', word: 'known', text: ' EU only ' });
  expect(shown(here.view(), 'word-set/1', 'known')?.fact.text).toBe('EU only');
  expect(here.refusal({ kind: 'set-word', word: 'known', text: 'EU only' })).toEqual({ kind: 'unchanged' });
  expect(here.refusal({ kind: 'set-word', word: 'known', text: 'x'.repeat(1_501) })).toEqual({
    kind: 'too-long',
    limit: 1_500,
  });
  here.do({ kind: 'set-word', word: 'known', text: '' });
  expect(shown(here.view(), 'word-set/1', 'known')?.fact.text).toBe('');
});

test('what is not there cannot be drafted or changed', () => {
  const here = room();
  const nobody = { kind: 'draft-message', audience: 'press', template: 'it.detected', nextAt: null } as const;
  expect(here.refusal(nobody)).toEqual({ kind: 'not-found', what: 'audience' });
  expect(here.refusal({ ...nobody, audience: 'it', template: 'none' })).toEqual({
    kind: 'not-found',
    what: 'template',
  });
  expect(here.refusal({ ...nobody, audience: 'it', nextAt: NOON - 1 })).toEqual({ kind: 'in-the-past', at: NOON - 1 });
  expect(here.refusal({ kind: 'ask-approval', message: 'x' as FactId })).toEqual({
    kind: 'not-found',
    what: 'message',
  });
});

test('words go with the phase: six of them to four kinds of readers, and every audience has some', () => {
  const here = room();
  expect(messagePhase(here.view())).toBe('detected');
  here.do({ kind: 'set-phase', phase: 'resolution', reason: '' });
  expect(messagePhase(here.view())).toBe('resolving');
  here.do({ kind: 'set-stamp', stamp: 'mitigated', at: NOON, approximate: false });
  expect(fittingTemplate(here.view(), 'customers').id).toBe('customers.monitoring');
  here.do({ kind: 'set-phase', phase: 'review', reason: '' });
  expect(fittingTemplate(here.view(), 'executives').id).toBe('executives.resolved');
  expect(ALL_TEMPLATES).toHaveLength(4 * MESSAGE_PHASES.length + 6);
  expect(new Set(ALL_TEMPLATES.map(({ id }) => id)).size).toBe(ALL_TEMPLATES.length);
  for (const { id } of AUDIENCES) expect(templateById(fittingTemplate(here.view(), id).id)).toBeDefined();
});
