import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CHECK_KINDS, checkMessage, smsOf, type Checking } from '../../../../../shared/domain/incident/messages/check';

const GOOD: Checking = {
  text: 'Since 10:52 card payments fail. We expect them back by 12:05 (medium confidence). Next update: 12:15.',
  unknown: '',
  isFinal: false,
  nextAt: 1,
  isNextLate: false,
  eta: { text: '12:05', confidence: 'medium' },
  isTechnical: false,
  people: ['Eli Novak', 'Bo'],
  known: ['INC', 'Checkout gateway'],
  isRestricted: false,
  channels: ['Email'],
  differences: [],
};
const kinds = (change: Partial<Checking>) => checkMessage({ ...GOOD, ...change }).map(({ kind }) => kind);

test('a good message has nothing to look at', () => {
  expect(checkMessage(GOOD)).toEqual([]);
});

test.each<[why: string, change: Partial<Checking>, kind: string]>([
  ['no next time', { nextAt: null }, 'no-next-update'],
  ['a next time that is later than they are to hear', { isNextLate: true }, 'late-next'],
  ['an estimate that does not say how sure', { text: 'Back by 12:05.' }, 'eta-without-confidence'],
  ['nothing said', { text: 'We are working on it.' }, 'generic'],
  ['nothing said in capitals', { text: 'As Soon As Possible.' }, 'generic'],
  ['a guess', { text: 'It is probably the database.' }, 'speculation'],
  ['human error', { text: 'The cause was human error.' }, 'blame'],
  ['a name beside a fault', { text: 'Eli Novak deployed and broke it.' }, 'blame'],
  ['a fault by a name', { text: 'This was caused by Bo.' }, 'blame'],
  ['shouting', { text: 'ALL PAYMENTS DOWN.' }, 'alarm'],
  ['URGENT', { text: 'Urgent: read this.' }, 'alarm'],
  ['two exclamation marks', { text: 'It is down! !' }, 'alarm'],
  ['words of the trade', { text: 'The replica lags after the rollback.' }, 'jargon'],
  ['a password', { text: 'Use password: hunter22 for now' }, 'secret'],
  ['an address', { text: 'Ask ana@example.org.' }, 'personal'],
  ['a card number', { text: 'Card 4111 1111 1111 1111 fails.' }, 'personal'],
  ['an open channel', { isRestricted: true }, 'restricted-channel'],
  ['a long SMS', { text: 'x'.repeat(901), channels: ['SMS from handset'] }, 'sms-long'],
  ['another audience told otherwise', { differences: [{ from: 'Customers', what: 'ETA' }] }, 'differs'],
])('%s is said', (_why, change, kind) => {
  expect(kinds(change)).toEqual([kind]);
});

test.each<[why: string, change: Partial<Checking>]>([
  ['the last word promises no next', { isFinal: true, nextAt: null }],
  [
    'a guess may stand under Not known',
    { text: 'Not known: it is probably the disk.', unknown: 'it is probably the disk' },
  ],
  ['IT knows what a replica is', { text: 'The replica lags.', isTechnical: true }],
  ['a system is called what it is called', { text: 'The Checkout gateway fails.' }],
  ['one name in capitals is a name', { text: 'The ERPX is back.' }],
  ['a name without a fault', { text: 'Eli Novak calls you at noon.' }],
  ['a closed channel', { isRestricted: true, channels: ['Direct Call'] }],
  ['soon within a word', { text: 'The monsoon is over.' }],
])('%s: nothing is said', (_why, change) => {
  expect(kinds(change)).toEqual([]);
});

test.each([
  ['', 0],
  ['a'.repeat(160), 1],
  ['a'.repeat(161), 2],
  ['€'.repeat(80), 1],
  ['€'.repeat(81), 2],
  ['ш'.repeat(70), 1],
  ['ш'.repeat(71), 2],
])('as SMS %j goes in %d', (text, segments) => {
  expect(smsOf(text)).toEqual({ characters: text.length, segments });
});

test('whatever is written, it warns in one order and never throws', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.array(fc.string({ maxLength: 8 })),
      (text, people) => {
        const found = checkMessage({ ...GOOD, text, people }).map(({ kind }) => CHECK_KINDS.indexOf(kind));
        expect(found).toEqual([...found].sort((a, b) => a - b));
      },
    ),
    { numRuns: 300 },
  );
});
