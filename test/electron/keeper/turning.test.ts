import { expect, test, vi } from 'vitest';
import { foundedKey } from '../../../shared/record/members/founding';
import { seededBytes } from '../../laptop';
import { sodium } from '../../sealing';
import { kitOf, meetAll, room, startMember, textsAt, type Member } from './member';

const newestOf = ({ members }: Member) => members.workspaces()[0]?.id;
const BEFORE = ['ana before', 'bo before', 'cy before'];

test('whom somebody let in meanwhile, not knowing of it, is handed the new key', async () => {
  const { ana, bo, cy } = await room();
  await ana.removing.remove(bo.device);
  await ana.one.write('ana after');
  const dan = await startMember('dan');
  await cy.members.approve(dan.device);
  await meetAll(ana, cy, dan);
  await dan.one.write('dan');
  await meetAll(ana, bo, cy, dan);
  for (const one of [ana, cy, dan]) expect(await textsAt(one)).toEqual([...BEFORE, 'ana after', 'dan'].sort());
  expect(await textsAt(bo)).toEqual(BEFORE);
});

/** Cy let Dan in while Ana took Bo out, and neither knew of the other. Dan is with Cy; `others` are with Ana. */
async function apart({ ana, bo, cy }: Awaited<ReturnType<typeof room>>, ...others: readonly Member[]) {
  await ana.removing.remove(bo.device);
  await meetAll(ana, ...others);
  const dan = await startMember('dan');
  await cy.members.approve(dan.device);
  await meetAll(cy, dan);
  return dan;
}

test('and by whoever turned it, should the one who let him in not come', async () => {
  const all = await room();
  const dan = await apart(all);
  await meetAll(all.ana, dan);
  expect(newestOf(dan)).toBe(newestOf(all.ana));
});

test('and by anyone, a minute later, should neither of the two come', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const all = await room();
    const eve = await startMember('eve');
    await all.ana.members.approve(eve.device);
    await meetAll(all.ana, all.bo, all.cy, eve);
    const dan = await apart(all, eve);
    await meetAll(eve, dan);
    expect(newestOf(dan)).not.toBe(newestOf(eve));
    vi.advanceTimersByTime(60_000);
    await meetAll(eve, dan);
    expect(newestOf(dan)).toBe(newestOf(eve));
  } finally {
    vi.useRealTimers();
  }
});

test('of two keys that were turned apart all seal with the same one', async () => {
  for (let time = 0; time < 4; time++) {
    const { ana, bo, cy } = await room();
    await ana.removing.remove(bo.device);
    await cy.removing.remove(bo.device);
    await meetAll(ana, cy);
    expect(newestOf(cy)).toBe(newestOf(ana));
  }
});

test('nobody seals with a key that somebody turned who was removed, though it was handed on; what was sealed with it all read', async () => {
  for (let time = 0; time < 4; time++) {
    const { ana, bo, cy } = await room();
    const dan = await startMember('dan');
    await ana.members.approve(dan.device);
    await meetAll(ana, bo, cy, dan);
    await cy.removing.remove(dan.device);
    // Bo hears of that first, and writes.
    await meetAll(cy, bo);
    await bo.one.write('bo meanwhile');
    await ana.removing.remove(cy.device);
    await meetAll(ana, bo, cy, dan);
    await ana.one.write('ana after');
    await meetAll(ana, bo, cy, dan);
    for (const one of [ana, bo, dan])
      expect(await textsAt(one)).toEqual(expect.arrayContaining(['bo meanwhile', 'ana after']));
    expect(await textsAt(cy)).not.toContain('ana after');
  }
});

test('a laptop that nobody let in, and so nobody hears, does not turn the key again and again', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const { ana, bo, cy } = await room();
    const eve = await startMember('eve', { workspaces: [] });
    await eve.members.regain(ana.sealer.workspaces(), [kitOf(3)]);
    await meetAll(ana, bo, cy, eve);
    await ana.removing.remove(bo.device);
    await meetAll(ana, eve);
    const linesOf = async () =>
      (await Promise.all(eve.members.books().map((book) => eve.keep.frames(book, {})))).flat().length;
    const counts: number[] = [];
    for (let minute = 0; minute < 4; minute++) {
      vi.advanceTimersByTime(60_000);
      await eve.members.heeded();
      counts.push(await linesOf());
    }
    expect(new Set(counts).size).toBe(1);
  } finally {
    vi.useRealTimers();
  }
});

test('whose kit says that he is of a room is of it, though he shares another by now', async () => {
  const { ana, cy } = await room();
  const own = foundedKey(seededBytes('device dan')(32), sodium);
  const dan = await startMember('dan', { workspaces: [own] });
  await dan.members.found();
  await meetAll(ana, dan);
  await dan.members.regain(ana.sealer.workspaces(), [kitOf(1)]);
  await meetAll(ana, cy, dan);
  expect(cy.members.all()).toContain(dan.device);
  expect(newestOf(dan)).toBe(own.id);
});
