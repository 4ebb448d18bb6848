import { expect, test } from 'vitest';
import { openJournal } from '../../../../electron/keeper/journal';
import { prepareJournal } from '../../../../electron/keeper/journal-folder';
import { openReserve } from '../../../../electron/keeper/reserve';
import { verifyPath, type PlaceReport } from '../../../../shared/node/verify/verify';
import { problemWords, wordsFor } from '../../../../shared/node/verify/words';
import { concat, toUtf8 } from '../../../../shared/record/bytes';
import { exchange } from '../../../../shared/record/exchange';
import { encodeFrame, scanFrames } from '../../../../shared/record/frame';
import { BOOK, deviceOf, laptop, OTHER_BOOK } from '../../../laptop';
import { forkedWriter, signingLaptop, signingSealer, verifyTest, writer } from '../../../signing';
import { simulatedDisk, type SimulatedDisk } from '../../../simulation/simulated-disk';
import { FILE, fileOf, fileWith, headerOf, overwrite } from '../warroom/place';
import { filesBelow, folderOf, HOME, put, SHARE, sharedDisk } from '../folder/place';

const JOURNAL = '/journal';

async function verified(disk: SimulatedDisk, path: string): Promise<PlaceReport> {
  const before = [...(await filesBelow(disk, '/'))];
  const changes = disk.operations();
  const report = await verifyPath(path, { disk, verify: verifyTest });
  expect(disk.operations()).toBe(changes);
  expect([...(await filesBelow(disk, '/'))]).toEqual(before);
  if (!report.ok) throw new Error(report.error.kind);
  return report.value;
}

/** A journal on a disk, written by the app's own code: one segment a chain. */
async function journal(...lines: readonly string[]) {
  const disk = simulatedDisk();
  await prepareJournal(disk, JOURNAL);
  const place = { machine: 'm', folder: JOURNAL };
  const store = openJournal({ disk, root: JOURNAL, place, reserve: openReserve(disk, JOURNAL) });
  const ana = laptop('ana', store, signingSealer(deviceOf('ana')));
  for (const line of lines) await ana.write(line);
  await ana.write('drill', { book: OTHER_BOOK });
  const segment = disk.files().find((path) => path.includes(BOOK) && path.endsWith('.seg')) ?? '';
  return { disk, ana, segment, bytes: await disk.read(segment) };
}

test('a whole journal is fine, and counted', async () => {
  const { disk, ana } = await journal('one', 'two', 'three');
  const report = await verified(disk, JOURNAL);
  const [chain = ''] = Object.keys(await ana.keep().have(BOOK));
  expect(report).toMatchObject({
    kind: 'journal',
    format: 2,
    files: 2,
    frames: 4,
    ops: 4,
    forks: 0,
    findings: [],
    level: 'fine',
  });
  const writer = Buffer.from(ana.sealer.device).toString('hex');
  expect(report.books.find(({ book }) => book === BOOK)).toEqual({
    book: BOOK,
    ops: 3,
    refused: {},
    chains: [{ chain, last: 3, gaps: [], writer, isBranch: false }],
  });
  expect(wordsFor(report)[1]).toBe('It holds 4 ops in 2 chains of 2 books, in 4 frames.');
  expect(wordsFor(report).at(-1)).toMatch(/^Fine/);
});

test('every byte turned over in a journal is found, and told as a loss, with its place', async () => {
  const { disk, segment, bytes } = await journal('one', 'two');
  const second = bytes.length - (scanFrames(bytes).frames[1]?.bytes.length ?? 0);
  for (let at = 0; at < bytes.length; at++) {
    disk.flip(segment, at);
    const report = await verifyPath(JOURNAL, { disk, verify: verifyTest });
    if (!report.ok) throw new Error(report.error.kind);
    const { level, findings } = report.value;
    disk.flip(segment, at);
    // A frame that says it is longer than its file looks like one that a crash cut off.
    const isLength = at >= second + 8 && at < second + 12;
    expect({ at, level }).toEqual({ at, level: isLength ? 'repairable' : 'loss' });
    const [from, to] = at < second ? [0, second] : [second, bytes.length];
    expect(findings).toContainEqual(expect.objectContaining({ path: segment, from, to }));
  }
});

test('an end that was never written whole is repairable', async () => {
  const { disk, segment, bytes } = await journal('one', 'two');
  const first = scanFrames(bytes).frames[0]?.bytes.length ?? 0;
  for (let length = first + 1; length < bytes.length; length += 7) {
    await overwrite(disk, segment, bytes.slice(0, length));
    const { level, findings } = await verified(disk, JOURNAL);
    expect({ length, level, findings }).toEqual({
      length,
      level: 'repairable',
      findings: [{ level: 'repairable', kind: 'torn', path: segment, from: first, to: length }],
    });
  }
});

test('damage that another file of the place makes good is repairable', async () => {
  const { disk, segment, bytes } = await journal('one', 'two', 'three');
  await put(disk, segment.replace('00000001', '00000002'), bytes);
  for (const at of [0, 30, 150, 300, 700, bytes.length - 1]) {
    disk.flip(segment, at);
    const { level, findings } = await verified(disk, JOURNAL);
    disk.flip(segment, at);
    expect({ at, level, kinds: findings.map(({ kind }) => kind) }).toEqual({
      at,
      level: 'repairable',
      kinds: ['healed'],
    });
  }
});

test('a gap is a loss, and says which ops are missing', async () => {
  const { disk, segment, bytes } = await journal('one', 'two', 'three', 'four', 'five');
  const frames = scanFrames(bytes).frames.map((frame) => frame.bytes);
  await overwrite(disk, segment, concat(...frames.filter((_, i) => i !== 1 && i !== 3)));
  const { level, findings } = await verified(disk, JOURNAL);
  expect(level).toBe('loss');
  expect(findings).toMatchObject([
    { kind: 'gap', from: 2, to: 2 },
    { kind: 'gap', from: 4, to: 4 },
  ]);
  await overwrite(disk, segment, concat(...frames.slice(1)));
  expect(await verified(disk, JOURNAL)).toMatchObject({ level: 'loss', findings: [{ kind: 'gap', from: 1, to: 1 }] });
});

test('frames that nobody signed, of a chain that is not their device’s, or of another book, are not taken', async () => {
  const { disk, segment, bytes } = await journal('one', 'two');
  const [first, second] = scanFrames(bytes).frames;
  if (!first || !second) throw new Error('no frames');
  const folder = segment.slice(0, segment.lastIndexOf('/'));
  await put(disk, `${folder}/00000002.seg`, encodeFrame(second.ops, new Uint8Array(64)).bytes);
  const other = disk.files().find((path) => path.includes(OTHER_BOOK) && path.endsWith('.seg')) ?? '';
  await put(disk, `${folder}/00000003.seg`, await disk.read(other));
  await overwrite(disk, segment, first.bytes);
  const { level, findings, ops } = await verified(disk, JOURNAL);
  expect({ level, ops }).toEqual({ level: 'repairable', ops: 2 });
  expect(findings).toMatchObject([
    { kind: 'refused', book: BOOK, why: 'signature', frames: 1 },
    { kind: 'refused', book: OTHER_BOOK, why: 'other-book', frames: 1 },
  ]);
});

test('a segment that cannot be read is a loss', async () => {
  const { disk, segment } = await journal('one');
  disk.makeUnreadable(segment);
  const report = await verifyPath(JOURNAL, { disk, verify: verifyTest });
  expect(report).toMatchObject({
    ok: true,
    value: { level: 'loss', findings: [{ kind: 'unreadable', path: segment }] },
  });
});

test('a shared folder is verified by content; a fork is told and no fault; a wrong name is', async () => {
  const disk = await sharedDisk();
  for (const one of await forkedWriter()) await exchange(one.keep(), folderOf(one, disk));
  for (const path of [SHARE, HOME])
    expect(await verified(disk, path)).toMatchObject({ kind: 'folder', format: 1, ops: 4, forks: 1, level: 'fine' });
  const [path, bytes] = [...(await filesBelow(disk, HOME))].find(([one]) => one.endsWith('.seg')) ?? [
    '',
    new Uint8Array(),
  ];
  await put(disk, path.replace(/[0-9a-f]{16}\.seg/, '0123456789abcdef.seg'), bytes);
  expect(await verified(disk, SHARE)).toMatchObject({ level: 'repairable', findings: [{ kind: 'misnamed' }] });
  disk.flip(path, 200);
  expect(await verified(disk, SHARE)).toMatchObject({ level: 'repairable' });
});

test('a file is verified with its offsets, and one that lost its end is repairable', async () => {
  const disk = await sharedDisk();
  const ana = await writer('ana', 'one', 'two', 'three');
  await exchange(ana.keep(), fileOf(ana, disk));
  expect(await verified(disk, FILE)).toMatchObject({ kind: 'file', format: 1, ops: 3, level: 'fine' });
  const bytes = await disk.read(FILE);
  disk.flip(FILE, bytes.length / 2);
  expect(await verified(disk, FILE)).toMatchObject({ level: 'loss', ops: 2 });
  await overwrite(disk, FILE, bytes.slice(0, -30));
  expect(await verified(disk, FILE)).toMatchObject({ level: 'repairable', ops: 3, findings: [{ kind: 'torn' }] });
  await overwrite(disk, FILE, fileWith(headerOf(bytes)));
  expect(await verified(disk, FILE)).toMatchObject({ level: 'fine', ops: 0 });
});

test.each<[what: string, path: string, make: (disk: SimulatedDisk) => Promise<void>, problem: unknown]>([
  ['nothing', '/none', () => Promise.resolve(), { kind: 'missing', path: '/none' }],
  ['an empty file', '/f', (disk) => put(disk, '/f', new Uint8Array()), { kind: 'empty', path: '/f' }],
  ['junk', '/f', (disk) => put(disk, '/f', toUtf8('junk')), { kind: 'foreign', path: '/f' }],
  [
    'a newer file',
    '/f',
    (disk) => put(disk, '/f', toUtf8('holdfast warroom 9 ')),
    { kind: 'newer', path: '/f', format: 9 },
  ],
  ['a folder of someone else', '/d', (disk) => disk.makeFolder('/d'), { kind: 'unknown', path: '/d' }],
  [
    'a newer journal',
    '/d',
    (disk) => formatted(disk, '/d', 'holdfast journal 7\n'),
    { kind: 'newer', path: '/d', format: 7 },
  ],
  [
    'a newer folder',
    '/holdfast',
    (disk) => formatted(disk, '/holdfast', 'holdfast folder 7\n'),
    { kind: 'newer', path: '/', format: 7 },
  ],
])('%s is said to be that', async (_what, path, make, problem) => {
  const disk = simulatedDisk();
  await make(disk);
  const found = await verifyPath(path, { disk, verify: verifyTest });
  expect(found).toEqual({ ok: false, error: problem });
  if (!found.ok) expect(problemWords(found.error)).toContain(found.error.path);
});

async function formatted(disk: SimulatedDisk, folder: string, text: string): Promise<void> {
  await disk.makeFolder(folder);
  await put(disk, `${folder}/FORMAT`, toUtf8(text));
}

test('a laptop that was never there is not needed: a stranger verifies what he cannot read', async () => {
  const disk = await sharedDisk();
  const ana = signingLaptop('ana');
  await ana.write('secret');
  await exchange(ana.keep(), fileOf(ana, disk));
  expect((await verified(disk, FILE)).level).toBe('fine');
});
