import { expect, test } from 'vitest';
import { createReminders } from '../../electron/reminders';
import type { Alarm } from '../../shared/record/reminder-report';
import type { BookId } from '../../shared/record/op';

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 21, 3);
const BOOK = 'ab'.repeat(16) as BookId;

const alarm = (thing: string, minutes: number, more: Partial<Alarm> = {}): Alarm => ({
  id: `${thing} ${String(minutes)}`,
  thing,
  at: START + minutes * MINUTE,
  title: thing,
  body: 'INC-1',
  breaksThrough: false,
  book: BOOK,
  due: thing,
  ...more,
});
const told = (...alarms: readonly Alarm[]) => ({
  late: alarms.length,
  alarms: [...alarms],
  words: { many: '{count} things are due', hidden: 'Something is due', tray: '', pause: '', resume: '' },
});

/** Reminders on a clock that only this test turns. */
function desk(kept: string[] = []) {
  let now = START;
  const shown: string[] = [];
  const picks: (() => void)[] = [];
  const picked: string[] = [];
  let waiting: { at: number; work: () => void } | null = null;
  const reminders = createReminders({
    now: () => now,
    after: (ms, work) => {
      const mine = { at: now + ms, work };
      waiting = mine;
      return () => {
        if (waiting === mine) waiting = null;
      };
    },
    show: ({ title, body }, pick) => {
      shown.push(`${String((now - START) / MINUTE)} ${title}${body === 'INC-1' ? '' : ` [${body}]`}`);
      picks.push(pick);
    },
    picked: ({ due }) => picked.push(due),
    kept: { read: () => [...kept], write: (ids) => kept.splice(0, kept.length, ...ids) },
  });
  return {
    ...{ reminders, shown, picks, picked, kept },
    /** Time goes by, and every timer fires when it should. */
    pass: (minutes: number): void => {
      const end = now + minutes * MINUTE;
      while (waiting && waiting.at <= end) {
        const { at, work } = waiting;
        now = Math.max(now, at);
        waiting = null;
        work();
      }
      now = end;
    },
    /** Time goes by and no timer fires: the laptop sleeps. */
    sleep: (minutes: number): void => {
      now += minutes * MINUTE;
    },
  };
}

test('each is shown when it is due, once, and a click says which it was', () => {
  const { reminders, shown, picks, picked, pass } = desk();
  reminders.tell(told(alarm('executives', 5), alarm('users', 30)));
  expect(shown).toEqual([]);
  pass(60);
  expect(shown).toEqual(['5 executives', '30 users']);
  reminders.tell(told(alarm('executives', 5), alarm('users', 30)));
  pass(60);
  expect(shown).toHaveLength(2);
  picks[1]?.();
  expect(picked).toEqual(['users']);
});

test('at most one in two minutes, worst first', () => {
  const { reminders, shown, pass } = desk();
  reminders.tell(told(alarm('worst', 1), alarm('second', 1), alarm('third', 1)));
  pass(10);
  expect(shown).toEqual(['1 worst', '3 second', '5 third']);
});

test('what breaks through does not wait, and others wait after it', () => {
  const { reminders, shown, pass } = desk();
  reminders.tell(told(alarm('update', 1), alarm('no commander', 2, { breaksThrough: true }), alarm('check', 2)));
  pass(10);
  expect(shown).toEqual(['1 update', '2 no commander', '4 check']);
});

test('more than three at once are one, and a click opens the worst', () => {
  const { reminders, shown, picks, picked, pass } = desk();
  reminders.tell(told(...['a', 'b', 'c', 'd'].map((thing) => alarm(thing, 1))));
  pass(30);
  expect(shown).toEqual(['1 4 things are due [a\nb\nc]']);
  picks[0]?.();
  expect(picked).toEqual(['a']);
});

test('what was settled meanwhile is not shown', () => {
  const { reminders, shown, pass } = desk();
  reminders.tell(told(alarm('update', 5)));
  pass(3);
  reminders.tell(told());
  pass(30);
  expect(shown).toEqual([]);
});

test('after sleep one reminder a thing, the newest, not all that were missed', () => {
  const { reminders, shown, sleep, pass } = desk();
  reminders.tell(told(alarm('update', 5), alarm('update', 15), alarm('update', 25), alarm('task', 8)));
  sleep(20);
  reminders.look();
  expect(shown).toEqual(['20 update']);
  pass(60);
  expect(shown).toEqual(['20 update', '22 task', '25 update']);
});

test('a clock that jumps a year back shows nothing twice and goes on', () => {
  const { reminders, shown, sleep, pass } = desk();
  reminders.tell(told(alarm('update', 5), alarm('task', 30)));
  pass(6);
  sleep(-20);
  reminders.look();
  pass(60);
  expect(shown).toEqual(['5 update', '30 task']);
});

test('what was shown before a restart is not shown again', () => {
  const first = desk();
  first.reminders.tell(told(alarm('update', 5)));
  first.pass(6);
  const second = desk(first.kept);
  second.pass(6);
  second.reminders.tell(told(alarm('update', 5), alarm('task', 7)));
  second.pass(30);
  expect(second.shown).toEqual(['7 task']);
});

test('paused it is quiet for that time, but not about a missing commander', () => {
  const { reminders, shown, pass } = desk();
  reminders.pause(START + 15 * MINUTE);
  expect(reminders.isPaused()).toBe(true);
  reminders.tell(told(alarm('update', 1), alarm('no commander', 3, { breaksThrough: true })));
  pass(14);
  expect(shown).toEqual(['3 no commander']);
  pass(20);
  expect(shown).toEqual(['3 no commander', '15 update']);
  expect(reminders.isPaused()).toBe(false);
});

test('locked it still reminds, and says no words of the record', () => {
  const { reminders, shown, pass } = desk();
  reminders.tell(told(alarm('Bo: check replica lag', 1)));
  reminders.hide();
  pass(5);
  expect(shown).toEqual(['1 Something is due']);
});

test('stopped it is quiet for good', () => {
  const { reminders, shown, pass } = desk();
  reminders.tell(told(alarm('update', 1)));
  reminders.stop();
  pass(30);
  reminders.look();
  expect(shown).toEqual([]);
});
