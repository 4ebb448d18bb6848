import { expect, test } from 'vitest';
import { unlockCarried } from '../../../../shared/node/warroom/carried-file';
import { periodsOf } from '../../../../shared/node/warroom/carried-period';
import { bookKeyOf, type BookKey } from '../../../../shared/record/keys/book-keys';
import { toHex } from '../../../../shared/record/bytes';
import type { BookId } from '../../../../shared/record/op';
import { readPhrase } from '../../../../shared/record/keys/phrase';
import { BOOK, laptop, NOON, OTHER_BOOK, seededBytes, textsOf, type Laptop } from '../../../laptop';
import { sealerOf, sodium } from '../../../sealing';
import { namesBeside } from './place';
import { PATH, member, writing, carry, look, takeIn, textsIn, bytesIn } from './carrying';

test('a carried file is looked into before anything is taken in: books, lines, writers, size, how its key travels', async () => {
  const ana = await writing();
  const { disk, bytes, ops, keyless } = await carry(ana, { kind: 'phrase' });
  const writers = [toHex(ana.sealer.device)];
  expect(await look(disk)).toMatchObject({
    bytes,
    damage: [],
    travel: { how: 'phrase' },
    books: [
      { book: BOOK, ops: 3, unproven: 0, refused: 0, writers },
      { book: OTHER_BOOK, ops: 1, unproven: 0, refused: 0, writers },
    ],
  });
  expect([ops, keyless]).toEqual([4, []]);
  expect(bytes).toBe((await disk.read(PATH)).length);
  expect(await namesBeside(disk, PATH)).toEqual(['carried.warroom']);
});

test('from when to when its lines are can be told with its keys, and not without', async () => {
  const ana = await writing();
  const { disk, phrase } = await carry(ana, { kind: 'phrase' });
  const carried = await look(disk);
  const [eve, bo] = [member('eve', 'theirs'), member('bo')];
  const ports = (one: Laptop) => ({
    disk,
    crypto: sodium,
    open: (op: Parameters<typeof one.sealer.open>[0]) => one.sealer.open(op),
  });
  expect(await periodsOf(carried, [], ports(eve))).toEqual(new Map());
  const keys = unlockCarried(carried, { words: phrase ?? [] }, { crypto: sodium });
  const periods = new Map([
    [BOOK, { from: NOON, to: NOON + 120_000 }],
    [OTHER_BOOK, { from: NOON + 180_000, to: NOON + 180_000 }],
  ]);
  expect(await periodsOf(carried, keys.ok ? keys.value : [], ports(eve))).toEqual(periods);
  await takeIn(disk, bo);
  expect(await periodsOf(carried, [], ports(bo))).toEqual(periods);
});

test('a stranger with the phrase reads the books, without a byte of them changed, and after a restart too', async () => {
  const ana = await writing();
  const { disk, phrase } = await carry(ana, { kind: 'phrase' });
  const eve = member('eve', 'theirs');
  const typed = readPhrase(`  ${(phrase ?? []).join('  ').toUpperCase()} `);
  expect(await takeIn(disk, eve, { words: typed.ok ? typed.value : [] })).toMatchObject({
    received: 4,
    opened: 0,
    waiting: 0,
    problem: null,
    notKept: null,
    unlocked: 'yes',
  });
  expect(await textsIn(eve)).toEqual(['one', 'three', 'two']);
  expect(await textsIn(eve, OTHER_BOOK)).toEqual(['drill']);
  expect(await bytesIn(eve)).toEqual(await bytesIn(ana));
  const books = new Map<BookId, readonly BookKey[]>(eve.remembered.map(({ book, key }) => [book, [key]]));
  const later = laptop('eve', eve.store, sealerOf('eve', { workspace: 'theirs', books }).sealer);
  expect(await textsIn(later)).toEqual(['one', 'three', 'two']);
});

test('a second import changes nothing', async () => {
  const ana = await writing();
  const { disk, phrase } = await carry(ana, { kind: 'phrase' });
  const eve = member('eve', 'theirs');
  await takeIn(disk, eve, { words: phrase ?? [] });
  const before = [
    await bytesIn(eve),
    await bytesIn(eve, OTHER_BOOK),
    eve.remembered.length,
    await eve.keep().have(BOOK),
  ];
  expect(await takeIn(disk, eve, { words: phrase ?? [] })).toMatchObject({ received: 0, opened: 0, problem: null });
  expect([
    await bytesIn(eve),
    await bytesIn(eve, OTHER_BOOK),
    eve.remembered.length,
    await eve.keep().have(BOOK),
  ]).toEqual(before);
});

test('an import is a union: what was here stays, what both wrote is in both', async () => {
  const [ana, bo] = [await writing(), member('bo')];
  await bo.write('from bo');
  const { disk } = await carry(ana, { kind: 'clear' });
  await takeIn(disk, bo);
  expect(await textsIn(bo)).toEqual(['from bo', 'one', 'three', 'two']);
  await carry(bo, { kind: 'clear' }, [BOOK], disk);
  await takeIn(disk, ana);
  expect(await textsIn(ana)).toEqual(['from bo', 'one', 'three', 'two']);
});

test('the wrong phrase changes nothing, and the right one may follow', async () => {
  const { disk, phrase } = await carry(await writing(), { kind: 'phrase' });
  const carried = await look(disk);
  const wrong = (phrase ?? []).toReversed();
  for (const [words, why] of [
    [wrong, 'wrong-phrase'],
    [undefined, 'phrase-needed'],
  ] as const)
    expect(unlockCarried(carried, words ? { words } : {}, { crypto: sodium })).toEqual({ ok: false, error: why });
  expect(unlockCarried(carried, { words: phrase ?? [] }, { crypto: sodium }).ok).toBe(true);
});

test('what was taken in without its key waits, unread, and is opened and told when the key comes', async () => {
  const ana = await writing();
  const { disk, phrase } = await carry(ana, { kind: 'phrase' });
  const eve = member('eve', 'theirs');
  expect(await takeIn(disk, eve)).toMatchObject({ received: 0, waiting: 4, unlocked: 'phrase-needed' });
  expect(await textsIn(eve)).toEqual([]);
  const told: string[] = [];
  eve.keep().subscribe(({ ops }) => told.push(...textsOf(ops)));
  expect(await takeIn(disk, eve, { words: phrase ?? [] })).toMatchObject({ received: 0, opened: 4, waiting: 0 });
  expect(told.sort()).toEqual(['drill', 'one', 'three', 'two']);
  expect(await textsIn(eve)).toEqual(['one', 'three', 'two']);
  expect((await eve.keep().health(BOOK)).unreadable).toBe(0);
});

test('keys sealed to named devices open there, and nowhere else', async () => {
  const ana = await writing();
  const [eve, fay, gus] = [member('eve', 'theirs'), member('fay', 'hers'), member('gus', 'his')];
  const { disk, phrase } = await carry(ana, { kind: 'devices', devices: [eve.sealer.device, fay.sealer.device] });
  expect(phrase).toBe(null);
  for (const one of [eve, fay]) {
    expect(await takeIn(disk, one)).toMatchObject({ received: 4, unlocked: 'yes' });
    expect(await textsIn(one)).toEqual(['one', 'three', 'two']);
  }
  expect(await takeIn(disk, gus)).toMatchObject({ received: 0, waiting: 4, unlocked: 'other-devices' });
  expect(await textsIn(gus)).toEqual([]);
});

test('in clear anyone opens it', async () => {
  const { disk } = await carry(await writing(), { kind: 'clear' });
  const eve = member('eve', 'theirs');
  expect(await takeIn(disk, eve)).toMatchObject({ received: 4, unlocked: 'yes' });
});

test('whoever has no key of a book carries it on, sealed, and it opens for whoever has', async () => {
  const ana = await writing();
  const first = await carry(ana, { kind: 'phrase' });
  const eve = member('eve', 'theirs');
  await takeIn(first.disk, eve);
  const { disk, keyless } = await carry(eve, { kind: 'clear' });
  expect(keyless).toEqual([BOOK, OTHER_BOOK]);
  const bo = member('bo');
  expect(await takeIn(disk, bo)).toMatchObject({ received: 4, waiting: 0 });
});

test('a book that was adopted is written on by both sides, and both read on', async () => {
  const ana = await writing();
  const { disk } = await carry(ana, { kind: 'devices', devices: [member('eve', 'theirs').sealer.device] });
  const eve = member('eve', 'theirs');
  await takeIn(disk, eve);
  await eve.write('from eve');
  await carry(eve, { kind: 'clear' }, [BOOK], disk);
  await takeIn(disk, ana);
  expect(await textsIn(ana)).toEqual(['from eve', 'one', 'three', 'two']);
  // Her own workspace reads the book from her first op in it.
  const fay = member('fay', 'theirs');
  await fay.keep().ingest(
    BOOK,
    (await eve.keep().frames(BOOK, {})).map(({ bytes }) => bytes),
  );
  expect(await textsIn(fay)).toEqual(['from eve', 'one', 'three', 'two']);
});

test('a key that someone slips in opens what it seals, and seals nothing new', async () => {
  const ana = await writing();
  const own = (await ana.keep().keysOf(BOOK))[0]?.id;
  const slipped = bookKeyOf(seededBytes('slipped')(32), 0xffffffff);
  await ana.keep().adopt(BOOK, [slipped]);
  await ana.write('secret');
  const frames = await ana.keep().frames(BOOK, {});
  expect(new Set(frames.map(({ ops: [op] }) => op?.header.key))).toEqual(new Set([own]));
});
