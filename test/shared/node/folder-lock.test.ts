import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { lockFolder, socketPath } from '../../../shared/node/folder-lock';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'lock-'));
  folders.push(made);
  return made;
}

test('a folder is held by one; when it is let go, by the next', async () => {
  const place = await folder();
  const first = await lockFolder(place);
  expect(first).not.toBeNull();
  expect(await lockFolder(place)).toBeNull();
  await first?.release();
  const next = await lockFolder(place);
  expect(next).not.toBeNull();
  await next?.release();
});

test('a folder reached by another name is the same folder', async () => {
  const place = await folder();
  const other = join(await folder(), 'link');
  await symlink(place, other);
  const first = await lockFolder(place);
  expect(await lockFolder(other)).toBeNull();
  await first?.release();
});

/** A process that listens where a lock of the folder would, as an app that is then killed. */
async function holder(place: string) {
  const script = `require('node:net').createServer().listen(${JSON.stringify(socketPath(place))}, () => console.log('held'))`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

test('two folders are held apart', async () => {
  const locks = [await lockFolder(await folder()), await lockFolder(await folder())];
  expect(locks).not.toContain(null);
  for (const lock of locks) await lock?.release();
});

test('a process that was killed does not keep people out of their own record', async () => {
  const place = await folder();
  const child = await holder(place);
  expect(await lockFolder(place)).toBeNull();
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(existsSync(socketPath(place))).toBe(true);
  const lock = await lockFolder(place);
  expect(lock).not.toBeNull();
  expect(await lockFolder(place)).toBeNull();
  await lock?.release();
});
