import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeDisk, type Disk } from '../../../../shared/node/disk';
import { isFoundFrame, scanFile } from '../../../../shared/node/scan-file';
import { readFrames } from '../../../../shared/node/warroom/frames';
import { readWarroom } from '../../../../shared/node/warroom/read';
import { concat, toUtf8 } from '../../../../shared/record/bytes';
import { encodeFrame, MAX_FRAME_SPAN, scanFrames } from '../../../../shared/record/frame';
import { encodeOp } from '../../../../shared/record/op';
import { encodeFileHeader, MAX_FILE_HEADER_BYTES, type FileHeader } from '../../../../shared/record/warroom-file';
import { BOOK, seededBytes } from '../../../laptop';
import { writer } from '../../../signing';
import { FILE, fileWith, overwrite } from './place';
import { put, SHARE, sharedDisk } from '../folder/place';

const HEADER: FileHeader = { id: 'a0'.repeat(16), revision: 'a1'.repeat(16), books: [BOOK], keys: { how: 'none' } };
const LINE = encodeFileHeader(HEADER);
const MAX_BYTES = 1024 * 1024 * 1024;

const read = (disk: Disk, path = FILE, maxBytes = MAX_BYTES) =>
  readWarroom(path, { disk, maxBytes, breathe: () => Promise.resolve() });

async function diskWith(bytes: Uint8Array) {
  const disk = await sharedDisk();
  await put(disk, FILE, bytes);
  return disk;
}

async function framesOf(...lines: readonly string[]): Promise<Uint8Array[]> {
  return (await (await writer('ana', ...lines)).keep().frames(BOOK, {})).map(({ bytes }) => bytes);
}

async function found(bytes: Uint8Array) {
  const disk = await diskWith(bytes);
  const file = await read(disk);
  if (!file.ok) throw new Error(file.error.kind);
  const frames: Uint8Array[] = [];
  const sourced = file.value.frames.map((placed) => ({ path: FILE, placed }));
  for await (const one of readFrames(sourced, disk)) frames.push(one.bytes);
  return { ...file.value, bytes: frames };
}

test('a file gives its frames byte for byte, and no damage', async () => {
  const frames = await framesOf('one', 'two', 'three');
  const file = await found(fileWith(HEADER, concat(...frames)));
  expect(file).toMatchObject({ header: HEADER, bytes: frames, damage: [] });
});

test('damage in the middle costs only the frames it hits, and says where it is', async () => {
  const frames = await framesOf('one', 'two', 'three');
  const whole = fileWith(HEADER, concat(...frames));
  const secondAt = LINE.length + (frames[0]?.length ?? 0);
  const secondEnd = secondAt + (frames[1]?.length ?? 0);
  for (let at = secondAt; at < secondEnd; at += 5) {
    const file = await found(whole.map((byte, i) => (i === at ? byte ^ 1 : byte)));
    expect(file.bytes).toEqual([frames[0], frames[2]]);
    expect(file.damage).toEqual([{ kind: 'damaged', from: secondAt, to: secondEnd }]);
  }
});

test('one copy of the header is enough', async () => {
  const frames = await framesOf('one', 'two');
  const whole = fileWith(HEADER, concat(...frames));
  for (const at of [0, 5, 17, LINE.length - 1]) {
    const first = await found(whole.map((byte, i) => (i === at ? byte ^ 1 : byte)));
    expect(first).toMatchObject({ header: HEADER, bytes: frames });
    expect(first.damage).toEqual([{ kind: 'damaged', from: 0, to: LINE.length }]);
    const last = await found(whole.map((byte, i) => (i === whole.length - LINE.length + at ? byte ^ 1 : byte)));
    expect(last).toMatchObject({ header: HEADER, bytes: frames });
    expect(last.damage).toEqual([{ kind: 'torn', from: whole.length - LINE.length, to: whole.length }]);
  }
});

test('a file cut short anywhere gives what is whole in it, and says that its end is missing', async () => {
  const frames = await framesOf('one', 'two');
  const whole = fileWith(HEADER, concat(...frames));
  const ends = [LINE.length, ...frames.map((_, i) => LINE.length + concat(...frames.slice(0, i + 1)).length)];
  for (let length = 1; length < whole.length; length++) {
    const file = await read(await diskWith(whole.subarray(0, length)));
    if (length < LINE.length) expect({ length, file }).toEqual({ length, file: { ok: false, error: { kind: 'cut' } } });
    else if (file.ok) {
      expect({ length, frames: file.value.frames.length }).toEqual({
        length,
        frames: ends.filter((end) => end <= length).length - 1,
      });
      expect({ length, torn: file.value.damage.at(-1)?.to }).toEqual({ length, torn: length });
    } else throw new Error(`${String(length)}: ${file.error.kind}`);
  }
});

test.each<[what: string, bytes: Uint8Array, problem: unknown]>([
  ['an empty file', new Uint8Array(), { kind: 'empty' }],
  ['junk', seededBytes('junk')(5_000), { kind: 'foreign' }],
  ['zeros', new Uint8Array(100_000), { kind: 'foreign' }],
  ['text', toUtf8('Dear diary\n'.repeat(1_000)), { kind: 'foreign' }],
  ['a newer file', toUtf8(`holdfast warroom 7 {"all":"new"} abc\n${'?'.repeat(500)}`), { kind: 'newer', format: 7 }],
  ['half a header', LINE.subarray(0, 40), { kind: 'cut' }],
  [
    'a header without an end',
    concat(toUtf8('holdfast warroom 1 '), new Uint8Array(MAX_FILE_HEADER_BYTES + 9).fill(65)),
    { kind: 'foreign' },
  ],
])('%s is told', async (_what, bytes, problem) => {
  expect(await read(await diskWith(bytes))).toEqual({ ok: false, error: problem });
});

test('nothing, a folder, and a file that is too large are told', async () => {
  const disk = await sharedDisk();
  expect(await read(disk)).toEqual({ ok: false, error: { kind: 'missing' } });
  expect(await read(disk, SHARE)).toEqual({ ok: false, error: { kind: 'not-a-file' } });
  await overwrite(disk, FILE, fileWith(HEADER));
  expect(await read(disk, FILE, 100)).toEqual({ ok: false, error: { kind: 'too-large', bytes: LINE.length * 2 } });
});

test('a newer number that is only a byte turned over is known by the end of the file', async () => {
  const frames = await framesOf('one');
  const whole = fileWith(HEADER, concat(...frames));
  whole[17] = '9'.charCodeAt(0);
  expect(await found(whole)).toMatchObject({ header: HEADER, bytes: frames });
});

test('a large file is read in pieces, and gives what reading it at once gives', async () => {
  const random = seededBytes('large');
  const big = random(512 * 1024);
  const header = {
    v: 1,
    book: BOOK,
    chain: 'c0'.repeat(16),
    seq: 2,
    prev: '00'.repeat(32),
    key: '',
    nonce: '',
  } as never;
  const pieces = Array.from({ length: 40 }, (_, i) => [
    encodeFrame([encodeOp(header, big.subarray(0, (i * 104_729) % big.length))], new Uint8Array(64)).bytes,
    random(i % 3 === 0 ? 50 : 0),
  ]).flat();
  const content = concat(...pieces);
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-read-'));
  try {
    const path = join(folder, 'large.warroom');
    await writeFile(path, fileWith(HEADER, content));
    const lengths: number[] = [];
    const disk: Disk = {
      ...nodeDisk(),
      read: () => Promise.reject(new Error('all at once')),
      readPart: (at, from, length) => (lengths.push(length), nodeDisk().readPart(at, from, length)),
    };
    const file = await read(disk, path);
    const expected = scanFrames(content);
    expect(file.ok && file.value.frames.map(({ length }) => length)).toEqual(
      expected.frames.map(({ bytes }) => bytes.length),
    );
    expect(file.ok && file.value.damage).toEqual(
      expected.damage.map(({ from, to }) => ({ kind: 'damaged', from: from + LINE.length, to: to + LINE.length })),
    );
    expect(Math.max(...lengths)).toBeLessThanOrEqual(8 * 1024 * 1024);
    expect(content.length).toBeGreaterThan(8 * 1024 * 1024 + MAX_FRAME_SPAN);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a file of 3 GiB is refused by its size, before anything of it is read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-read-'));
  try {
    const path = join(folder, 'huge.warroom');
    const file = await open(path, 'w');
    await file.truncate(3 * 2 ** 30);
    await file.close();
    const disk: Disk = { ...nodeDisk(), readPart: () => Promise.reject(new Error('read')) };
    expect(await read(disk, path)).toEqual({ ok: false, error: { kind: 'too-large', bytes: 3 * 2 ** 30 } });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a file made of false marks is read to its end in about the time it takes to hash it', async () => {
  const [frame = new Uint8Array()] = await framesOf('one');
  const mark = concat(frame.subarray(0, 8), Uint8Array.from([0, 12, 0, 0]), new Uint8Array(8));
  const false_ = new Uint8Array(mark.length * 100_000);
  for (let at = 0; at < false_.length; at += mark.length) false_.set(mark, at);
  const file = await found(fileWith(HEADER, concat(false_, new Uint8Array(1024 * 1024), frame)));
  expect(file.bytes).toEqual([frame]);
  expect(scanFrames(false_).frames).toEqual([]);
});

test('a frame that begins where one piece ends and the next begins is found', async () => {
  const [frame = new Uint8Array()] = await framesOf('one');
  const piece = 8 * 1024 * 1024;
  for (let before = 0; before <= 24; before++) {
    const at = piece - before;
    const bytes = new Uint8Array(piece + 4_000);
    bytes.set(frame, at);
    const seen: unknown[] = [];
    const read = (from: number, length: number) => Promise.resolve(bytes.subarray(from, from + length));
    for await (const one of scanFile(read, { from: 0, to: bytes.length }))
      seen.push(isFoundFrame(one) ? one.at : [one.from, one.to]);
    expect(seen).toEqual([[0, at], at, [at + frame.length, bytes.length]]);
  }
});
