import { expect, test } from 'vitest';
import {
  mailIn,
  phoneIn,
  selectApprover,
  selectReach,
  splitAddresses,
} from '../../../../../shared/domain/incident/comms/reach';
import { blankOf } from '../../../../../shared/domain/incident/redaction/blank';
import { renderMessage, textOf } from '../../../../../shared/domain/incident/messages/render';
import { selectDraft } from '../../../../../shared/domain/incident/messages/select-messages';
import { templateById } from '../../../../../shared/domain/content/messages';
import { addedOf, shown } from '../../../../../shared/domain/view';
import { ANA, BO, MINUTE, personOf, room, type Desk } from '../desk';

const reach = (change: object = {}) =>
  ({
    kind: 'reach-audience',
    audience: 'executives',
    mail: ['ceo@corp.example'],
    phones: ['+32 2 555 12 34'],
    spokesperson: 'Chidi',
    approver: 'executive-sponsor',
    ...change,
  }) as const;
const approve = (here: Desk) => {
  const [message] = here.do({
    kind: 'draft-message',
    audience: 'executives',
    template: 'no-change',
    nextAt: here.now() + 60 * MINUTE,
  });
  if (message) here.pass(1_000).do({ kind: 'approve-message', message, text: 'Still down.' });
  return addedOf(here.view(), 'message-approved/1').at(-1)?.fact.lacking;
};

test('an audience is reached as last said; until somebody says it, the matrix names its approver alone', () => {
  const here = room();
  expect(selectReach(here.view(), 'executives')).toEqual({
    ...{ mail: [], phones: [], spokesperson: '', approver: 'incident-commander' },
  });
  const said = here.do(reach({ mail: [' ceo@corp.example', 'ceo@corp.example', '', 'the CEO, by runner'] }));
  expect(selectReach(here.view(), 'executives')).toEqual({
    mail: ['ceo@corp.example', 'the CEO, by runner'],
    phones: ['+32 2 555 12 34'],
    spokesperson: 'Chidi',
    approver: 'executive-sponsor',
  });
  here.do(reach({ phones: [] }));
  expect(selectReach(here.view(), 'executives').phones).toEqual([]);
  expect(selectReach(here.view(), 'it').mail).toEqual([]);
  expect(here.refusal(reach({ phones: [] }))).toEqual({ kind: 'unchanged' });
  expect(shown(here.view(), 'audience-reached/1', 'executives')?.fact.replaces).toEqual(said);
});

test('what was kept is given back by undo, and its addresses go when the op is redacted', () => {
  const here = room();
  here.do(reach());
  const second = here.do(reach({ mail: ['board@corp.example'] }));
  here.undo(second);
  expect(selectReach(here.view(), 'executives').mail).toEqual(['ceo@corp.example']);
  const fact = shown(here.view(), 'audience-reached/1', 'executives')?.fact;
  expect(fact && blankOf(fact)).toMatchObject({
    mail: [],
    phones: [],
    spokesperson: '',
    approver: 'executive-sponsor',
  });
});

test('nobody can be named to approve in a role that there is not, nor more addresses than a mail takes', () => {
  const here = room();
  expect(here.refusal(reach({ approver: 'emperor' }))).toEqual({ kind: 'not-found', what: 'role' });
  expect(here.refusal(reach({ audience: 'martians' }))).toEqual({ kind: 'not-found', what: 'audience' });
  const many = Array.from({ length: 201 }, (_, i) => `a${String(i)}@corp.example`);
  expect(here.refusal(reach({ mail: many }))).toEqual({ kind: 'too-many', limit: 200 });
});

test('words approved by somebody else than who was to are approved, and say so', () => {
  const here = room();
  expect(approve(here)).toBeUndefined();
  here.do(reach());
  expect(selectApprover(here.view(), 'executives', ANA)).toEqual({
    ...{ roleName: 'Executive sponsor/Crisis manager', holders: [], isMe: false },
  });
  expect(approve(here)).toBe('Executive sponsor/Crisis manager');
  expect(selectDraft(here.view(), 'executives', here.now())?.state).toBe('approved');
  here.do({ kind: 'assign-role', role: 'executive-sponsor', person: personOf(BO), note: '' });
  const bo = here.apart(BO);
  bo.do({ kind: 'accept-role', assignment: addedOf(bo.view(), 'role-assigned/1').at(-1)?.id as never });
  expect(approve(bo)).toBeUndefined();
  bo.do(reach({ approver: null }));
  expect(approve(bo.apart(ANA))).toBeUndefined();
});

test('the spokesperson of an audience stands in words to it, unless somebody typed another', () => {
  const here = room();
  here.do(reach());
  const template = templateById('breach-holding');
  const words = (audience: string) =>
    template &&
    textOf(
      renderMessage(template, {
        ...{ incident: here.view(), audience, nextAt: null, me: 'Ana', now: here.now(), clock: String },
      }),
    );
  expect(words('executives')).toContain('questions to Chidi.');
  expect(words('customers')).toContain('questions to [[spokesperson?]].');
  here.do({ kind: 'set-word', word: 'spokesperson', text: 'Dee' });
  expect(words('executives')).toContain('questions to Dee.');
});

test.each([
  ['ana@corp.example', 'ana@corp.example'],
  ['Ana Ruiz <ana.ruiz@corp.example>', 'ana.ruiz@corp.example'],
  ['ops@localhost', 'ops@localhost'],
  ['jörg@müller.example', 'jörg@müller.example'],
  ['ana at corp', null],
  ['ana@corp.example?bcc=eve@evil.example', null],
  ['ana@corp.example\r\nBcc: eve@evil.example', null],
  ['a@b@c', null],
  ['', null],
])('the mail address in %j is %j', (typed, address) => {
  expect(mailIn(typed)).toBe(address);
});

test.each([
  ['+32 (0)2 555-12.34', '+3225551234'],
  ['(0470) 12/34/56', '0470123456'],
  ['112', '112'],
  ['ask Bo', null],
  ['12', null],
  ['+32 2 555 12 34;ext=5', null],
  ['1234567890123456', null],
])('the number in %j is %j', (typed, number) => {
  expect(phoneIn(typed)).toBe(number);
});

test('addresses are pasted with commas, semicolons or lines between them', () => {
  expect(splitAddresses('a@x.org; b@x.org,\n c@x.org ,,')).toEqual(['a@x.org', 'b@x.org', 'c@x.org']);
});
