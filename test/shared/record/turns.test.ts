// Long work of the record gives way after every frame: a line that is typed meanwhile must be acknowledged at once.
import { expect, test } from 'vitest';
import { workspaceKeyOf } from '../../../shared/record/keys/book-keys';
import { concat, u32 } from '../../../shared/record/bytes';
import { openKeep } from '../../../shared/record/keep';
import { memoryStore, type Store } from '../../../shared/record/store';
import { ackedOp, BOOK, laptop, readAll, seededBytes, testClock, textsOf } from '../../laptop';
import { sealerOf, sodium } from '../../sealing';

const LINES = 20;

async function linesOfAna(): Promise<readonly Uint8Array[]> {
  const ana = laptop('ana', memoryStore(), sealerOf('ana').sealer);
  for (let line = 0; line < LINES; line++) await ana.write(`line ${String(line)}`);
  return (await ana.keep().frames(BOOK, {})).map(({ bytes }) => bytes);
}

/** A laptop of which it is told, in order, what it works on and when others have a turn. */
function watched(store: Store, workspace = 'ours') {
  const { sealer } = sealerOf('bo', { workspace });
  const done: ('work' | 'turn')[] = [];
  const working = <T>(result: T): T => {
    done.push('work');
    return result;
  };
  const keep = openKeep({
    store,
    sealer: {
      ...sealer,
      verify: (...of) => working(sealer.verify(...of)),
      open: (op) => working(sealer.open(op)),
    },
    clock: testClock(),
    random: seededBytes('bo'),
    app: '0.1.0',
    breathe: () => {
      done.push('turn');
      return new Promise(setImmediate);
    },
  });
  return { keep, sealer, take: () => done.splice(0).join(' ') };
}

test('between any two lines that are taken in, read or opened late, others have a turn', async () => {
  const store = memoryStore();
  const stranger = watched(store, 'theirs');
  expect(await stranger.keep.ingest(BOOK, await linesOfAna())).toBe(0);
  expect(stranger.take()).not.toContain('work work');
  stranger.sealer.addWorkspace(workspaceKeyOf(seededBytes('ours')(32)), true);
  await stranger.keep.openWaiting();
  expect(stranger.take()).not.toContain('work work');
  const bo = watched(store);
  await bo.keep.have(BOOK);
  expect(bo.take()).not.toContain('work work');
  expect(textsOf(await readAll(bo.keep))).toHaveLength(LINES);
});

test('a line that is typed while those of others are taken in is acknowledged before all of them are', async () => {
  const { keep } = watched(memoryStore());
  await keep.have(BOOK);
  let isDone = false;
  const ingesting = keep.ingest(BOOK, await linesOfAna()).finally(() => (isDone = true));
  const bo = laptop('bo');
  expect(ackedOp(await keep.append(bo.request({}))).seq).toBe(1);
  expect(isDone).toBe(false);
  expect(await ingesting).toBe(LINES);
});

test('frames that wait for their first op are told although it came with others while they were looked at', async () => {
  const { keep } = watched(memoryStore());
  const [first, ...others] = await linesOfAna();
  const early = keep.ingest(BOOK, others);
  for (let turn = 0; turn < LINES * 1.5; turn++) await new Promise(setImmediate);
  expect((await keep.ingest(BOOK, first ? [first] : [])) + (await early)).toBe(LINES);
  expect(textsOf(await readAll(keep))).toHaveLength(LINES);
});

test('what was found good in a large folder is not verified again when it is taken in', () => {
  let verified = 0;
  const crypto = { ...sodium, verify: () => (verified += 1) > 0 };
  const { sealer } = sealerOf('bo', { crypto });
  const signatures = Array.from({ length: 100_000 }, (_, i) => concat(new Uint8Array(60), u32(i)));
  const head = new Uint8Array(90);
  for (const signature of signatures) sealer.verify(sealer.device, head, signature);
  for (const signature of signatures) sealer.verify(sealer.device, head, signature);
  expect(verified).toBe(100_000);
});
