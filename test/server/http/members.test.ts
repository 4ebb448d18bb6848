import { expect, test } from 'vitest';
import { roomsIn } from '../../../electron/keeper/member-words';
import { exchange } from '../../../shared/record/exchange';
import { fileBlobs } from '../../../server/hub/file-blobs';
import { makeFolders } from '../../../shared/node/disk';
import { hubBlobs } from '../../../shared/node/hub/blobs';
import { hubRemote } from '../../../shared/node/hub/remote';
import type { BlobStore } from '../../../shared/record/blobs/blob-place';
import * as v from 'valibot';
import { kitKeys } from '../../../shared/record/keys/kit';
import { BOOK, OTHER_BOOK, readAll, seededBytes, textsOf } from '../../laptop';
import { sealed } from '../../blobs';
import { sodium } from '../../sealing';
import { meetAll, startMember, type Member } from '../../electron/keeper/member';
import { simulatedDisk } from '../../simulation/simulated-disk';
import { HUB } from '../hub/hub-place';
import { BLOBS, clientOf, startHub, type TestHub } from './hubs';

const NOTHING = v.object({});

/** A member's way to the hub: it says which rooms it is of, then gives and takes. */
async function visit(hub: TestHub, { name, keep, members }: Member) {
  const client = clientOf(hub, name);
  const rooms = roomsIn(members.words());
  const { as } = await client.session();
  if (as === 'member') await client.json({ method: 'PUT', path: '/v1/rooms', json: { rooms } }, NOTHING);
  const done = await exchange(keep, hubRemote(client));
  await members.heeded();
  await hub.hub.members.heeded();
  return done;
}

async function roomAtHub() {
  const kit = kitKeys(new Uint8Array(32).fill(1), sodium);
  const [ana, bo, cy] = [await startMember('ana', { kit }), await startMember('bo'), await startMember('cy')];
  await ana.members.found();
  await ana.members.sealKit();
  const hub = await startHub();
  await hub.hub.members.own(ana.device);
  return { hub, ana, bo, cy };
}

const problemOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => (error as { readonly why?: unknown }).why,
  );

test('whom somebody who is let in lets into the room is let in by the hub, without a word to it', async () => {
  const { hub, ana, bo, cy } = await roomAtHub();
  await ana.one.write('from ana');
  await visit(hub, ana);
  expect(await problemOf(visit(hub, bo))).toEqual({ kind: 'no-permission' });
  await ana.members.approve(bo.device);
  await visit(hub, ana);
  await bo.one.write('from bo');
  expect(await visit(hub, bo)).toMatchObject({ problem: null });
  // Bo lets Cy in, whom the owner never saw.
  await bo.members.approve(cy.device);
  await visit(hub, bo);
  expect(await visit(hub, cy)).toMatchObject({ problem: null });
  expect(textsOf((await readAll(cy.keep)).filter(({ body }) => 'text' in (body.facts[0] as object))).sort()).toEqual([
    'from ana',
    'from bo',
  ]);
});

test('whoever is removed is let in no more, at once, and let in again when that is undone', async () => {
  const { hub, ana, bo } = await roomAtHub();
  await ana.members.approve(bo.device);
  await visit(hub, ana);
  await visit(hub, bo);
  const bos = clientOf(hub, 'bo');
  expect((await bos.session()).as).toBe('member');
  await ana.removing.remove(bo.device);
  await visit(hub, ana);
  // The session he had is worth nothing any more, and he gets no other.
  expect(await hubRemote(bos).root()).toEqual({ ok: false, error: { kind: 'no-permission' } });
  expect(await problemOf(clientOf(hub, 'bo').session())).toEqual({ kind: 'no-permission' });
  await ana.members.approve(bo.device);
  await visit(hub, ana);
  expect((await clientOf(hub, 'bo').session()).as).toBe('member');
});

test('whoever brings a room founds it for nobody else: only its founder’s word counts', async () => {
  const { hub, ana, bo, cy } = await roomAtHub();
  await ana.members.approve(bo.device);
  await visit(hub, ana);
  // Bo is let in, and says that the room is Cy’s: Cy has never said so.
  const client = clientOf(hub, 'bo');
  const [room] = roomsIn(ana.members.words());
  await client.json({ method: 'PUT', path: '/v1/rooms', json: { rooms: [{ ...room, founder: cy.device }] } }, NOTHING);
  expect(await problemOf(clientOf(hub, 'cy').session())).toEqual({ kind: 'no-permission' });
});

test('a book that two of the room want gone is gone from the hub, and neither taken nor given any more', async () => {
  const { hub, ana, bo } = await roomAtHub();
  await ana.members.approve(bo.device);
  await ana.one.write('to be forgotten');
  await visit(hub, ana);
  await visit(hub, bo);
  await meetAll(ana, bo);
  const frames = (await ana.keep.frames(BOOK, {})).map(({ bytes }) => bytes);
  await ana.forgetting.answer(BOOK, 'ask');
  await visit(hub, ana);
  expect((await hub.hub.books.digests()).has(BOOK)).toBe(true);
  await visit(hub, bo);
  await bo.forgetting.answer(BOOK, 'agree');
  await visit(hub, bo);
  expect((await hub.hub.books.digests()).has(BOOK)).toBe(false);
  expect(hub.disk.files().filter((path) => path.includes(BOOK))).toEqual([]);
  await hub.hub.books.append(BOOK, frames, 'somebody');
  expect((await hub.hub.books.digests()).has(BOOK)).toBe(false);
});

test('with a forgotten book its blobs are gone from the hub, also where it was killed before they were', async () => {
  const { hub, ana, bo } = await roomAtHub();
  await ana.members.approve(bo.device);
  await ana.one.write('to be forgotten');
  await visit(hub, ana);
  await visit(hub, bo);
  await meetAll(ana, bo);
  const { blob, chunks } = sealed('forgotten');
  const [bytes = new Uint8Array()] = chunks;
  const place = hubBlobs(clientOf(hub, 'ana'));
  for (const book of [BOOK, OTHER_BOOK]) expect(await place.write(book, blob, { n: 0, bytes })).toBe(1);
  const before = hub.disk.copy();
  await ana.forgetting.answer(BOOK, 'ask');
  await visit(hub, ana);
  expect(await place.check(BOOK, blob)).toBe(true);
  await visit(hub, bo);
  await bo.forgetting.answer(BOOK, 'agree');
  await visit(hub, bo);
  const expectGone = async (at: TestHub) => {
    const asked = hubBlobs(clientOf(at, 'ana'));
    expect(await asked.list(BOOK)).toEqual(new Map());
    expect(await asked.read(BOOK, blob, 0)).toBeNull();
    const changes = at.disk.operations();
    expect(await asked.write(BOOK, blob, { n: 0, bytes })).toBe(0);
    expect(at.disk.operations()).toBe(changes);
    expect(at.disk.files().filter((path) => path.includes(BOOK))).toEqual([]);
    expect(await asked.list(OTHER_BOOK)).toEqual(new Map([[blob, 1]]));
  };
  await expectGone(hub);
  await hub.stop();
  // What it had read is on its disk, and what it was about to remove as well.
  for (const path of before.files().filter((one) => one.startsWith(BLOBS)))
    hub.disk.put(path, before.peek(path) ?? new Uint8Array());
  expect(hub.disk.files().filter((path) => path.includes(blob))).toHaveLength(2);
  await expectGone(await startHub({ disk: hub.disk }));
});

test('a chunk that was on its way when its book was forgotten is not left behind', async () => {
  const disk = simulatedDisk();
  let isHeld = true;
  let go = (): void => undefined;
  const gate = new Promise<void>((resolve) => (go = resolve));
  const files = fileBlobs({ disk, root: BLOBS, random: seededBytes('on its way'), mono: () => 0 });
  const slow: BlobStore = {
    ...files,
    async write(book, blob, chunk) {
      if (isHeld) await gate;
      return files.write(book, blob, chunk);
    },
  };
  const { hub } = await startHub({ disk, blobs: slow });
  await makeFolders(disk, `${HUB}/${BOOK}`);
  const { blob, chunks } = sealed('on its way');
  const writing = hub.blobs.write(BOOK, blob, { n: 0, bytes: chunks[0] ?? new Uint8Array() });
  await hub.books.forget(BOOK);
  await hub.blobs.erase(BOOK, 'all');
  isHeld = false;
  go();
  expect(await writing).toBe(0);
  expect(disk.files().filter((path) => path.includes(BOOK))).toEqual([]);
});

test('a disk that fails as a book is forgotten keeps its blobs no longer than the next word', async () => {
  const { hub, ana, bo } = await roomAtHub();
  await ana.members.approve(bo.device);
  await ana.one.write('to be forgotten');
  await visit(hub, ana);
  await visit(hub, bo);
  await meetAll(ana, bo);
  const { blob, chunks } = sealed('failed');
  await hub.hub.blobs.write(BOOK, blob, { n: 0, bytes: chunks[0] ?? new Uint8Array() });
  await ana.forgetting.answer(BOOK, 'ask');
  await visit(hub, ana);
  await visit(hub, bo);
  await bo.forgetting.answer(BOOK, 'agree');
  hub.disk.makeUnreadable(`${BLOBS}/${BOOK}`);
  await visit(hub, bo).catch(() => undefined);
  hub.disk.makeReadable(`${BLOBS}/${BOOK}`);
  expect(hub.disk.files().filter((path) => path.includes(blob))).toHaveLength(1);
  expect(await hub.hub.blobs.list(BOOK)).toEqual(new Map());
  expect(await hub.hub.blobs.read(BOOK, blob, 0)).toBeNull();
  expect(await hub.hub.blobs.check(BOOK, blob)).toBe(false);
  await ana.members.approve(bo.device);
  await visit(hub, ana);
  expect(hub.disk.files().filter((path) => path.includes(blob))).toEqual([]);
});

test('who is let in is known to the next process of the hub', async () => {
  const { hub, ana, bo } = await roomAtHub();
  await ana.members.approve(bo.device);
  await visit(hub, ana);
  await hub.stop();
  const next = await startHub({ disk: hub.disk });
  expect(next.hub.identity).toEqual(hub.hub.identity);
  expect((await clientOf(next, 'bo').session()).as).toBe('member');
});

test('a hub whose books are gone lets in whoever was let in last, and has from him what lets in the others', async () => {
  const { hub, ana, bo, cy } = await roomAtHub();
  for (const one of [bo, cy]) await ana.members.approve(one.device);
  await ana.one.write('from ana');
  await visit(hub, ana);
  await visit(hub, bo);
  await ana.removing.remove(cy.device);
  await visit(hub, ana);
  await visit(hub, bo);
  await hub.stop();
  for (const path of hub.disk.files()) if (path.startsWith('/hub/')) await hub.disk.remove(path);
  const next = await startHub({ disk: hub.disk });
  expect(await next.hub.books.digests()).toEqual(new Map());
  expect(await problemOf(clientOf(next, 'cy').session())).toEqual({ kind: 'no-permission' });
  expect(await visit(next, bo)).toMatchObject({ problem: null });
  expect(Object.keys(await next.hub.books.have(BOOK))).toHaveLength(1);
  expect(await problemOf(clientOf(next, 'cy').session())).toEqual({ kind: 'no-permission' });
  expect((await clientOf(next, 'ana').session()).as).toBe('member');
});
