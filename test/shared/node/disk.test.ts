import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeDisk, writeAll, type Disk } from '../../../shared/node/disk';
import { simulatedDisk } from '../../simulation/simulated-disk';

async function onReal(work: (disk: Disk, folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-disk-'));
  await work(nodeDisk(), folder).finally(() => rm(folder, { recursive: true }));
}

async function onSimulated(work: (disk: Disk, folder: string) => Promise<void>): Promise<void> {
  const disk = simulatedDisk();
  await disk.makeFolder('/folder');
  await work(disk, '/folder');
}

async function write(disk: Disk, path: string, ...bytes: readonly number[]): Promise<void> {
  const file = await disk.create(path);
  await writeAll(file, Uint8Array.from(bytes)).finally(() => file.close());
}

/** What the machine's disk and the simulated one must do alike, or the simulation proves nothing. */
test.each([
  ['real', onReal],
  ['simulated', onSimulated],
])('the %s disk moves a file to a free name, never over another one, and says what stands where', async (_, on) => {
  await on(async (disk, folder) => {
    const [a, b] = [join(folder, 'a'), join(folder, 'b')];
    await write(disk, a, 1, 2);
    await disk.moveIfAbsent(a, b);
    expect(await disk.list(folder)).toEqual(['b']);
    await write(disk, a, 3);
    await expect(disk.moveIfAbsent(a, b)).rejects.toMatchObject({ code: 'EEXIST' });
    expect([...(await disk.read(b))]).toEqual([1, 2]);
    expect([...(await disk.read(a))]).toEqual([3]);
    await expect(disk.moveIfAbsent(join(folder, 'none'), join(folder, 'c'))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(disk.moveIfAbsent(a, join(folder, 'none', 'c'))).rejects.toMatchObject({ code: 'ENOENT' });
    expect([...(await disk.readPart(b, 0, 1))]).toEqual([1]);
    expect([...(await disk.readPart(b, 1, 9))]).toEqual([2]);
    expect([...(await disk.readPart(b, 5, 9))]).toEqual([]);
    await expect(disk.readPart(join(folder, 'none'), 0, 1)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await disk.stat(b)).toEqual({ kind: 'file', size: 2 });
    expect(await disk.stat(folder)).toMatchObject({ kind: 'folder' });
    expect(await disk.stat(join(folder, 'none'))).toBe(null);
    expect(await disk.stat(join(b, 'below a file'))).toBe(null);
    await expect(disk.list(b)).rejects.toMatchObject({ code: 'ENOTDIR' });
  });
});

test.each([
  ['real', onReal],
  ['simulated', onSimulated],
])('the %s disk replaces a file by another, whole, and a name that is free as well', async (_, on) => {
  await on(async (disk, folder) => {
    const [a, b, c] = [join(folder, 'a'), join(folder, 'b'), join(folder, 'c')];
    await write(disk, a, 1);
    await write(disk, b, 2, 2);
    await disk.replace(a, b);
    expect([...(await disk.read(b))]).toEqual([1]);
    await disk.replace(b, c);
    expect(await disk.list(folder)).toEqual(['c']);
    await expect(disk.replace(a, c)).rejects.toMatchObject({ code: 'ENOENT' });
    await disk.makeFolder(a);
    await expect(disk.replace(c, a)).rejects.toMatchObject({ code: 'EISDIR' });
    expect([...(await disk.read(c))]).toEqual([1]);
  });
});
