import { expect, test } from 'vitest';
import { selectStamp } from '../../../../../shared/domain/incident/header/select-header';
import { typed } from '../../../../../shared/domain/incident/messages/variables';
import { selectRow } from '../../../../../shared/domain/incident/timeline/select-row';
import { shown } from '../../../../../shared/domain/view';
import { MINUTE, room } from '../desk';

test('a size-up is a key line, the symptom of all messages, the first situation, and when it began', () => {
  const here = room();
  const since = here.now() - 20 * MINUTE;
  const [line] = here.do({ kind: 'size-up', symptom: '502 at checkout', scope: 'EU only', since, tried: ' ' });
  if (!line) throw new Error('nothing was written');
  expect(selectRow(here.view(), line)).toMatchObject({ star: true, text: 'Symptom: 502 at checkout\nScope: EU only' });
  expect(typed(here.view(), 'symptom')).toBe('502 at checkout');
  expect(shown(here.view(), 'situation-set/1')?.fact.text).toBe('Symptom: 502 at checkout. Scope: EU only');
  expect(selectStamp(here.view(), 'started')).toBe(since);
});

test('a situation that somebody wrote is not written over', () => {
  const here = room();
  here.do({ kind: 'set-situation', text: 'known better' });
  here.do({ kind: 'size-up', symptom: 'slow', scope: '', since: null, tried: '' });
  expect(shown(here.view(), 'situation-set/1')?.fact.text).toBe('known better');
});

test('nothing typed is refused', () => {
  const here = room();
  expect(here.refusal({ kind: 'size-up', symptom: ' ', scope: '', since: 1, tried: '' })).toEqual({
    kind: 'empty-text',
  });
});
