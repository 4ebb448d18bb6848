import { expect, test } from 'vitest';
import { AUDIENCES } from '../../../../../shared/domain/content/audiences';
import { selectAudiences } from '../../../../../shared/domain/incident/comms/audiences';
import type { ListedAudience } from '../../../../../shared/domain/incident/comms/facts';
import { sentAtOf } from '../../../../../shared/domain/incident/comms/select-comms';
import { addedOf } from '../../../../../shared/domain/view';
import { BO, desk, MINUTE, NOON, room } from '../desk';

const only = (name: string): readonly ListedAudience[] =>
  AUDIENCES.slice(0, 1).map((one) => ({
    ...one,
    name,
    channels: [...one.channels],
    fallbacks: [...one.fallbacks],
  }));

test('an incident keeps the audiences it opened with, in their order', () => {
  expect(selectAudiences(room().view())).toMatchObject(AUDIENCES);
});

test('a book in which nobody listed audiences has none', () => {
  expect(selectAudiences(desk().view())).toEqual([]);
});

test('the first list counts, on whichever laptop the two are read', () => {
  const ana = desk();
  ana.say({ kind: 'audiences-listed/1', audiences: [...only('Board')] });
  const bo = ana.apart(BO).pass(MINUTE);
  bo.say({ kind: 'audiences-listed/1', audiences: [...only('Press')] });
  const reversed = desk(BO, { ops: [...bo.ops()].reverse(), now: NOON, written: 2 });
  for (const here of [bo, reversed]) expect(selectAudiences(here.view()).map((one) => one.name)).toEqual(['Board']);
});

test('a list that was taken back gives way to the next', () => {
  const here = desk();
  const [first] = here.say({ kind: 'audiences-listed/1', audiences: [...only('Board')] });
  here.say({ kind: 'audiences-listed/1', audiences: [...only('Press')] });
  if (first) here.say({ kind: 'withdrawn/1', what: first, reason: 'wrong' });
  expect(selectAudiences(here.view()).map((one) => one.name)).toEqual(['Press']);
});

test.each([
  ['when it is said to have gone out', NOON - 5 * MINUTE, NOON - 5 * MINUTE],
  ['at the epoch, if that is what was said', 0, 0],
  ['when it was written down, if nothing else was said', null, NOON + 10 * MINUTE],
])('an update went out %s', (_when, stated, moment) => {
  const here = room().pass(10 * MINUTE - 1_000);
  const happened = stated === null ? null : { at: stated, approximate: true };
  here.do({ kind: 'mark-sent', audience: 'it', channels: ['Email'], said: '', happened });
  expect(addedOf(here.view(), 'update-sent/1').map(sentAtOf)).toEqual([moment]);
});
