import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { decodeFrame } from '../../../shared/record/frame';
import { nodeDisk } from '../../../shared/node/disk';
import { testFrameLog } from '../../contracts/frame-log';
import { BOOK } from '../../laptop';
import { writer } from '../../signing';
import { simulatedDisk } from '../../simulation/simulated-disk';
import { HUB, logOn } from './hub-place';

testFrameLog('files on a simulated disk', () => {
  const disk = simulatedDisk();
  return Promise.resolve({ open: () => logOn(disk) });
});

const made: string[] = [];
afterEach(async () => {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true });
});

testFrameLog('files on this machine', async () => {
  const root = await mkdtemp(join(tmpdir(), 'hub-'));
  made.push(root);
  return { open: () => logOn(nodeDisk(), root) };
});

test('a body is destroyed where it can be, though a file beside it cannot be read and another was left half written', async () => {
  const disk = simulatedDisk();
  const ana = await writer('ana', 'one', 'two', 'three');
  const frames = (await ana.keep().frames(BOOK, {})).map(({ bytes }) => bytes);
  for (const frame of frames) {
    const log = logOn(disk);
    await log.append(BOOK, 0, () => Promise.resolve([frame]));
    await log.close();
  }
  const [first = '', , third = ''] = disk.files();
  disk.put(`${HUB}/${BOOK}/00000002-1.seg.part`, frames[1]?.slice(0, 40) ?? new Uint8Array());
  disk.makeUnreadable(first);
  const gone = decodeFrame(frames[2] ?? new Uint8Array());
  if (!gone.ok) throw new Error(gone.error);
  const ops = new Set(gone.value.frame.ops.map(({ hash }) => hash));
  await expect(logOn(disk).erase(BOOK, ops)).rejects.toThrow('EIO');
  expect(disk.peek(third)).toBeNull();
  expect(disk.peek(third.replace('.seg', '-1.seg'))?.length).toBeLessThan(frames[2]?.length ?? 0);
});

test('a body is destroyed though what a killed process left half written for it cannot be read, and keeps its name', async () => {
  const disk = simulatedDisk();
  const ana = await writer('ana', 'one');
  const frames = (await ana.keep().frames(BOOK, {})).map(({ bytes }) => bytes);
  const log = logOn(disk);
  await log.append(BOOK, 0, () => Promise.resolve(frames));
  await log.close();
  const part = `${HUB}/${BOOK}/00000001-1.seg.part`;
  disk.put(part, frames[0] ?? new Uint8Array());
  disk.makeUnreadable(part);
  const decoded = decodeFrame(frames[0] ?? new Uint8Array());
  if (!decoded.ok) throw new Error(decoded.error);
  await logOn(disk).erase(BOOK, new Set(decoded.value.frame.ops.map(({ hash }) => hash)));
  expect(disk.files()).toEqual([part, `${HUB}/${BOOK}/00000001-2.seg`]);
});

test('a file that could not be read counts again once it can be, and is not asked for all the time', async () => {
  const disk = simulatedDisk();
  const ana = await writer('ana', 'one');
  const frames = (await ana.keep().frames(BOOK, {})).map(({ bytes }) => bytes);
  const first = logOn(disk);
  await first.append(BOOK, 0, () => Promise.resolve(frames));
  await first.close();
  const [path = ''] = disk.files();
  disk.makeUnreadable(path);
  let time = 0;
  const log = logOn(disk, HUB, () => time);
  const last = async () => (await log.tips(BOOK)).get(BOOK)?.last;
  expect(await last()).toBeUndefined();
  disk.makeReadable(path);
  expect(await last()).toBeUndefined();
  time += 10_000;
  expect(await last()).toBe(1);
});
