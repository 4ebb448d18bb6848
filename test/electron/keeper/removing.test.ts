import { expect, test } from 'vitest';
import { toHex } from '../../../shared/record/bytes';
import type { Arrival } from '../../../shared/record/keep';
import { BOOK, OTHER_BOOK, readAll, seededBytes, textsOf } from '../../laptop';
import { sodium } from '../../sealing';
import { kitOf, meetAll, room, startMember, textsAt, type Member } from './member';

const BEFORE = ['ana before', 'bo before', 'cy before'];
const lateAt = async ({ removing }: Member) =>
  (await removing.report()).late.map(({ book, ops }) => ({ book, texts: textsOf(ops) }));

test('who was removed reads nothing that is written afterwards, by whomever, and all that was before', async () => {
  const { ana, bo, cy } = await room();
  await ana.removing.remove(bo.device);
  await ana.one.write('ana after');
  await ana.one.write('a new one', { book: OTHER_BOOK });
  await meetAll(ana, cy);
  await cy.one.write('cy after');
  await meetAll(ana, bo, cy);
  expect(await textsAt(ana)).toEqual([...BEFORE, 'ana after', 'cy after'].sort());
  expect(await textsAt(cy)).toEqual(await textsAt(ana));
  expect(await textsAt(cy, OTHER_BOOK)).toEqual(['a new one']);
  expect(await textsAt(bo)).toEqual(BEFORE);
  expect(await textsAt(bo, OTHER_BOOK)).toEqual([]);
  // He carries it along all the same.
  expect(await bo.keep.have(BOOK)).toEqual(await ana.keep.have(BOOK));
  expect(await bo.removing.report()).toMatchObject({
    me: { by: { device: ana.device }, isMutual: false },
    removed: [],
  });
  expect(await cy.removing.report()).toMatchObject({
    me: null,
    removed: [{ device: bo.device, name: expect.stringContaining('bo') as string }],
  });
});

test('late work is handed on, neither shown nor heeded, and listed until somebody decides', async () => {
  const { ana, bo, cy } = await room();
  await ana.removing.remove(bo.device);
  await bo.one.write('bo late');
  await bo.one.write('in a new one', { book: OTHER_BOOK });
  const told: Arrival[] = [];
  ana.keep.subscribe((arrival) => told.push(arrival));
  await meetAll(ana, bo, cy);
  // Nothing to fold, and all the same somebody is to be asked.
  expect(told.filter(({ book, ops }) => book === BOOK && ops.length === 0)).not.toEqual([]);
  for (const one of [ana, cy]) {
    expect(await textsAt(one)).toEqual(BEFORE);
    expect(await lateAt(one)).toEqual([
      { book: BOOK, texts: ['bo late'] },
      { book: OTHER_BOOK, texts: ['in a new one'] },
    ]);
  }
  expect(await textsAt(bo)).toContain('bo late');
  expect(await cy.keep.have(BOOK)).toEqual(await bo.keep.have(BOOK));

  await cy.removing.decide(bo.device, BOOK, true);
  await ana.removing.decide(bo.device, OTHER_BOOK, false);
  await bo.one.write('bo later still');
  await meetAll(ana, bo, cy);
  for (const one of [ana, cy]) {
    expect(await textsAt(one)).toEqual([...BEFORE, 'bo late'].sort());
    expect(await textsAt(one, OTHER_BOOK)).toEqual([]);
    expect(await lateAt(one)).toEqual([{ book: BOOK, texts: ['bo later still'] }]);
    const again = await startMember(one.name, { disk: one.disk, workspaces: one.sealer.workspaces() });
    expect(await textsAt(again)).toEqual([...BEFORE, 'bo late'].sort());
    expect(await lateAt(again)).toEqual([{ book: BOOK, texts: ['bo later still'] }]);
  }
});

test('what another laptop had already shown of it is taken back there, until it is accepted', async () => {
  const { ana, bo, cy } = await room();
  await bo.one.write('bo to cy alone');
  await meetAll(bo, cy);
  await ana.removing.remove(bo.device);
  const told: Arrival[] = [];
  cy.keep.subscribe((arrival) => told.push(arrival));
  await meetAll(ana, cy);
  expect(told.filter(({ book, hasLess }) => book === BOOK && hasLess)).not.toEqual([]);
  expect(await textsAt(cy)).toEqual(BEFORE);
  // What is written now stands behind nothing of it.
  await cy.one.write('cy after', { exclusive: true, decidedOn: await cy.keep.have(BOOK) });
  expect(await lateAt(cy)).toEqual([{ book: BOOK, texts: ['bo to cy alone'] }]);
  await ana.removing.decide(bo.device, BOOK, true);
  await meetAll(ana, cy);
  expect(await textsAt(cy)).toEqual([...BEFORE, 'bo to cy alone', 'cy after'].sort());
});

test('an incident that he could read with few others leaves him out with its next line', async () => {
  const { ana, bo, cy } = await room();
  const devices = [ana.device, bo.device].sort();
  const people = devices.map((device) => ({ name: device.slice(0, 4), code: 'AAA' }));
  await ana.one.write('', { facts: [{ kind: 'access-set/1', devices, people }] });
  await meetAll(ana, bo, cy);
  await cy.removing.remove(bo.device);
  await meetAll(ana, bo, cy);
  await ana.one.write('ana alone');
  await meetAll(ana, bo, cy);
  expect(await textsAt(ana)).toContain('ana alone');
  expect(await textsAt(bo)).not.toContain('ana alone');
  const last = (await readAll(ana.keep))
    .flatMap(({ body }) => body.facts)
    .filter((fact) => 'devices' in (fact as object));
  expect(last.at(-1)).toEqual({
    kind: 'access-set/1',
    devices: [ana.device],
    people: people.filter((_, i) => devices[i] === ana.device),
  });
});

test('what he says about laptops and incidents afterwards is not heeded', async () => {
  const { ana, bo, cy } = await room();
  await ana.removing.remove(bo.device);
  await bo.removing.remove(cy.device);
  await bo.forgetting.answer(BOOK, 'ask');
  const eve = await startMember('eve');
  await bo.members.approve(eve.device);
  await meetAll(bo, eve);
  await eve.removing.remove(ana.device);
  await eve.forgetting.answer(BOOK, 'agree');
  await meetAll(ana, bo, cy, eve);
  for (const one of [ana, cy]) {
    expect((await one.removing.report()).removed.map(({ device }) => device)).toEqual([bo.device]);
    expect((await one.removing.report()).me).toBe(null);
    expect(await textsAt(one)).toEqual(BEFORE);
  }
  await cy.one.write('cy after');
  await meetAll(ana, bo, cy, eve);
  expect(await textsAt(ana)).toContain('cy after');
  for (const one of [bo, eve]) expect((await readAll(one.keep)).length).toBeLessThan((await readAll(ana.keep)).length);
});

test('two who are removed apart at the same time are both left out', async () => {
  const { ana, bo, cy } = await room();
  const dan = await startMember('dan');
  await ana.members.approve(dan.device);
  await meetAll(ana, bo, cy, dan);
  await ana.removing.remove(bo.device);
  await cy.removing.remove(dan.device);
  await meetAll(ana, cy);
  await meetAll(ana, bo, cy, dan);
  await ana.one.write('ana after');
  await cy.one.write('cy after');
  await meetAll(ana, bo, cy, dan);
  for (const one of [ana, cy]) expect(await textsAt(one)).toEqual([...BEFORE, 'ana after', 'cy after'].sort());
  for (const one of [bo, dan]) expect(await textsAt(one)).toEqual(BEFORE);
});

test('two who remove each other are both removed, and the founder’s kit decides', async () => {
  const { ana, bo, cy } = await room();
  await ana.removing.remove(bo.device);
  await bo.removing.remove(ana.device);
  await meetAll(ana, bo, cy);
  const removed = async () => (await cy.removing.report()).removed.map(({ device }) => device).sort();
  expect(await removed()).toEqual([ana.device, bo.device].sort());
  for (const one of [ana, bo]) expect((await one.removing.report()).me).toMatchObject({ isMutual: true });
  expect(await bo.removing.keepByKit(kitOf(2))).toBe(false);
  expect(await ana.removing.keepByKit(kitOf(1))).toBe(true);
  await meetAll(ana, bo, cy);
  expect(await removed()).toEqual([bo.device]);
  expect((await ana.removing.report()).me).toBe(null);
  await ana.one.write('ana after');
  await cy.one.write('cy after');
  await meetAll(ana, bo, cy);
  for (const one of [ana, cy]) expect(await textsAt(one)).toEqual([...BEFORE, 'ana after', 'cy after'].sort());
  expect(await textsAt(bo)).toEqual(BEFORE);
});

test('who is let in again reads all of it, and all that he wrote counts', async () => {
  const { ana, bo, cy } = await room();
  await ana.removing.remove(bo.device);
  await ana.one.write('ana after');
  await bo.one.write('bo late');
  await meetAll(ana, bo, cy);
  await cy.removing.letInAgain(bo.device);
  await meetAll(ana, bo, cy);
  await bo.one.write('bo again');
  await meetAll(ana, bo, cy);
  const all = [...BEFORE, 'ana after', 'bo late', 'bo again'].sort();
  for (const one of [ana, bo, cy]) expect(await textsAt(one)).toEqual(all);
  expect((await bo.removing.report()).me).toBe(null);
  expect(await lateAt(ana)).toEqual([]);
});

test('who comes with another laptop and his kit, or the secrets of the old one, is heard as before', async () => {
  const { ana, bo, cy } = await room();
  for (const secret of [kitOf(1), sodium.signingKeys(seededBytes('device ana')(32))]) {
    const again = await startMember(`ana with ${toHex(secret.publicKey).slice(0, 4)}`, { workspaces: [] });
    await meetAll(ana, again);
    await again.members.regain(ana.sealer.workspaces(), [secret]);
    await meetAll(ana, bo, cy, again);
    expect(cy.members.all()).toContain(again.device);
    await again.removing.remove(cy.device);
    await meetAll(ana, bo, cy, again);
    expect((await bo.removing.report()).removed).toMatchObject([{ device: cy.device }]);
    await ana.removing.letInAgain(cy.device);
    await meetAll(ana, bo, cy, again);
    expect((await bo.removing.report()).removed).toEqual([]);
  }
  const eve = await startMember('eve', { workspaces: [] });
  await eve.members.regain(ana.sealer.workspaces(), [kitOf(3)]);
  await meetAll(ana, bo, cy, eve);
  await eve.removing.remove(cy.device);
  await meetAll(ana, bo, cy, eve);
  expect((await bo.removing.report()).removed).toEqual([]);
});

test('while the disk takes nothing nobody is taken out, and no key is turned that only one laptop has', async () => {
  const { ana, bo, cy } = await room();
  ana.disk.setFree(0);
  await expect(ana.removing.remove(bo.device)).rejects.toMatchObject({ why: 'disk-full' });
  ana.disk.setFree(1e9);
  expect((await ana.removing.report()).removed).toEqual([]);
  await ana.removing.remove(bo.device);
  await ana.one.write('ana after');
  await meetAll(ana, bo, cy);
  expect(await textsAt(cy)).toContain('ana after');
  expect(await textsAt(bo)).not.toContain('ana after');
});

test('a laptop whose disk is full starts all the same, and heeds who was taken out', async () => {
  const { ana, bo } = await room();
  await ana.removing.remove(bo.device);
  ana.disk.setFree(0);
  const again = await startMember('ana', { disk: ana.disk, kit: kitOf(1) });
  expect((await again.removing.report()).removed.map(({ device }) => device)).toEqual([bo.device]);
});
