import { expect, test } from 'vitest';
import { openJournal } from '../../../electron/keeper/journal';
import { openReserve } from '../../../electron/keeper/reserve';
import type { Redacted } from '../../../shared/node/folder/erase';
import { foundedKey } from '../../../shared/record/members/founding';
import { exchange } from '../../../shared/record/exchange';
import { workspaceKeyOf } from '../../../shared/record/keys/book-keys';
import { forgettingsOf, type ForgetWord } from '../../../shared/record/members/forgetting';
import type { BookId, OpHash } from '../../../shared/record/op';
import { proofOf } from '../../../shared/record/members/word-proof';
import { bookOfWorkspace } from '../../../shared/record/members/workspace-books';
import { ackedOp, BOOK, laptop, readAll, seededBytes, textsOf } from '../../laptop';
import { sealerOf, sodium } from '../../sealing';
import { folderOf, sharedDisk } from '../../shared/node/folder/place';
import type { SimulatedDisk } from '../../simulation/simulated-disk';
import { meetAll, startMember, type Member } from './member';

const OURS = foundedKey(seededBytes('device ana')(32), sodium);
const MEMBERS = bookOfWorkspace(OURS.id, 'members');

/** Two who share a room and an incident of two lines. */
async function room() {
  const [ana, bo] = [await startMember('ana'), await startMember('bo')];
  await ana.members.found();
  await ana.members.approve(bo.device);
  await ana.one.write('one');
  await meetAll(ana, bo);
  await bo.one.write('two');
  await meetAll(ana, bo);
  return { ana, bo };
}

const segmentsIn = (disk: SimulatedDisk) => disk.files().filter((path) => path.includes(`/${BOOK}/`));

test('two laptops forget a book, and neither takes nor offers it again, at the next start either', async () => {
  const { ana, bo } = await room();
  const frames = (await ana.keep.frames(BOOK, {})).map(({ bytes }) => bytes);
  expect(await ana.forgetting.answer(BOOK, 'ask')).toEqual({ kind: 'said' });
  expect(textsOf(await readAll(ana.keep))).toHaveLength(2);
  await meetAll(ana, bo);
  expect(bo.forgetting.report().asks).toMatchObject([{ book: BOOK, isMine: false }]);
  expect(await bo.forgetting.answer(BOOK, 'agree')).toEqual({ kind: 'forgotten' });
  await meetAll(ana, bo);
  await ana.forgetting.answer(BOOK, 'refuse');
  for (const one of [ana, bo]) {
    expect(await one.keep.books()).not.toContain(BOOK);
    expect(segmentsIn(one.disk)).toEqual([]);
    expect(one.forgottenKeys).toEqual([BOOK]);
    expect(one.sealer.keysOf(BOOK)).toEqual([]);
    expect(await one.keep.ingest(BOOK, frames)).toBe(0);
    expect(await one.one.write('three')).toMatchObject({ kind: 'refused' });
    expect(await one.keep.have(BOOK)).toEqual({});
    const again = await startMember(one.name, { disk: one.disk });
    expect(again.forgetting.books()).toEqual([BOOK]);
    expect(await again.keep.ingest(BOOK, frames)).toBe(0);
    expect(segmentsIn(again.disk)).toEqual([]);
  }
});

test('what a power cut left of it is gone after the next start', async () => {
  const { ana, bo } = await room();
  await ana.forgetting.answer(BOOK, 'ask');
  await meetAll(ana, bo);
  await bo.forgetting.answer(BOOK, 'agree');
  // Ana’s laptop hears of it and is cut off before it has done anything.
  const before = ana.disk.copy();
  const agreed = (await bo.keep.frames(MEMBERS, {})).map(({ bytes }) => bytes);
  const members = laptop('ana late', openJournalOn(before), sealerOf('ana').sealer);
  await members.keep().ingest(MEMBERS, agreed);
  expect(segmentsIn(before).length).toBeGreaterThan(0);
  const again = await startMember('ana', { disk: before.afterPowerCut(1) });
  expect(segmentsIn(again.disk)).toEqual([]);
  expect(await again.keep.books()).not.toContain(BOOK);
});

const openJournalOn = (disk: SimulatedDisk) => {
  const root = '/profile/journal';
  return openJournal({ disk, root, place: { machine: 'ana', folder: root }, reserve: openReserve(disk, root) });
};

test('one laptop alone, one that asks twice, and one without the room’s key forget nothing', async () => {
  const alone = await startMember('ana');
  await alone.members.found();
  await alone.one.write('one');
  expect(await alone.forgetting.answer(BOOK, 'ask')).toEqual({ kind: 'alone' });
  const { ana, bo } = await room();
  await ana.forgetting.answer(BOOK, 'ask');
  await ana.forgetting.answer(BOOK, 'agree');
  const stranger = sealerOf('eve', { workspace: 'theirs' }).sealer;
  const theirs = workspaceKeyOf(seededBytes('theirs')(32));
  const device = Buffer.from(stranger.device).toString('hex');
  const proof = proofOf(
    { kind: 'forget-agreed/1', about: BOOK, device },
    { workspace: theirs, crypto: sodium, nonce: seededBytes('nonce')(24) },
  );
  await ana.members.write({ kind: 'forget-agreed/1', book: BOOK, proof });
  await meetAll(ana, bo);
  expect(textsOf(await readAll(bo.keep))).toEqual(['one', 'two']);
  expect(bo.forgetting.books()).toEqual([]);
});

test('under a legal hold nothing is forgotten, until every hold is lifted', async () => {
  const { ana, bo } = await room();
  await ana.forgetting.answer(BOOK, 'ask');
  await meetAll(ana, bo);
  await bo.forgetting.hold(BOOK, true);
  expect(await bo.forgetting.answer(BOOK, 'agree')).toEqual({ kind: 'on-hold' });
  await meetAll(ana, bo);
  expect(ana.forgetting.report().holds).toEqual([BOOK]);
  expect(await ana.forgetting.answer(BOOK, 'ask')).toEqual({ kind: 'on-hold' });
  await ana.forgetting.hold(BOOK, false);
  await meetAll(ana, bo);
  expect(await bo.forgetting.answer(BOOK, 'agree')).toEqual({ kind: 'forgotten' });
});

test('words about forgetting add up to the same in any order', () => {
  const words: readonly ForgetWord[] = [
    { fact: { kind: 'forget-asked/1', book: BOOK, proof: '' }, op: '01' as OpHash, device: 'a', at: 1 },
    { fact: { kind: 'hold-placed/1', book: BOOK, proof: '' }, op: '02' as OpHash, device: 'b', at: 2 },
    { fact: { kind: 'forget-agreed/1', book: BOOK, proof: '' }, op: '03' as OpHash, device: 'b', at: 3 },
    {
      fact: { kind: 'hold-lifted/1', book: BOOK, proof: '', holds: ['02' as OpHash] },
      op: '04' as OpHash,
      device: 'a',
      at: 4,
    },
  ];
  const isForgotten = (some: readonly ForgetWord[]) => forgettingsOf(some).get(BOOK)?.isForgotten;
  expect([isForgotten(words), isForgotten(words.toReversed())]).toEqual([true, true]);
  expect(isForgotten(words.slice(0, 3))).toBe(false);
});

test('each owner takes its segments of a forgotten book out of the folder, and nobody fills it again', async () => {
  const { ana, bo } = await room();
  const disk = await sharedDisk();
  const verify = (device: Uint8Array, head: Uint8Array, signature: Uint8Array) =>
    sodium.verify(signature, head, device);
  const round = async (one: Member, there: ReturnType<typeof folderOf>) => {
    const done = await exchange(one.keep, there, { wants: (book) => !one.keep.isForgotten(book) });
    expect(done.problem).toBe(null);
    const gone: Redacted = new Map(one.keep.forgotten().map((book) => [book, 'all' as const]));
    expect(await there.erase(gone)).toBe(null);
  };
  const [atAna, atBo] = [folderOf(ana.one, disk, { verify }), folderOf(bo.one, disk, { verify })];
  for (const [one, there] of [
    [ana, atAna],
    [bo, atBo],
    [ana, atAna],
  ] as const)
    await round(one, there);
  const segments = () => disk.files().filter((path) => path.includes(BOOK) && path.endsWith('.seg'));
  expect(segments().length).toBeGreaterThan(0);
  await ana.forgetting.answer(BOOK, 'ask');
  await round(ana, atAna);
  await round(bo, atBo);
  await bo.forgetting.answer(BOOK, 'agree');
  for (const [one, there] of [
    [bo, atBo],
    [ana, atAna],
    [bo, atBo],
    [ana, atAna],
  ] as const)
    await round(one, there);
  expect(segments()).toEqual([]);
  expect(ana.keep.isForgotten(BOOK)).toBe(true);
  expect(ackedOp(await ana.one.write('another', { book: 'b9'.repeat(16) as BookId })).seq).toBe(1);
});
