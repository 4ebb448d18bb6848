import { expect, test } from 'vitest';
import { openBlobs } from '../../../../electron/keeper/blobs';
import type { Members } from '../../../../electron/keeper/members';
import type { Place } from '../../../../electron/keeper/sync/place';
import { createTarget } from '../../../../electron/keeper/sync/target';
import { err, ok } from '../../../../shared/base/result';
import type { Digest } from '../../../../shared/record/digest';
import type { Have } from '../../../../shared/record/have';
import type { Keep } from '../../../../shared/record/keep';
import { memoryRemote } from '../../../../shared/record/memory-remote';
import { memoryBlobs } from '../../../../shared/record/blobs/blob-place';
import type { Remote } from '../../../../shared/record/remote';
import { BOOK, NOON, readAll, seededBytes, textsOf } from '../../../laptop';
import { sodium } from '../../../sealing';
import { simulatedDisk } from '../../../simulation/simulated-disk';
import { signingLaptop, verifyTest, writer } from '../../../signing';

const HOUR_MS = 60 * 60 * 1000;

const placeOf = (remote: Remote): Place => ({
  ...remote,
  door: () => Promise.resolve(null),
  known: () => [],
  startAnew: () => undefined,
  recheck: () => undefined,
  readers: () => Promise.resolve([]),
  inbox: null,
  blobs: memoryBlobs(),
  peers: () => [],
  devices: () => new Map(),
  takeAlerts: () => Promise.resolve(null),
  say: () => Promise.resolve(null),
  tidy: () => Promise.resolve(null),
  erase: () => Promise.resolve(null),
  isLarge: () => false,
  listen: null,
  close: () => undefined,
});

function targetAt(remote: Remote, keep: Keep, now: () => number = () => NOON) {
  const kept = {
    id: 'one',
    kind: 'hub',
    path: '',
    hub: null,
    host: null,
    known: [],
    lastAt: null,
    covered: {},
    joining: null,
  } as const;
  return createTarget({ ...kept, known: [] }, placeOf(remote), {
    keep,
    blobs: openBlobs({
      keep,
      disk: simulatedDisk(),
      profile: '/',
      crypto: sodium,
      random: seededBytes('blobs'),
      mono: () => 0,
    }),
    // Nobody asks to be let in here.
    members: {} as Members,
    crypto: sodium,
    seed: new Uint8Array(32),
    now,
    wants: (book) => !keep.isForgotten(book),
    isPaused: () => false,
    changed: () => undefined,
  });
}

const textsIn = async (keep: Keep) => textsOf(await readAll(keep));

/** It says what it has, and gives none of it as long as it is told so. */
async function withholding() {
  const ana = await writer('ana', 'one', 'two');
  const remote = memoryRemote(verifyTest);
  await remote.append(
    BOOK,
    (await ana.keep().frames(BOOK, {})).map(({ bytes }) => bytes),
  );
  let isGiving = false;
  const place: Remote = {
    ...remote,
    async *read(book, have) {
      if (isGiving) yield* remote.read(book, have);
    },
  };
  return { place, give: () => void (isGiving = true) };
}

test('what a place did not give is asked for again when somebody wants to know now', async () => {
  const { place, give } = await withholding();
  const keep = signingLaptop('bo').keep();
  const target = targetAt(place, keep);
  await target.round();
  expect(await textsIn(keep)).toEqual([]);
  give();
  target.recheck();
  await target.round();
  expect(await textsIn(keep)).toEqual(['one', 'two']);
});

test.each([HOUR_MS, -HOUR_MS])('and after an hour, whichever way the clock went: %i', async (passed) => {
  const { place, give } = await withholding();
  const keep = signingLaptop('bo').keep();
  let time = NOON;
  const target = targetAt(place, keep, () => time);
  await target.round();
  give();
  await target.round();
  expect(await textsIn(keep)).toEqual([]);
  time += passed;
  await target.round();
  expect(await textsIn(keep)).toEqual(['one', 'two']);
});

test('lines of a book that was forgotten wait for no place', async () => {
  const ana = await writer('ana', 'one', 'two');
  const keep = ana.keep();
  const target = targetAt(memoryRemote(verifyTest), keep);
  await target.touch(BOOK);
  expect(target.report().waiting).toBe(2);
  await keep.forget(BOOK);
  expect(target.report().waiting).toBe(0);
});

test('what a place has and could not say is looked at again with the next round', async () => {
  const ana = await writer('ana', 'one', 'two');
  const remote = memoryRemote(verifyTest);
  let asked = 0;
  // The exchange itself asks first.
  const have: Remote['have'] = (book) =>
    (asked += 1) === 2 ? Promise.resolve(err({ kind: 'offline' })) : remote.have(book);
  const target = targetAt({ ...remote, have }, ana.keep());
  await target.touch(BOOK);
  await target.round();
  expect(target.report().waiting).toBe(2);
  await target.round();
  expect(target.report()).toMatchObject({ waiting: 0, state: { kind: 'up-to-date' } });
});

test('a place that was emptied while it was looked at is filled, and nothing waits then', async () => {
  const ana = await writer('ana', 'one', 'two');
  const [full, empty] = [memoryRemote(verifyTest), memoryRemote(verifyTest)];
  await full.append(
    BOOK,
    (await ana.keep().frames(BOOK, {})).map(({ bytes }) => bytes),
  );
  let looks = 0;
  const target = targetAt({ ...empty, root: () => ((looks += 1) === 1 ? full : empty).root() }, ana.keep());
  await target.round();
  expect(target.report().waiting).toBe(2);
  await target.round();
  expect(target.report().waiting).toBe(0);
});

test.each([
  ['the same as this laptop', null],
  ['what is settled', 'a digest of its own'],
])('a place that boasted is believed no longer once it says again: %s', async (_, digest) => {
  const ana = await writer('ana', 'one', 'two');
  const remote = memoryRemote(verifyTest);
  await remote.append(
    BOOK,
    (await ana.keep().frames(BOOK, {})).map(({ bytes }) => bytes),
  );
  const mine = await ana.keep().have(BOOK);
  const more = Object.fromEntries(Object.entries(mine).map(([chain, run]) => [chain, { ...run, seq: run.seq + 3 }]));
  let said: string | null = digest;
  let held: Have = mine;
  const place: Remote = {
    ...remote,
    root: () => (said === null ? remote.root() : Promise.resolve(ok(said as Digest))),
    digests: () => (said === null ? remote.digests() : Promise.resolve(ok(new Map([[BOOK, said as Digest]])))),
    have: () => Promise.resolve(ok(held)),
    read: () => memoryRemote(verifyTest).read(BOOK, {}),
  };
  const target = targetAt(place, ana.keep());
  await target.round();
  [said, held] = ['more', more];
  await target.round();
  expect(target.haveOf(BOOK)).toEqual(more);
  [said, held] = [digest, mine];
  await target.round();
  expect(target.haveOf(BOOK)).toEqual(mine);
});
