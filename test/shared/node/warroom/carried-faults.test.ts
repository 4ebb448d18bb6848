import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exportBooks } from '../../../../shared/node/warroom/carry-out';
import { unlockCarried } from '../../../../shared/node/warroom/carried-file';
import { importCarried } from '../../../../shared/node/warroom/carry-in';
import { bookKeyOf } from '../../../../shared/record/keys/book-keys';
import { concat } from '../../../../shared/record/bytes';
import { lockKeys } from '../../../../shared/record/keys/carried-keys';
import type { BookId } from '../../../../shared/record/op';
import { MAX_FILE_HEADER_BYTES } from '../../../../shared/record/warroom-file';
import { memoryStore } from '../../../../shared/record/store';
import { BOOK, OTHER_BOOK, seededBytes } from '../../../laptop';
import { openedVault, sodium } from '../../../sealing';
import { unsureStore } from '../../../simulation/unsure-store';
import { fileWith, headerOf, overwrite } from './place';
import { put, sharedDisk } from '../folder/place';
import { PATH, member, writing, carry, look, takeIn } from './carrying';

test('keys of books that are not in the file are not taken', async () => {
  const ana = await writing();
  const { disk } = await carry(ana, { kind: 'clear' }, [BOOK]);
  const bytes = await disk.read(PATH);
  const header = headerOf(bytes);
  const key = bookKeyOf(seededBytes('other')(32), 9);
  const random = seededBytes('lock');
  const locked = lockKeys([{ book: OTHER_BOOK, key }], { kind: 'clear' }, { crypto: sodium, file: header.id, random });
  if (!locked.ok) throw new Error(locked.error);
  const frames = (await ana.keep().frames(BOOK, {})).map((frame) => frame.bytes);
  await overwrite(disk, PATH, fileWith({ ...header, keys: locked.value }, concat(...frames)));
  expect(unlockCarried(await look(disk), {}, { crypto: sodium })).toEqual({ ok: true, value: [] });
});

test('a header of one file opens no other', async () => {
  const ana = await writing();
  const first = await carry(ana, { kind: 'phrase' });
  const header = headerOf(await first.disk.read(PATH));
  const frames = (await ana.keep().frames(BOOK, {})).map(({ bytes }) => bytes);
  await overwrite(first.disk, PATH, fileWith({ ...header, id: '77'.repeat(16) }, concat(...frames)));
  const opened = unlockCarried(await look(first.disk), { words: first.phrase ?? [] }, { crypto: sodium });
  expect(opened).toEqual({ ok: false, error: 'wrong-phrase' });
});

test('a device that is none, too many devices and too many books are told, and no file is made', async () => {
  const ana = await writing();
  const disk = await sharedDisk();
  const order = async (books: readonly BookId[], devices: readonly Uint8Array[]) => {
    const ports = {
      disk,
      random: seededBytes('x'),
      crypto: sodium,
      device: ana.sealer.device,
      sleep: () => Promise.resolve(),
    };
    return exportBooks({ keep: ana.keep(), books, travel: { kind: 'devices', devices }, path: PATH }, ports);
  };
  const many = Array.from({ length: 129 }, () => ana.sealer.device);
  expect(await order([BOOK], [new Uint8Array(32)])).toEqual({ ok: false, error: { kind: 'not-a-device' } });
  expect(await order([BOOK], many)).toEqual({ ok: false, error: { kind: 'too-many-devices' } });
  const books = Array.from({ length: 4_097 }, (_, i) => i.toString(16).padStart(32, '0') as BookId);
  expect(await order(books, [])).toEqual({ ok: false, error: { kind: 'too-many-books' } });
  disk.setReadOnly(true);
  expect(await order([BOOK], [])).toEqual({ ok: false, error: { kind: 'read-only' } });
  expect(disk.files()).toEqual([]);
});

test('damage is told with where it is, costs only what it hits, and what is whole is taken in', async () => {
  const { disk } = await carry(await writing(), { kind: 'clear' });
  const bytes = await disk.read(PATH);
  const spoilt = bytes.map((byte, i) => (i === Math.floor(bytes.length / 2) ? byte ^ 1 : byte));
  await overwrite(disk, PATH, spoilt);
  const { damage, books } = await look(disk);
  expect(damage).toHaveLength(1);
  expect(books.reduce((sum, { ops }) => sum + ops, 0)).toBe(3);
  const bo = member('bo');
  expect((await takeIn(disk, bo)).received).toBe(3);
});

test('a file that vanishes or changes between the look and the import is told, and what came is kept', async () => {
  const { disk } = await carry(await writing(), { kind: 'clear' });
  const carried = await look(disk);
  const bo = member('bo');
  await disk.remove(PATH);
  expect(await importCarried(carried, [], { keep: bo.keep(), disk })).toMatchObject({
    received: 0,
    problem: { kind: 'offline' },
  });
  await put(disk, PATH, new Uint8Array(carried.bytes));
  expect(await importCarried(carried, [], { keep: bo.keep(), disk })).toMatchObject({
    received: 0,
    problem: { kind: 'busy' },
  });
});

test('a laptop that cannot keep it says so, and takes the rest in later', async () => {
  const { disk } = await carry(await writing(), { kind: 'clear' });
  const store = unsureStore(memoryStore());
  const bo = member('bo', 'ours', store);
  store.refuse(1);
  expect(await takeIn(disk, bo)).toMatchObject({ received: 0, notKept: 'broken' });
  expect(await takeIn(disk, bo)).toMatchObject({ received: 4, notKept: null });
});

test('the vault knows an adopted key for one after a start', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-vault-'));
  try {
    const open = () => openedVault(folder, seededBytes('vault'));
    const vault = await open();
    const key = bookKeyOf(seededBytes('adopted')(32), 3);
    vault.remember(BOOK, { ...key, isAdopted: true });
    vault.remember(OTHER_BOOK, key);
    await vault.settled();
    const { books } = (await open()).identity;
    expect(books.get(BOOK)).toEqual([{ ...key, isAdopted: true }]);
    expect(books.get(OTHER_BOOK)).toEqual([key]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('more than a file may hold is told, and no file is made', async () => {
  const ana = await writing();
  const disk = await sharedDisk();
  const send = (maxBytes: number) => {
    const ports = { disk, random: seededBytes('x'), crypto: sodium, device: ana.sealer.device, maxBytes };
    const order = { keep: ana.keep(), books: [BOOK], travel: { kind: 'clear' } as const, path: PATH };
    return exportBooks(order, { ...ports, sleep: () => Promise.resolve() });
  };
  const room = 2 * MAX_FILE_HEADER_BYTES;
  expect(await send(room + 1_500)).toEqual({ ok: false, error: { kind: 'too-large' } });
  expect(disk.files()).toEqual([]);
  expect(await send(room + 10_000)).toMatchObject({ ok: true, value: { ops: 3 } });
});
