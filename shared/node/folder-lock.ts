import { createHash } from 'node:crypto';
import { realpath, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

export type FolderLock = { release(): Promise<void> };

/**
 * One process at a time in a folder, on this machine; null if another is in it. The lock is a local socket, so that it
 * falls with its process however that ends: a lock file could outlive a crash and keep people out of their own record.
 */
export async function lockFolder(folder: string): Promise<FolderLock | null> {
  // The folder itself, by whatever name it was reached.
  const path = socketPath(await realpath(folder).catch(() => folder));
  if (await isAnswered(path)) return null;
  if (process.platform !== 'win32') await rm(path, { force: true });
  const server = createServer((caller) => caller.destroy());
  // Not being able to lock is no reason to refuse lines: the app's own single instance still holds.
  const isTaken = await new Promise<boolean>((resolve) => {
    server.once('error', (error) => {
      resolve('code' in error && error.code === 'EADDRINUSE');
    });
    server.listen(path, () => {
      resolve(false);
    });
  });
  if (isTaken) return null;
  server.unref();
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** Where the lock of a folder listens. */
export function socketPath(folder: string): string {
  const name = `holdfast-${createHash('sha256').update(`${userInfo().username}\n${folder}`).digest('hex').slice(0, 24)}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const caller = connect(path);
    caller.once('connect', () => {
      caller.destroy();
      resolve(true);
    });
    caller.once('error', () => {
      resolve(false);
    });
  });
}
