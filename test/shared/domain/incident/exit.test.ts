import { expect, test } from 'vitest';
import { selectCriteria } from '../../../../shared/domain/incident/exit/exit';
import { templateById } from '../../../../shared/domain/content/messages';
import { renderMessage, textOf } from '../../../../shared/domain/incident/messages/render';
import { BO, NOON, room, type Desk } from './desk';

const name = (...texts: readonly string[]) => ({ kind: 'name-criteria', texts }) as const;
const shownOf = (here: Desk) => selectCriteria(here.view()).map(({ text, met }) => `${text}${met ? ` ${met.by}` : ''}`);
const meet = (here: Desk, at: number, met = true) =>
  ({ kind: 'meet-criterion', criterion: selectCriteria(here.view())[at]?.id as never, met }) as const;

test('criteria are named a line each, ticked by whoever saw it, and ticks survive a new wording of the others', () => {
  const here = room();
  here.do(name('5xx under 1 %', ' ', 'queue empty ', 'queue empty'));
  expect(shownOf(here)).toEqual(['5xx under 1 %', 'queue empty']);
  here.do(meet(here, 0));
  here.do(name('5xx under 1 %', 'queues empty'));
  expect(shownOf(here)).toEqual(['5xx under 1 % Ana', 'queues empty']);
  expect(here.refusal(name('5xx under 1 %', 'queues empty'))).toEqual({ kind: 'unchanged' });
  here.do(meet(here, 0, false));
  expect(shownOf(here)).toEqual(['5xx under 1 %', 'queues empty']);
});

test('a tick is refused for what is no criterion any more, and twice', () => {
  const here = room();
  here.do(name('one'));
  const tick = meet(here, 0);
  here.do(tick);
  expect(here.refusal(tick)).toEqual({ kind: 'unchanged' });
  here.do(name());
  expect(here.refusal(tick)).toEqual({ kind: 'not-found', what: 'criterion' });
});

test('two who name them apart keep both', () => {
  const here = room();
  const there = here.apart(BO);
  here.do(name('one'));
  there.pass(1).do(name('two'));
  here.meet(there);
  expect([...shownOf(here)].sort()).toEqual(['one', 'two']);
});

test('the team reads how many are met, and nothing where none were named', () => {
  const here = room();
  const said = () => {
    const template = templateById('it.monitoring');
    if (!template) throw new Error('no template');
    const clock = () => '';
    return textOf(
      renderMessage(template, { incident: here.view(), audience: 'it', nextAt: null, me: 'Ana', now: NOON, clock }),
    );
  };
  expect(said()).not.toContain('Exit criteria');
  here.do(name('one', 'two'));
  here.do(meet(here, 1));
  expect(said()).toContain('Exit criteria 1/2.');
});
