import { expect, test } from 'vitest';
import type { NamedManifest } from '../../../../electron/keeper/backup/manifest';
import { keptOf } from '../../../../electron/keeper/backup/rotation';

const HOUR = 3_600_000;
/** Midnight, UTC. */
const START = 11_574 * 24 * HOUR;
const backup = (number: number, at: number): NamedManifest => ({
  name: String(number),
  number,
  manifest: { v: 1, at, bytes: 0, added: 0, ops: 0, files: [], vault: [] },
});
/** One an hour, the newest first. */
const hourly = (count: number) =>
  Array.from({ length: count }, (_, i) => backup(count - i, (count - i) * HOUR + START));

test('of a backup an hour the newest twenty are kept, and the last one of seven days', () => {
  expect(keptOf(hourly(15)).size).toBe(15);
  // The newest twenty are of two days.
  expect(keptOf(hourly(400)).size).toBe(25);
});

test('a clock that was a year ahead for a day takes away no more than the oldest of the seven', () => {
  const all = hourly(200);
  const wrong = backup(1_000, START + 365 * 24 * HOUR);
  const kept = keptOf([...all.slice(0, 30), wrong, ...all.slice(30)]);
  for (const name of [...keptOf(all)].slice(0, 24)) expect(kept.has(name)).toBe(true);
});

test('one that cannot be read counts among the newest and stands for no day', () => {
  const unread: NamedManifest = { name: 'unread', number: 500, manifest: null };
  expect(keptOf([unread, ...hourly(5)]).size).toBe(6);
  expect(keptOf([...hourly(30), unread]).has('unread')).toBe(false);
});
